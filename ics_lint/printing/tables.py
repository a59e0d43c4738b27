"""Tables for people, for programs and for pages."""

from collections.abc import Iterable, Sequence
from typing import Any

from ics_lint.printing.cleaning import clean
from ics_lint.printing.lines import Line, Style

__all__ = ["csv_text", "json_text", "markdown_lines", "table_lines"]

_GAP = "  "
_NARROWEST = 8


def table_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]], width: int) -> Iterable[Line]:
    """A table in columns; cells that do not fit run over several lines.

    Args:
        columns: the headings.
        rows: the cells; None is shown as an empty one.
        width: the columns of the terminal that may be used.
    """
    from textwrap import wrap

    cells = [[_cell(value) for value in row] for row in rows]
    widths = _widths(columns, cells, width)
    yield [(_GAP.join(name.ljust(size) for name, size in zip(columns, widths, strict=True)), Style.HEADING)]
    for row in cells:
        parts = [wrap(text, size, break_on_hyphens=False) or [""] for text, size in zip(row, widths, strict=True)]
        for number in range(max(len(part) for part in parts)):
            texts = [part[number] if number < len(part) else "" for part in parts]
            yield [(_GAP.join(text.ljust(size) for text, size in zip(texts, widths, strict=True)), Style.PLAIN)]


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is: as wide as it wants, the widest giving way until all fit."""
    widths = [max([len(name), *(len(row[number]) for row in rows)]) for number, name in enumerate(columns)]
    room = width - len(_GAP) * (len(columns) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        widths[widest] = max(_NARROWEST, widths[widest] - max(1, (sum(widths) - room) // len(widths)))
    return widths


def _cell(value: Any) -> str:
    return "" if value is None else clean(str(value))


def markdown_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterable[Line]:
    """A table in Markdown."""
    yield [(f"| {' | '.join(columns)} |", Style.PLAIN)]
    yield [(f"|{'---|' * len(columns)}", Style.PLAIN)]
    for row in rows:
        cells = " | ".join(_cell(value).replace("\\", "\\\\").replace("|", "\\|") for value in row)
        yield [(f"| {cells} |", Style.PLAIN)]


def json_text(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """The rows as a JSON list of objects."""
    import json

    return json.dumps([dict(zip(columns, row, strict=True)) for row in rows], indent=2)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """The rows as CSV, in which no cell acts on a terminal or is read as a formula by a spreadsheet."""
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_harmless(value) for value in row] for row in rows])
    return stream.getvalue()


def _harmless(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = "\n".join(map(clean, value.splitlines()))
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
