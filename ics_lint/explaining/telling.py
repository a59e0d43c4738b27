"""Why a finding is one, as text for a terminal and as plain data."""

from collections.abc import Iterator, Mapping
from typing import Any

from ics_lint.checking.judging import cite
from ics_lint.explaining.reasons import Fact, Reasons
from ics_lint.findings import Place, Value
from ics_lint.printing.cleaning import clean
from ics_lint.printing.frames import frame
from ics_lint.printing.lines import Line, Style, counted, wrap
from ics_lint.printing.paragraphs import paragraph, section
from ics_lint.report.json import finding_data, place_data
from ics_lint.report.layout import Layout
from ics_lint.report.text import finding_lines
from ics_lint.source import Source

__all__ = ["reasons_data", "reasons_lines"]


def reasons_lines(reasons: Reasons, width: int) -> Iterator[Line]:
    """The lines that tell why a finding is one."""
    finding = reasons.finding
    sources = {path: Source(path=path, text=text) for path, text in reasons.sources.items()}
    yield from finding_lines(finding, sources[finding.place.file], Layout(width=width))
    if finding.excuse is not None:
        yield from section("It is excused", finding.excuse.reason, width)
    yield from section("Why it matters", finding.why, width)
    if reasons.clauses:
        yield [("What the sources say", Style.HEADING)]
        for clause in reasons.clauses:
            for line in wrap(f"{clause.id}  {clean(str(cite(clause)))}", width, first="  ", rest=" " * 10):
                yield [(line, Style.RULE)]
            yield from paragraph(clause.says, width, " " * 10)
        yield []
    if reasons.seen:
        yield [("What the rule saw", Style.HEADING)]
        yield from paragraph(_values(reasons.seen), width, "  ")
        yield []
    if reasons.facts:
        yield [("What the description says there", Style.HEADING)]
        for fact in reasons.facts:
            yield from _fact(fact, width)
        if reasons.left_out:
            yield from paragraph(f"and {counted(reasons.left_out, 'row')} more", width, "  ")
        yield []
    yield from _passing(reasons, sources, width)
    yield from paragraph(
        f"Its identity is {finding.identity}. `ics-lint explain {finding.rule}` tells all about the rule.", width
    )


def _values(values: Mapping[str, Value]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _where(place: Place) -> str:
    return f"{place.file}:{place.start.line}:{place.start.column}"


def _fact(fact: Fact, width: int) -> Iterator[Line]:
    text = f"{fact.table}, {_where(fact.place)}: {_values(fact.values)}"
    for line in wrap(clean(text), width, first="  ", rest="    "):
        yield [(line, Style.PLAIN)]


def _passing(reasons: Reasons, sources: Mapping[str, Source], width: int) -> Iterator[Line]:
    place = reasons.passing
    if place is not None:
        others = f", the nearest of {reasons.passed:,}" if reasons.passed > 1 else ""
        yield [("What passes", Style.HEADING)]
        yield from paragraph(f"{_where(place)}{others}", width, "  ")
        yield from frame(sources[place.file], place, (), width=width, style=Style.GOOD)
        yield []
    elif reasons.example is not None:
        shows, text = reasons.example
        yield [("An example that passes", Style.HEADING)]
        yield from paragraph(shows, width, "  ")
        for line in text.splitlines():
            yield [(f"    {clean(line)}", Style.QUIET)]
        yield []


def reasons_data(reasons: Reasons) -> dict[str, Any]:
    """Why a finding is one, as plain data."""
    shows, text = reasons.example or (None, None)
    return {
        "finding": finding_data(reasons.finding),
        "why": reasons.finding.why,
        "clauses": [{"id": each.id, "citation": str(cite(each)), "says": each.says} for each in reasons.clauses],
        "seen": dict(reasons.seen),
        "facts": [
            {"table": fact.table, **place_data(fact.place), "values": dict(fact.values)} for fact in reasons.facts
        ],
        "left-out": reasons.left_out,
        "passing": None if reasons.passing is None else place_data(reasons.passing),
        "passed": reasons.passed,
        "example": None if text is None else {"shows": shows, "text": text},
    }
