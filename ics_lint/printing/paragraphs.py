"""Text from anywhere in paragraphs, cleaned for a terminal."""

from collections.abc import Iterator

from ics_lint.printing.cleaning import clean
from ics_lint.printing.lines import Line, Style, wrap

__all__ = ["paragraph", "section"]


def paragraph(text: str, width: int, indent: str = "") -> Iterator[Line]:
    """A text on lines of a width, each with something before it."""
    for line in wrap(clean(text), width, first=indent):
        yield [(line, Style.PLAIN)]


def section(title: str, text: str, width: int) -> Iterator[Line]:
    """A text under its title, and an empty line."""
    yield [(title, Style.HEADING)]
    yield from paragraph(text, width, "  ")
    yield []
