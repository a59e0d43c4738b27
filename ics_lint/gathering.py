"""The files of a run, by the paths by which they are reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ics_lint.discovery import find_files
from ics_lint.record import record
from ics_lint.settings import STANDARD_INPUT

if TYPE_CHECKING:
    from ics_lint.settings import CheckSettings

__all__ = ["Files", "gather", "nothing_in"]

#: Files that one message names; the rest are counted.
_MOST_NAMES = 3


@record
class Files:
    """The files of a run; standard input comes besides."""

    #: Each file to read, and the path by which it is reported.
    files: tuple[tuple[Path, str], ...]
    #: The paths of those that are reported on, standard input among them.
    reported: frozenset[str]
    #: Files that were named but are not part of the project.
    excluded: tuple[str, ...]
    #: What cannot be reached, each as one message.
    missing: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many bytes the files have, as far as that can be told before reading them."""
        size = 0
        for path, _ in self.files:
            try:
                size += path.stat().st_size
            except (OSError, ValueError):
                continue
        return size

    def with_standard_input(self, settings: CheckSettings) -> list[tuple[Path | None, str]]:
        """All that is to be read, with the path by which it is reported; None is standard input."""
        stdin: list[tuple[Path | None, str]] = [(None, settings.stdin_name)] if settings.stdin is not None else []
        return [*self.files, *stdin]


def gather(settings: CheckSettings) -> Files:
    """Finds the files of the project that the settings name, and says which of them are reported on."""
    paths = [settings.working_folder / path for path in settings.paths if path != Path("-")]
    if not settings.paths:
        paths = [settings.working_folder]
    named = settings.stdin is not None and settings.stdin_name != STANDARD_INPUT
    found = find_files(
        paths,
        project=settings.project,
        exclude=settings.exclude,
        instead_of=settings.working_folder / settings.stdin_name if named else None,
    )
    reported = {_shown(path, settings.working_folder) for path in found.reported}
    if settings.stdin is not None:
        reported.add(settings.stdin_name)
    return Files(
        # In one order, whatever is reported on: of two that share a name, the first is the one that is meant.
        files=tuple((path, _shown(path, settings.working_folder)) for path in sorted((*found.reported, *found.seen))),
        reported=frozenset(reported),
        excluded=tuple(_shown(path, settings.working_folder) for path in found.excluded),
        missing=tuple(f"{_shown(path, settings.working_folder)}: {why}." for path, why in found.missing),
    )


def nothing_in(files: Files, others: Iterable[str], settings: CheckSettings) -> str:
    """Says that there is nothing to check, and what was looked at.

    Args:
        files: the files of the run.
        others: the paths of those that are no descriptions.
        settings: what to check.
    """
    given = _some_of([str(path) for path in settings.paths] or [str(settings.working_folder)])
    message = f"No description was found in {given}. A description is a YAML file that says `ics: 1`."
    seen = [name for name in others if name in files.reported]
    if len(seen) == 1:
        message += f" {seen[0]} does not."
    elif seen:
        message += f" None of the {len(seen)} YAML files there does."
    if files.excluded:
        message += f" Left out by `exclude` or `rules` of the configuration: {_some_of(files.excluded)}."
    return message


def _some_of(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {rest:,} more" if rest > 0 else "")


def _shown(path: Path, working_folder: Path) -> str:
    """The path by which a file is reported: relative to where the user stands, if it lies below."""
    if path.is_relative_to(working_folder):
        return path.relative_to(working_folder).as_posix()
    return path.as_posix()
