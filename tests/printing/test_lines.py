"""Lines, with colour and without."""

import io

import pytest

from ics_lint.printing.lines import Style, plain, wrap, write


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two", ["  one two"]),
        ("one two three four five six", ["  one two three four", "    five six"]),
        ("", [""]),
        ("a-very-long-word-that-fits-nowhere-at-all x", ["  a-very-long-word-that-fits-nowhere-at-all", "    x"]),
    ],
)
def test_a_text_is_put_on_lines_with_something_before_each(text: str, lines: list[str]) -> None:
    assert wrap(text, 20, first="  ", rest="    ") == lines


def test_without_another_all_lines_begin_alike_and_none_is_too_narrow() -> None:
    assert wrap("one two three four five", 5, first="- ") == ["- one two three four", "- five"]


def test_without_colour_there_is_only_text() -> None:
    stream = io.StringIO()
    write([[("a", Style.ERROR), (" b  ", Style.PLAIN)], []], stream, colour=False)
    assert stream.getvalue() == "a b\n\n"


def test_with_colour_the_text_is_the_same_between_escapes() -> None:
    stream = io.StringIO()
    write([[("[bold]a", Style.ERROR), (" :smile: b", Style.PLAIN)]], stream, colour=True)
    assert "\x1b[1;31m[bold]a\x1b[0m :smile: b" in stream.getvalue()


def test_long_lines_are_not_broken_for_colour() -> None:
    stream = io.StringIO()
    write([[("x" * 300, Style.RULE)]], stream, colour=True)
    assert stream.getvalue().count("\n") == 1


def test_a_line_ends_where_its_text_ends() -> None:
    assert plain([("a ", Style.PLAIN), ("  ", Style.QUIET)]) == "a"
