"""Exceptions: what they excuse, and what is wrong with them."""

import pytest

from tests.conftest import CheckText
from tests.making import HEAD

CARE = "organisations:\n  care: {name: Care, kind: nhs-trust, types: [acute]}\ncollaboratives:\n  c: {members: []}\n"
LISTED = "exceptions:\n  - {{rule: {rule}, at: {at}, reason: It waits., owner: board{more}}}\n"


def listed(rule: str = "COL001", at: str = "care", more: str = "") -> str:
    return HEAD + CARE + LISTED.format(rule=rule, at=at, more=more)


@pytest.fixture
def told(check_text: CheckText):
    """The rules and messages that are left, and the rules that are excused."""

    def run(text: str, *select: str) -> tuple[list[tuple[str, str]], list[str]]:
        report = check_text(text, select=select or ("COL001", "EXC"))
        return [(each.rule, each.message) for each in report.findings], [each.rule for each in report.excused]

    return run


@pytest.mark.parametrize("rule", ["COL001", "trust-in-no-collaborative", "COL"])
@pytest.mark.parametrize("at", ["care", "/organisations/care", "/organisations", '""', "/organisations/"])
def test_an_exception_excuses_what_is_found_at_an_id_or_under_a_path(told, rule: str, at: str) -> None:
    assert told(listed(rule, at)) == ([], ["COL001"])


def test_the_id_of_the_system_covers_the_system_and_not_its_organisations(told) -> None:
    left, excused = told(listed(at="northmoor"))
    assert [rule for rule, _ in left] == ["COL001", "EXC001"]
    assert excused == []


def test_a_path_covers_only_what_is_under_it(told) -> None:
    left, _ = told(listed(at="/organisations/car"))
    assert ("EXC001", "This exception to COL001 excuses nothing: nothing that it could excuse is found there.") in left


def test_an_excuse_carries_who_answers_for_it_and_until_when(check_text: CheckText) -> None:
    (finding,) = check_text(listed(more=", review-by: 2027-03-31"), select=("COL001",)).excused
    assert finding.excuse is not None
    assert (finding.excuse.reason, finding.excuse.owner, finding.excuse.review_by) == (
        "It waits.",
        "board",
        "2027-03-31",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (listed("COL002"), "This exception to COL002 excuses nothing: nothing that it could excuse is found there."),
        (listed(at="home"), "This exception to COL001 excuses nothing: nothing in this file carries the id `home`."),
        (
            listed("trust-in-no-colaborative"),
            "This exception to trust-in-no-colaborative excuses nothing: no rule has that id or name; "
            "did you mean trust-in-no-collaborative?",
        ),
        (listed("nonsense"), "This exception to nonsense excuses nothing: no rule has that id or name."),
    ],
)
def test_an_exception_that_excuses_nothing_is_told_with_the_reason(told, text: str, message: str) -> None:
    left, _ = told(text, "COL", "EXC")
    assert [found for rule, found in left if rule == "EXC001"] == [message]


def test_an_exception_to_a_rule_that_was_not_asked_is_not_called_unused(told) -> None:
    assert told(listed("COL002"), "COL001", "EXC")[0] == [("COL001", "Care belongs to no provider collaborative.")]


@pytest.mark.parametrize(
    ("entry", "missing", "wanted"),
    [
        ("owner: board", "no reason", "Say the reason."),
        ('reason: " ", owner: board', "no reason", "Say the reason."),
        ("reason: It waits.", "no owner", "Say the owner."),
        ("owner: '', reason: ''", "no reason and no owner", "Say the reason and the owner."),
    ],
)
def test_an_exception_without_reason_or_owner_excuses_nothing(
    check_text: CheckText, entry: str, missing: str, wanted: str
) -> None:
    text = HEAD + CARE + f"exceptions:\n  - {{rule: COL001, at: care, {entry}}}\n"
    report = check_text(text, select=("COL001", "EXC"))
    assert [(each.rule, each.message, each.fix) for each in report.findings if each.rule != "COL001"] == [
        ("EXC002", f"This exception to COL001 has {missing}, so it excuses nothing.", wanted)
    ]
    assert report.excused == ()


@pytest.mark.parametrize(("day", "expired"), [("2026-11-22", True), ("2026-11-23", False), ("2026-11-24", False)])
def test_an_exception_holds_until_the_day_of_its_review(told, day: str, expired: bool) -> None:
    left, excused = told(listed(more=f", review-by: {day}"))
    message = "This exception to COL001 was to be reviewed by 22 November 2026, so it excuses nothing any more."
    assert (("EXC003", message) in left) == expired
    assert (excused == []) == expired


def test_a_review_date_that_does_not_exist_is_shown_as_it_stands(told) -> None:
    left, _ = told(listed(more=", review-by: 2026-02-30"), "EXC")
    assert left == [
        ("EXC003", "This exception to COL001 was to be reviewed by 2026-02-30, so it excuses nothing any more.")
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "types: [acute]} # ics-lint: except COL001: It waits.",
        "types: [acute]} #ics-lint: except trust-in-no-collaborative : It waits.",
    ],
)
def test_a_comment_excuses_what_is_found_on_its_line(told, comment: str) -> None:
    assert told(HEAD + CARE.replace("types: [acute]}", comment)) == ([], ["COL001"])


def test_a_comment_that_stands_alone_excuses_the_next_line(told) -> None:
    assert told(HEAD + CARE.replace("  care:", "  # ics-lint: except COL001: It waits.\n  care:")) == ([], ["COL001"])


def test_a_comment_without_reason_excuses_nothing(told) -> None:
    left, excused = told(HEAD + CARE.replace("acute]}", "acute]} # ics-lint: except COL001"))
    assert [rule for rule, _ in left] == ["COL001", "EXC002"]
    assert excused == []


def test_a_comment_is_marked_where_it_stands(check_text: CheckText) -> None:
    report = check_text(HEAD + "# ics-lint: except COL001: There is none.\n", select=("COL001", "EXC"))
    (finding,) = report.findings
    assert (finding.rule, finding.place.start.line, finding.place.start.column) == ("EXC001", 4, 1)


def test_an_exception_in_one_file_does_not_reach_into_another_description(told) -> None:
    other = listed().replace("northmoor", "southmoor").replace("exceptions", "x-exceptions")
    left, excused = told(f"{listed()}---\n{other}")
    assert [rule for rule, _ in left] == ["COL001"]
    assert excused == ["COL001"]


@pytest.mark.parametrize("section", ["[]", "{}", "text", "[5, {rule: 5, at: care}, {rule: COL001}]"])
def test_exceptions_that_are_none_do_no_harm(told, section: str) -> None:
    left, _ = told(f"{HEAD}{CARE}exceptions: {section}\n")
    assert [rule for rule, _ in left] == ["COL001"]
