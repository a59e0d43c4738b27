"""All descriptions of a run: what is known of each from outside, and how to get at what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ics_lint.checking.describing import outline, references_among
from ics_lint.checking.reading import Reading, content_of, read_content
from ics_lint.description import Description, description_of, keys_of
from ics_lint.errors import CannotCheckError
from ics_lint.record import record
from ics_lint.source import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ics_lint.facts.outline import Outline
    from ics_lint.facts.references import References
    from ics_lint.loading.reading import Document
    from ics_lint.ruleset.library import Library
    from ics_lint.settings import CheckSettings
    from ics_lint.source import Source

__all__ = ["Listed", "Roster", "listed", "read"]


@record
class Listed:
    """What a file turned out to be."""

    #: The number of the file in the run, from 0.
    number: int
    #: The outlines of the descriptions in it, with the position of each document.
    outlines: tuple[tuple[int, Outline], ...] = ()
    #: Why it could not be opened, as a message.
    failures: tuple[str, ...] = ()
    #: The path by which it would be reported, if it is no description.
    others: tuple[str, ...] = ()
    #: How many characters its descriptions have.
    size: int = 0


def read(
    path: Path | None,
    shown: str,
    settings: CheckSettings,
    library: Library,
    look: Callable[[bytes], None] | None = None,
) -> Reading:
    """What a file holds.

    Args:
        path: the file; None stands for standard input.
        shown: the path by which it is reported.
        settings: what came in on standard input, and bounds on size, nesting and aliases.
        library: tells which keys' scalars are codes.
        look: is given the content.
    """
    reading = Reading()
    content = settings.stdin if path is None else content_of(path, shown, reading, limits=settings.limits)
    if content is not None:
        if look is not None:
            look(content)
        read_content(content, shown, reading, code_keys=library.code_keys, limits=settings.limits)
    return reading


def listed(number: int, reading: Reading, settings: CheckSettings, library: Library) -> Listed:
    """What a file turned out to be, by what it holds."""
    return Listed(
        number=number,
        outlines=tuple(
            (
                document.position,
                outline(source, document, library, framework=settings.framework, as_of=settings.as_of),
            )
            for source, document in reading.documents
        ),
        failures=tuple(reading.failures),
        others=tuple(reading.others),
        size=max((len(source.text) for source, _ in reading.documents), default=0),
    )


class Roster(Mapping[str, Description]):
    """The descriptions of a run by their keys, in the order of their files; each is read when it is asked for."""

    def __init__(
        self,
        files: Sequence[tuple[Path | None, str]],
        listed: Sequence[Listed],
        settings: CheckSettings,
        library: Library,
    ) -> None:
        """Takes the files, with the path by which each is reported, and what each of them turned out to be."""
        self.files = files
        self.settings = settings
        self.library = library
        places = [(each.number, position, outline) for each in listed for position, outline in each.outlines]
        keys = keys_of([outline.head for _, _, outline in places])
        self.outlines = {key: outline for key, (_, _, outline) in zip(keys, places, strict=True)}
        #: The number of the file, and the position of the document in it.
        self.places = {key: (number, position) for key, (number, position, _) in zip(keys, places, strict=True)}
        self._keys = {place: key for key, place in self.places.items()}
        self._known: dict[str, Description] = {}

    @cached_property
    def references(self) -> References:
        """What references in these descriptions name."""
        return references_among(self.outlines, self.library)

    def path_of(self, key: str) -> str:
        """The path by which the file of a description is reported."""
        return self.files[self.places[key][0]][1]

    def hold(self, number: int, documents: Sequence[tuple[Source, Document]]) -> None:
        """Takes what a file holds, as far as it is on the roster."""
        times = self.library.framework_times
        for source, document in documents:
            key = self._keys.get((number, document.position))
            if key is not None:
                self._known[key] = description_of(source, document, self.outlines[key].head, key, times)

    def text_of(self, key: str) -> str:
        """The text of the file of a description, which need not be read again as YAML for that."""
        path, shown = self.files[self.places[key][0]]
        if key in self._known or path is None:
            return self[key].source.text
        try:
            return text_of(path.read_bytes())
        except OSError as error:
            raise CannotCheckError(f"{shown}: the file can no longer be read: {error.strerror}.") from error

    def __getitem__(self, key: str) -> Description:
        if key not in self._known:
            number, _ = self.places[key]
            self.hold(number, read(*self.files[number], self.settings, self.library).documents)
        if key not in self._known:
            raise CannotCheckError(f"{self.path_of(key)}: the file changed while it was being checked.")
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.outlines)

    def __len__(self) -> int:
        return len(self.outlines)
