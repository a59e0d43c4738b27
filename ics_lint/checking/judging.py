"""Turns a verdict into a finding: what weighs how much, on which clause, in which words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from ics_lint.description import Description
from ics_lint.findings import SourceCited, Value
from ics_lint.record import record
from ics_lint.ruleset.clause import Clause, Strength
from ics_lint.ruleset.model import PLACEHOLDER, Rule
from ics_lint.severity import Severity

__all__ = ["Judgement", "cite", "cite_register", "cited_clauses", "judge", "say", "say_day", "say_days"]

#: An ISO date that stands by itself.
_DAY = re.compile(r"(?<![\w/-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])")

#: Numbers from here on are printed with their digits grouped.
_GROUPED_FROM = 10_000
#: What a finding may weigh at most by how sure the organisation register is of what its row rests on.
_SURE = "registered"
_LESS_SURE = {"stated": Severity.WARNING, "derived": Severity.WARNING}


@record
class Judgement:
    """How much a failing verdict weighs, and on whose authority."""

    severity: Severity
    clauses: tuple[Clause, ...]
    #: The day by which the clause must be met, where that day has not come.
    due: str | None


def cited_clauses(
    rule: Rule, named: Iterable[str], clauses: Mapping[str, Clause], description: Description
) -> tuple[Clause, ...]:
    """The clauses that a finding cites.

    A row of a catalogue names its own clause. Else those of the rule's clauses are cited that hold in the framework
    and on the day, and the statements that had been made by then. Where no clause is in force, the principle may be
    older than its clause, and the statements speak for it whenever they were made.
    """
    own = [clauses[name] for name in dict.fromkeys(named) if name in clauses]
    if own:
        return tuple(own)
    of_rule = [clauses[source] for source in rule.sources if source in clauses]
    enacted = [clause for clause in of_rule if clause.strength is not Strength.COMMENTARY]
    framework = description.framework
    holding = [clause for clause in enacted if framework in clause.frameworks]
    in_force = [clause for clause in holding if clause.holds_on(description.effective_on)]
    statements = [clause for clause in of_rule if clause.strength is Strength.COMMENTARY]
    if in_force:
        return (*in_force, *(each for each in statements if each.holds_on(description.effective_on)))
    return (*holding, *statements) or tuple(enacted)


def judge(
    rule: Rule, verdict_values: Mapping[str, Value], clauses: Mapping[str, Clause], description: Description
) -> Judgement:
    """Weighs a failing verdict: never more than the clauses behind it are binding, nor before they are due.

    What rests on the organisation register weighs no more than the register is sure of it.

    Args:
        rule: the rule that fails.
        verdict_values: the row; `clause` may name the clauses it rests on, `due` the day they must be met by, and
            `confidence` how sure the register is of what it rests on.
        clauses: clauses by id.
        description: the description that fails.
    """
    named = str(verdict_values.get("clause") or "").replace(",", " ").split()
    cited = cited_clauses(rule, named, clauses, description)
    severity = rule.severity_in(description.framework) or Severity.INFO
    if cited:
        cap = max((_cap(clause, rule) for clause in cited), key=lambda capped: capped.weight)
        severity = min(severity, cap, key=lambda each: each.weight)
    confidence = verdict_values.get("confidence")
    if confidence is not None and confidence != _SURE:
        # What is assumed, or in a way that is not known, is never more than a remark.
        severity = min(severity, _LESS_SURE.get(str(confidence), Severity.INFO), key=lambda each: each.weight)
    due = _due(verdict_values, cited, description.effective_on)
    if due is not None:
        severity = min(severity, Severity.WARNING, key=lambda each: each.weight)
    return Judgement(severity=severity, clauses=cited, due=due)


def _cap(clause: Clause, rule: Rule) -> Severity:
    if clause.is_risk:
        return Severity.WARNING
    if clause.strength is Strength.OPTION and rule.contradicts_option:
        return Severity.WARNING
    if clause.strength is Strength.COMMENTARY and rule.principle:
        return Severity.WARNING
    return clause.strength.cap


def _due(values: Mapping[str, Value], cited: tuple[Clause, ...], day: str | None) -> str | None:
    """The day by which all of it must be met, if none of it must be met yet."""
    own = values.get("due")
    days = [str(own)] if own is not None else []
    if not days:
        binding = [clause for clause in cited if clause.strength is not Strength.COMMENTARY]
        days = [clause.due for clause in binding if clause.due is not None]
        if len(days) < len(binding):
            return None
    if day is None or not days or min(days) <= day:
        return None
    return min(days)


def cite(clause: Clause) -> SourceCited:
    """A clause as a finding shows it."""
    strength = "commentary" if clause.is_risk else clause.strength.value.replace("-", " ")
    if clause.qualifier:
        strength = f"{strength}, {clause.qualifier}"
    return SourceCited(id=clause.id, document=clause.document, section=clause.section, strength=strength)


def cite_register(day: str | None, confidence: Value) -> SourceCited:
    """The organisation register as a finding shows it: its day, and how sure it is of what the finding rests on."""
    section = say_day(day) if day is not None else None
    return SourceCited(id="register", document="Organisation register", section=section, strength=str(confidence))


def say(text: str, values: Mapping[str, Value]) -> str:
    """A text of a rule with the values of a row put in."""

    def put_in(match: re.Match[str]) -> str:
        return _show(values.get(match[1]))

    return PLACEHOLDER.sub(put_in, text).strip()


def _show(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and abs(value) >= _GROUPED_FROM:
        return f"{value:,}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def say_day(day: str) -> str:
    """An ISO date as people write it: 1 July 2022."""
    parsed = date.fromisoformat(day)
    return f"{parsed.day} {parsed:%B %Y}"


def say_days(text: str) -> str:
    """A text with its ISO dates as people write them, but for what it quotes between backticks."""

    def in_words(match: re.Match[str]) -> str:
        try:
            return say_day(match[0])
        except ValueError:
            return match[0]

    parts = text.split("`")
    parts[::2] = [_DAY.sub(in_words, part) for part in parts[::2]]
    return "`".join(parts)
