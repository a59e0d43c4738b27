"""Finding organisations by codes and names, right, former, partial and misspelt."""

import sqlite3

import pytest

from ics_lint.register.finding import Fit, find
from ics_lint.register.misspelt import nearest_codes
from ics_lint.register.opening import open_register


@pytest.fixture(scope="module")
def register() -> sqlite3.Connection:
    return open_register()


#: What is asked for; the code and kind that must come first; how it fits; by which other name or code, if by one.
LOOKUPS = [
    # codes
    ("RCF", "RCF", "foundation-trust", Fit.CODE, None),
    ("rcf", "RCF", "foundation-trust", Fit.CODE, None),
    (" QWO ", "QWO", "icb", Fit.CODE, None),
    ("S1Y5D", "S1Y5D", "icb", Fit.CODE, None),
    ("QHG", "QHG", "icb", Fit.CODE, None),
    ("U00070", "U00070", "pcn", Fit.CODE, None),
    ("Y63", "Y63", "region", Fit.CODE, None),
    ("E08000035", "E08000035", "local-authority", Fit.CODE, None),
    ("00C", "00C", "ccg", Fit.CODE, None),
    ("06H", "06H", "sub-icb-location", Fit.CODE, None),
    ("U2G6B", "U2G6B", "sub-icb-location", Fit.CODE, None),
    ("K0N6A", "K0N6A", "nhs-trust", Fit.CODE, None),
    ("TAD", "TAD", "foundation-trust", Fit.CODE, None),
    # GSS codes, new and old
    ("E54000067", "QRL", "icb", Fit.CODE, "E54000067"),
    ("E54000042", "QRL", "icb", Fit.CODE, "E54000042"),
    ("E08000039", "E08000019", "local-authority", Fit.CODE, "E08000039"),
    ("E38000265", "70F", "sub-icb-location", Fit.CODE, "E38000265"),
    # parts of codes
    ("S1Y5", "S1Y5D", "icb", Fit.BEGINNING, None),
    # names
    ("Airedale NHS Foundation Trust", "RCF", "foundation-trust", Fit.NAME, None),
    ("the christie nhs foundation trust", "RBV", "foundation-trust", Fit.NAME, None),
    ("Gloucestershire County Council", "E10000013", "local-authority", Fit.NAME, None),
    ("west yorkshire", "QWO", "icb", Fit.NAME, "West Yorkshire"),
    ("Leeds", "E08000035", "local-authority", Fit.NAME, "Leeds"),
    ("St Helens", "E08000013", "local-authority", Fit.NAME, "St. Helens"),
    ("North East and Yorkshire", "Y63", "region", Fit.NAME, None),
    (
        "NHS Mid and South Essex ICB - 99G",
        "99G",
        "sub-icb-location",
        Fit.NAME,
        "NHS Mid and South Essex ICB - 99G",
    ),
    # parts of names
    ("airedale", "RCF", "foundation-trust", Fit.BEGINNING, None),
    ("kings college hosp", "RJZ", "foundation-trust", Fit.BEGINNING, None),
    ("guy's", "RJ1", "foundation-trust", Fit.BEGINNING, None),
    ("west yorks", "QWO", "icb", Fit.BEGINNING, "West Yorkshire"),
    ("teaching york scarborough", "RCB", "foundation-trust", Fit.WORDS, None),
    ("ambulance london", "RRU", "nhs-trust", Fit.WORDS, None),
    ("Norfolk Suffolk", "T6Y0W", "icb", Fit.WORDS, None),
    # closed and merged
    ("North Bristol", "RVJ", "nhs-trust", Fit.BEGINNING, None),
    ("Tavistock", "RNK", "foundation-trust", Fit.BEGINNING, None),
    ("Frimley Integrated Care Board", "QNQ", "icb", Fit.WORDS, None),
    ("NHS Harrogate and Rural District CCG", "03E", "ccg", Fit.NAME, None),
    # renamed
    (
        "Southern Health NHS Foundation Trust",
        "RW1",
        "foundation-trust",
        Fit.NAME,
        "Southern Health NHS Foundation Trust",
    ),
    (
        "University Hospitals Bristol and Weston",
        "RA7",
        "foundation-trust",
        Fit.BEGINNING,
        "University Hospitals Bristol and Weston NHS Foundation Trust",
    ),
    ("Mid Yorkshire Hospitals", "RXF", "nhs-trust", Fit.BEGINNING, "Mid Yorkshire Hospitals NHS Trust"),
    (
        "Sheffield Health and Social Care",
        "TAH",
        "foundation-trust",
        Fit.BEGINNING,
        "Sheffield Health and Social Care NHS Foundation Trust",
    ),
    ("Salford Royal", "RM3", "foundation-trust", Fit.BEGINNING, "Salford Royal NHS Foundation Trust"),
    ("Healthier Lancashire", "QE1", "icb", Fit.BEGINNING, "Healthier Lancashire and South Cumbria"),
    ("Hull Nexus PCN", "U03824", "pcn", Fit.NAME, "Hull Nexus PCN"),
    # misspelt
    ("Airdale", "RCF", "foundation-trust", Fit.NEAREST, None),
    ("Harogate", "RCD", "foundation-trust", Fit.NEAREST, None),
    ("Tavistok and Portmann", "RNK", "foundation-trust", Fit.NEAREST, None),
    ("Gloustershire", "QR1", "icb", Fit.NEAREST, "Gloucestershire"),
    ("Notingham univercity", "QT1", "icb", Fit.NEAREST, "Nottingham and Nottinghamshire"),
    ("Lonaon", "Y56", "region", Fit.NEAREST, None),
    ("Durham andDarlington", "RXP", "foundation-trust", Fit.NEAREST, None),
    ("Gloucestershire Health andC are NHS Foundation Trust", "RTQ", "foundation-trust", Fit.NEAREST, None),
    ("RFC", "RCF", "foundation-trust", Fit.NEAREST, None),
    ("S1Y5E", "S1Y5D", "icb", Fit.NEAREST, None),
    ("E08000053", "E08000035", "local-authority", Fit.NEAREST, None),
]


@pytest.mark.parametrize(("words", "code", "kind", "fit", "by"), LOOKUPS, ids=[each[0] for each in LOOKUPS])
def test_the_likeliest_comes_first(
    register: sqlite3.Connection, words: str, code: str, kind: str, fit: Fit, by: str | None
) -> None:
    match = find(register, words)[0]
    assert (match.code, match.kind, match.fit, match.by) == (code, kind, fit, by)


@pytest.mark.parametrize("words", ["xyzzy", "", "  ", "!!", "zzz-999-qq"])
def test_what_is_like_nothing_finds_nothing(register: sqlite3.Connection, words: str) -> None:
    assert find(register, words) == []


def test_a_code_that_two_things_have_finds_both(register: sqlite3.Connection) -> None:
    assert {match.kind for match in find(register, "06H")} == {"ccg", "sub-icb-location"}


def test_a_former_name_is_said_to_be_former_and_until_when(register: sqlite3.Connection) -> None:
    match = find(register, "Southern Health NHS Foundation Trust")[0]
    assert match.name == "Hampshire and Isle of Wight Healthcare NHS Foundation Trust"
    assert (match.use, match.until) == ("former", "2024-09-30")


def test_what_is_open_comes_before_what_is_closed(register: sqlite3.Connection) -> None:
    closed = [bool(match.closed) for match in find(register, "Manchester", limit=100) if match.fit is Fit.WORDS]
    assert closed == sorted(closed)
    assert True in closed


def test_better_fits_come_first_and_nothing_comes_twice(register: sqlite3.Connection) -> None:
    matches = find(register, "Gloucestershire", limit=100)
    assert [match.fit for match in matches] == sorted(match.fit for match in matches)
    found = [(match.code, match.kind) for match in matches]
    assert len(found) == len(set(found))


def test_no_more_are_given_than_wanted(register: sqlite3.Connection) -> None:
    assert len(find(register, "NHS", limit=7)) == 7


def test_the_nearest_codes_are_swapped_or_have_one_letter_else(register: sqlite3.Connection) -> None:
    assert nearest_codes(register, "RFC")[0].code == "RCF"
    assert "QWO" in [match.code for match in nearest_codes(register, "QWP")]
    assert nearest_codes(register, "R/F") == []
