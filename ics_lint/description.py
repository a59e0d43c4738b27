"""One description: a YAML document that says `ics:`, with the framework and day by which it is judged."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ics_lint.loading.reading import Document
from ics_lint.loading.remarks import Remark
from ics_lint.source import Source

__all__ = ["Description", "FrameworkTimes", "describe"]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

#: The first and last day of each framework, as ISO dates; the last is None while it runs on.
FrameworkTimes = Mapping[str, tuple[str, str | None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Description:
    """One description and how it is judged."""

    #: Names the description in the fact base: the system's id, with more where two descriptions share it.
    key: str
    source: Source
    #: Which document of the file it is, from 0.
    document: int
    data: Mapping[str, Any]
    remarks: tuple[Remark, ...]
    #: Whether the document was read to its end; if not, nothing but that is said of it.
    is_whole: bool
    #: Whether it is what the schema says, so that its facts need no second look.
    is_valid: bool
    #: The id of the system, where it gives one.
    system_id: str | None
    #: The framework by which it is judged; None when it names none that is known.
    framework: str | None
    #: The day described; None when it gives none.
    as_of: str | None
    #: The day within the framework's time that is nearest to the day described.
    effective_on: str | None


def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return date.fromisoformat(value).isoformat() == value  # 2023-W13-6 is a date too, but not one for us
    except ValueError:
        return False


def _clamp(day: str | None, time: tuple[str, str | None]) -> str | None:
    if day is None:
        return None
    first, last = time
    if day < first:
        return first
    return last if last is not None and day > last else day


def describe(
    documents: Iterable[tuple[Source, Document]],
    *,
    times: FrameworkTimes,
    is_valid: Callable[[Any], bool],
    framework: str | None,
    as_of: str | None,
) -> list[Description]:
    """Makes descriptions of documents, each with a key of its own.

    Args:
        documents: the documents that are descriptions, with the file each stands in.
        times: the first and last day of each framework.
        is_valid: tells whether data is what the schema says.
        framework: the framework to judge by instead of the one that a description names.
        as_of: the day to judge by instead of the one that a description names.
    """
    parts = []
    taken: dict[str, int] = {}
    for source, document in documents:
        system = document.data.get("system")
        system = system if isinstance(system, dict) else {}
        own = system.get("id")
        own = own if isinstance(own, str) and _ID.match(own) else None
        named = framework or document.data.get("framework")
        named = named if isinstance(named, str) and named in times else None
        day = as_of or system.get("as-of")
        day = day if _is_date(day) else None
        parts.append((source, document, own, named, day))
        taken[own or ""] = taken.get(own or "", 0) + 1
    descriptions = []
    keys: set[str] = set()
    for source, document, own, named, day in parts:
        key = own or "description"
        if own is None or taken[own] > 1:
            key = "@".join(part for part in (key, named, day) if part)
        number = 2
        unique = key
        while unique in keys:
            unique = f"{key}@{number}"
            number += 1
        keys.add(unique)
        description = Description(
            key=unique,
            source=source,
            document=document.position,
            data=document.data,
            remarks=document.remarks,
            is_whole=document.is_whole,
            is_valid=document.is_whole and is_valid(document.data),
            system_id=own,
            framework=named,
            as_of=day,
            effective_on=_clamp(day, times[named]) if named else day,
        )
        descriptions.append(description)
    return descriptions
