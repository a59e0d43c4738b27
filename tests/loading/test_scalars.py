"""What unquoted scalars mean."""

import pytest

from ics_lint.loading.scalars import looks_like_another_type, resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("1_240_000", 1_240_000),
        ("0x1F", 31),
        ("0o17", 15),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1.5e3", 1500.0),
        ("1_000.5", 1000.5),
    ],
)
def test_null_booleans_and_numbers_are_what_yaml_1_2_says(text: str, value: object) -> None:
    resolved = resolve(text)
    assert resolved == value
    assert type(resolved) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "yes", "No", "on", "OFF", "y", "N", "010", "00", "-01", "1e5", "1E5", "12e03", "1:30", "190:20:30",
        "2021-01-04", "2021-01-04T10:00:00Z", ".inf", "-.inf", ".nan", "1__0", "_1", "1_", "0b101", "nUll", "tRue",
        "1.2.3", "-", "+", ".", "RAE", "9" * 19, "1.0e999", "0x" + "f" * 40,
    ],
)  # fmt: skip
def test_everything_else_is_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize(
    "text",
    ["010", "1E5", "NO", "12e03", "y", "On", "null", "TRUE", "123", "1_2", "1.5", "0x1A", "0o17", "0b11", "12:30:45",
     "2021-01-04", "2001-12-14 21:59:43.10 -5", ".inf", "-.INF", ".NaN", "1e5", "+1", "08"],
)  # fmt: skip
def test_a_code_is_in_danger_if_any_common_reader_takes_it_for_something_else(text: str) -> None:
    assert looks_like_another_type(text)


@pytest.mark.parametrize(
    "text", ["RAE", "Q99", "QWO", "S1Y5D", "E08000034", "nope", "onward", "1A2", "R1E", "true-north"]
)
def test_a_code_that_every_reader_takes_for_text_is_in_no_danger(text: str) -> None:
    assert not looks_like_another_type(text)
