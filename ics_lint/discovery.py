"""Finds the files of a run: those to report on, and those of the same project that rules must see."""

import os
import re
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
    rb"""i\x00c\x00s\x00(?:["']\x00)?(?:\s\x00)*:\x00|\x00i\x00c\x00s(?:\x00["'])?(?:\x00\s)*\x00:"""
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The files of a run."""

    #: Files to report on.
    reported: tuple[Path, ...]
    #: Further files of the project, which rules see and the report leaves out.
    seen: tuple[Path, ...]
    #: Paths that do not exist, or cannot be opened.
    missing: tuple[Path, ...]
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


def find_files(paths: Iterable[Path], *, project: Path | None, exclude: tuple[str, ...]) -> Found:
    """The files that paths mean, and the rest of their projects.

    Args:
        paths: files and folders, absolute.
        project: the folder that is the project; None to find it from each path.
        exclude: patterns of paths from the project's folder that are no part of it, even when they are named: a hook
            names every file that has changed.
    """
    reported: dict[Path, None] = {}
    missing = []
    excluded = []
    projects: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            missing.append(path)
            continue
        found = project or _project_of(path)
        if found is not None:
            projects[found] = None
        base = found or path
        if path.is_dir():
            reported.update(dict.fromkeys(_walk(path, base, exclude)))
        elif exclude and _is_left_out(path, base, exclude):
            excluded.append(path)
        else:
            reported[path] = None
    seen: dict[Path, None] = {}
    for folder in projects:
        seen.update(dict.fromkeys(_walk(folder, folder, exclude)))
    others = tuple(path for path in seen if path not in reported)
    return Found(reported=tuple(reported), seen=others, missing=tuple(missing), excluded=tuple(excluded))


def _walk(folder: Path, base: Path, exclude: tuple[str, ...]) -> Iterator[Path]:
    """Every YAML file below a folder, sorted; links to folders are not followed, so that no loop is entered."""
    if exclude and _is_left_out(folder, base, exclude):
        return
    for root, folders, files in os.walk(folder):
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
                yield Path(root, name)


def _is_left_out(path: Path, base: Path, exclude: tuple[str, ...]) -> bool:
    """Whether a path, or a folder around it in the project, is excluded."""
    if not path.is_relative_to(base):
        return False
    relative = path.relative_to(base)
    around = [relative, *relative.parents][:-1]
    return any(_is_excluded(each.as_posix(), exclude) for each in around)


def _is_excluded(path: str, exclude: tuple[str, ...]) -> bool:
    return any(fnmatch(path, pattern.rstrip("/")) for pattern in exclude)


def is_likely_description(content: bytes) -> bool:
    """Whether a file says `ics:` somewhere, so that it may be a description; cheap, and asked before reading it."""
    if b"ics" in content and _MARK.search(content):
        return True
    return content[:2] in (b"\xff\xfe", b"\xfe\xff") and _MARK_UTF16.search(content) is not None
