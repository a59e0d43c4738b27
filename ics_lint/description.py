"""One description: a YAML document that says `ics:`, with the framework and day by which it is judged."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from ics_lint.loading.reading import Document
from ics_lint.loading.remarks import Remark
from ics_lint.record import record
from ics_lint.source import Source

__all__ = ["Description", "FrameworkTimes", "Head", "description_of", "head_of", "keys_of"]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

#: The first and last day of each framework, as ISO dates; the last is None while it runs on.
FrameworkTimes = Mapping[str, tuple[str, str | None]]


@record
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


@record
class Head:
    """How a document that is a description is named and judged."""

    system_id: str | None
    framework: str | None
    as_of: str | None
    is_whole: bool
    is_valid: bool


def head_of(
    document: Document,
    *,
    times: FrameworkTimes,
    is_valid: Callable[[Any], bool],
    framework: str | None,
    as_of: str | None,
) -> Head:
    """How a document is named and judged.

    Args:
        document: a document that is a description.
        times: the first and last day of each framework.
        is_valid: tells whether data is what the schema says.
        framework: the framework to judge by instead of the one that it names.
        as_of: the day to judge by instead of the one that it names.
    """
    system = document.data.get("system")
    system = system if isinstance(system, dict) else {}
    own = system.get("id")
    named = framework or document.data.get("framework")
    day = as_of or system.get("as-of")
    return Head(
        system_id=own if isinstance(own, str) and _ID.match(own) else None,
        framework=named if isinstance(named, str) and named in times else None,
        as_of=day if _is_date(day) else None,
        is_whole=document.is_whole,
        is_valid=document.is_whole and is_valid(document.data),
    )


def keys_of(heads: Sequence[Head]) -> list[str]:
    """A key for each of the descriptions of a run: the system's id, with more where two of them share it."""
    taken = Counter(head.system_id for head in heads)
    keys: dict[str, None] = {}
    for head in heads:
        key = head.system_id or "description"
        if head.system_id is None or taken[head.system_id] > 1:
            key = "@".join(part for part in (key, head.framework, head.as_of) if part)
        number = 2
        unique = key
        while unique in keys:
            unique = f"{key}@{number}"
            number += 1
        keys[unique] = None
    return list(keys)


def description_of(source: Source, document: Document, head: Head, key: str, times: FrameworkTimes) -> Description:
    """The description that a document is."""
    return Description(
        key=key,
        source=source,
        document=document.position,
        data=document.data,
        remarks=document.remarks,
        is_whole=head.is_whole,
        is_valid=head.is_valid,
        system_id=head.system_id,
        framework=head.framework,
        as_of=head.as_of,
        effective_on=_clamp(head.as_of, times[head.framework]) if head.framework else head.as_of,
    )
