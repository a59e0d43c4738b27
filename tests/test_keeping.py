"""Keeping plain values between runs."""

import os
from pathlib import Path

import pytest

from ics_lint.keeping import Keep, digest, digest_of_file

KEY = digest([b"a key"])


def test_what_is_kept_is_found_again_under_its_key_and_no_other(tmp_path: Path) -> None:
    Keep(tmp_path).put(KEY, {"a": [1, None, "é"]})
    assert Keep(tmp_path).get(KEY) == {"a": [1, None, "é"]}
    assert Keep(tmp_path).get(digest([b"another"])) is None


def test_the_parts_of_a_digest_do_not_run_into_each_other() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])


@pytest.mark.parametrize("size", [0, 1, 65_536, 200_000])
def test_a_file_has_the_digest_of_its_content(tmp_path: Path, size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    (tmp_path / "file").write_bytes(content)

    def of(most: int | None) -> bytes:
        with (tmp_path / "file").open("rb", buffering=0) as file:
            return digest_of_file(file, most)

    assert of(None) == digest([content])
    assert of(70_000) == digest([content[:70_000]])


@pytest.mark.parametrize("spoilt", [b"", b"nonsense", None])
def test_what_is_spoilt_is_as_if_it_were_not_there(tmp_path: Path, spoilt: bytes | None) -> None:
    keep = Keep(tmp_path)
    keep.put(KEY, [1])
    (file,) = keep.folder.iterdir()
    file.write_bytes(file.read_bytes()[:-1] if spoilt is None else spoilt)
    assert keep.get(KEY) is None
    keep.put(KEY, [2])
    assert keep.get(KEY) == [2]


def test_a_value_under_the_name_of_another_key_is_foreign(tmp_path: Path) -> None:
    keep = Keep(tmp_path)
    keep.put(KEY, [1])
    (file,) = keep.folder.iterdir()
    other = digest([b"another"])
    file.rename(keep.folder / other.hex())
    assert keep.get(other) is None


@pytest.mark.parametrize("value", [b"bytes", float("nan"), "x" * 5_000_000])
def test_what_is_no_plain_value_or_too_large_is_not_kept(tmp_path: Path, value: object) -> None:
    keep = Keep(tmp_path)
    keep.put(KEY, value)
    assert keep.get(KEY) is None


@pytest.mark.parametrize(("most", "left"), [({"most_values": 3}, 3), ({"most_bytes": 50}, 2), ({}, 5)])
def test_the_oldest_values_make_room(tmp_path: Path, most: dict[str, int], left: int) -> None:
    keep = Keep(tmp_path)
    keys = [digest([str(number).encode()]) for number in range(5)]
    for age, key in enumerate(keys):
        keep.put(key, age)
        os.utime(keep.folder / key.hex(), (age, age))
    keep.make_room(**most)
    assert [keep.get(key) for key in keys] == [None] * (5 - left) + list(range(5 - left, 5))


def test_there_is_nothing_to_make_room_in_where_nothing_was_kept(tmp_path: Path) -> None:
    Keep(tmp_path / "nowhere").make_room()
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep = Keep(tmp_path / "file")
    keep.put(KEY, [1])
    assert keep.get(KEY) is None
