"""What a rule and a clause are."""

import pytest

from ics_lint.ruleset.clause import Strength
from ics_lint.ruleset.model import names_register
from ics_lint.severity import Severity
from tests.making import a_clause, a_rule


@pytest.mark.parametrize(
    ("selector", "answers"),
    [
        ("TST001", True),
        ("TST", True),
        ("T", True),
        ("thing-without-name", True),
        ("nameless-thing", True),
        ("tst", False),
        ("TST002", False),
        ("TST0", False),
        ("thing", False),
        ("", False),
    ],
)
def test_a_rule_answers_to_id_names_and_prefixes(selector: str, answers: bool) -> None:
    assert a_rule(former_names=("nameless-thing",)).answers_to(selector) is answers


@pytest.mark.parametrize(
    ("severities", "framework", "severity"),
    [
        ({"all": Severity.INFO}, "act-2022", Severity.INFO),
        ({"all": Severity.INFO}, None, Severity.INFO),
        ({"all": Severity.INFO, "act-2022": Severity.ERROR}, "act-2022", Severity.ERROR),
        ({"act-2022": Severity.ERROR}, "voluntary-2018", None),
        ({"act-2022": Severity.ERROR}, None, None),
    ],
)
def test_a_rule_has_a_severity_where_it_applies(
    severities: dict[str, Severity], framework: str | None, severity: Severity | None
) -> None:
    assert a_rule(severities=severities).severity_in(framework) is severity


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2022-06-30", False), ("2022-07-01", True), ("2023-03-31", True), ("2023-04-01", False), (None, True)],
)
def test_a_clause_holds_from_its_first_day_to_its_last(day: str | None, holds: bool) -> None:
    assert a_clause(in_force_from="2022-07-01", in_force_to="2023-03-31").holds_on(day) is holds


def test_a_clause_without_days_always_holds() -> None:
    assert a_clause().holds_on("1948-07-05")


@pytest.mark.parametrize(("clause", "is_risk"), [("DF-42R", True), ("DF-42", False)])
def test_a_risk_is_known_by_its_id(clause: str, is_risk: bool) -> None:
    assert a_clause(clause).is_risk is is_risk


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("select 1 from register.organisation", True),
        ("select register_at from thing", False),
        ("select 1 from the_register.organisation", False),
    ],
)
def test_the_register_is_read_only_by_queries_that_name_it(query: str, names: bool) -> None:
    assert names_register(query) is names
    assert a_rule(query=query).reads_register is names


def test_only_what_binds_can_be_an_error() -> None:
    assert {strength for strength in Strength if strength.cap is Severity.ERROR} == {
        "statutory-must",
        "framework-minimum",
        "prohibition",
    }
