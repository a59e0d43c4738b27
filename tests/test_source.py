"""Lines and columns."""

import pytest

from ics_lint.loading.remarks import Span
from ics_lint.source import Position, Source


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_and_columns_count_characters_from_one(line_break: str) -> None:
    text = line_break.join(["\u00e4b", "", "\U0001f600c"])
    source = Source(path="x", text=text)
    assert source.position(text.index("b")) == Position(1, 2)
    assert source.position(text.index("c")) == Position(3, 2)
    assert [source.line(number) for number in (1, 2, 3, 4)] == ["\u00e4b", "", "\U0001f600c", ""]


def test_other_unicode_line_breaks_do_not_count_as_editors_do_not_count_them() -> None:
    source = Source(path="x", text="a\u2028b\u0085c\n")
    assert source.position(4) == Position(1, 5)


def test_an_end_is_just_past_the_last_character() -> None:
    start, end = Source(path="x", text="abc\n").start_and_end(Span(0, 3))
    assert (start, end) == (Position(1, 1), Position(1, 4))
