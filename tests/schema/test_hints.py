"""What to write instead of a value of the wrong type."""

from typing import Any

import pytest

from ics_lint.schema.hints import hint_for


@pytest.mark.parametrize(
    ("value", "types", "hint"),
    [
        (None, ["string"], "Give it a value, or leave the key out."),
        ("yes", ["boolean"], "Write true, without quotes."),
        ("Off", ["boolean"], "Write false, without quotes."),
        ("1,240,000", ["integer"], "Write 1240000, without commas, signs or quotes."),
        ("\u00a3 12.50", ["number"], "Write 12.50, without commas, signs or quotes."),
        ("007", ["integer"], "Write 7, without commas, signs or quotes."),
        ("0", ["integer"], "Write 0, without commas, signs or quotes."),
        ("acute", ["array"], "Write it as a list: [acute]."),
        ("acute", ["object"], "Write its keys below it, each with a value."),
        ("many", ["integer"], "For example: 7."),
        (5, ["array"], "Write it as a list: [5]."),
        (5, ["array", "string"], 'Put it in quotes: "5".'),
        (True, ["string"], 'Put it in quotes: "true".'),
        (1.5, ["integer"], "For example: 7."),
        (["a"], ["object"], "Write each entry as a key with a value, not as an item of a list."),
        (["a"], ["string"], "Take the brackets or the hyphen away: only one value can stand here."),
        (["a", "b"], ["string"], "For example: 7."),
        ({"a": 1}, ["array"], "Write each entry as an item of a list, with a hyphen before it."),
        ({"a": 1}, ["string"], "For example: 7."),
    ],
)
def test_a_hint_says_what_to_write(value: Any, types: list[str], hint: str) -> None:
    assert hint_for(value, types, {"examples": [7, 8]}) == hint


def test_without_an_example_there_may_be_nothing_to_say() -> None:
    assert hint_for("many", ["integer"], {}) == ""


def test_an_example_is_shown_as_it_would_be_written() -> None:
    assert hint_for({}, ["string"], {"examples": ["Glossop \u2013 north"]}) == 'For example: "Glossop \u2013 north".'
