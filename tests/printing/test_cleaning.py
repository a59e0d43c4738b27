"""Nothing in a text may act on where it goes."""

import pytest

from ics_lint.printing.cleaning import clean, width_of


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain \u00e4\u20ac\U0001f600", "plain \u00e4\u20ac\U0001f600"),
        ("a\tb\nc\rd", "a b c d"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("\x9b31m", "<U+009B>31m"),
        ("\x00\x07\x7f", "<U+0000><U+0007><U+007F>"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u2066b\u200bc\ufeff", "a<U+2066>b<U+200B>c<U+FEFF>"),
        ("a\u2028b\u0085c", "a<U+2028>b<U+0085>c"),
        ("\U000e0041", "<U+E0041>"),
        ("\ud800", "<U+D800>"),
    ],
)
def test_characters_that_could_act_are_shown_by_their_number(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("\u00e4", 1), ("a\u0308", 1), ("\u6f22\u5b57", 4), ("\uff21", 2), ("", 0)]
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str, width: int) -> None:
    assert width_of(text) == width
