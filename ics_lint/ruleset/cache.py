"""Keeps the compiled rule set of a checkout, until a file of it changes."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["cached", "fingerprint"]

#: The compiled form changes when the program does; counted up by hand where the version alone would not tell.
_FORM = "1"
_DIGEST_SIZE = 16


def fingerprint(folders: list[Path], version: str) -> str:
    """A text that changes whenever a file in the folders is added, removed or edited.

    Cases of rules do not count: they are not compiled.
    """
    digest = hashlib.blake2b(f"{_FORM} {version}".encode(), digest_size=_DIGEST_SIZE)
    for folder in folders:
        for path, stamp in sorted(_stamps(os.fspath(folder))):
            digest.update(f"{path}\0{stamp}\0".encode())
    return digest.hexdigest()


def _stamps(folder: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path)
            elif not entry.name.startswith(("fail-", "pass-")) and entry.name.endswith((".yaml", ".sql", ".json", ".py")):
                status = entry.stat()
                yield entry.path, f"{status.st_mtime_ns} {status.st_size}"


def cached(name: str, folder: Path, make: Callable[[], bytes]) -> bytes:
    """Bytes kept under a name in a folder, made anew when they are missing or spoilt.

    A cache that cannot be written is no reason to stop.
    """
    path = folder / name
    try:
        kept = path.read_bytes()
        content = kept[:-_DIGEST_SIZE]
        if hashlib.blake2b(content, digest_size=_DIGEST_SIZE).digest() == kept[-_DIGEST_SIZE:]:
            return content
    except OSError:
        pass
    content = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{name.rpartition('-')[0]}-*"):
            old.unlink(missing_ok=True)
        unfinished = folder / f"{name}.{os.getpid()}"
        unfinished.write_bytes(content + hashlib.blake2b(content, digest_size=_DIGEST_SIZE).digest())
        unfinished.replace(path)
    except OSError:
        pass
    return content
