"""From verdicts and remarks to findings."""

from dataclasses import replace
from typing import Any

from ics_lint.checking.composing import Composer
from ics_lint.checking.verdicts import Answer, Count, Verdict
from ics_lint.findings import Finding
from ics_lint.loading.remarks import Remark, Span
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule
from ics_lint.severity import Severity
from tests.making import HEAD, a_rule, descriptions_in

TEXT = HEAD + "organisations:\n  care: {name: Care, kind: nhs-trust}\n  home: {name: Home, kind: nhs-trust}\n"
CARE = "northmoor:/organisations/care"
HOME = "northmoor:/organisations/home"


def composer(library: Library, text: str = TEXT) -> Composer:
    return Composer({each.key: each for each in descriptions_in(library, text)}, library)


def answer(rule: Rule, *verdicts: tuple[str, bool | None, dict[str, Any]]) -> Answer:
    return Answer(rule=rule, counts={"northmoor": Count(2, 1, 1)}, verdicts=tuple(Verdict(*each) for each in verdicts))


def findings(library: Library, *verdicts: tuple[str, bool | None, dict[str, Any]], **changes: Any) -> list[Finding]:
    return said(composer(library), answer(a_rule(**changes), *verdicts))


def said(made: Composer, told: Answer) -> list[Finding]:
    return list(made.of_verdicts(told, told.verdicts))


def test_a_failing_verdict_is_a_finding_with_place_words_and_authority(library: Library) -> None:
    (finding,) = findings(library, (CARE, False, {"name": "Care"}), (HOME, None, {"name": "Home"}))
    assert (finding.message, finding.fix) == ("Care has no name.", "Give Care a name.")
    assert (finding.place.start.line, finding.place.path) == (5, "/organisations/care")
    assert [cited.id for cited in finding.sources] == ["DF-60"]
    assert (finding.system, finding.severity) == ("northmoor", Severity.ERROR)


def test_what_is_undetermined_is_told_once_a_place_and_not_where_the_rule_fails(library: Library) -> None:
    unsure = answer(a_rule(), (CARE, None, {}), (CARE, False, {}), (HOME, None, {}), (HOME, None, {}))
    told = list(composer(library).undetermined(unsure.rule, unsure.verdicts))
    assert [(each.rule, each.place.start.line) for each in told] == [("TST001", 6)]


def test_nothing_is_composed_of_an_answer_without_failures(library: Library) -> None:
    assert findings(library, (CARE, None, {})) == []


def test_a_second_place_carries_the_label_of_the_rule_else_its_column(library: Library) -> None:
    (finding,) = findings(
        library,
        (CARE, False, {"first_at": HOME, "next_one_at": HOME, "gone_at": None, "away_at": "nowhere:/"}),
        labels={"first_at": "first given here"},
    )
    assert [place.label for place in finding.related] == ["first given here", "next one"]


def test_a_row_that_names_a_clause_cites_that_one(library: Library) -> None:
    (finding,) = findings(library, (CARE, False, {"clause": "DF-62, DF-63"}))
    assert [cited.id for cited in finding.sources] == ["DF-62", "DF-63"]


def test_a_row_that_rests_on_the_register_cites_it_after_the_clauses(library: Library) -> None:
    told = answer(a_rule(), (CARE, False, {"confidence": "derived"}), (HOME, False, {"confidence": None}))
    first, second = said(composer(library), replace(told, register_day="2026-07-08"))
    assert [str(cited) for cited in first.sources][1:] == ["Organisation register, 8 July 2026 (derived)"]
    assert [cited.id for cited in first.sources] == ["DF-60", "register"]
    assert first.severity is Severity.WARNING
    assert [cited.id for cited in second.sources] == ["DF-60"]


def test_what_is_not_due_yet_says_until_when(library: Library) -> None:
    (finding,) = findings(library, (CARE, False, {"name": "Care", "due": "2030-07-01"}))
    assert finding.message == "Care has no name (due by 1 July 2030)."
    assert finding.severity is Severity.WARNING


def test_an_identity_does_not_change_when_lines_move(library: Library) -> None:
    rule = a_rule()
    before = said(composer(library), answer(rule, (CARE, False, {"name": "Care"})))
    moved = TEXT.replace("organisations:\n", "\n\n# More of them.\norganisations:\n")
    after = said(composer(library, moved), answer(rule, (CARE, False, {"name": "Care"})))
    assert [each.identity for each in before] == [each.identity for each in after]
    assert before[0].place.start.line != after[0].place.start.line


def test_findings_differ_in_identity_by_rule_place_and_values(library: Library) -> None:
    told = findings(
        library,
        (CARE, False, {"name": "Care"}),
        (HOME, False, {"name": "Care"}),
        (CARE, False, {"name": "Other"}),
        (CARE, False, {"name": "Care"}),
    )
    identities = [each.identity for each in told]
    assert len(set(identities)) == 3
    assert identities[3] == identities[0], "where all findings are together, twins are told apart"


def of_remark(library: Library, remark: Remark, text: str = TEXT) -> Finding:
    made = composer(library, text)
    return made.of_remark(next(iter(made.descriptions.values())), remark)


def test_a_remark_is_a_finding_in_the_words_of_its_rule(library: Library) -> None:
    values = {"key": "nmae", "owner": "an organisation", "hint": "; did you mean `name`?"}
    finding = of_remark(library, Remark(rule="SCH001", path=("organisations", "care"), values=values))
    assert finding.message == "`nmae` is not a key of an organisation; did you mean `name`?"
    assert (finding.name, finding.sources) == ("unknown-key", ())


def test_a_lenient_remark_is_a_warning(library: Library) -> None:
    values = {"what": "an e-mail address"}
    assert of_remark(library, Remark(rule="SYN005", path=(), values=values)).severity is Severity.ERROR
    assert of_remark(library, Remark(rule="SYN005", path=(), values=values, lenient=True)).severity is Severity.WARNING


def test_the_second_places_of_a_remark_may_be_stretches_or_paths(library: Library) -> None:
    related = (("here", Span(0, 3)), ("there", ("organisations", "home")))
    finding = of_remark(library, Remark(rule="SYN002", path=("organisations", "care"), related=related))
    assert [(place.label, place.start.line) for place in finding.related] == [("here", 1), ("there", 6)]
