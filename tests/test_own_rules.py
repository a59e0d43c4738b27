"""A project's own rules: asked beside the program's, tried by the same trials, and kept from doing harm."""

from pathlib import Path

import pytest

from ics_lint.cases.trials import try_rules
from ics_lint.checking.running import check
from ics_lint.errors import RuleError
from ics_lint.ruleset.library import Library, load_library
from ics_lint.settings import CheckSettings
from tests.conftest import SMALLEST, TODAY, found

RULE = """\
id: LOC001
name: plan-unpublished
since: "0.1"
summary: A plan is not published.
frameworks: {all: error}
sources: [LOC-01]
query: |
  select plan.at,
         published is not null as ok
  from plan
message: This plan is not published.
why: Our board has decided so.
fix: Publish it.
settled-without:
  plan.published: A plan that is not published is what the rule looks for.
"""
SOURCE = """\
framework: act-2022
documents:
  local-policy: {title: Local policy, publisher: Northmoor, date: 2024-01-01}
clauses:
  LOC-01:
    says: Plans are published.
    binds: the board
    strength: expectation
    document: local-policy
    confidence: verified
"""
CASE = """\
# A plan that is {what}.
ics: 1
framework: act-2022
system: {{id: northmoor, name: Northmoor, as-of: 2023-04-01}}
plans:
  strategy: {{kind: integrated-care-strategy{published}}}{mark}
"""
ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n)"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of own rules, with one rule, its cases and its source."""
    folder = tmp_path / "rules"
    rule = folder / "local" / "plan-unpublished"
    rule.mkdir(parents=True)
    (folder / "sources").mkdir()
    (folder / "sources" / "local.yaml").write_text(SOURCE)
    (rule / "rule.yaml").write_text(RULE)
    (rule / "fail-kept-back.yaml").write_text(CASE.format(what="kept back", published="", mark="  # expect: LOC001"))
    published = CASE.format(what="published", published=", published: 2023-01-01", mark="")
    (rule / "pass-published.yaml").write_text(published)
    return folder


def asked(tmp_path: Path, library: Library, **settings: object) -> list[tuple[str, int, int]]:
    path = tmp_path / "system.yaml"
    path.write_text(SMALLEST + "plans:\n  strategy: {kind: integrated-care-strategy}\n")
    report = check(
        CheckSettings(
            paths=(path,), working_folder=tmp_path, project=tmp_path, today=TODAY, select=("LOC",), **settings
        ),  # type: ignore[arg-type]
        library,
    )
    assert not report.failures, report.failures
    assert [finding.severity.value for finding in report.findings] == ["warning"]
    return found(report)


def test_own_rules_are_asked_and_weigh_no_more_than_their_clause(tmp_path: Path, own: Path) -> None:
    assert asked(tmp_path, load_library(None, own=own), exclude=("rules",)) == [("LOC001", 5, 3)]


def test_an_own_rule_can_ask_for_each_reference(tmp_path: Path, own: Path) -> None:
    query = "from plan join reference on reference.at = plan.at || '/owner'"
    (own / "local" / "plan-unpublished" / "rule.yaml").write_text(RULE.replace("from plan", query))
    path = tmp_path / "system.yaml"
    path.write_text(SMALLEST + "plans:\n  strategy: {kind: integrated-care-strategy, owner: nhs-england}\n")
    settings = CheckSettings(paths=(path,), working_folder=tmp_path, project=tmp_path, today=TODAY, select=("LOC",))
    assert found(check(settings, load_library(None, own=own))) == [("LOC001", 5, 3)]


def test_own_rules_are_tried_on_their_cases(own: Path) -> None:
    library = load_library(None, own=own)
    trials = try_rules([rule for rule in library.rules if not rule.built_in], library)
    assert [(trial.rule, trial.problems) for trial in trials] == [("LOC001", ())] * 3


def test_own_rules_are_compiled_once_until_they_change(tmp_path: Path, own: Path) -> None:
    cache = tmp_path / "cache"
    first = load_library(cache, own=own)
    kept = [path.name for path in cache.iterdir()]
    assert load_library(cache, own=own).form == first.form
    assert [path.name for path in cache.iterdir()] == kept
    rule = own / "local" / "plan-unpublished" / "rule.yaml"
    rule.write_text(RULE.replace("is not published.\nwhy", "is kept back.\nwhy"))
    assert load_library(cache, own=own).rule("LOC001").message == "This plan is kept back."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: LOC001", "id: COL001", "rule.yaml:1:5: COL001 is also the id of the rule `trust-in-no-collaborative`."),
        ("from plan", "from plans", "rule.yaml:7:8: the query of LOC001 cannot be run: no such table: plans."),
        ("published is not null", "load_extension('x')", "it may not use a function that is not on the list"),
        ("published is not null as ok", "published", "rule.yaml:7:8: the query of LOC001 gives no column `ok`."),
        ("[LOC-01]", "[LOC-02]", "rule.yaml:6:1: there is no clause or statement LOC-02."),
    ],
)
def test_a_rule_that_is_out_of_order_says_where(own: Path, old: str, new: str, words: str) -> None:
    (own / "local" / "plan-unpublished" / "rule.yaml").write_text(RULE.replace(old, new))
    with pytest.raises(RuleError) as error:
        load_library(None, own=own)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("select randomblob(9) as x", "odd.sql: it may not use a function"),
        ("select 1 as x; drop table plan", "odd.sql: You can only execute one statement at a time."),
    ],
)
def test_a_view_can_do_no_more_than_a_rule(own: Path, view: str, words: str) -> None:
    (own / "views").mkdir()
    (own / "views" / "odd.sql").write_text(f"-- An odd view.\n{view}\n")
    with pytest.raises(RuleError) as error:
        load_library(None, own=own)
    assert words in str(error.value)


def test_a_view_of_a_stranger_is_not_computed_ahead_of_the_rules(own: Path) -> None:
    (own / "views").mkdir()
    (own / "views" / "odd.sql").write_text(f"-- A view without end.\n{ENDLESS} select x from n\n")
    folder = own / "local"
    for number in range(2, 8):
        rule = folder / f"odd-{number}"
        rule.mkdir()
        text = RULE.replace("LOC001", f"LOC00{number}").replace("plan-unpublished", f"odd-{number}")
        (rule / "rule.yaml").write_text(text.replace("from plan", "from plan where exists (select * from odd)"))
    assert "odd" not in [name for name, *_ in load_library(None, own=own).kept_views]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="there is no such folder of rules"):
        load_library(None, own=tmp_path / "none")
