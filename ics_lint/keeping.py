"""Keeps plain values between runs, under keys that are made of contents.

A value is JSON, never code. What is spoilt, foreign or of another form is as if it were not there; a folder that cannot
be written is no reason to stop. The number of values and the size of each are bounded.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from io import RawIOBase
from pathlib import Path
from typing import Any

try:
    from _blake2 import blake2b  # hashlib reads in OpenSSL too, for which each run would wait
except ImportError:  # pragma: no cover - an interpreter that is not CPython
    from hashlib import blake2b

__all__ = ["Keep", "digest", "digest_of_file"]

_FOLDER = "kept"
_DIGEST_SIZE = 20
_MOST_VALUES = 4_000
_MOST_BYTES = 200_000_000
_LARGEST_VALUE = 4_000_000
#: Bytes that are read of a file at once.
_AT_ONCE = 65_536


def digest(parts: Iterable[bytes]) -> bytes:
    """A short stand-in for parts: two lists of parts have the same one only if they are the same."""
    whole = blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        whole.update(part)
        whole.update(len(part).to_bytes(8, "big"))
    return whole.digest()


def digest_of_file(file: RawIOBase, most: int | None = None) -> bytes:
    """The digest of what is left of a file, or of as many bytes of it; the same as of its content as the only part."""
    whole = blake2b(digest_size=_DIGEST_SIZE)
    buffer = memoryview(bytearray(_AT_ONCE))
    size = 0
    while most is None or size < most:
        number = file.readinto(buffer[: _AT_ONCE if most is None else most - size])
        if not number:
            break
        whole.update(buffer[:number])
        size += number
    whole.update(size.to_bytes(8, "big"))
    return whole.digest()


class Keep:
    """A folder of values."""

    def __init__(self, cache_folder: Path) -> None:
        """Takes the folder in which caches are kept; it need not exist."""
        self.folder = cache_folder / _FOLDER

    def get(self, key: bytes) -> Any:
        """The value under a key; None if there is none that is whole."""
        try:
            with (self.folder / key.hex()).open("rb") as file:
                content = file.read(_LARGEST_VALUE + _DIGEST_SIZE)
        except OSError:
            return None
        mark, body = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
        if mark != digest([key, body]):
            return None
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            return None

    def has(self, key: bytes) -> bool:
        """Whether there is a value under a key, whole or not."""
        return (self.folder / key.hex()).exists()

    def put(self, key: bytes, value: Any) -> None:
        """Keeps a value, if it can be said in JSON, is not too large, and the folder can be written."""
        try:
            body = json.dumps(value, separators=(",", ":"), allow_nan=False).encode()
        except (TypeError, ValueError, RecursionError):
            return
        if len(body) > _LARGEST_VALUE:
            return
        path = self.folder / key.hex()
        unfinished = self.folder / f"{key.hex()}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(digest([key, body]) + body)
            unfinished.replace(path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def make_room(self, most_values: int = _MOST_VALUES, most_bytes: int = _MOST_BYTES) -> None:
        """Throws the oldest values out, beyond a number and a size; whether a value holds is never told by its age."""
        try:
            with os.scandir(self.folder) as entries:
                stamps = [(entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in entries]
        except OSError:
            return
        size = 0
        for number, (_, own, path) in enumerate(sorted(stamps, reverse=True)):
            size += own
            if number >= most_values or size > most_bytes:
                with suppress(OSError):
                    Path(path).unlink()
