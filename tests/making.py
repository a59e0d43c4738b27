"""Makes the things that tests are about: clauses, rules, descriptions, findings, reports and whole rule sets."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from ics_lint.checking.describing import describe
from ics_lint.checking.reading import Reading, read_content
from ics_lint.description import Description
from ics_lint.findings import Finding, Place, SourceCited
from ics_lint.loading.limits import Limits
from ics_lint.outcome import Report, RuleCount
from ics_lint.ruleset.clause import Clause, Strength
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule, RuleText, names_register
from ics_lint.severity import Severity
from ics_lint.source import Position

__all__ = [
    "HEAD",
    "a_clause",
    "a_count",
    "a_finding",
    "a_place",
    "a_report",
    "a_rule",
    "a_rule_set",
    "changed",
    "descriptions_in",
    "the_description_in",
]

#: The first three lines of a description that is in order.
HEAD = "ics: 1\nframework: act-2022\nsystem: {id: northmoor, name: Northmoor, as-of: 2023-04-01}\n"


def descriptions_in(
    library: Library,
    text: str | bytes,
    *,
    path: str = "system.yaml",
    framework: str | None = None,
    as_of: str | None = None,
) -> list[Description]:
    """The descriptions in a text, as a run reads them."""
    reading = Reading()
    content = text if isinstance(text, bytes) else text.encode()
    read_content(content, path, reading, code_keys=library.code_keys, limits=Limits())
    return describe(reading.documents, library, framework=framework, as_of=as_of)


def the_description_in(library: Library, text: str | bytes, **settings: Any) -> Description:
    """The one description in a text."""
    (description,) = descriptions_in(library, text, **settings)
    return description


def a_clause(clause_id: str = "DF-60", strength: Strength = Strength.FRAMEWORK_MINIMUM, **changes: Any) -> Clause:
    """A clause of the framework act-2022, always in force."""
    values: dict[str, Any] = {
        "id": clause_id,
        "document": "A document",
        "section": "section 2",
        "strength": strength,
        "qualifier": None,
        "in_force_from": None,
        "in_force_to": None,
        "due": None,
        "frameworks": frozenset({"act-2022"}),
        "says": "Trusts work together.",
    }
    return Clause(**{**values, **changes})


def a_rule(**changes: Any) -> Rule:
    """A rule that is an error in every framework and rests on DF-60."""
    values: dict[str, Any] = {
        "id": "TST001",
        "name": "thing-without-name",
        "theme": "tests",
        "severities": {"all": Severity.ERROR},
        "sources": ("DF-60",),
    }
    texts: dict[str, Any] = {
        "summary": "A thing has no name.",
        "query": "select thing.at, thing.name is not null as ok from thing",
        "message": "{name} has no name.",
        "why": "Things are called by their names.",
        "fix": "Give {name} a name.",
    }
    text = RuleText(**texts)
    return changed(Rule(**values, text=lambda: text, has_query=True), **changes)


def changed(rule: Rule, **changes: Any) -> Rule:
    """A rule with changes to what it is, or to what it asks and says."""
    own = {name: changes.pop(name) for name in list(changes) if name in {each.name for each in fields(RuleText)}}
    text = replace(rule.text(), **own)
    reads_register = text.query is not None and names_register(text.query)
    whole = {"text": lambda: text, "has_query": text.query is not None, "reads_register": reads_register, **changes}
    return replace(rule, **whole)


def a_place(file: str = "system.yaml", line: int = 2, column: int = 3, **changes: Any) -> Place:
    """A stretch of four characters."""
    values: dict[str, Any] = {
        "file": file,
        "path": "/organisations/care",
        "start": Position(line, column),
        "end": Position(line, column + 4),
    }
    return Place(**{**values, **changes})


def a_finding(**changes: Any) -> Finding:
    """An error on the second line of system.yaml."""
    values: dict[str, Any] = {
        "rule": "COL001",
        "name": "trust-in-no-collaborative",
        "severity": Severity.ERROR,
        "message": "Care belongs to no provider collaborative.",
        "place": a_place(),
        "related": (),
        "sources": (SourceCited(id="DF-60", document="A document", section="section 2", strength="framework minimum"),),
        "fix": "Add it to one.",
        "identity": "0123456789abcdef",
        "system": "northmoor",
        "summary": "An NHS trust belongs to no provider collaborative.",
        "why": "Trusts work together.",
    }
    return Finding(**{**values, **changes})


def a_count(rule: str = "COL001", passed: int = 1, failed: int = 1, undetermined: int = 1) -> RuleCount:
    """The count behind a rule."""
    subjects = passed + failed + undetermined
    return RuleCount(rule=rule, subjects=subjects, passed=passed, failed=failed, undetermined=undetermined)


def a_report(*findings: Finding, **changes: Any) -> Report:
    """A report on one file with one description."""
    text = "organisations:\n  care: {name: Care, kind: nhs-trust}\n"
    values: dict[str, Any] = {
        "findings": findings,
        "excused": (),
        "undetermined": (),
        "rules": (a_count(),),
        "paths": ("system.yaml",),
        "descriptions": 1,
        "failures": (),
        "seconds": 0.25,
        "sources": {"system.yaml": text},
    }
    return Report(**{**values, **changes})


_SOURCE = """\
framework: act-2022
documents:
  guide: {title: The guide, publisher: NHS England, date: 2022}
clauses:
  TG-1: {says: Bodies have chairs., binds: bodies, strength: framework-minimum, document: guide, section: part 1,
    confidence: verified}
  TG-2: {says: Bodies may have deputies., binds: bodies, strength: option, document: guide, confidence: recalled,
    note: Seen once., status: not-checkable, reason: It leaves no trace.}
"""
_STATEMENTS = """\
document: paper
title: A paper
publisher: A publisher
date: 2021
statements:
  S900-1: {says: Chairs matter., class: checkable, facts: [TG-1]}
"""
_CATALOGUES = {
    "framework": "columns: {framework: Its name., title: What it is., in_force_from: First., in_force_to: Last.}\n"
    'rows:\n  - {framework: act-2022, title: The Act, in_force_from: "2022-07-01"}\n',
    "well-known-party": "columns: {id: Id., name: Name., kind: Kind.}\n"
    "rows:\n  - {id: nhs-england, name: NHS England, kind: national}\n",
    "people-group": "columns: {group: The group.}\nrows:\n  - {group: [public, staff]}\n",
}
_RULE = """\
id: TST001
name: body-without-quorum
since: "0.1"
summary: A body has no quorum.
frameworks: {act-2022: error}
sources: [TG-1]
query: |
  select body.at,
         body.name,
         body.quorum is not null as ok
  from body
message: "{name} has no quorum."
why: A body without a quorum cannot decide.
fix: "Say the `quorum` of {name}."
settled-without:
  body.quorum: Whether it is said is the question.
"""
_FAIL = f"""\
# A board that says no quorum.
{HEAD}bodies:
  board: {{kind: icb-board, name: The board}}     # expect: TST001 error TG-1
"""
_PASS = f"""\
# A board with a quorum.
{HEAD}posts: {{chair: {{title: chair}}}}
bodies:
  board: {{kind: icb-board, name: The board, quorum: six}}
"""


def a_rule_set(folder: Path, files: Mapping[str, str | None] | None = None) -> Path:
    """Writes a small rule set, complete with sources and catalogues, and one rule with two cases.

    Args:
        folder: where it is written.
        files: files to write besides or instead, by path in the rule set; None for a file that is left out.
    """
    rule = "tests/body-without-quorum"
    everything: dict[str, str | None] = {
        "tests/theme.yaml": "prefix: TST\ntitle: Tests\ndescription: Rules of a test.\n",
        f"{rule}/rule.yaml": _RULE,
        f"{rule}/fail-no-quorum.yaml": _FAIL,
        f"{rule}/pass-quorum.yaml": _PASS,
        "sources/guide.yaml": _SOURCE,
        "statements/S900.yaml": _STATEMENTS,
        "views/board.sql": "-- A body that is a board.\n-- at: Where it stands.\nselect at, name from body;\n",
    }
    everything |= {
        f"catalogues/{name}.yaml": f"title: {name}\ndescription: One of them.\n{text}"
        for name, text in _CATALOGUES.items()
    }
    everything |= files or {}
    for name, text in everything.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
    return folder
