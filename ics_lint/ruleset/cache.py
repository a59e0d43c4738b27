"""Keeps the compiled rule set of a checkout, until a file of it changes."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

__all__ = ["cached", "fingerprint", "name_of"]

#: The compiled form changes when the program does; counted up by hand where the version alone would not tell.
_FORM = "2"
_CHECKSUM_SIZE = 4


def name_of(own: Path | None) -> str:
    """The name under which a rule set is kept: one for each folder of own rules, so that projects do not share it."""
    return "ruleset" if own is None else f"ruleset+{crc32(os.fsencode(own.resolve())):08x}"


def fingerprint(folders: list[Path], version: str) -> str:
    """A text that changes whenever a file in the folders is added, removed or edited.

    Cases of rules do not count: they are not compiled.
    """
    stamps = [f"{path} {stamp}" for folder in folders for path, stamp in sorted(_stamps(os.fspath(folder)))]
    whole = "\n".join([_FORM, version, *stamps]).encode()
    return f"{crc32(whole):08x}{crc32(whole[::-1]):08x}"


def _stamps(folder: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path)
            elif not entry.name.startswith(("fail-", "pass-")) and entry.name.endswith(
                (".yaml", ".sql", ".json", ".py")
            ):
                status = entry.stat()
                yield entry.path, f"{status.st_mtime_ns} {status.st_size}"


def cached(name: str, folder: Path, make: Callable[[], bytes]) -> bytes:
    """Bytes kept under a name in a folder, made anew when they are missing or spoilt.

    A cache that cannot be written is no reason to stop.
    """
    path = folder / name
    try:
        kept = path.read_bytes()
        content = kept[:-_CHECKSUM_SIZE]
        if _checksum(content) == kept[-_CHECKSUM_SIZE:]:
            return content
    except OSError:
        pass
    content = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{name.rpartition('-')[0]}-*"):
            old.unlink(missing_ok=True)
        unfinished = folder / f"{name}.{os.getpid()}"
        unfinished.write_bytes(content + _checksum(content))
        unfinished.replace(path)
    except OSError:
        pass
    return content


def _checksum(content: bytes) -> bytes:
    """Tells a file that was cut short or spoilt; it is no guard against a forger."""
    return crc32(content).to_bytes(_CHECKSUM_SIZE, "big")
