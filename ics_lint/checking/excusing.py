"""Exceptions: findings that a system accepts, and exceptions that are not in order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ics_lint.checking.judging import say_day
from ics_lint.description import Description
from ics_lint.findings import Excuse, Finding
from ics_lint.loading.remarks import Path, Remark, Span
from ics_lint.pointer import pointer_of
from ics_lint.record import record
from ics_lint.ruleset.library import Library

__all__ = ["Excusing", "excuse"]

#: A comment that excuses what is found on its line, or on the next where it stands alone.
_COMMENT = re.compile(
    r"(?P<before>[^\n]*?)#\s*ics-lint:\s*except\s+(?P<rule>[A-Za-z0-9-]+)[ \t]*(?::[ \t]*(?P<reason>[^\n\r]*))?"
)


@dataclass(slots=True)
class _Exception:
    """One exception, from the section or from a comment."""

    rule: str
    reason: str | None
    owner: str | None
    review_by: str | None
    path: Path
    #: The description that holds it; a comment belongs to the first of its file, and covers all of them.
    description: Description
    #: The id or path that it names.
    at: str = ""
    #: Paths that it covers, as JSON Pointers; everything under them is covered.
    covers: tuple[str, ...] = ()
    #: The line that it covers, for a comment.
    line: int | None = None
    span: Span | None = None
    used: bool = False
    remark: Remark | None = None


@record
class Excusing:
    """What exceptions do to the findings of one file."""

    findings: tuple[Finding, ...]
    excused: tuple[Finding, ...]
    #: Exceptions that are not in order, or excuse nothing, with the description each stands in.
    remarks: tuple[tuple[Description, Remark], ...]
    #: How many exceptions there are.
    exceptions: int


def excuse(
    findings: Iterable[Finding],
    descriptions: Sequence[Description],
    library: Library,
    *,
    today: str,
    asked: frozenset[str],
) -> Excusing:
    """Takes out the findings that the exceptions in a file excuse.

    Args:
        findings: the findings in the file.
        descriptions: the descriptions in the file, at least one.
        library: the rule set.
        today: the day of the run, as an ISO date.
        asked: the ids of the rules that were asked, so that an exception to another rule is not called unused.
    """
    exceptions = [each for description in descriptions for each in _of_section(description, library)]
    exceptions.extend(_of_comments(descriptions[0]))
    for exception in exceptions:
        exception.remark = _remark(exception, library, today)
    kept, excused = [], []
    for finding in findings:
        match = next((each for each in exceptions if each.remark is None and _covers(each, finding, library)), None)
        if match is None:
            kept.append(finding)
        else:
            match.used = True
            because = Excuse(reason=match.reason or "", owner=match.owner, review_by=match.review_by)
            excused.append(replace(finding, excuse=because))
    remarks = []
    for exception in exceptions:
        if exception.remark is not None:
            remarks.append((exception.description, exception.remark))
        elif not exception.used and asked & {rule.id for rule in library.rules if rule.answers_to(exception.rule)}:
            hint = "nothing that it could excuse is found there."
            if exception.line is None and not exception.covers:
                hint = f"nothing in this file carries the id `{exception.at}`."
            values = {"rule": exception.rule, "hint": hint}
            remark = Remark(rule="EXC001", path=exception.path, span=exception.span, values=values)
            remarks.append((exception.description, remark))
    return Excusing(findings=tuple(kept), excused=tuple(excused), remarks=tuple(remarks), exceptions=len(exceptions))


def _of_section(description: Description, library: Library) -> Iterator[_Exception]:
    section = description.data.get("exceptions")
    places = _places_of_ids(description, library) if section else {}
    for number, entry in enumerate(section if isinstance(section, list) else ()):
        if not isinstance(entry, dict):
            continue
        rule, at = entry.get("rule"), entry.get("at")
        if not isinstance(rule, str) or not isinstance(at, str):
            continue
        covers = (at.rstrip("/"),) if at.startswith("/") or at == "" else places.get(at, ())
        yield _Exception(
            rule=rule,
            reason=_text(entry.get("reason")),
            owner=_text(entry.get("owner")),
            review_by=_text(entry.get("review-by")),
            path=("exceptions", number),
            description=description,
            at=at,
            covers=covers,
        )


def _places_of_ids(description: Description, library: Library) -> dict[str, tuple[str, ...]]:
    places: dict[str, tuple[str, ...]] = {}
    if description.system_id is not None:
        places[description.system_id] = ("/system",)
    for path in library.plan.things:
        section: object = description.data
        for step in path:
            section = section.get(step) if isinstance(section, dict) else None
        for key in section if isinstance(section, dict) else ():
            places[key] = (*places.get(key, ()), pointer_of((*path, key)))
    return places


def _of_comments(description: Description) -> Iterator[_Exception]:
    text = description.source.text
    if "ics-lint:" not in text:
        return
    for match in _COMMENT.finditer(text):
        start = match.end("before")
        line = description.source.position(start).line
        alone = not match["before"].strip()
        yield _Exception(
            rule=match["rule"],
            reason=_text((match["reason"] or "").strip()),
            owner="",
            review_by=None,
            path=(),
            description=description,
            line=line + 1 if alone else line,
            span=Span(start, match.end()),
        )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _remark(exception: _Exception, library: Library, today: str) -> Remark | None:
    """What is wrong with an exception in itself."""
    path, span = exception.path, exception.span
    if not any(rule.answers_to(exception.rule) for rule in library.rules):
        from ics_lint.nearest import nearest

        near = nearest(exception.rule, [name for rule in library.rules for name in (rule.id, rule.name)])
        hint = "no rule has that id or name" + (f"; did you mean {near}?" if near else ".")
        return Remark(rule="EXC001", path=path, span=span, values={"rule": exception.rule, "hint": hint})
    if exception.reason is None or exception.owner is None:
        missing = [name for name, value in (("reason", exception.reason), ("owner", exception.owner)) if value is None]
        values = {"rule": exception.rule, "missing": " and no ".join(missing), "wanted": " and the ".join(missing)}
        return Remark(rule="EXC002", path=path, span=span, values=values)
    if exception.review_by is not None and exception.review_by < today:
        values = {"rule": exception.rule, "review_by": _day(exception.review_by)}
        return Remark(rule="EXC003", path=path, span=span, values=values)
    return None


def _day(text: str) -> str:
    """A day as people write it, if it is one."""
    try:
        return say_day(text)
    except ValueError:
        return text


def _covers(exception: _Exception, finding: Finding, library: Library) -> bool:
    if not any(rule.id == finding.rule and rule.answers_to(exception.rule) for rule in library.rules):
        return False
    if exception.line is not None:
        return finding.place.start.line == exception.line
    if finding.system != exception.description.key:
        return False
    path = finding.place.path
    return any(path == covered or path.startswith(f"{covered}/") for covered in exception.covers)
