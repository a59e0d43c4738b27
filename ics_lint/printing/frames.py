"""Frames of code: a few lines of a file with a stretch underlined."""

from collections.abc import Iterator

from ics_lint.findings import Place
from ics_lint.printing.cleaning import clean, width_of
from ics_lint.printing.lines import Line, Style
from ics_lint.source import Source

__all__ = ["frame"]

_MARGIN = "  "
_MORE = "..."


def frame(source: Source, place: Place, related: tuple[Place, ...], *, width: int, style: Style) -> Iterator[Line]:
    """The lines that a finding is about, with the span underlined and second places labelled.

    Args:
        source: the text of the file.
        place: the stretch that the finding is about.
        related: second places; those in other files are named and not shown.
        width: the columns that may be used.
        style: the style of the underline.
    """
    here = [other for other in related if other.file == source.path]
    shown = sorted([place, *here], key=lambda each: (each.start.line, each.start.column))
    digits = len(str(shown[-1].start.line))
    last: int | None = None
    for each in shown:
        if last is not None and each.start.line > last + 1:
            yield [(f"{_MARGIN}{'':>{digits}}  {_MORE}", Style.QUIET)]
        is_main = each is place
        yield from _one(source, each, digits, width, style if is_main else Style.QUIET, repeat=each.start.line != last)
        last = each.start.line
    for other in related:
        if other.file != source.path:
            where = f"{clean(other.file)}:{other.start.line}:{other.start.column}"
            yield [(f"{_MARGIN}{'':>{digits}}  {clean(other.label)}: {where}", Style.QUIET)]


def _one(source: Source, place: Place, digits: int, width: int, style: Style, *, repeat: bool) -> Iterator[Line]:
    number = place.start.line
    text = source.line(number)
    start = min(place.start.column - 1, len(text))
    end = place.end.column - 1 if place.end.line == number else len(text.rstrip())
    end = max(end, start + 1)
    room = max(width - len(_MARGIN) - digits - 3, 20)
    text, start, end = _fit(text, start, end, room)
    before, marked = clean(text[:start]), clean(text[start:end])
    if repeat:
        gutter = f"{_MARGIN}{number:>{digits}} | "
        yield [(gutter, Style.QUIET), (before, Style.PLAIN), (marked, Style.PLAIN), (clean(text[end:]), Style.PLAIN)]
    mark = ("^" if style is not Style.QUIET else "-") * max(width_of(marked), 1)
    label = f" {clean(place.label)}" if place.label else ""
    gutter = f"{_MARGIN}{'':>{digits}} | {' ' * width_of(before)}"
    yield [(gutter, Style.QUIET), (f"{mark}{label}", style)]


def _fit(text: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """The part of a line that fits, with the marked stretch in view."""
    if len(text) <= room:
        return text, start, end
    end = min(end, start + room - 2 * len(_MORE))
    begin = 0
    if end > room - len(_MORE):
        begin = max(start - room // 3, 0)
    part = text[begin : begin + room]
    if begin > 0:
        part = _MORE + part[len(_MORE) :]
    if begin + room < len(text):
        part = part[: -len(_MORE)] + _MORE
    return part, start - begin, min(end - begin, len(part))
