"""Lines of text in parts, each with a style; and writing them, with colour or without."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TextIO

__all__ = ["Line", "Style", "counted", "plain", "wrap", "write"]


class Style(StrEnum):
    """What a part of a line is; the value is how rich shows it."""

    PLAIN = ""
    PLACE = "bold"
    ERROR = "bold red"
    WARNING = "bold yellow"
    INFO = "bold blue"
    RULE = "cyan"
    QUIET = "dim"
    GOOD = "green"
    HEADING = "bold underline"


#: A line: parts of text, each with its style.
Line = list[tuple[str, Style]]


def plain(line: Line) -> str:
    """The text of a line, without trailing blanks."""
    return "".join(text for text, _ in line).rstrip()


def counted(count: int, noun: str) -> str:
    """A number with its noun: 1 file, 2 files."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """A text on lines of a width, the first and the others with something before them."""
    from textwrap import wrap as wrap_text

    rest = first if rest is None else rest
    lines = wrap_text(
        text,
        max(width, 20),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [first.rstrip()]


def write(lines: Iterable[Line], stream: TextIO, *, colour: bool) -> None:
    """Writes lines; rich is needed, and loaded, only for colour."""
    if not colour:
        stream.writelines(f"{plain(line)}\n" for line in lines)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, soft_wrap=True, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*((text, style.value) for text, style in line)))
