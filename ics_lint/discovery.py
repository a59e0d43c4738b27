"""Finds the files of a run: those to report on, and those of the same project that rules must see."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from ics_lint.record import record

__all__ = ["CONFIGURATION_NAME", "Found", "find_configuration", "find_files", "is_likely_description"]

CONFIGURATION_NAME = "ics-lint.yaml"

_ENDINGS = (".yaml", ".yml")
#: Folders that hold no descriptions.
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "env", "site-packages"})
#: A line, or a place in a flow mapping, where a key `ics` may stand.
_MARK = re.compile(rb"""(?:^|[\s{,"'\xef\xbb\xbf])ics["']?\s*:""")
_MARK_UTF16 = re.compile(
    rb"""(?:\A\xff\xfe|[\s{,"']\x00)i\x00c\x00s\x00(?:["']\x00)?(?:\s\x00)*:\x00"""
    rb"""|(?:\A\xfe\xff|\x00[\s{,"'])\x00i\x00c\x00s(?:\x00["'])?(?:\x00\s)*\x00:"""
)


@record
class Found:
    """The files of a run."""

    #: Files to report on.
    reported: tuple[Path, ...]
    #: Further files of the project, which rules see and the report leaves out.
    seen: tuple[Path, ...]
    #: Paths that do not exist and folders that cannot be opened, each with why.
    missing: tuple[tuple[Path, str], ...]
    #: Files that were named but are not part of the project.
    excluded: tuple[Path, ...] = ()


def find_configuration(start: Path) -> Path | None:
    """The configuration file nearest to a folder: in it, or in one around it."""
    for folder in (start, *start.parents):
        candidate = folder / CONFIGURATION_NAME
        if candidate.is_file():
            return candidate
        if (folder / ".git").exists():
            return None
    return None


def _project_of(path: Path) -> Path | None:
    """The project that a path belongs to: the folder of its configuration, else its repository."""
    start = path if path.is_dir() else path.parent
    configuration = find_configuration(start)
    if configuration is not None:
        return configuration.parent
    return next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), None)


def find_files(
    paths: Iterable[Path], *, project: Path | None, exclude: tuple[str, ...], instead_of: Path | None = None
) -> Found:
    """The files that paths mean, and the rest of their projects; each file once, whatever ways lead to it.

    Args:
        paths: files and folders, absolute.
        project: the folder that is the project; None to find it from each path.
        exclude: patterns of paths from the project's folder that are no part of it, even when they are named: a hook
            names every file that has changed.
        instead_of: a file whose content comes from elsewhere: it is not read, but its project is seen.
    """
    reported: dict[str, Path] = {}
    missing: list[tuple[Path, str]] = []
    excluded: list[Path] = []
    projects = dict.fromkeys([] if instead_of is None else [project or _project_of(instead_of)])
    for path in paths:
        why = _why_unreachable(path)
        if why is not None:
            missing.append((path, why))
            continue
        own = project or _project_of(path)
        projects[own] = None
        base = own or path
        if path.is_dir():
            for each in _walk(path, base, exclude, missing):
                reported.setdefault(os.path.realpath(each), each)
        elif _is_left_out(path, base, exclude):
            excluded.append(path)
        else:
            reported.setdefault(os.path.realpath(path), path)
    seen: dict[str, Path] = {}
    for folder in projects:
        for each in _walk(folder, folder, exclude) if folder is not None else ():
            seen.setdefault(os.path.realpath(each), each)
    if instead_of is not None:
        for files in (reported, seen):
            files.pop(os.path.realpath(instead_of), None)
    others = tuple(path for real, path in seen.items() if real not in reported)
    return Found(reported=tuple(reported.values()), seen=others, missing=tuple(missing), excluded=tuple(excluded))


def _why_unreachable(path: Path) -> str | None:
    """Why nothing can be found at a path; None if something is there."""
    try:
        path.stat()
    except FileNotFoundError:
        return "there is no such file or folder"
    except OSError as error:
        return f"it cannot be reached: {error.strerror or error}"
    except ValueError:  # which every version of Python words in its own way
        return "it cannot be reached: no path has such characters"
    return None


def _walk(
    folder: Path, base: Path, exclude: tuple[str, ...], closed: list[tuple[Path, str]] | None = None
) -> Iterator[Path]:
    """Every YAML file below a folder, sorted; links to folders are not followed, so that no loop is entered.

    Args:
        folder: the folder.
        base: the folder of the project.
        exclude: patterns of paths from the project's folder that are left out.
        closed: takes the folders that cannot be opened, with why; None if they do not matter.
    """

    def note(error: OSError) -> None:
        if closed is not None:
            closed.append((Path(error.filename), f"the folder cannot be read: {error.strerror}"))

    if _is_left_out(folder, base, exclude):
        return
    for root, folders, files in os.walk(folder, onerror=note):
        relative = os.path.relpath(root, base)
        prefix = "" if relative == "." else f"{relative.replace(os.sep, '/')}/"
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in _SKIPPED and not _is_excluded(f"{prefix}{name}", exclude)
        )
        for name in sorted(files):
            wanted = name.endswith(_ENDINGS) and name != CONFIGURATION_NAME
            if wanted and not _is_excluded(f"{prefix}{name}", exclude):
                path = Path(root, name)
                if not _is_endless(path):
                    yield path


def _is_endless(path: Path) -> bool:
    """Whether reading may never come to an end: a pipe, a device, or a link to one."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # reading it says what is wrong


def _is_left_out(path: Path, base: Path, exclude: tuple[str, ...]) -> bool:
    """Whether a path, or a folder around it in the project, is excluded."""
    if not exclude or not path.is_relative_to(base):
        return False
    relative = path.relative_to(base)
    return any(_is_excluded(each.as_posix(), exclude) for each in (relative, *relative.parents[:-1]))


def _is_excluded(path: str, exclude: tuple[str, ...]) -> bool:
    return any(fnmatch(path, pattern.rstrip("/")) for pattern in exclude)


def is_likely_description(content: bytes) -> bool:
    """Whether a file says `ics:` somewhere, so that it may be a description; cheap, and asked before reading it."""
    if b"ics" in content and _MARK.search(content):
        return True
    return content[:2] in (b"\xff\xfe", b"\xfe\xff") and _MARK_UTF16.search(content) is not None
