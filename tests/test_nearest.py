"""The word most likely meant."""

import pytest

from ics_lint.nearest import meant, nearest, slip_of

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


@pytest.mark.parametrize(
    ("word", "name", "expected"),
    [
        ("Foundation Trust", None, "foundation-trust"),
        ("NHS foundation trust", "Vale NHS Trust", "foundation-trust"),
        ("nhs-trsut", "Vale NHS Foundation Trust", "nhs-trust"),
        ("hospital", "Vale NHS Foundation Trust", "foundation-trust"),
        ("hospital", "Vale Hospitals' Charitable Trust", None),
        ("hospital", "Acute", None),
        ("trust-partner-2", None, "trust-partner"),
        ("", "The FT", "foundation-trust"),
        ("hospital", "University Hospitals of Vale NHS Trust", "nhs-trust"),
        ("hospital", "Acute of the Vale FT", "acute"),
        ("hospital", {"ft": 1}, None),
        ("banana", None, None),
    ],
)
def test_what_is_meant_is_told_by_the_word_then_by_the_name_then_by_what_is_near(
    word: str, name: object, expected: str | None
) -> None:
    also = {"nhs-foundation-trust": "foundation-trust", "ft": "foundation-trust"}
    assert meant(word, KINDS, also, name=name) == expected
