"""The marks in a description that say what must be found on a line.

northmoor-care: {name: ..., kind: nhs-trust}    # expect: COL001
northmoor-care: {name: ..., kind: nhs-trust}    # expect: COL001 warning DF-60
northmoor-care: {name: ..., kind: nhs-trust}    # undetermined: COL001
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ics_lint.findings import Finding, Undetermined
from ics_lint.severity import Severity

__all__ = ["Mark", "differences", "marks_in"]

_MARK = re.compile(r"#\s*(?P<what>expect|undetermined):(?P<words>[^#\n\r]*)")
_RULE = re.compile(r"[A-Z]{3}[0-9]{3}\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding, or one undetermined subject, that must be on a line."""

    line: int
    rule: str
    undetermined: bool
    severity: Severity | None = None
    clauses: frozenset[str] = frozenset()

    def __str__(self) -> str:
        words = [self.rule, *([self.severity.value] if self.severity else []), *sorted(self.clauses)]
        what = "undetermined" if self.undetermined else "expect"
        return f"line {self.line}: {what}: {' '.join(words)}"


def marks_in(text: str) -> Iterator[Mark]:
    """The marks of a description, in the order of their lines."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in _MARK.finditer(line):
            rule: str | None = None
            severity: Severity | None = None
            clauses: set[str] = set()
            for word in match["words"].replace(",", " ").split():
                if _RULE.match(word):
                    if rule is not None:
                        yield Mark(number, rule, match["what"] == "undetermined", severity, frozenset(clauses))
                    rule, severity, clauses = word, None, set()
                elif word in set(Severity):
                    severity = Severity(word)
                else:
                    clauses.add(word)
            if rule is not None:
                yield Mark(number, rule, match["what"] == "undetermined", severity, frozenset(clauses))


def differences(
    marks: Iterable[Mark], findings: Iterable[Finding], undetermined: Iterable[Undetermined] = ()
) -> list[str]:
    """What is marked and not found, and what is found and not marked.

    Args:
        marks: the marks of one file.
        findings: the findings in it.
        undetermined: the subjects in it that could not be judged.
    """
    problems = []
    left = list(findings)
    unsure = list(undetermined)
    for mark in marks:
        if mark.undetermined:
            match = next((u for u in unsure if (u.rule, u.place.start.line) == (mark.rule, mark.line)), None)
            if match is None:
                problems.append(f"{mark}, but it is not undetermined there")
            else:
                unsure.remove(match)
            continue
        found = next((each for each in left if (each.rule, each.place.start.line) == (mark.rule, mark.line)), None)
        if found is None:
            problems.append(f"{mark}, but nothing is found there")
            continue
        left.remove(found)
        if mark.severity is not None and mark.severity is not found.severity:
            problems.append(f"{mark}, but the severity is {found.severity.value}")
        missing = mark.clauses - {cited.id for cited in found.sources}
        if missing:
            problems.append(f"{mark}, but {', '.join(sorted(missing))} is not cited")
    problems += [f"line {each.place.start.line}: {each.rule} is found but not marked: {each.message}" for each in left]
    problems += [f"line {each.place.start.line}: {each.rule} is undetermined but not marked" for each in unsure]
    return problems
