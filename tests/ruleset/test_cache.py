"""Keeping what was compiled."""

import os
from pathlib import Path

import pytest

from ics_lint.ruleset.cache import cached, fingerprint


def tree(folder: Path) -> Path:
    for name in ("theme/rule.yaml", "theme/fail-case.yaml", "views/v.sql", "s.json", "m.py", "note.md"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["theme/rule.yaml", "views/v.sql", "s.json", "m.py"])
def test_a_fingerprint_changes_when_a_file_is_edited_or_removed(tmp_path: Path, name: str) -> None:
    tree(tmp_path)
    before = fingerprint([tmp_path], "1")
    assert fingerprint([tmp_path], "1") == before
    (tmp_path / name).write_text("longer", encoding="utf-8")
    edited = fingerprint([tmp_path], "1")
    (tmp_path / name).unlink()
    assert len({before, edited, fingerprint([tmp_path], "1"), fingerprint([tmp_path], "2")}) == 4


@pytest.mark.parametrize("name", ["theme/fail-case.yaml", "note.md"])
def test_cases_and_other_files_do_not_count(tmp_path: Path, name: str) -> None:
    tree(tmp_path)
    before = fingerprint([tmp_path], "1")
    (tmp_path / name).write_text("longer", encoding="utf-8")
    assert fingerprint([tmp_path], "1") == before


def test_an_edit_that_keeps_the_size_counts_by_its_time(tmp_path: Path) -> None:
    tree(tmp_path)
    before = fingerprint([tmp_path], "1")
    os.utime(tmp_path / "s.json", ns=(1, 1))
    assert fingerprint([tmp_path], "1") != before


class Maker:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return b"compiled"


def test_what_was_made_is_kept_and_not_made_again(tmp_path: Path) -> None:
    make = Maker()
    folder = tmp_path / "new" / "cache"
    assert [cached("rules-1", folder, make), cached("rules-1", folder, make)] == [b"compiled", b"compiled"]
    assert make.times == 1


@pytest.mark.parametrize("spoilt", [b"", b"compiled", b"compileX\0\0\0\0", b"\0"])
def test_a_cache_that_is_spoilt_is_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    make = Maker()
    (tmp_path / "rules-1").write_bytes(spoilt)
    assert cached("rules-1", tmp_path, make) == b"compiled"
    assert cached("rules-1", tmp_path, make) == b"compiled"
    assert make.times == 1


def test_what_is_out_of_date_is_thrown_away(tmp_path: Path) -> None:
    cached("rules-1", tmp_path, Maker())
    (tmp_path / "other-1").write_bytes(b"x")
    cached("rules-2", tmp_path, Maker())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other-1", "rules-2"]


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x")
    assert cached("rules-1", file / "below", Maker()) == b"compiled"
