"""What the other descriptions of a run need to know of one: how it is named and judged, and what can be referred to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ics_lint.description import Head
from ics_lint.facts.leniency import lenient
from ics_lint.facts.plan import Plan, Scalar
from ics_lint.record import record

__all__ = ["Entries", "Entry", "Outline", "outline_of"]

#: Kinds of organisation by whose code other systems call a system.
_CALLED_BY_CODE = frozenset({"icb", "ics-body"})

#: What a comment that is an exception holds.
_EXCEPTION = "ics-lint:"


class Entry(NamedTuple):
    """Something with an id."""

    #: The keys of the section that it stands in.
    path: Sequence[str]
    key: str
    kind: str | None
    name: str | None


class Entries(Iterable[Entry]):
    """The entries of a description, held as plain tuples: those are told to another process in a third of the time."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], str, str | None, str | None]]) -> None:
        """Takes the entries, or what is in each."""
        self._contents = tuple(map(tuple, entries))

    def __iter__(self) -> Iterator[Entry]:
        return map(Entry._make, self._contents)


@record
class Outline:
    """One description, from outside."""

    head: Head
    #: The name of the system.
    name: str | None
    entries: Iterable[Entry]
    #: Codes by which the system is called, each with the entry that carries it (None for the system itself), and how
    #: many entries before it have the same key.
    codes: tuple[tuple[str, Entry | None, int], ...]
    #: Whether it may hold exceptions.
    may_except: bool = False


def outline_of(data: Mapping[str, Any], head: Head, plan: Plan, *, text: str = "") -> Outline:
    """The outline of a description.

    Args:
        data: what it says.
        head: how it is named and judged.
        plan: where things with ids stand.
        text: the text of the file.
    """
    system = data.get("system")
    system = system if isinstance(system, dict) else {}
    entries: list[Entry] = []
    codes: list[tuple[str, Entry | None, int]] = []
    if head.system_id is not None and isinstance(system.get("ods"), str):
        codes.append((system["ods"], None, 0))
    for path, thing_class in plan.things.items():
        section: object = data
        for step in path:
            section = section.get(step) if isinstance(section, dict) else None
        if not isinstance(section, dict):
            continue
        kind = None if head.is_valid else _kind_of(plan, path)
        for key, value in section.items():
            if key.startswith("x-"):
                continue
            content: Mapping[str, Any] = value if isinstance(value, dict) else {}
            given = content.get("kind")
            if kind is not None:
                given = lenient(kind, given, content)
            entry = Entry(path, key, _text(given), _text(content.get("name")))
            if thing_class == "organisation" and entry.kind in _CALLED_BY_CODE and isinstance(content.get("ods"), str):
                codes.append((content["ods"], entry, sum(other.key == key for other in entries)))
            entries.append(entry)
    return Outline(
        head=head,
        name=_text(system.get("name")),
        entries=Entries(entries),
        codes=tuple(codes),
        may_except="exceptions" in data or _EXCEPTION in text,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _kind_of(plan: Plan, path: tuple[str, ...]) -> Scalar | None:
    """How the kind of the things in a section is checked, if they have one."""
    node = plan.root
    for step in path:
        node = node.properties[step]
    kind = node.entries.properties.get("kind") if node.entries is not None else None
    return kind.scalar if kind is not None else None
