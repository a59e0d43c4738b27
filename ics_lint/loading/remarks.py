"""What reading a file finds out about its text, before any rule is asked."""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from ics_lint.record import record

__all__ = ["Path", "Remark", "Span"]

#: Where a value stands in a document: keys of mappings, positions in lists (from 0).
Path = tuple[str | int, ...]


class Span(NamedTuple):
    """A stretch of a text, as character offsets; `end` is just past the last character."""

    start: int
    end: int


@record
class Remark:
    """One thing that is wrong with the text or the shape of a document."""

    #: The id of the rule that it breaks.
    rule: str
    #: Where it stands in the document.
    path: Path
    #: The stretch of text, where reading already knows it.
    span: Span | None = None
    #: Values for the rule's message.
    values: Mapping[str, str | int | float | None] = field(default_factory=dict)
    #: Whether it is about the key at the path, and not about the value.
    of_key: bool = False
    #: Whether it weighs as a warning at most.
    lenient: bool = False
    #: Second places, each with what it is.
    related: tuple[tuple[str, Span | Path], ...] = ()
