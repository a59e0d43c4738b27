"""What the register says of one organisation."""

import sqlite3
from collections.abc import Mapping
from typing import Any

import pytest

from ics_lint.errors import UsageError
from ics_lint.printing.lines import plain
from ics_lint.register.opening import open_register
from ics_lint.register.showing import code_of, histories_of
from ics_lint.register.summary import about
from ics_lint.register.words import about_lines, days, history_lines


@pytest.fixture(scope="module")
def register() -> sqlite3.Connection:
    return open_register()


def told(register: sqlite3.Connection, code: str) -> dict[str, tuple[Mapping[str, Any], ...]]:
    (history, *_) = histories_of(register, code)
    return {section.key: section.rows for section in history.sections}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("qwo", "QWO"),
        ("E54000054", "QWO"),
        ("Airedale NHS Foundation Trust", "RCF"),
        ("Southern Health NHS Foundation Trust", "RW1"),
        ("06H", "06H"),
    ],
)
def test_a_code_or_a_whole_name_means_one(register: sqlite3.Connection, words: str, code: str) -> None:
    assert code_of(register, words) == code


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("RFC", "nothing of the code or name `RFC`. Did you mean RCF"),
        ("Airedale", "Did you mean RCF"),
        ("Gloucestershire", "may be QR1 (NHS Gloucestershire Integrated Care Board) or E10000013"),
        ("xyzzy", "`ics-lint register find` searches"),
    ],
)
def test_what_means_none_or_several_is_said(register: sqlite3.Connection, words: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        code_of(register, words)
    assert message in str(caught.value)


def test_a_board_that_was_divided_shows_what_followed(register: sqlite3.Connection) -> None:
    rows = told(register, "QM7")
    followed = [(row["code"], row["first_day"], row["extent"]) for row in rows["successors"]]
    assert followed == [("D7T5G", "2026-04-01", "part"), ("S1Y5D", "2026-04-01", "part")]
    assert {row["code"] for row in rows["predecessors"]} == {"06K", "06N", "07H"}
    assert {row["code"] for row in rows["councils"]} == {"E10000012", "E10000015"}
    assert {row["code"] for row in rows["locations"]} == {"06K", "06N", "07H"}
    assert "RWH" in {row["code"] for row in rows["trusts"]}
    assert "RYC" in {row["code"] for row in rows["other-providers"]}


def test_a_trust_shows_its_names_with_their_days(register: sqlite3.Connection) -> None:
    names = told(register, "RA7")["names"]
    assert [(row["use"], row.get("first_day"), row.get("last_day")) for row in names] == [
        ("current", "2026-07-01", None),
        ("former", "2020-04-01", "2026-06-30"),
        ("former", None, "2020-03-31"),
    ]


def test_a_provider_shows_every_system_it_works_in(register: sqlite3.Connection) -> None:
    boards = {row["code"] for row in told(register, "RYF")["works-in"]}
    assert boards == {"QT6", "QJK", "QVV", "QR1", "QUY", "QOX", "QSL"}


def test_a_region_shows_its_boards(register: sqlite3.Connection) -> None:
    rows = told(register, "Y56")["boards-of-region"]
    assert {row["code"] for row in rows if "last_day" not in row} == {"QKK", "QMF", "QWE", "Z9B2Z"}


def test_a_code_of_a_group_and_a_location_shows_both(register: sqlite3.Connection) -> None:
    group, location = histories_of(register, "06H")
    assert group.entry["kind"] == "ccg"
    assert location.entry["kind"] == "sub-icb-location"
    assert [row["code"] for row in location.sections[0].rows] == ["QUE", "S1Y5D"]


def test_what_is_not_known_is_left_out(register: sqlite3.Connection) -> None:
    (history,) = histories_of(register, "RCF")
    assert all(value is not None for section in history.sections for row in section.rows for value in row.values())
    assert all(section.rows for section in history.sections)
    assert "closed" not in history.entry


def test_every_organisation_can_be_told_in_words(register: sqlite3.Connection) -> None:
    codes = [code for (code,) in register.execute("select code from register.organisation where kind <> 'pcn'")]
    codes += [
        code for (code,) in register.execute("select code from register.organisation where kind = 'pcn' limit 30")
    ]
    for code in codes:
        lines = [plain(line) for line in history_lines(histories_of(register, code), 80)]
        assert lines[0].startswith(code)
        assert not any("None" in line for line in lines), code


def test_words_say_what_is_not_certain(register: sqlite3.Connection) -> None:
    lines = " ".join(plain(line).strip() for line in history_lines(histories_of(register, "RYD"), 80))
    assert "assumed: may be wrong" in lines


def test_days_are_told_as_far_as_they_are_known() -> None:
    assert days("2022-07-01", "2026-03-31") == "2022-07-01 to 2026-03-31"
    assert days("2022-07-01", None) == "since 2022-07-01"
    assert days(None, "2026-03-31") == "until 2026-03-31"
    assert days(None, None) == ""


def test_about_gives_day_licence_counts_gaps_and_sources(register: sqlite3.Connection) -> None:
    data = about(register)
    text = "\n".join(plain(line) for line in about_lines(data, 80))
    assert data["about"]["as-of"] == "2026-07-08"
    assert "Open Government Licence v3.0" in text
    assert "48 integrated care boards, 36 of them open" in text.replace("\n      ", " ")
    assert "Reorganisation planned for 2027" in " ".join(text.split())
    assert all(kind["records"] > 0 for kind in data["kinds"])
    assert all(source["licence"] for source in data["sources"])
