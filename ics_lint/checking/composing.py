"""Composes findings from remarks and verdicts."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from ics_lint.checking.judging import cite, cite_register, judge, say, say_day, say_days
from ics_lint.checking.locating import Locator
from ics_lint.checking.verdicts import Answer, Verdict
from ics_lint.description import Description
from ics_lint.findings import Finding, Place, Undetermined, Value
from ics_lint.loading.remarks import Remark, Span
from ics_lint.pointer import split_at
from ics_lint.ruleset.clause import Clause
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule
from ics_lint.severity import Severity

__all__ = ["Composer"]


class Composer:
    """Makes findings, each with its place, its words, its authority and an identity of its own."""

    def __init__(self, descriptions: Mapping[str, Description], library: Library) -> None:
        """Takes the descriptions of the run, by key, and the rule set."""
        self.descriptions = descriptions
        self.library = library
        self.locator = Locator(self.descriptions)
        self.rules = {rule.id: rule for rule in library.rules}
        self._clauses: dict[str, Clause] = {}

    def of_verdicts(self, answer: Answer, verdicts: Iterable[Verdict]) -> Iterable[Finding]:
        """The findings of those among some verdicts of an answer that fail."""
        failing = [verdict for verdict in verdicts if verdict.ok is False]
        if not failing:
            return
        self._learn_clauses(answer.rule, failing)
        for verdict in failing:
            yield self._of_verdict(answer, verdict)

    def undetermined(self, rule: Rule, verdicts: Sequence[Verdict]) -> Iterable[Undetermined]:
        """The subjects that a rule could not judge, one for each place."""
        failing = {verdict.at for verdict in verdicts if verdict.ok is False}
        for at in dict.fromkeys(verdict.at for verdict in verdicts if verdict.ok is None):
            place = self.locator.at(at) if at not in failing else None
            if place is not None:
                yield Undetermined(rule=rule.id, name=rule.name, place=place)

    def _learn_clauses(self, rule: Rule, verdicts: Iterable[Verdict]) -> None:
        wanted = set(rule.sources)
        for verdict in verdicts:
            wanted |= set(str(verdict.values.get("clause") or "").replace(",", " ").split())
        unknown = wanted - self._clauses.keys()
        if unknown:
            self._clauses |= self.library.clauses(sorted(unknown))

    def _of_verdict(self, answer: Answer, verdict: Verdict) -> Finding:
        rule = answer.rule
        key, pointer = split_at(verdict.at)
        description = self.descriptions[key]
        place = self.locator.at(verdict.at)
        if place is None:  # pragma: no cover - `ask` leaves out what names no description
            raise AssertionError(verdict.at)
        judgement = judge(rule, verdict.values, self._clauses, description)
        message = say_days(say(rule.message, verdict.values))
        if judgement.due is not None:
            message = f"{message.rstrip('.')} (due by {say_day(judgement.due)})."
        sources = [cite(clause) for clause in judgement.clauses]
        confidence = verdict.values.get("confidence")
        if confidence is not None:
            sources.append(cite_register(answer.register_day, confidence))
        ids = [str(value) for name, value in sorted(verdict.values.items()) if not name.endswith("_at")]
        return Finding(
            rule=rule.id,
            name=rule.name,
            severity=judgement.severity,
            message=message,
            place=place,
            related=tuple(self._related(rule, verdict.values)),
            sources=tuple(sources),
            fix=say_days(say(rule.fix, verdict.values)),
            identity=_identity(rule, description, pointer, ids),
            system=key,
            summary=rule.summary,
            why=rule.why,
            values=verdict.values,
        )

    def _related(self, rule: Rule, values: Mapping[str, Value]) -> Iterable[Place]:
        for name, value in values.items():
            if name.endswith("_at") and isinstance(value, str):
                label = rule.labels.get(name, name.removesuffix("_at").replace("_", " "))
                place = self.locator.at(value, label)
                if place is not None:
                    yield place

    def of_remark(self, description: Description, remark: Remark) -> Finding:
        """The finding that a remark amounts to."""
        rule = self.rules[remark.rule]
        place = self.locator.remark(description, remark)
        related = []
        for label, where in remark.related:
            if isinstance(where, Span):
                related.append(self.locator.span(description, where, (), label))
            else:
                related.append(self.locator.path(description, where, label, of_key=True))
        severity = rule.severity_in(description.framework) or Severity.ERROR
        if remark.lenient:
            severity = min(severity, Severity.WARNING, key=lambda each: each.weight)
        words = [str(value) for name, value in sorted(remark.values.items()) if name in {"key", "value", "rule"}]
        return Finding(
            rule=rule.id,
            name=rule.name,
            severity=severity,
            message=say(rule.message, remark.values),
            place=place,
            related=tuple(related),
            sources=(),
            fix=say(rule.fix, remark.values),
            identity=_identity(rule, description, place.path, words),
            system=description.key,
            summary=rule.summary,
            why=rule.why,
            values=remark.values,
        )


def _identity(rule: Rule, description: Description, pointer: str, words: Iterable[str]) -> str:
    """A name for the finding that stays the same while lines move: rule, system, path without positions, values."""
    steps = [step for step in pointer.split("/") if not step.isdigit()]
    whole = "\0".join([rule.id, description.system_id or "", "/".join(steps), *words])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]
