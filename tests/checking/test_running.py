"""One check from beginning to end."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ics_lint.checking.fact_base import facts_of
from ics_lint.checking.running import check, chosen_rules
from ics_lint.checking.sandbox import Budget
from ics_lint.errors import NothingToCheckError, RuleError
from ics_lint.outcome import Report, RuleCount
from ics_lint.ruleset.library import Library, load_library
from ics_lint.settings import CheckSettings
from tests.conftest import TODAY, CheckText, found
from tests.making import HEAD, a_rule_set

BODIES = "organisations:\n  care: {name: Care, kind: nhs-trust, types: [acute]}\ncollaboratives:\n  c: {members: []}\n"


def settings(folder: Path, *paths: str, **changes: Any) -> CheckSettings:
    return CheckSettings(
        paths=tuple(map(Path, paths)),
        working_folder=folder,
        **{"project": folder, "today": TODAY, "select": ("COL001",), **changes},
    )


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def count(report: Report, rule: str) -> RuleCount:
    (only,) = [each for each in report.rules if each.rule == rule]
    return only


def test_findings_come_with_their_count_and_the_text_they_stand_in(check_text: CheckText) -> None:
    report = check_text(HEAD + BODIES, select=("COL001",))
    assert found(report) == [("COL001", 5, 3)]
    assert report.rules == (RuleCount(rule="COL001", subjects=1, passed=0, failed=1, undetermined=0),)
    assert (len(report.paths), report.descriptions, report.failures) == (1, 1, ())
    assert report.sources == {"system.yaml": HEAD + BODIES}


def test_findings_are_sorted_by_file_line_and_rule(tmp_path: Path, library: Library) -> None:
    write(tmp_path, b=HEAD + BODIES, a=HEAD.replace("northmoor", "southmoor") + BODIES + "nonsense: 1\n")
    report = check(settings(tmp_path, select=("COL001", "SCH")), library)
    assert [(each.place.file, each.rule) for each in report.findings] == [
        ("a.yaml", "COL001"),
        ("a.yaml", "SCH001"),
        ("b.yaml", "COL001"),
    ]


def test_only_what_is_named_is_reported_but_all_of_the_project_is_read(tmp_path: Path, library: Library) -> None:
    home = (
        "organisations: {t: {name: T, kind: nhs-trust, ods: RZ1, types: [acute]}}\ncollaboratives: {c: {members: []}}\n"
    )
    write(tmp_path, a=HEAD + home, b=HEAD.replace("northmoor", "southmoor") + home.replace("[]", "[t]"))
    assert check(settings(tmp_path, "a.yaml"), library).findings == ()
    alone = check(settings(tmp_path, "a.yaml", project=tmp_path / "nothing"), library)
    assert [each.rule for each in alone.findings] == ["COL001"]


def test_a_finding_in_another_file_is_shown_if_it_tells_of_the_one_that_is_named(
    tmp_path: Path, library: Library
) -> None:
    write(tmp_path, a=HEAD, b=HEAD, c=HEAD.replace("northmoor", "southmoor"))
    report = check(settings(tmp_path, "a.yaml", select=("XSY004",)), library)
    ((finding),) = report.findings
    assert (finding.place.file, finding.related[0].file) == ("b.yaml", "a.yaml")
    assert len(report.paths) == 1
    assert check(settings(tmp_path, "c.yaml", select=("XSY004",)), library).findings == ()


def test_an_exception_in_the_other_file_excuses_it_and_is_not_reported_on(tmp_path: Path, library: Library) -> None:
    comment = "  # ics-lint: except XSY004: It is a copy.\n"
    write(tmp_path, a=HEAD, b=HEAD.rstrip() + comment + "x-a: 1  # ics-lint: except COL001: Not needed.\n")
    report = check(settings(tmp_path, "a.yaml", select=("XSY004", "COL", "EXC")), library)
    assert [each.rule for each in report.excused] == ["XSY004"]
    assert report.findings == ()


def test_nothing_to_check_says_what_was_looked_at(tmp_path: Path, library: Library) -> None:
    write(tmp_path, a="x: 1\n", b="y: 1\n")
    message = "A description is a YAML file that says `ics: 1`."
    with pytest.raises(NothingToCheckError) as folder:
        check(settings(tmp_path), library)
    assert str(folder.value) == (
        f"No description was found in {tmp_path}. {message} None of the 2 YAML files there does."
    )
    with pytest.raises(NothingToCheckError) as file:
        check(settings(tmp_path, "a.yaml", project=tmp_path / "nothing"), library)
    assert str(file.value) == f"No description was found in a.yaml. {message} a.yaml does not."
    with pytest.raises(NothingToCheckError):
        facts_of(settings(tmp_path), library)


def test_what_is_not_there_is_a_failure_and_the_rest_is_checked(tmp_path: Path, library: Library) -> None:
    write(tmp_path, a=HEAD + BODIES)
    report = check(settings(tmp_path, "gone.yaml", "a.yaml"), library)
    assert report.failures == ("gone.yaml: there is no such file or folder.",)
    assert [each.rule for each in report.findings] == ["COL001"]


def test_what_cannot_be_read_of_the_rest_of_the_project_is_no_matter(tmp_path: Path, library: Library) -> None:
    write(tmp_path, a=HEAD)
    (tmp_path / "broken.yaml").symlink_to("gone.yaml")
    assert check(settings(tmp_path, "a.yaml"), library).failures == ()
    assert check(settings(tmp_path), library).failures == (
        "broken.yaml: the file cannot be read: No such file or directory.",
    )


def test_standard_input_stands_for_a_file_of_the_project(tmp_path: Path, library: Library) -> None:
    write(tmp_path, a=HEAD, b=HEAD)
    stdin = {"stdin": (HEAD + BODIES).encode(), "stdin_name": "a.yaml"}
    report = check(settings(tmp_path, "-", **stdin, select=("COL001", "XSY004")), library)
    assert [(each.rule, each.place.file) for each in report.findings] == [("COL001", "a.yaml"), ("XSY004", "b.yaml")]


def test_standard_input_without_a_name_stands_alone(tmp_path: Path, library: Library) -> None:
    write(tmp_path, a=HEAD)
    report = check(settings(tmp_path, "-", stdin=(HEAD + BODIES).encode(), select=("COL001", "XSY004")), library)
    assert [(each.rule, each.place.file) for each in report.findings] == [("COL001", "<stdin>")]


def test_a_file_outside_the_folder_is_shown_by_its_whole_path(tmp_path: Path, library: Library) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    path = write(tmp_path, a=HEAD + BODIES) / "a.yaml"
    report = check(settings(inner, str(path), project=inner), library)
    assert report.findings[0].place.file == path.as_posix()


def test_rules_are_chosen_by_what_is_selected_ignored_and_in_force(tmp_path: Path, library: Library) -> None:
    def ids(**changes: Any) -> set[str]:
        return {rule.id for rule in chosen_rules(settings(tmp_path, **changes), library)}

    assert ids(select=("COL001", "SYN")) == {"COL001", "SYN001", "SYN002", "SYN003", "SYN004", "SYN005"}
    assert ids(select=("SYN",), ignore=("SYN001", "personal-data")) == {"SYN002", "SYN003", "SYN004"}
    prospective = {rule.id for rule in library.rules if rule.prospective}
    assert prospective
    assert not prospective & ids(select=())
    assert prospective <= ids(select=(), prospective=True)
    with pytest.raises(RuleError, match="There is no rule `COL9999`"):
        ids(select=("COL9999",))


def test_a_rule_without_subjects_is_vacuous_and_counted_all_the_same(check_text: CheckText) -> None:
    report = check_text(HEAD, select=("COL001",))
    assert [each.is_vacuous for each in report.rules] == [True]


def test_rules_that_do_not_apply_in_the_framework_are_not_counted(check_text: CheckText) -> None:
    assert check_text(HEAD.replace("act-2022", "voluntary-2018"), select=("COL001",)).rules == ()


def test_a_description_that_breaks_off_gets_that_finding_and_no_other(check_text: CheckText) -> None:
    report = check_text(HEAD + BODIES + "posts: [\n")
    assert {each.rule for each in report.findings} == {"SYN001"}


def test_undetermined_subjects_are_collected_only_when_they_are_wanted(check_text: CheckText) -> None:
    text = HEAD + BODIES.replace(", types: [acute]", "")
    assert check_text(text, select=("COL001",)).undetermined == ()
    report = check_text(text, select=("COL001",), keep_undetermined=True)
    assert [(each.rule, each.place.start.line) for each in report.undetermined] == [("COL001", 5)]
    assert count(report, "COL001").undetermined == 1


def test_personal_data_is_an_error_and_under_an_own_key_a_warning(check_text: CheckText) -> None:
    text = (
        HEAD + "# a@example.org\norganisations:\n  care: {name: b@example.org, kind: nhs-trust}\nx-by: c@example.org\n"
    )
    report = check_text(text, select=("SYN005",))
    assert [(each.place.start.line, each.severity.value) for each in report.findings] == [
        (4, "error"),
        (6, "error"),
        (7, "warning"),
    ]


def test_of_much_personal_data_in_a_file_the_first_is_enough(check_text: CheckText) -> None:
    report = check_text(
        HEAD + "".join(f"x-{number}: a{number}@example.org\n" for number in range(50)), select=("SYN005",)
    )
    assert len(report.findings) == 20


def test_personal_data_is_told_once_for_a_file_of_several_documents(check_text: CheckText) -> None:
    other = HEAD.replace("northmoor", "southmoor")
    assert len(check_text(f"{HEAD}x-a: a@example.org\n---\n{other}", select=("SYN005",)).findings) == 1


def test_rules_that_no_query_asks_count_descriptions_or_exceptions(check_text: CheckText) -> None:
    text = HEAD + "nonsense: 1\nexceptions:\n  - {rule: COL001, at: a, reason: R, owner: o}\n"
    report = check_text(text, select=("SCH", "COL001", "EXC"))
    assert count(report, "SCH001") == RuleCount(rule="SCH001", subjects=1, passed=0, failed=1, undetermined=0)
    assert count(report, "SCH002").passed == 1
    assert count(report, "EXC001") == RuleCount(rule="EXC001", subjects=1, passed=0, failed=1, undetermined=0)


def with_rule(tmp_path: Path, query: str) -> Library:
    """A rule set whose one rule asks something that goes wrong."""
    rule = f"""\
        id: TST001
        name: body-without-quorum
        since: "0.1"
        summary: It asks.
        frameworks: {{all: error}}
        sources: [TG-1]
        query: {query}
        message: It fails.
        why: It asks.
        fix: Mend it.
    """
    return load_library(None, own=a_rule_set(tmp_path / "rules", {"tests/body-without-quorum/rule.yaml": rule}))


ENDLESS = (
    "with recursive n(x) as (select 1 union all select x + 1 from n) select 'northmoor:/' || x as at, {} as ok from n"
)


@pytest.mark.parametrize(
    ("query", "budget", "why"),
    [
        (ENDLESS.format("0"), Budget(rows=100), "its query gives more than 100 rows (limit: rows)"),
        (
            ENDLESS.format("0").replace("'northmoor:/' || x", "max(x)"),
            Budget(seconds=0.1),
            "it took longer than 0.1 seconds",
        ),
        ("select 5 as at, 1 as ok", Budget(), "its query gives a row without `at`"),
    ],
)
def test_a_rule_that_cannot_be_asked_is_a_failure_and_no_pass(
    tmp_path: Path, query: str, budget: Budget, why: str
) -> None:
    library = with_rule(tmp_path, query)
    write(tmp_path, a=HEAD)
    report = check(settings(tmp_path, "a.yaml", select=(), budget=budget, project=tmp_path / "nothing"), library)
    place = tmp_path / "rules" / "tests" / "body-without-quorum" / "rule.yaml"
    assert report.failures == (f"{place}:7:8: the rule TST001 could not be asked: {why}.",)
    assert report.rules == ()


def test_findings_that_are_left_out_are_a_failure_too(tmp_path: Path) -> None:
    library = with_rule(tmp_path, ENDLESS.format("0") + " limit 1002")
    write(tmp_path, a=HEAD)
    report = check(settings(tmp_path, "a.yaml", select=(), project=tmp_path / "nothing"), library)
    assert len(report.findings) == 1_000
    assert report.failures == ("TST001: 2 further findings are left out.",)


def test_facts_can_be_asked_anything(tmp_path: Path, library: Library) -> None:
    write(tmp_path, a=HEAD + BODIES)
    connection = facts_of(settings(tmp_path), library)
    assert connection.execute("select name from trust").fetchall() == [("Care",)]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, library: Library) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    write(tmp_path, a=HEAD)
    if os.access(closed, os.R_OK):
        pytest.skip("whoever runs the tests may read everything")
    report = check(settings(tmp_path), library)
    assert report.failures == ("closed: the folder cannot be read: Permission denied.",)


def test_a_framework_and_day_can_be_asked_for_instead_of_those_described(tmp_path: Path, library: Library) -> None:
    write(tmp_path, a=HEAD + BODIES)
    asked = replace(settings(tmp_path), framework="integrating-care-option-1", as_of="2021-01-01")
    (finding,) = check(asked, library).findings
    assert [cited.id for cited in finding.sources] == ["IC-04"]


def test_what_is_left_open_counts_in_a_run_of_much_too(tmp_path: Path, library: Library) -> None:
    open_head = HEAD.replace("as-of: 2023-04-01}", "as-of: 2023-04-01, partial: [posts]}")
    text = f"{open_head}organisations:\n  care: {{name: Care, kind: nhs-trust}}\nposts: {{}}\n"
    for padding in ("", "# padding\n" * 31_000):
        write(tmp_path, system=text + padding)
        (count,) = check(replace(settings(tmp_path), select=("AOF001",)), library).rules
        assert (count.subjects, count.failed, count.undetermined) == (1, 0, 1)
