"""What a failing verdict weighs, on whose authority, and in which words."""

import pytest

from ics_lint.checking.judging import cite, cite_register, cited_clauses, judge, say, say_day, say_days
from ics_lint.findings import Value
from ics_lint.ruleset.clause import Clause, Strength
from ics_lint.ruleset.library import Library
from ics_lint.severity import Severity
from tests.making import HEAD, a_clause, a_rule, the_description_in


def by_id(*clauses: Clause) -> dict[str, Clause]:
    return {clause.id: clause for clause in clauses}


@pytest.mark.parametrize(
    ("strength", "severity"),
    [
        (Strength.STATUTORY_MUST, Severity.ERROR),
        (Strength.FRAMEWORK_MINIMUM, Severity.ERROR),
        (Strength.PROHIBITION, Severity.ERROR),
        (Strength.EXPECTATION, Severity.WARNING),
        (Strength.COMMENTARY, Severity.INFO),
        (Strength.OPTION, Severity.INFO),
    ],
)
def test_a_finding_weighs_no_more_than_its_clause_binds(
    library: Library, strength: Strength, severity: Severity
) -> None:
    judgement = judge(a_rule(), {}, by_id(a_clause(strength=strength)), the_description_in(library, HEAD))
    assert judgement.severity is severity


def test_a_finding_weighs_no_more_than_its_rule_says(library: Library) -> None:
    rule = a_rule(severities={"act-2022": Severity.INFO})
    assert judge(rule, {}, by_id(a_clause()), the_description_in(library, HEAD)).severity is Severity.INFO


def test_of_several_clauses_the_one_that_binds_most_counts(library: Library) -> None:
    rule = a_rule(sources=("DF-1", "DF-2"))
    clauses = by_id(a_clause("DF-1", Strength.OPTION), a_clause("DF-2", Strength.EXPECTATION))
    assert judge(rule, {}, clauses, the_description_in(library, HEAD)).severity is Severity.WARNING


def test_a_rule_without_clauses_weighs_what_it_says(library: Library) -> None:
    assert judge(a_rule(sources=()), {}, {}, the_description_in(library, HEAD)).severity is Severity.ERROR


def test_a_commentators_risk_is_a_warning_whatever_strength_it_has(library: Library) -> None:
    rule = a_rule(sources=("DF-42R",))
    judgement = judge(rule, {}, by_id(a_clause("DF-42R")), the_description_in(library, HEAD))
    assert judgement.severity is Severity.WARNING
    assert cite(judgement.clauses[0]).strength == "commentary"


def test_what_commentators_say_is_enough_to_warn_of_a_principle(library: Library) -> None:
    rule = a_rule(principle=True)
    clauses = by_id(a_clause(strength=Strength.COMMENTARY))
    assert judge(rule, {}, clauses, the_description_in(library, HEAD)).severity is Severity.WARNING


def test_a_principle_makes_no_option_weigh_more(library: Library) -> None:
    clauses = by_id(a_clause(strength=Strength.OPTION))
    assert judge(a_rule(principle=True), {}, clauses, the_description_in(library, HEAD)).severity is Severity.INFO


def test_who_contradicts_the_option_he_chose_is_warned(library: Library) -> None:
    rule = a_rule(contradicts_option=True)
    clauses = by_id(a_clause(strength=Strength.OPTION))
    assert judge(rule, {}, clauses, the_description_in(library, HEAD)).severity is Severity.WARNING


@pytest.mark.parametrize(
    ("as_of", "severity", "due"),
    [
        ("2022-07-01", Severity.WARNING, "2023-01-01"),
        ("2022-12-31", Severity.WARNING, "2023-01-01"),
        ("2023-01-01", Severity.ERROR, None),
        ("2023-04-01", Severity.ERROR, None),
    ],
)
def test_a_clause_with_a_deadline_is_a_warning_until_that_day(
    library: Library, as_of: str, severity: Severity, due: str | None
) -> None:
    description = the_description_in(library, HEAD, as_of=as_of)
    judgement = judge(a_rule(), {}, by_id(a_clause(due="2023-01-01")), description)
    assert (judgement.severity, judgement.due) == (severity, due)


def test_the_deadline_of_a_row_goes_before_that_of_its_clause(library: Library) -> None:
    judgement = judge(a_rule(), {"due": "2024-01-01"}, by_id(a_clause()), the_description_in(library, HEAD))
    assert (judgement.severity, judgement.due) == (Severity.WARNING, "2024-01-01")


def test_what_one_clause_wants_now_is_due_though_another_leaves_time(library: Library) -> None:
    rule = a_rule(sources=("DF-1", "DF-2"))
    clauses = by_id(a_clause("DF-1", due="2030-01-01"), a_clause("DF-2"))
    judgement = judge(rule, {}, clauses, the_description_in(library, HEAD))
    assert (judgement.severity, judgement.due) == (Severity.ERROR, None)


def test_without_a_day_no_deadline_is_ahead(library: Library) -> None:
    description = the_description_in(library, "ics: 1\nframework: act-2022\nsystem: {id: a}\n")
    assert judge(a_rule(), {}, by_id(a_clause(due="2030-01-01")), description).due is None


@pytest.mark.parametrize(
    ("confidence", "severity"),
    [
        (None, Severity.ERROR),
        ("registered", Severity.ERROR),
        ("stated", Severity.WARNING),
        ("derived", Severity.WARNING),
        ("assumed", Severity.INFO),
        ("somehow", Severity.INFO),
    ],
)
def test_a_finding_weighs_no_more_than_the_register_is_sure(
    library: Library, confidence: str | None, severity: Severity
) -> None:
    judgement = judge(a_rule(sources=()), {"confidence": confidence}, {}, the_description_in(library, HEAD))
    assert judgement.severity is severity


def test_what_is_sure_makes_a_finding_no_heavier_than_its_rule_and_clauses(library: Library) -> None:
    description = the_description_in(library, HEAD)
    rule = a_rule(sources=(), severities={"all": Severity.INFO})
    assert judge(rule, {"confidence": "derived"}, {}, description).severity is Severity.INFO
    clauses = by_id(a_clause(strength=Strength.EXPECTATION))
    assert judge(a_rule(), {"confidence": "registered"}, clauses, description).severity is Severity.WARNING


def test_the_register_is_cited_with_its_day_and_how_sure_it_is() -> None:
    assert str(cite_register("2026-07-08", "derived")) == "Organisation register, 8 July 2026 (derived)"
    assert str(cite_register(None, "stated")) == "Organisation register (stated)"


def cited(library: Library, *clauses: Clause, named: tuple[str, ...] = (), text: str = HEAD) -> list[str]:
    rule = a_rule(sources=tuple(clause.id for clause in clauses if clause.id not in named))
    found = cited_clauses(rule, named, by_id(*clauses), the_description_in(library, text))
    return [clause.id for clause in found]


def test_a_row_names_its_own_clause(library: Library) -> None:
    assert cited(library, a_clause("DF-1"), a_clause("DF-2"), named=("DF-2",)) == ["DF-2"]


def test_a_clause_of_another_framework_is_not_cited(library: Library) -> None:
    other = a_clause("IC-1", frameworks=frozenset({"integrating-care-option-1"}))
    assert cited(library, other, a_clause("DF-2")) == ["DF-2"]


def test_a_clause_that_has_ended_is_not_cited_beside_one_in_force(library: Library) -> None:
    ended = a_clause("DF-1", in_force_to="2022-12-31")
    to_come = a_clause("DF-2", in_force_from="2024-01-01")
    assert cited(library, ended, to_come, a_clause("DF-3")) == ["DF-3"]


def test_where_none_is_in_force_those_of_the_framework_are_cited(library: Library) -> None:
    assert cited(library, a_clause("DF-1", in_force_to="2022-12-31")) == ["DF-1"]


def test_where_none_is_of_the_framework_all_are_cited(library: Library) -> None:
    assert cited(library, a_clause("DF-1", frameworks=frozenset({"voluntary-2018"}))) == ["DF-1"]


def test_a_statement_stands_last_and_alone_where_no_clause_holds(library: Library) -> None:
    statement = a_clause("S000-1", Strength.COMMENTARY, frameworks=frozenset())
    other = a_clause("DF-1", frameworks=frozenset({"voluntary-2018"}))
    assert cited(library, statement, a_clause("DF-2")) == ["DF-2", "S000-1"]
    assert cited(library, statement, other) == ["S000-1"]


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        (a_clause(), "A document, section 2 (framework minimum)"),
        (a_clause(section=None), "A document (framework minimum)"),
        (a_clause(qualifier="proposed"), "A document, section 2 (framework minimum, proposed)"),
        (a_clause(strength=Strength.STATUTORY_MUST), "A document, section 2 (statutory must)"),
    ],
)
def test_a_citation_says_where_and_how_binding(clause: Clause, text: str) -> None:
    assert str(cite(clause)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (7, "7"),
        (9_999, "9999"),
        (10_000, "10,000"),
        (-1_240_000, "-1,240,000"),
        (3.0, "3"),
        (1_240_000.0, "1,240,000"),
        (18.76, "18.76"),
        (0.5, "0.5"),
        ("{name}", "{name}"),
    ],
)
def test_values_are_put_in_as_people_write_them(value: Value, text: str) -> None:
    assert say("It is {value}.", {"value": value}) == f"It is {text}."


def test_a_value_that_the_row_does_not_give_leaves_nothing_behind() -> None:
    assert say("Name it. {hint}", {}) == "Name it."


def test_a_day_is_said_as_people_say_it() -> None:
    assert say_day("2022-07-01") == "1 July 2022"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "It closed on 2026-03-31; the next opened on 2026-04-01.",
            "It closed on 31 March 2026; the next opened on 1 April 2026.",
        ),
        ("`2019-02-30` is not a day that exists.", "`2019-02-30` is not a day that exists."),
        ("2019-02-30 is none either.", "2019-02-30 is none either."),
        ("The file plan-2022-07-01.yaml, of a/2022-07-01.", "The file plan-2022-07-01.yaml, of a/2022-07-01."),
    ],
)
def test_days_in_a_text_are_written_as_people_write_them(text: str, said: str) -> None:
    assert say_days(text) == said
