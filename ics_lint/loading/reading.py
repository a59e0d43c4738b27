"""Reads YAML text in one pass over the event stream of PyYAML's C parser.

Nodes are never built: each event goes straight into a dict or a list, and a cache keeps what each unquoted scalar
means. Positions are taken only where something is wrong; `positions` finds the others again when they are asked for.
"""

from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ics_lint.loading.limits import Limits
from ics_lint.loading.remarks import Path, Remark, Span
from ics_lint.loading.scalars import looks_like_another_type, resolve
from ics_lint.loading.unreadable import parser_of, span_of, why_unreadable
from ics_lint.record import record

__all__ = ["Document", "read_documents"]

STANDARD_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq"))
TEXT_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})
STANDARD_PREFIX = "tag:yaml.org,2002:"
MERGE = "<<"
#: Stands for a key that cannot be one.
NAMELESS = "x-?"


@record
class Document:
    """One document of a YAML stream."""

    #: Which document of the stream it is, from 0.
    position: int
    #: The content, as dicts, lists and scalars.
    data: Any
    #: What is wrong with the text.
    remarks: tuple[Remark, ...]
    #: Whether it was read to its end.
    is_whole: bool = True


def read_documents(text: str, *, code_keys: frozenset[str], limits: Limits) -> list[Document]:
    """Reads every document of a stream.

    Args:
        text: the text of the file, without a byte order mark.
        code_keys: the keys whose scalars are codes and must stay text.
        limits: bounds on nesting and aliases.

    Returns:
        The documents, in order. When the stream breaks off, the document in which it does holds what was read and a
        remark that says where and why.
    """
    return _Reader(text, code_keys=code_keys, limits=limits).read()


class _StopReadingError(Exception):
    """The rest of the stream cannot be read; carries why."""

    def __init__(self, remark: Remark) -> None:
        self.remark = remark


class _Unusual(NamedTuple):
    """A waiting key whose value is not simply put under it."""

    #: The key that was given before; None for the merge key.
    given_before: str | None


class _Reader:
    def __init__(self, text: str, *, code_keys: frozenset[str], limits: Limits) -> None:
        self.text = text
        self.code_keys = code_keys
        self.limits = limits
        self.documents: list[Document] = []
        self.in_document = False
        self._begin_document()

    def _begin_document(self) -> None:
        self.remarks: list[Remark] = []
        self.root: Any = None
        #: The mappings and lists around the one being filled, each as the seven attributes that follow.
        self.levels: list[tuple[Any, str | None, _Unusual | None, bool, str | None, int, bool]] = []
        self.container: Any = None
        #: The key that waits for its value, in a mapping, and what is unusual about it.
        self.key: str | None = None
        self.unusual: _Unusual | None = None
        #: Whether unquoted scalars in here are codes, which must stay text.
        self.codes = False
        #: The container's anchor, how many values had been read when it began, and whether it stands as a key.
        self.anchor: str | None = None
        self.begun = 0
        self.is_key = False
        #: Values of anchors, and how many values each stands for.
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.open_anchors: set[str] = set()
        self.values = 0
        self.alias_values = 0
        #: What << merges into a mapping, by the mapping's identity.
        self.merges: dict[int, list[dict[str, Any]]] = {}

    def _end_document(self, *, is_whole: bool = True) -> None:
        document = Document(
            position=len(self.documents), data=self.root, remarks=tuple(self.remarks), is_whole=is_whole
        )
        self.documents.append(document)
        self.in_document = False

    def read(self) -> list[Document]:
        parser = parser_of(self.text)
        try:
            self._read_events(parser.get_event)
        except _StopReadingError as stop:
            self._break_off(stop.remark)
        except (yaml.YAMLError, UnicodeError, ValueError, OverflowError) as error:
            self._break_off(why_unreadable(error, self.text))
        finally:
            parser.dispose()
        return self.documents

    def _break_off(self, remark: Remark) -> None:
        if not self.in_document:
            self._begin_document()
            self.in_document = True
        self.remarks.append(remark)
        self._end_document(is_whole=False)

    def _read_events(self, get_event: Any) -> None:
        """The loop over all events.

        One function with the innermost container and its waiting key in local names: calls would cost half the speed.
        Whatever is out of the ordinary is left to the methods below, which work on the attributes.
        """
        scalars: dict[str, Any] = {}
        code_keys = self.code_keys
        container: Any = None
        key: str | None = None
        in_mapping = usual = False
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent and usual and event.tag is None and event.anchor is None:
                value: Any = event.value
                if in_mapping and key is None:
                    if value not in container and value != MERGE:
                        key = value
                        continue
                elif key not in code_keys:
                    self.values += 1
                    if event.implicit[0]:
                        if event.value in scalars:
                            value = scalars[event.value]
                        else:
                            scalars[event.value] = value = resolve(event.value)
                    if in_mapping:
                        container[key] = value
                        key = None
                    else:
                        container.append(value)
                    continue
            elif kind is StreamEndEvent:
                return
            self.key = key
            self._read_event(kind, event)
            container = self.container
            key = self.key
            in_mapping = type(container) is dict
            usual = self.unusual is None and not self.codes and container is not None

    def _read_event(self, kind: type[Event], event: Any) -> None:
        if kind is MappingStartEvent:
            self._open(event, {})
        elif kind is SequenceStartEvent:
            self._open(event, [])
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._close()
        elif kind is ScalarEvent:
            self._read_scalar(event)
        elif kind is AliasEvent:
            self._follow_alias(event)
        elif kind is DocumentStartEvent:
            self._begin_document()
            self.in_document = True
        elif kind is DocumentEndEvent:
            self._end_document()

    def _read_scalar(self, event: ScalarEvent) -> None:
        if self.key is None and type(self.container) is dict:
            self._take_key(event)
            return
        self.values += 1
        value: Any = event.value
        if event.tag is not None:
            self._check_tag(event)
            if event.tag not in TEXT_TAGS:
                value = resolve(value)
        elif event.implicit[0]:
            value = self._code(event) if self.codes or self.key in self.code_keys else resolve(value)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)
        self._place(value)

    def _open(self, event: CollectionStartEvent, container: Any) -> None:
        key = self.key
        is_key = key is None and type(self.container) is dict
        if is_key:
            self._remark_on_key(event, "a list or mapping cannot be a key")
        if event.tag is not None:
            self._check_tag(event)
        levels = self.levels
        self.values += 1
        if len(levels) >= self.limits.nesting:
            problem = f"it nests more than {self.limits.nesting} levels deep (limit: nesting)"
            self._stop("SYN004", event, problem, "Use fewer levels.")
        levels.append((self.container, key, self.unusual, self.codes, self.anchor, self.begun, self.is_key))
        if key in self.code_keys:
            self.codes = True
        self.container = container
        self.key = None
        self.unusual = None
        self.anchor = event.anchor
        self.begun = self.values
        self.is_key = is_key
        if event.anchor is not None:
            self.open_anchors.add(event.anchor)

    def _close(self) -> None:
        value = self.container
        if self.merges:
            for merged in self.merges.pop(id(value), ()):
                for key, item in merged.items():
                    value.setdefault(key, item)
        if self.anchor is not None:
            self.open_anchors.discard(self.anchor)
            self.anchors[self.anchor] = (value, self.values - self.begun + 1)
        was_key = self.is_key
        around = self.levels.pop()
        self.container, self.key, self.unusual, self.codes, self.anchor, self.begun, self.is_key = around
        if was_key:
            self.key = NAMELESS
        else:
            self._place(value)

    def _place(self, value: Any) -> None:
        """Puts a finished value where it belongs in the container being filled."""
        container = self.container
        if container is None:
            self.root = value
        elif type(container) is list:
            container.append(value)
        elif self.unusual is None:
            container[self.key] = value
        elif self.unusual.given_before is None:
            self._merge(value)
        else:
            first = container[self.unusual.given_before]
            if type(first) is dict and type(value) is dict:
                for key, item in value.items():
                    first.setdefault(key, item)
            else:
                container[self.key] = value
        self.key = None
        self.unusual = None

    def _merge(self, value: Any) -> None:
        parts = value if type(value) is list else [value]
        if all(type(part) is dict for part in parts):
            self.merges.setdefault(id(self.container), []).extend(parts)
        else:
            problem = "the merge key << needs a mapping, or a list of mappings, to merge in"
            self.remarks.append(Remark(rule="SYN001", path=self._path(), values={"problem": problem}))

    def _take_key(self, event: ScalarEvent) -> None:
        key = event.value
        if event.tag is not None:
            self._check_tag(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (key, 1)
        if key == MERGE and event.implicit[0]:
            self.unusual = _Unusual(None)
        elif key in self.container:
            self.key = key
            path = self._path()
            related = (("first given here", path),)
            values = {"key": key}
            self.remarks.append(Remark(rule="SYN002", path=path, span=span_of(event), values=values, related=related))
            self.unusual = _Unusual(key)
            number = 2
            while f"x-{key}-{number}" in self.container:
                number += 1
            key = f"x-{key}-{number}"
        self.key = key

    def _code(self, event: ScalarEvent) -> str | None:
        """The value of an unquoted scalar where a code belongs: its text, as no other type is meant."""
        value: str = event.value
        if value in {"", "~"}:
            return None
        if looks_like_another_type(value):
            remark = Remark(rule="SYN003", path=self._path(), span=span_of(event), values={"value": value})
            self.remarks.append(remark)
        return value

    def _follow_alias(self, event: AliasEvent) -> None:
        name = event.anchor or ""
        if name in self.open_anchors:
            problem = f"the alias *{name} stands inside what it refers to, without end"
            self._stop("SYN004", event, problem, "Write the values out plainly.")
        if name not in self.anchors:
            self._stop("SYN001", event, f"the alias *{name} has no anchor &{name} before it")
        value, size = self.anchors[name]
        self.values += size
        self.alias_values += size
        if self.alias_values > self.limits.alias_values:
            problem = f"its aliases expand to more than {self.limits.alias_values:,} values (limit: alias_values)"
            self._stop("SYN004", event, problem, "Write the values out plainly, without anchors inside anchors.")
        if self.key is None and type(self.container) is dict:
            if isinstance(value, str) and value not in self.container:
                self.key = value
            else:
                self._remark_on_key(event, "an alias can be a key only if it stands for text that is not yet a key")
                self.key = NAMELESS
        else:
            self._place(value)

    def _path(self) -> Path:
        """Where the value that is being read stands."""
        steps: list[str | int] = []
        around = [(level[0], level[1]) for level in self.levels]
        for container, key in [*around, (self.container, self.key)]:
            if type(container) is list:
                steps.append(len(container))
            elif key is not None:
                steps.append(key)
        return tuple(steps)

    def _stop(self, rule: str, event: Event, problem: str, advice: str | None = None) -> None:
        values = {"problem": problem, "advice": advice}
        raise _StopReadingError(Remark(rule=rule, path=self._path(), span=span_of(event), values=values)) from None

    def _check_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.tag is None or event.tag in STANDARD_TAGS or event.tag == "!":
            return
        tag = event.tag
        if tag.startswith(STANDARD_PREFIX):
            tag = f"!!{tag.removeprefix(STANDARD_PREFIX)}"  # as it is written
        whole = span_of(event)
        span = Span(whole.start, max(whole.start + 1, min(whole.end, whole.start + len(tag))))
        values = {"problem": f"the tag {tag} has no meaning in a description", "advice": "Take the tag out."}
        self.remarks.append(Remark(rule="SYN004", path=self._path(), span=span, values=values))

    def _remark_on_key(self, event: Event, problem: str) -> None:
        self.remarks.append(Remark(rule="SYN001", path=self._path(), span=span_of(event), values={"problem": problem}))
