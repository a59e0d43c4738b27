"""A rule in full, as text for a terminal."""

from collections.abc import Iterator

from ics_lint.explaining.portrait import CitedClause, Example, Portrait
from ics_lint.printing.cleaning import clean
from ics_lint.printing.lines import Line, Style, wrap
from ics_lint.printing.paragraphs import paragraph, section
from ics_lint.severity import Severity

__all__ = ["portrait_lines"]

_STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.INFO: Style.INFO}


def portrait_lines(portrait: Portrait, width: int) -> Iterator[Line]:
    """The lines that tell of a rule."""
    rule = portrait.rule
    yield [(f"{rule.id} {rule.name}", Style.PLACE)]
    former = f", formerly {', '.join(rule.former_names)}" if rule.former_names else ""
    yield [(f"{portrait.theme}; {rule.status.value} since {rule.since}{former}", Style.QUIET)]
    yield []
    yield from paragraph(rule.summary, width)
    yield []
    yield from section("Why", rule.why, width)
    yield [("Where it applies", Style.HEADING)]
    for framework, severity in rule.severities.items():
        name = "every framework" if framework == "all" else framework
        yield [(f"  {name:<26} ", Style.PLAIN), (severity.value, _STYLES[severity])]
    if rule.prospective:
        yield [("  with --prospective only: the law it rests on is not yet in force", Style.QUIET)]
    yield []
    if portrait.clauses:
        yield [("Sources", Style.HEADING)]
        for clause in portrait.clauses:
            yield from _clause(clause, width)
        yield []
    yield from section("What to do", rule.fix, width)
    yield [("How to except it", Style.HEADING)]
    yield [(f"  on the line:  # ics-lint: except {rule.id}: the reason", Style.PLAIN)]
    yield [("  or in the description:", Style.PLAIN)]
    yield [("    exceptions:", Style.PLAIN)]
    entry = f"- {{rule: {rule.id}, at: the-id, reason: ..., owner: ..., review-by: YYYY-MM-DD}}"
    yield [(f"      {entry}", Style.PLAIN)]
    yield []
    yield from _question(portrait, width)
    yield [("Examples", Style.HEADING)]
    for example in portrait.examples:
        yield from _example(example, width)


def _clause(clause: CitedClause, width: int) -> Iterator[Line]:
    known = f"; {clause.confidence}" if clause.confidence else ""
    for line in wrap(f"{clause.id}  {clean(clause.citation)}{known}", width, first="  ", rest=" " * 10):
        yield [(line, Style.RULE)]
    yield from paragraph(clause.says, width, " " * 10)
    if clause.note:
        yield from paragraph(f"Note: {clause.note}", width, " " * 10)


def _question(portrait: Portrait, width: int) -> Iterator[Line]:
    rule = portrait.rule
    if rule.query is None:
        return
    yield [("The question it asks", Style.HEADING)]
    for text in rule.query.strip().splitlines():
        yield [(f"  {clean(text)}" if text.strip() else "", Style.PLAIN)]
    yield []
    yield [("What it reads", Style.HEADING)]
    for table, keys in portrait.reads.items():
        for line in wrap(f"{table}: {', '.join(keys)}", width, first="  ", rest="    "):
            yield [(line, Style.PLAIN)]
    if portrait.tables:
        yield from paragraph(f"catalogues and views: {', '.join(portrait.tables)}", width, "  ")
    if portrait.register:
        yield from paragraph(f"the register: {', '.join(portrait.register)}", width, "  ")
    yield []


def _example(example: Example, width: int) -> Iterator[Line]:
    word, style = ("fails", Style.ERROR) if example.fails else ("passes", Style.GOOD)
    yield [("  ", Style.PLAIN), (word, style), (f"  {example.name}", Style.RULE)]
    yield from paragraph(example.caption, width, "    ")
    for text in example.text.splitlines():
        yield [(f"      {clean(text)}", Style.QUIET)]
    for finding in example.findings:
        yield from paragraph(f"-> {finding.severity.value}: {finding.message}", width, "    ")
    yield []
