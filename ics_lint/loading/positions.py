"""Finds where the keys and values of a document stand in its text.

This is a second pass over the text, made only for a file about which something is to be reported.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
)

from ics_lint.loading.remarks import Path, Span
from ics_lint.loading.unreadable import parser_of, span_of, start_of
from ics_lint.record import record

__all__ = ["Positions", "find_positions"]


@record
class Positions:
    """Where things stand in one document of a text."""

    #: The key of each member of a mapping, by the member's path.
    keys: dict[Path, Span]
    #: Each value, by its path. A mapping or list in block style begins at its first key or item.
    values: dict[Path, Span]
    #: The paths of mappings and lists.
    containers: frozenset[Path]

    def key(self, path: Path) -> Span:
        """The key at a path, or the nearest thing around it that exists."""
        return self.keys.get(path) or self.place(path)

    def place(self, path: Path) -> Span:
        """Where a finding about a path is shown.

        A scalar is shown itself; of a mapping or list in a mapping, the key; of one in a list, its beginning. What
        does not exist is shown at the nearest thing around it that does.
        """
        while path not in self.values and path:
            path = path[:-1]
        if path in self.containers and path in self.keys:
            return self.keys[path]
        return self.values.get(path, Span(0, 1))


def find_positions(text: str, document: int) -> Positions:
    """The positions of everything in one document of a text.

    Args:
        text: the text of the file.
        document: which document of the stream, from 0.
    """
    keys: dict[Path, Span] = {}
    values: dict[Path, Span] = {}
    containers: set[Path] = set()
    parser = parser_of(text)
    try:
        for path, key, value, is_container in _walk(_events_of(parser, document)):
            if path in values:
                continue
            values[path] = value
            if key is not None:
                keys[path] = key
            if is_container:
                containers.add(path)
    except (yaml.YAMLError, UnicodeError):
        pass  # the text breaks off here, which reading has already said
    finally:
        parser.dispose()
    return Positions(keys=keys, values=values, containers=frozenset(containers))


def _events_of(parser: Any, document: int) -> Iterable[Any]:
    current = -1
    while True:
        event = parser.get_event()
        if type(event) is StreamEndEvent:
            return
        if type(event) is DocumentStartEvent:
            current += 1
        elif current == document:
            yield event
        elif current > document:
            return


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun and not yet ended."""

    path: Path
    in_mapping: bool
    key: Span | None
    start: int
    flow: bool
    #: The key that waits for its value, and where it stands.
    waiting: str | None = None
    waiting_at: Span | None = None
    items: int = 0
    first: Span | None = None

    def next_path(self) -> Path:
        if self.in_mapping:
            return (*self.path, self.waiting if self.waiting is not None else "x-?")
        return (*self.path, self.items)

    def advance(self) -> None:
        self.items += 1
        self.waiting = self.waiting_at = None


def _walk(events: Iterable[Any]) -> Iterable[tuple[Path, Span | None, Span, bool]]:
    """Every value as (path, span of its key, span, whether it is a mapping or list); the inner before the outer."""
    levels: list[_Open] = []
    for event in events:
        level = levels[-1] if levels else None
        if isinstance(event, CollectionStartEvent):
            path = level.next_path() if level is not None else ()
            key = level.waiting_at if level is not None else None
            start = start_of(event)
            opened = _Open(path, type(event) is MappingStartEvent, key, start, bool(event.flow_style))
            if level is not None and level.first is None:
                level.first = key or Span(start, start + 1)
            levels.append(opened)
        elif isinstance(event, CollectionEndEvent):
            done = levels.pop()
            end = span_of(event).end if done.flow else (done.first.end if done.first else done.start + 1)
            yield done.path, done.key, Span(done.start, end), True
            if levels:
                around = levels[-1]
                if around.in_mapping and around.waiting is None:
                    around.waiting = "x-?"
                else:
                    around.advance()
        elif isinstance(event, ScalarEvent | AliasEvent):
            span = span_of(event)
            if level is None:
                yield (), None, span, False
            elif level.in_mapping and level.waiting is None:
                level.waiting = event.value if isinstance(event, ScalarEvent) else f"*{event.anchor}"
                level.waiting_at = span
                level.first = level.first or span
            else:
                level.first = level.first or span
                yield level.next_path(), level.waiting_at, span, False
                level.advance()
