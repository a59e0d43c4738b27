"""A file's text, and lines and columns in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ics_lint.loading.remarks import Span

__all__ = ["Position", "Source", "text_of"]

_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A line and a column, both from 1; the column counts characters."""

    line: int
    column: int


@dataclass(frozen=True, kw_only=True)
class Source:
    """The text of one file, under the path by which it is reported."""

    path: str
    text: str

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of a character."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def start_and_end(self, span: Span) -> tuple[Position, Position]:
        """The positions of the first character of a span and of the one just past its last."""
        return self.position(span.start), self.position(max(span.start, span.end))

    def line(self, number: int) -> str:
        """A line, by its number from 1, without its line break."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")


def text_of(content: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 where a mark says so; what cannot be read is replaced."""
    encoding = _UTF16.get(content[:2])
    return (
        content.decode("utf-8-sig", errors="replace") if encoding is None else content[2:].decode(encoding, "replace")
    )
