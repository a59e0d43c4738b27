"""Everything there is to say about one rule, gathered from the rule set."""

from collections.abc import Mapping
from pathlib import Path

from ics_lint.cases.blanking import fields_read
from ics_lint.cases.trials import caption, run_case
from ics_lint.checking.judging import cite
from ics_lint.findings import Finding
from ics_lint.record import record
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule
from ics_lint.ruleset.rules import case_files

__all__ = ["CitedClause", "Example", "Portrait", "case_texts", "portray"]


@record
class CitedClause:
    """A clause that a rule rests on."""

    id: str
    #: Document, section and strength.
    citation: str
    says: str
    #: verified, mixed or recalled; None for a statement.
    confidence: str | None
    #: What must be known about it besides.
    note: str | None
    frameworks: tuple[str, ...]


@record
class Example:
    """A case of a rule, as an example."""

    name: str
    path: Path
    #: What it shows.
    caption: str
    #: The description, without the comment at its head.
    text: str
    findings: tuple[Finding, ...]

    @property
    def fails(self) -> bool:
        """Whether it is an example of what is wrong."""
        return self.name.startswith("fail-")


@record
class Portrait:
    """One rule in full."""

    rule: Rule
    theme: str
    clauses: tuple[CitedClause, ...]
    #: The fields of the format that its query reads, by table.
    reads: Mapping[str, tuple[str, ...]]
    #: The catalogues and views that its query reads.
    tables: tuple[str, ...]
    #: The tables of the organisation register that its query reads.
    register: tuple[str, ...]
    examples: tuple[Example, ...]


def portray(rule: Rule, library: Library) -> Portrait:
    """The portrait of a rule."""
    title = library.connection.execute("select title from theme where name = ?", [rule.theme]).fetchone()
    reads: dict[str, list[str]] = {}
    for name in sorted(fields_read(rule, library)):
        table, _, key = name.partition(".")
        reads.setdefault(table, []).append(key)
    examples = tuple(_example(rule, path, library) for path in case_files(library.folder / rule.file))
    return Portrait(
        rule=rule,
        theme=title[0] if title else rule.theme,
        clauses=_clauses(rule, examples, library),
        reads={table: tuple(keys) for table, keys in reads.items()},
        tables=_tables(rule, library, "catalogue", "view"),
        register=_tables(rule, library, "register"),
        examples=examples,
    )


def case_texts(path: Path) -> tuple[str, str]:
    """What a case shows, and its description without the comment at its head that says so."""
    text = path.read_text(encoding="utf-8", errors="replace")
    lines = text.splitlines()
    while lines and lines[0].startswith("#"):
        lines.pop(0)
    return caption(text), "\n".join(lines)


def _example(rule: Rule, path: Path, library: Library) -> Example:
    shows, text = case_texts(path)
    report = run_case(rule, path, library)
    return Example(
        name=path.stem,
        path=path,
        caption=shows,
        text=text,
        findings=tuple(finding for finding in report.findings if finding.rule == rule.id),
    )


def _clauses(rule: Rule, examples: tuple[Example, ...], library: Library) -> tuple[CitedClause, ...]:
    """The clauses of the rule itself, then those that its catalogues name in the examples."""
    cited = [cited.id for example in examples for finding in example.findings for cited in finding.sources]
    ids = list(dict.fromkeys([*rule.sources, *sorted(cited)]))
    clauses = library.clauses(ids)
    rows = library.connection.execute("select id, confidence, note from clause")
    known = {clause_id: (confidence, note) for clause_id, confidence, note in rows}
    return tuple(
        CitedClause(
            id=clause.id,
            citation=str(cite(clause)),
            says=clause.says,
            confidence=known.get(clause.id, (None, None))[0],
            note=known.get(clause.id, (None, None))[1],
            frameworks=tuple(sorted(clause.frameworks)),
        )
        for clause in (clauses[each] for each in ids if each in clauses)
    )


def _tables(rule: Rule, library: Library, *kinds: str) -> tuple[str, ...]:
    from ics_lint.cases.benches import reads_of

    if rule.query is None:
        return ()
    read = {table for table, _ in reads_of(rule.query, library)}
    rows = library.connection.execute("select name, kind from table_text order by name")
    return tuple(name for name, kind in rows if name in read and kind in kinds)
