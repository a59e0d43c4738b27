"""Rules are found where they lie, and must be in order."""

from pathlib import Path

import pytest

from ics_lint.resources import schema_text
from ics_lint.ruleset.model import RuleStatus
from ics_lint.ruleset.rules import case_files, read_rules, read_themes
from ics_lint.schema.validation import SchemaCheck
from ics_lint.severity import Severity
from tests.making import a_rule_set
from tests.ruleset.conftest import Refusal

QUORUM = "tests/body-without-quorum/rule.yaml"
OTHER = """\
id: TST002
name: body-without-name
since: "0.1"
summary: >-
  A body
  has no name.
frameworks: {all: info, act-2022: warning}
query: select body.at, body.name is not null as ok from body
message: It has no name.
why: Names.
fix: Give it one.
"""


def rule(**changes: str | None) -> str:
    """Another rule, with lines changed, added or left out."""
    lines = {line.partition(":")[0]: line for line in OTHER.splitlines() if not line.startswith(" ")}
    lines["summary"] = "summary: A body has no name."
    for name, text in changes.items():
        key = name.replace("_", "-")
        lines[key] = f"{key}: {text}" if text is not None else ""
    return "\n".join(line for line in lines.values() if line) + "\n"


def test_a_rule_is_read_with_what_it_leaves_out_filled_in(tmp_path: Path) -> None:
    folder = a_rule_set(tmp_path, {"tests/body-without-name/rule.yaml": OTHER})
    quorum, name = read_rules(folder, schema=SchemaCheck(schema_text("rule")))
    assert (quorum.id, name.id) == ("TST001", "TST002")
    assert name.summary == "A body has no name."
    assert name.severities == {"all": Severity.INFO, "act-2022": Severity.WARNING}
    assert (name.status, name.sources, name.prospective, name.former_names) == (RuleStatus.STABLE, (), False, ())
    assert (name.theme, name.file) == ("tests", "tests/body-without-name")


def test_cases_are_listed_failing_ones_first(tmp_path: Path) -> None:
    folder = a_rule_set(
        tmp_path, {"tests/body-without-quorum/fail-another.yaml": "", "tests/body-without-quorum/x.yaml": ""}
    )
    assert [path.name for path in case_files(folder / "tests/body-without-quorum")] == [
        "fail-another.yaml",
        "fail-no-quorum.yaml",
        "pass-quorum.yaml",
    ]


def test_themes_are_the_folders_that_say_so(tmp_path: Path) -> None:
    (theme,) = read_themes(a_rule_set(tmp_path))
    assert (theme.name, theme.prefix, theme.title) == ("tests", "TST", "Tests")


def test_a_theme_that_says_too_little_is_refused(refusal: Refusal) -> None:
    assert refusal({"tests/theme.yaml": "prefix: TST\ntitle: 5\n"}) == (
        "RULES/tests/theme.yaml: a theme needs the keys prefix, title, description; missing: title, description."
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"name": "body-without-title"},
            "RULES/tests/body-without-name/rule.yaml:2:7: the rule is called `body-without-title`, "
            "but its folder `body-without-name`.",
        ),
        (
            {"id": "BOD002"},
            "RULES/tests/body-without-name/rule.yaml:1:5: rules of the theme `tests` have ids that begin with TST.",
        ),
        (
            {"id": "TST001"},
            "RULES/tests/body-without-quorum/rule.yaml:1:5: TST001 is also the id of the rule `body-without-name`.",
        ),
        (
            {"former_names": "[body-without-quorum]"},
            "RULES/tests/body-without-quorum/rule.yaml:2:7: `body-without-quorum` is also a name of the rule in "
            "RULES/tests/body-without-name/rule.yaml.",
        ),
        ({"query": None}, "RULES/tests/body-without-name/rule.yaml: a rule has either a `query` or `found-by`."),
        (
            {"found_by": "schema"},
            "RULES/tests/body-without-name/rule.yaml: a rule has either a `query` or `found-by`.",
        ),
        ({"why": None}, "RULES/tests/body-without-name/rule.yaml:1:1: this rule has no `why`"),
        (
            {"status": "stabel"},
            "RULES/tests/body-without-name/rule.yaml:10:9: `stabel` is not a status; did you mean `stable`? "
            "Use one of: stable, preview, deprecated.",
        ),
        (
            {"sources": "[XX-1]"},
            "RULES/tests/body-without-name/rule.yaml:10:1: there is no clause or statement XX-1.",
        ),
    ],
)
def test_a_rule_that_is_not_in_order_is_refused_with_the_reason(
    refusal: Refusal, changes: dict[str, str | None], message: str
) -> None:
    assert refusal({"tests/body-without-name/rule.yaml": rule(**changes)}) == message
