"""What a description leaves open, and what follows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ics_lint.checking.fact_base import facts_of
from ics_lint.outcome import Report
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings

Rows = Callable[[str, str], list[tuple[object, ...]]]

HEAD = "ics: 1\nframework: act-2022\nsystem: {id: northmoor, name: Northmoor, as-of: 2023-04-01%s}\n"
NOTHING_OPEN = HEAD % ""


@pytest.fixture
def rows(tmp_path: Path, library: Library) -> Rows:
    def ask(text: str, query: str) -> list[tuple[object, ...]]:
        path = tmp_path / "system.yaml"
        path.write_text(text, encoding="utf-8")
        settings = CheckSettings(paths=(path,), working_folder=tmp_path, project=tmp_path, today="2026-11-23")
        return facts_of(settings, library).execute(query).fetchall()

    return ask


def test_a_mapping_that_is_left_open_leaves_open_all_that_would_stand_in_it(rows: Rows) -> None:
    text = NOTHING_OPEN + "organisations: {icb: {name: I, kind: icb, partial: [constitution, merger]}}\n"
    found = rows(text, "select replace(at, 'northmoor:/organisations/', ''), key from partial")
    assert ("icb", "merger") in found
    assert ("icb", "merger-approved-by") in found
    assert ("icb/constitution", "nomination-process") in found


def test_a_section_that_is_left_open_as_a_whole_has_no_complete_lists(rows: Rows) -> None:
    body = (
        "finance: {year: 2023/24, flows: [{from: nhs-england, to: icb}]}\norganisations: {icb: {name: I, kind: icb}}\n"
    )
    query = "select flows_count from finance"
    assert rows(NOTHING_OPEN + body, query) == [(1,)]
    assert rows(HEAD % ", partial: [finance]" + body, query) == [(None,)]


def test_a_section_of_things_that_is_left_open_leaves_the_things_in_it_as_they_are(rows: Rows) -> None:
    text = HEAD % ", partial: [places]" + "places: {east: {members: []}}\n"
    assert rows(text, "select members_count from place") == [(0,)]
    assert rows(text, "select at, key from partial") == [("northmoor:/system", "places")]


@pytest.mark.parametrize(
    ("left_open", "failed", "undetermined"),
    [("", 1, 0), (", partial: [leader]", 0, 1), (", partial: [members]", 1, 0)],
)
def test_what_a_rule_misses_is_undetermined_where_it_is_left_open(
    check_text: Callable[..., Report], left_open: str, failed: int, undetermined: int
) -> None:
    report = check_text(NOTHING_OPEN + f"places: {{east: {{name: East{left_open}}}}}\n", select=("PLA001",))
    counts = next(count for count in report.rules if count.rule == "PLA001")
    assert (counts.subjects, counts.failed, counts.undetermined) == (1, failed, undetermined)


def test_a_section_there_is_but_one_of_is_left_open_for_every_rule_that_misses_something_in_it(
    check_text: Callable[..., Report],
) -> None:
    body = "organisations: {care: {name: C, kind: nhs-trust}}\nplaces: {east: {members: [care]}}\n"
    for left_open, expected in (("", 0), (", partial: [engagement]", 1), (", partial: [finance]", 0)):
        report = check_text(HEAD % left_open + body, select=("ENG006",))
        assert next(count.undetermined for count in report.rules if count.rule == "ENG006") == expected


def test_an_unknown_key_among_those_left_open_is_a_finding(check_text: Callable[..., Report]) -> None:
    report = check_text(HEAD % ", partial: [placs]")
    assert [(each.rule, each.place.path) for each in report.findings if each.rule == "SCH004"] == [
        ("SCH004", "/system/partial/0")
    ]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("kind: Integrated Care Board", "icb"),
        ("kind: board", "icb"),
        ("kind: {}", "icb"),
        ("kind: 5", "icb"),
        ("aliases: [B]", "icb"),
        ("kind: cgc", "ccg"),
        ("kind: other", "other"),
    ],
)
def test_of_what_kind_a_thing_is_may_be_told_by_its_name(rows: Rows, said: str, kind: str) -> None:
    text = NOTHING_OPEN + f"organisations: {{b: {{name: NHS Northmoor Integrated Care Board, {said}}}}}\nwrong: 1\n"
    assert rows(text, "select kind from organisation") == [(kind,)]
    assert rows(text, "select kind from thing where key = 'b'") == [(kind,)]


def test_a_kind_that_nothing_tells_is_not_known(rows: Rows) -> None:
    text = NOTHING_OPEN + "organisations: {b: {name: The Board, kind: board}}\n"
    assert rows(text, "select kind from organisation") == [(None,)]


@pytest.mark.parametrize(
    ("kind", "suggestion"), [("Integrated Care Board", "icb"), ("board", "icb"), ("ICB board", "icb")]
)
def test_a_kind_that_is_not_a_known_word_is_one_finding(
    check_text: Callable[..., Report], kind: str, suggestion: str
) -> None:
    text = NOTHING_OPEN + (
        f"organisations: {{icb: {{name: NHS Northmoor Integrated Care Board, kind: {kind}}}}}\n"
        "functions: {money: {kind: commissioning, owner: icb}, safety: {kind: safeguarding, owner: icb}}\n"
        "plans: {forward: {kind: joint-forward-plan, owner: icb}}\n"
    )
    own = {(each.rule, each.message) for each in check_text(text.replace(f"kind: {kind}", "kind: icb")).findings}
    (found,) = (each for each in check_text(text).findings if (each.rule, each.message) not in own)
    assert found.message == f"`{kind}` is not a kind of organisation; did you mean `{suggestion}`?"


def test_a_thing_that_does_not_say_clearly_whose_it_is_may_be_the_one_that_is_missed(
    check_text: Callable[..., Report],
) -> None:
    text = NOTHING_OPEN + (
        "organisations: {icb: {name: NHS Northmoor Integrated Care Board, kind: icb, accountable-officer: chief}}\n"
        "bodies:\n  board: {kind: icb-board, of: icb}\n  audit: {kind: audit-committee, of: icb}\n"
        "  pay: {kind: remuneration-committee, of: icb}\nposts: {chief: {title: Chief executive, of: icb}}\n"
    )
    assert not {"BOD010", "AOF001"} & {each.rule for each in check_text(text).findings}
    for said in ("board, of: icb", "committee, of: icb", "executive, of: icb"):
        report = check_text(text.replace(said, said.replace("of: icb", "of: []")))
        assert not {"BOD010", "AOF001"} & {each.rule for each in report.findings}, said
