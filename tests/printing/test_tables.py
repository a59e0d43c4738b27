"""Tables for people, programs and pages."""

import csv
import io
import json

import pytest

from ics_lint.printing.lines import plain
from ics_lint.printing.tables import csv_text, json_text, markdown_lines, table_lines

COLUMNS = ["name", "number"]


def table(rows: list[list[object]], width: int = 80) -> list[str]:
    return [plain(line) for line in table_lines(COLUMNS, rows, width)]


def test_columns_are_as_wide_as_they_must_be() -> None:
    assert table([["a", 1], ["longer", None]]) == ["name    number", "a       1", "longer"]


def test_cells_that_do_not_fit_run_over_several_lines() -> None:
    lines = table([["one two three four five six", "x"]], 24)
    assert lines == ["name              number", "one two three     x", "four five six"]
    assert max(map(len, lines)) <= 24


def test_no_column_gets_narrower_than_can_be_read() -> None:
    assert max(map(len, table([["x" * 50, "y" * 50]], 5))) == 8 + 2 + 8


def test_cells_are_cleaned() -> None:
    assert table([["a\x1b[1m\nb", 1]])[1] == "a<U+001B>[1m b  1"


def test_an_empty_table_is_its_heading() -> None:
    assert table([]) == ["name  number"]


def test_markdown_cells_keep_their_column() -> None:
    lines = [plain(line) for line in markdown_lines(COLUMNS, [["a|b\\c", None], ["x\ny", 2]])]
    assert lines == ["| name | number |", "|---|---|", "| a\\|b\\\\c |  |", "| x y | 2 |"]


def test_json_is_a_list_of_objects() -> None:
    assert json.loads(json_text(COLUMNS, [["\u00e4\x1b", None], ["b", 2]])) == [
        {"name": "\u00e4\x1b", "number": None},
        {"name": "b", "number": 2},
    ]
    assert "\x1b" not in json_text(COLUMNS, [["\x1b", 1]])


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=x", " =x"),
        ("a\r=1+1", "a\n=1+1"),
        ("\x1b[31mred", "<U+001B>[31mred"),
    ],
)
def test_no_cell_of_csv_is_a_formula_or_acts_on_a_terminal(cell: str, shown: str) -> None:
    (_, row) = csv.reader(io.StringIO(csv_text(COLUMNS, [[cell, -1]]), newline=""))
    assert row == [shown, "-1"]


def test_csv_says_what_the_rows_say() -> None:
    assert csv_text(COLUMNS, [['a "b", c', None]]) == 'name,number\n"a ""b"", c",\n'
