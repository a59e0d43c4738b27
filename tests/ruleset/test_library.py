"""The rule set, ready to be asked."""

from pathlib import Path

import pytest

from ics_lint.errors import RuleError
from ics_lint.resources import rules_folder
from ics_lint.ruleset.library import Library, load_library
from tests.making import a_rule_set


@pytest.mark.parametrize("selector", ["COL001", "col001", "trust-in-no-collaborative"])
def test_a_rule_is_found_by_id_and_name(library: Library, selector: str) -> None:
    assert library.rule(selector).id == "COL001"


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        (
            "trust-in-no-colaborative",
            "There is no rule `trust-in-no-colaborative`. Did you mean trust-in-no-collaborative?",
        ),
        ("x", "There is no rule `x`. `ics-lint rules` lists them."),
    ],
)
def test_a_rule_that_does_not_exist_is_told_with_the_nearest(library: Library, selector: str, message: str) -> None:
    with pytest.raises(RuleError) as refused:
        library.rule(selector)
    assert str(refused.value) == message


def test_rules_are_selected_by_id_name_and_prefix(library: Library) -> None:
    assert library.select(["COL001", "unknown-key"]) == {"COL001", "SCH001"}
    assert library.select(["SYN"]) == {f"SYN00{number}" for number in range(1, 6)}
    assert library.select(["syn001"]) == {"SYN001"}
    assert library.select([]) == frozenset()


def test_clauses_and_statements_are_given_by_id_and_others_left_out(library: Library) -> None:
    clauses = library.clauses(["DF-60", "S000-29", "XX-1", "DF-60"])
    assert set(clauses) == {"DF-60", "S000-29"}
    assert "design-framework-2021" in clauses["DF-60"].frameworks
    assert clauses["S000-29"].strength == "commentary"


def test_rule_ids_are_in_order_and_each_query_was_checked(library: Library) -> None:
    ids = [rule.id for rule in library.rules]
    assert ids == sorted(ids)
    assert all(rule.built_in for rule in library.rules)


def test_each_connection_is_a_database_of_its_own(library: Library) -> None:
    library.connect().execute("insert into organisation (id) values ('x')")
    assert library.connect().execute("select count(*) from organisation").fetchone() == (0,)


def test_the_compiled_form_can_be_sent_to_another_process(library: Library) -> None:
    again = Library(library.form, library.folder)
    assert again.rules == library.rules
    assert again.framework_times["act-2022"] == ("2022-07-01", None)
    assert again.well_known_parties["nhs-england"] == ("NHS England", "national")
    assert "nhs-trusts" in again.reference_tokens["sector"]
    assert "ods" in again.code_keys


def test_the_rule_set_of_a_checkout_is_kept_in_the_cache(tmp_path: Path) -> None:
    first = load_library(tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.name.startswith("ruleset-")
    stamp = kept.stat().st_mtime_ns
    assert load_library(tmp_path, own=rules_folder()).rules == first.rules
    assert kept.stat().st_mtime_ns == stamp


def test_another_rule_set_is_compiled_each_time(tmp_path: Path) -> None:
    folder = a_rule_set(tmp_path / "rules")
    assert [rule.id for rule in load_library(tmp_path / "cache", own=folder).rules] == ["TST001"]
    assert not (tmp_path / "cache").exists()


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="there is no such folder"):
        load_library(None, own=tmp_path / "gone")


def test_every_column_of_a_view_says_what_it_holds(library: Library) -> None:
    query = """
        select column_text.table_name || '.' || column_text.name
        from column_text
        join table_text
          on table_text.name = column_text.table_name
        where table_text.kind = 'view'
          and column_text.description = ''
    """
    assert library.connection.execute(query).fetchall() == []


@pytest.mark.parametrize("rule", ["ACC005", "BOD005", "DEL027", "PLN006", "SUB005"])
def test_a_rule_that_joins_much_proves_to_look_at_one_description(library: Library, rule: str) -> None:
    assert "*" not in library.rule(rule).reach
