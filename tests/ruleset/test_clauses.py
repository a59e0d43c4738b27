"""Reading clauses and statements."""

from pathlib import Path

import pytest

from ics_lint.resources import schema_text
from ics_lint.ruleset.clauses import Record, read_clauses, read_statements
from ics_lint.schema.validation import SchemaCheck
from tests.making import a_rule_set
from tests.ruleset.conftest import Refusal

CLAUSE = "says: It\n      is so., binds: all, strength: option, document: guide, confidence: recalled"


def source(clauses: str, framework: str = "act-2022", documents: str = "") -> str:
    return f"framework: {framework}\n{documents}clauses:\n{clauses}"


def clauses(folder: Path) -> dict[str, Record]:
    _, records = read_clauses([folder], SchemaCheck(schema_text("source")))
    return {record["id"]: record for record in records}


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2022-07-15", "2022-07-15", "2022-07-15"),
        ("2022-07", "2022-07-01", "2022-07-31"),
        ("2022-06", "2022-06-01", "2022-06-30"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
    ],
)
def test_a_month_or_year_means_its_first_day_from_and_its_last_day_to(
    tmp_path: Path, given: str, first: str, last: str
) -> None:
    text = source(f"  X-1: {{{CLAUSE}, from: {given}, to: {given}, due: {given}}}\n")
    record = clauses(a_rule_set(tmp_path, {"sources/x.yaml": text}))["X-1"]
    assert (record["in_force_from"], record["in_force_to"], record["due"]) == (first, last, last)


def test_a_clause_holds_in_the_frameworks_of_its_file_unless_it_names_its_own(tmp_path: Path) -> None:
    text = source(
        f"  X-1: {{{CLAUSE}}}\n  X-2: {{{CLAUSE}, frameworks: [voluntary-2018]}}\n", "[act-2022, model-icb-2025]"
    )
    read = clauses(a_rule_set(tmp_path, {"sources/x.yaml": text}))
    assert [read[name]["frameworks"] for name in ("X-1", "X-2", "TG-1")] == [
        ["act-2022", "model-icb-2025"],
        ["voluntary-2018"],
        ["act-2022"],
    ]


def test_a_clause_is_proposed_prospective_or_neither(tmp_path: Path) -> None:
    text = source(f"  X-1: {{{CLAUSE}, proposed: true}}\n  X-2: {{{CLAUSE}, prospective: true}}\n  X-3: {{{CLAUSE}}}\n")
    read = clauses(a_rule_set(tmp_path, {"sources/x.yaml": text}))
    assert [read[f"X-{number}"]["qualifier"] for number in (1, 2, 3)] == ["proposed", "prospective", None]


def test_texts_are_on_one_line_however_they_are_folded(tmp_path: Path) -> None:
    read = clauses(a_rule_set(tmp_path, {"sources/x.yaml": source(f"  X-1: {{{CLAUSE}}}\n")}))
    assert read["X-1"]["says"] == "It is so."


def test_evidence_is_no_source_of_clauses(tmp_path: Path) -> None:
    assert set(clauses(a_rule_set(tmp_path, {"sources/evidence.yaml": "pages: {}\n"}))) == {"TG-1", "TG-2"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (source(f"  TG-1: {{{CLAUSE}}}\n"), "RULES/sources/x.yaml:3:3: the clause TG-1 stands in another file too."),
        (
            source(f"  X-1: {{{CLAUSE}}}\n", documents="documents: {guide: {title: Again}}\n"),
            "RULES/sources/x.yaml:2:13: the document `guide` is described in another file too.",
        ),
        (
            source(f"  X-1: {{{CLAUSE}}}\n").replace("guide", "gudie"),
            "RULES/sources/x.yaml:4:55: no file describes the document `gudie`.",
        ),
        (
            source(f"  X-1: {{{CLAUSE}}}\n").replace("option", "optional"),
            "RULES/sources/x.yaml:4:37: `optional` is not a strength of a clause; did you mean `option`? "
            "Use one of: statutory-must, framework-minimum, prohibition, expectation, option.",
        ),
    ],
)
def test_a_source_that_is_not_in_order_is_refused(refusal: Refusal, text: str, message: str) -> None:
    assert refusal({"sources/x.yaml": text}) == message


def test_statements_carry_their_document_and_what_they_stand_for(tmp_path: Path) -> None:
    documents, statements = read_statements([a_rule_set(tmp_path)], SchemaCheck(schema_text("statements")))
    assert documents == [{"key": "S900", "title": "A paper", "publisher": "A publisher", "date": "2021"}]
    assert [(each["id"], each["document"], each["facts"]) for each in statements] == [("S900-1", "S900", ["TG-1"])]


def test_one_statement_in_two_files_is_refused(refusal: Refusal) -> None:
    again = "document: b\ntitle: B\nstatements: {S900-1: {says: S., class: partly}}\n"
    assert refusal({"statements/S901.yaml": again}) == "One statement stands in two files of the folder `statements`."
