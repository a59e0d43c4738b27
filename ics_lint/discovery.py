"""Finds the files of a run: those to report on, and those of the same project that rules must see."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The files of a run."""

    #: Files to report on.
    reported: tuple[Path, ...]
    #: Further files of the project, which rules see and the report leaves out.
    seen: tuple[Path, ...]
    #: Paths that do not exist and folders that cannot be opened, each with why.
    missing: tuple[tuple[Path, str], ...]


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
        exclude: patterns of paths in the project that are left out unless they are given themselves.
        instead_of: a file whose content comes from elsewhere: it is not read, but its project is seen.
    """
    reported: dict[str, Path] = {}
    missing: list[tuple[Path, str]] = []
    projects = dict.fromkeys([] if instead_of is None else [project or _project_of(instead_of)])
    for path in paths:
        why = _why_unreachable(path)
        if why is not None:
            missing.append((path, why))
            continue
        for each in _walk(path, exclude, missing) if path.is_dir() else (path,):
            reported.setdefault(os.path.realpath(each), each)
        projects[project or _project_of(path)] = None
    seen: dict[str, Path] = {}
    for folder in projects:
        for each in _walk(folder, exclude) if folder is not None else ():
            seen.setdefault(os.path.realpath(each), each)
    if instead_of is not None:
        for files in (reported, seen):
            files.pop(os.path.realpath(instead_of), None)
    others = tuple(path for real, path in seen.items() if real not in reported)
    return Found(reported=tuple(reported.values()), seen=others, missing=tuple(missing))


def _why_unreachable(path: Path) -> str | None:
    """Why nothing can be found at a path; None if something is there."""
    try:
        path.stat()
    except FileNotFoundError:
        return "there is no such file or folder"
    except OSError as error:
        return f"it cannot be reached: {error.strerror or error}"
    except ValueError as error:
        return f"it cannot be reached: {error}"
    return None


def _walk(folder: Path, exclude: tuple[str, ...], closed: list[tuple[Path, str]] | None = None) -> Iterator[Path]:
    """Every YAML file below a folder, sorted; links to folders are not followed, so that no loop is entered.

    Args:
        folder: the folder.
        exclude: patterns of paths in the folder that are left out.
        closed: takes the folders that cannot be opened, with why; None if they do not matter.
    """

    def note(error: OSError) -> None:
        if closed is not None:
            closed.append((Path(error.filename), f"the folder cannot be read: {error.strerror}"))

    for root, folders, files in os.walk(folder, onerror=note):
        relative = os.path.relpath(root, folder)
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


def _is_excluded(path: str, exclude: tuple[str, ...]) -> bool:
    return any(fnmatch(path, pattern.rstrip("/")) for pattern in exclude)


def is_likely_description(content: bytes) -> bool:
    """Whether a file says `ics:` somewhere, so that it may be a description; cheap, and asked before reading it."""
    if b"ics" in content and _MARK.search(content):
        return True
    return content[:2] in (b"\xff\xfe", b"\xfe\xff") and _MARK_UTF16.search(content) is not None
