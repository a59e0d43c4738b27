"""The word most likely meant."""

import pytest

from ics_lint.nearest import nearest, slip_of

KINDS = ["foundation-trust", "nhs-trust", "local-authority", "mental-health", "trust-partner", "acute"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("fundation-trust", "foundation-trust"), ("nhs-trsut", "nhs-trust"), ("banana", None), ("", None)],
)
def test_the_nearest_word_is_suggested_only_if_it_is_near(word: str, meant: str | None) -> None:
    assert nearest(word, KINDS) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("mental-heath", "mental-health"),
        ("actue", "acute"),
        ("trust-partner-2", None),
        ("trust-partners", None),
        ("local-authority2", None),
        ("acuity", None),
    ],
)
def test_a_slip_of_the_pen_differs_by_a_letter_or_two_and_adds_nothing(word: str, meant: str | None) -> None:
    assert slip_of(word, KINDS) == meant
