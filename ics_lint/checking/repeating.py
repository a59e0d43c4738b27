"""A whole run over again: if nothing that decides its outcome has changed, the outcome is taken as it was kept.

What decides is contents: of every file of the run, of the rule set, the schemas, the register and the program; and the
settings. Times of files make nothing count: those of the installed program only make what is kept count no longer. A
run that could not check something is never kept, nor is a small one, which is over before its key would be made.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ics_lint.gathering import Files, gather
from ics_lint.keeping import Keep, digest, digest_of_file
from ics_lint.resources import is_checkout, register_file, rules_folder, schemas_folder
from ics_lint.source import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ics_lint.checking.remembering import Memory
    from ics_lint.outcome import Report
    from ics_lint.settings import CheckSettings

__all__ = ["check_or_repeat"]

#: Bytes of YAML from which on it is worth while to keep the outcome.
_WORTH_KEEPING = 200_000
#: Settings that change how a run is done or ends, and not what it finds, or whose content counts instead.
_NOT_DECISIVE = frozenset({"cache_folder", "jobs", "stdin", "fail_on", "strict", "baseline", "rules", "register"})
#: Settings that decide which files a run is about; all others decide what is found in a description.
_DECISIVE_OF_A_RUN = frozenset({"paths", "working_folder", "stdin_name", "exclude", "project"})
_ENDINGS = (".yaml", ".sql", ".json", ".py", ".csv")


def check_or_repeat(settings: CheckSettings) -> Report:
    """What a check of what the settings name finds.

    Raises:
        NothingToCheckError: there is no description among the paths.
        RuleError: a rule is selected that does not exist, or is not what it must be.
        CannotCheckError, UsageError: as a check does.
    """
    begun = time.perf_counter()
    files = gather(settings)
    if settings.cache_folder is None or files.size < _WORTH_KEEPING:
        return _check(settings, files)
    from ics_lint.checking.reports import as_data, of_data

    keep = Keep(settings.cache_folder)
    key = _key(settings, files)
    kept = of_data(keep.get(key.whole))
    if kept is not None:
        sources = _texts({finding.place.file for finding in (*kept.findings, *kept.excused)}, key, settings, files)
        if sources is not None:
            return replace(kept, sources=sources, seconds=time.perf_counter() - begun)
    from ics_lint.checking.remembering import Memory

    memory = Memory(keep, base=key.base, project=key.project, files=key.files)
    report = _check(settings, files, memory)
    # It may be kept under the key only if what was read is what the key was made of.
    if not report.failures and all(key.files.get(shown) == seen for shown, seen in memory.seen.items()):
        keep.put(key.whole, as_data(report))
    return report


def _check(settings: CheckSettings, files: Files, memory: Memory | None = None) -> Report:
    from ics_lint.checking.running import check
    from ics_lint.ruleset.library import load_library

    return check(settings, load_library(settings.cache_folder, own=settings.rules), files, memory)


class _Key(NamedTuple):
    whole: bytes
    #: Of program, rules, register and settings: of what decides what is found in a description.
    base: bytes
    #: Of where the files are.
    project: bytes
    #: The digest of each file, by the path by which it is reported.
    files: dict[str, bytes]


def _key(settings: CheckSettings, files: Files) -> _Key:
    """What decides the outcome of a run, in short."""
    digests = {shown: _digest_of_file(path, settings.limits.file_size) for path, shown in files.files}
    if settings.stdin is not None:
        digests[settings.stdin_name] = digest([settings.stdin])
    by_name = {field.name: getattr(settings, field.name) for field in fields(settings)}
    base = digest(
        [
            repr([each for each in by_name.items() if each[0] not in _NOT_DECISIVE | _DECISIVE_OF_A_RUN]).encode(),
            _program(),
            *_rule_set(settings),
            b"" if settings.register is None else _digest_of_file(settings.register, None),
        ]
    )
    places = [settings.working_folder, settings.project, settings.exclude]
    decisive = [(name, value) for name, value in by_name.items() if name in _DECISIVE_OF_A_RUN]
    parts: list[bytes] = [
        base,
        repr((decisive, sorted(files.reported), files.excluded, files.missing)).encode(errors="surrogatepass"),
    ]
    for shown, each in digests.items():
        parts += [shown.encode(errors="surrogatepass"), each]
    return _Key(digest(parts), base, digest([repr(places).encode(errors="surrogatepass")]), digests)


def _digest_of_file(path: Path, most: int | None) -> bytes:
    """A digest of a file, or of its beginning as far as a check would read it; what is wrong, if it cannot be read."""
    try:
        with path.open("rb", buffering=0) as file:
            return digest_of_file(file, None if most is None else most + 1)
    except (OSError, ValueError) as error:
        return f"{type(error).__name__}: {error}".encode(errors="surrogatepass")


@cache
def _program() -> bytes:
    """A digest of the program, the interpreter, and the versions of all that is installed beside it."""
    import typer

    package = Path(__file__).parent.parent
    parts = [sys.version.encode(), repr(_installed(Path(typer.__file__).parent.parent)).encode()]
    record = _record(package)
    if record is None:
        return digest(
            [*parts, *_contents(package), *_contents(schemas_folder()), _digest_of_file(register_file(), None)]
        )
    return digest([*parts, record, *_stamps(package)])


def _record(package: Path) -> bytes | None:
    """The list of what was installed, with a digest of each file; None in a checkout."""
    if is_checkout():
        return None
    for name in _installed(package.parent):
        if name.startswith(f"{package.name}-"):
            with suppress(FileNotFoundError):
                return (package.parent / name / "RECORD").read_bytes()
    return None


def _installed(folder: Path) -> list[str]:
    """The names under which it is told what is installed in a folder, with the version of each."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if entry.name.endswith(".dist-info"))


def _stamps(package: Path) -> Iterator[bytes]:
    """The size and the time of each file that a run uses: what was installed counts only while nobody touches it."""
    with os.scandir(package) as entries:
        own = sorted(entry.path for entry in entries if entry.is_dir() and entry.name != "__pycache__")
    for folder in (os.fspath(package), *own, os.fspath(schemas_folder())):
        with os.scandir(folder) as entries:
            files = sorted((entry.path, entry.stat()) for entry in entries if entry.is_file())
        stamps = [(path, status.st_size, status.st_mtime_ns) for path, status in files]
        yield repr(stamps).encode(errors="surrogatepass")


def _rule_set(settings: CheckSettings) -> Iterator[bytes]:
    """The contents of rules that the program did not bring with it."""
    if is_checkout():
        yield from _contents(rules_folder())
    if settings.rules is not None:
        yield from _contents(settings.rules)


def _contents(folder: Path) -> Iterator[bytes]:
    """The name and the content of each file below a folder that can decide something."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "_data" and not name.startswith((".", "__pycache__")))
        for name in sorted(names):
            if name.endswith(_ENDINGS):
                path = Path(root, name)
                yield os.fsencode(path)
                yield _digest_of_file(path, None)


def _texts(names: Iterable[str], key: _Key, settings: CheckSettings, files: Files) -> dict[str, str] | None:
    """The texts of files; None if one is no longer what it was."""
    texts = {}
    paths = {shown: path for path, shown in files.files}
    for name in sorted(names):
        if name == settings.stdin_name and settings.stdin is not None:
            texts[name] = text_of(settings.stdin)
            continue
        try:
            with paths[name].open("rb") as file:
                content = file.read(settings.limits.file_size + 1)
        except (KeyError, OSError, ValueError):
            return None
        if digest([content]) != key.files[name]:
            return None
        texts[name] = text_of(content)
    return texts
