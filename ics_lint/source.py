"""A file's text, and lines and columns in it."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from ics_lint.loading.remarks import Span
from ics_lint.record import record

__all__ = ["UTF8_MARK", "Position", "Source", "text_of"]

#: What may stand before a text in UTF-8. The codec that knows of it is one more module to read in.
UTF8_MARK = b"\xef\xbb\xbf"

_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A line and a column, both from 1; the column counts characters."""

    line: int
    column: int


@lru_cache(maxsize=64)
def _line_starts(text: str) -> list[int]:
    """The offset at which each line begins."""
    return [0, *(match.end() for match in _LINE_BREAK.finditer(text))]


@record
class Source:
    """The text of one file, under the path by which it is reported."""

    path: str
    text: str

    def position(self, offset: int) -> Position:
        """The line and column of a character."""
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def start_and_end(self, span: Span) -> tuple[Position, Position]:
        """The positions of the first character of a span and of the one just past its last."""
        return self.position(span.start), self.position(max(span.start, span.end))

    def line(self, number: int) -> str:
        """A line, by its number from 1, without its line break."""
        starts = _line_starts(self.text)
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")


def text_of(content: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 where a mark says so; what cannot be read is replaced."""
    encoding = _UTF16.get(content[:2])
    if encoding is not None:
        return content[2:].decode(encoding, errors="replace")
    return content.removeprefix(UTF8_MARK).decode(errors="replace")
