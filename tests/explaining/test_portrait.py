"""Everything there is to say about a rule."""

import json

import pytest

from ics_lint.explaining.data import portrait_data, rule_data
from ics_lint.explaining.pages import rule_markdown
from ics_lint.explaining.portrait import Portrait, portray
from ics_lint.explaining.words import portrait_lines
from ics_lint.printing.lines import plain
from ics_lint.ruleset.library import Library


@pytest.fixture(scope="module")
def portrait(library: Library) -> Portrait:
    return portray(library.rule("COL001"), library)


@pytest.fixture(scope="module")
def of_text(library: Library) -> Portrait:
    return portray(library.rule("SYN001"), library)


def test_a_portrait_has_the_clauses_of_the_rule_with_how_sure_we_are(portrait: Portrait) -> None:
    clauses = {clause.id: clause for clause in portrait.clauses}
    assert {"IC-04", "DF-60", "M25-49"} <= set(clauses)
    assert clauses["IC-04"].citation == "Integrating care, section 2 (framework minimum, proposed)"
    assert clauses["DF-60"].confidence in {"verified", "mixed", "recalled"}
    assert "act-2022" in clauses["DF-60"].frameworks


def test_a_portrait_says_what_the_query_reads(portrait: Portrait, of_text: Portrait) -> None:
    assert {"kind", "ods", "types"} <= set(portrait.reads["organisation"])
    assert {"membership", "trust"} <= set(portrait.tables)
    assert (of_text.reads, of_text.tables) == ({}, ())


def test_the_cases_are_the_examples(portrait: Portrait) -> None:
    failing = [example for example in portrait.examples if example.fails]
    assert failing
    assert len(failing) < len(portrait.examples)
    for example in portrait.examples:
        assert example.caption.endswith(".")
        assert not example.text.startswith("#")
        assert bool(example.findings) == example.fails
    assert "Northmoor Hospitals belongs to no provider collaborative." in [
        finding.message for example in failing for finding in example.findings
    ]


def test_a_rule_is_told_in_full_to_a_terminal(portrait: Portrait) -> None:
    shown = [plain(line) for line in portrait_lines(portrait, 80)]
    text = "\n".join(shown)
    assert shown[0] == "COL001 trust-in-no-collaborative"
    for heading in (
        "Why",
        "Where it applies",
        "Sources",
        "What to do",
        "How to except it",
        "The question it asks",
        "Examples",
    ):
        assert heading in shown
    assert "  act-2022                   error" in shown
    assert "  on the line:  # ics-lint: except COL001: the reason" in shown
    assert "-> error: Northmoor Hospitals belongs to no provider collaborative." in text
    assert "organisation: " in text
    assert "catalogues and views: " in text


def test_a_rule_without_query_asks_nothing(of_text: Portrait) -> None:
    shown = [plain(line) for line in portrait_lines(of_text, 80)]
    assert "The question it asks" not in shown
    assert "Sources" not in shown
    assert "  every framework            error" in shown


def test_examples_with_characters_that_could_act_are_cleaned(library: Library) -> None:
    for rule in ("SYN001", "SYN004"):
        shown = portray(library.rule(rule), library)
        text = "\n".join(plain(line) for line in portrait_lines(shown, 80)) + rule_markdown(shown)
        assert not [each for each in text if ord(each) < 32 and each != "\n"]


def test_a_rule_in_markdown_has_question_sources_and_examples(portrait: Portrait) -> None:
    text = rule_markdown(portrait)
    assert text.startswith(
        "## COL001 trust-in-no-collaborative\n\nAn NHS trust belongs to no provider collaborative.\n"
    )
    assert "- DF-60: " in text
    assert "```sql\n" + (portrait.rule.query or "")[:40] in text
    assert text.count("```yaml") == len(portrait.examples)
    assert text.count("<details>") == text.count("</details>") == len(portrait.examples) + 1
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_a_rule_as_data_is_json_and_says_the_same(portrait: Portrait) -> None:
    data = json.loads(json.dumps(portrait_data(portrait)))
    assert (data["id"], data["theme"], data["status"]) == ("COL001", "collaboratives", "stable")
    assert data["frameworks"]["act-2022"] == "error"
    assert {clause["id"] for clause in data["clauses"]} >= {"IC-04", "DF-60"}
    assert [example["name"] for example in data["examples"]] == [example.name for example in portrait.examples]
    assert data["query"] == portrait.rule.query


def test_a_rule_in_short_says_where_it_applies(library: Library) -> None:
    assert rule_data(library.rule("SYN001")) == {
        "id": "SYN001",
        "name": "invalid-yaml",
        "theme": "yaml-text",
        "status": "stable",
        "since": "0.1",
        "summary": "The text is not YAML that can be read.",
        "frameworks": {"all": "error"},
        "sources": [],
        "prospective": False,
    }


def test_what_rests_on_law_to_come_says_so(library: Library) -> None:
    rule = next(rule for rule in library.rules if rule.prospective)
    portrait = portray(rule, library)
    shown = [plain(line) for line in portrait_lines(portrait, 80)]
    assert "  with --prospective only: the law it rests on is not yet in force" in shown
    assert "*Asked with `--prospective` only: the law it rests on is not yet in force.*" in rule_markdown(portrait)
