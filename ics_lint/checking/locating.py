"""Finds where in the files things stand, as late as possible and once for each document."""

from collections.abc import Mapping

from ics_lint.description import Description
from ics_lint.findings import Place
from ics_lint.loading.positions import Positions, find_positions
from ics_lint.loading.remarks import Path, Remark, Span
from ics_lint.pointer import path_of, pointer_of, split_at

__all__ = ["Locator"]


class Locator:
    """Turns paths of descriptions into places in files."""

    def __init__(self, descriptions: Mapping[str, Description]) -> None:
        """Takes the descriptions of the run, by key."""
        self.descriptions = descriptions
        self._positions: dict[tuple[str, int], Positions] = {}

    def positions(self, description: Description) -> Positions:
        """The positions of everything in a description's document."""
        key = (description.source.path, description.document)
        if key not in self._positions:
            self._positions[key] = find_positions(description.source.text, description.document)
        return self._positions[key]

    def at(self, at: str, label: str = "") -> Place | None:
        """The place of an `at` of the fact base; None if it names no description."""
        key, pointer = split_at(at)
        description = self.descriptions.get(key)
        if description is None:
            return None
        return self.path(description, path_of(pointer, description.data), label)

    def path(self, description: Description, path: Path, label: str = "", *, of_key: bool = False) -> Place:
        """The place of a path in a description: of its key if asked, else of what best shows it."""
        positions = self.positions(description)
        return self.span(description, positions.key(path) if of_key else positions.place(path), path, label)

    def span(self, description: Description, span: Span, path: Path, label: str = "") -> Place:
        """The place of a stretch of a description's file."""
        start, end = description.source.start_and_end(span)
        return Place(file=description.source.path, path=pointer_of(path), start=start, end=end, label=label)

    def remark(self, description: Description, remark: Remark) -> Place:
        """The place of a remark."""
        if remark.span is not None:
            return self.span(description, remark.span, remark.path)
        return self.path(description, remark.path, of_key=remark.of_key or remark.rule == "SCH001")

    def path_at(self, description: Description, offset: int) -> Path:
        """The path of the scalar that stands at a place in the text; the whole document where none does."""
        positions = self.positions(description)
        for path, span in positions.values.items():
            if span.start <= offset < span.end and path not in positions.containers:
                return path
        return ()
