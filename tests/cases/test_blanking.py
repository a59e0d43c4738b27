"""Fields that rules read, and what becomes of verdicts without them."""

from pathlib import Path

from ics_lint.cases.benches import Bench
from ics_lint.cases.blanking import blanks_of, fields_by_column, fields_read, required_fields
from ics_lint.ruleset.library import Library
from tests.making import HEAD, a_rule

CASE = HEAD + "bodies:\n  a: {kind: icp, name: A, quorum: six}\n"


def test_each_column_and_each_list_goes_back_to_a_field(library: Library) -> None:
    fields = fields_by_column(library.plan)
    assert fields["body", "quorum"] == "body.quorum"
    assert fields["organisation", "types_count"] == "organisation.types"
    assert fields["organisation_type", "*"] == "organisation.types"


def test_the_fields_that_a_rule_reads_are_told_as_table_and_key(library: Library) -> None:
    query = "select body.at, body.quorum is not null as ok from body"
    assert fields_read(a_rule(query=query), library) == {"body.quorum"}
    assert fields_read(a_rule(query=None), library) == frozenset()


def test_required_fields_need_not_be_left_out(library: Library) -> None:
    required = required_fields(library)
    assert {"organisation.kind", "organisation.name", "body.kind"} <= required
    assert "body.quorum" not in required


def blanks(library: Library, tmp_path: Path, query: str | None) -> list[tuple[str, str]]:
    path = tmp_path / "pass-case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return list(blanks_of(a_rule(query=query), [Bench(path, library, today="2026-11-23")], library))


def test_a_field_without_which_a_verdict_turns_into_another_is_told(library: Library, tmp_path: Path) -> None:
    query = "select body.at, body.quorum is not null as ok from body"
    assert blanks(library, tmp_path, query) == [
        ("body.quorum", "in pass-case.yaml, northmoor:/bodies/a passes, and then fails")
    ]


def test_a_field_without_which_there_is_no_subject_is_told(library: Library, tmp_path: Path) -> None:
    query = "select body.at, 1 as ok from body where body.quorum is not null"
    assert blanks(library, tmp_path, query) == [
        ("body.quorum", "in pass-case.yaml, northmoor:/bodies/a passes, and then is none")
    ]


def test_a_field_without_which_a_subject_appears_is_told(library: Library, tmp_path: Path) -> None:
    query = "select body.at, 0 as ok from body where body.quorum is null"
    assert blanks(library, tmp_path, query) == [
        ("body.quorum", "in pass-case.yaml, northmoor:/bodies/a is no subject, and then fails")
    ]


def test_a_verdict_that_turns_into_undetermined_is_as_it_must_be(library: Library, tmp_path: Path) -> None:
    assert blanks(library, tmp_path, "select body.at, body.quorum = 'six' as ok from body") == []
    assert blanks(library, tmp_path, None) == []
