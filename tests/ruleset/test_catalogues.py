"""Reading catalogues and views."""

from pathlib import Path

import pytest

from ics_lint.resources import schema_text
from ics_lint.ruleset.catalogues import Catalogue, read_catalogues, read_views
from ics_lint.schema.validation import SchemaCheck
from tests.making import a_rule_set
from tests.ruleset.conftest import Refusal

SEATS = "title: Seats\ndescription: >-\n  A\n  seat.\ncolumns: {board: B., role: R., minimum: M.}\nrows:\n"


def seats(tmp_path: Path, rows: str) -> Catalogue:
    folder = a_rule_set(tmp_path, {"catalogues/needed-seat.yaml": SEATS + rows})
    catalogues = read_catalogues(folder, SchemaCheck(schema_text("catalogue")))
    return next(each for each in catalogues if each.name == "needed_seat")


def test_a_catalogue_is_a_table_with_the_name_of_its_file(tmp_path: Path) -> None:
    catalogue = seats(tmp_path, "  - {board: icb, role: chair, minimum: 1}\n")
    assert (catalogue.title, catalogue.description) == ("Seats", "A seat.")
    assert catalogue.rows == [("icb", "chair", 1)]


def test_a_cell_that_is_left_out_is_null_and_a_list_stands_for_as_many_rows(tmp_path: Path) -> None:
    catalogue = seats(tmp_path, "  - {board: [a, b], role: [x, y]}\n")
    assert catalogue.rows == [("a", "x", None), ("a", "y", None), ("b", "x", None), ("b", "y", None)]


def test_a_view_is_a_comment_notes_on_columns_and_one_select(tmp_path: Path) -> None:
    text = "-- A thing\n-- that stands.\n-- at: Where.\nselect at\nfrom thing;\n"
    (board, standing) = read_views(a_rule_set(tmp_path, {"views/standing.sql": text}))
    assert board.name == "board"
    assert (standing.description, standing.columns) == ("A thing that stands.", {"at": "Where."})
    assert standing.query == "select at\nfrom thing"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"catalogues/seat-x.yaml": SEATS + "  - {bord: a}\n"},
            "RULES/catalogues/seat-x.yaml:7:12: `bord` is not a column of the catalogue `seat-x`.",
        ),
        (
            {"catalogues/seat.yaml": SEATS + "  - {board: a}\n"},
            "RULES: the catalogue `seat` has the name of another table.",
        ),
        ({"views/seat.sql": "-- A.\nselect 1\n"}, "RULES: the view `seat` has the name of another table."),
        ({"views/v.sql": "select 1\n"}, "RULES/views/v.sql:1: a view begins with a comment that says what it is."),
        (
            {"views/v.sql": "-- at: Where.\nselect 1\n"},
            "RULES/views/v.sql:1: a view begins with a comment that says what it is.",
        ),
        ({"views/v.sql": "-- A.\nselect frm\n"}, "RULES/views/v.sql: no such column: frm."),
        ({"views/v.sql": "-- A.\nselectt\n"}, 'RULES/views/v.sql: near "selectt": syntax error.'),
    ],
)  # fmt: skip
def test_what_is_not_in_order_is_refused_with_the_reason(
    refusal: Refusal, files: dict[str, str | None], message: str
) -> None:
    assert refusal(files) == message
