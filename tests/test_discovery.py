"""Which files a run reports on, and which it only sees."""

import os
from pathlib import Path

import pytest

from ics_lint.discovery import Found, find_configuration, find_files, is_likely_description


def tree(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("ics: 1\n", encoding="utf-8")
    return folder


def find(folder: Path, *names: str, project: Path | None = None, exclude: tuple[str, ...] = ()) -> Found:
    return find_files([folder / name for name in names], project=project, exclude=exclude)


def names(paths: tuple[Path, ...], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_means_its_yaml_files_in_order_and_nothing_hidden(tmp_path: Path) -> None:
    tree(
        tmp_path, "b.yml", "a.yaml", "c/d.yaml", "notes.md", "ics-lint.yaml", ".git/x.yaml", ".hidden/y.yaml",
        "node_modules/z.yaml", "venv/z.yaml",
    )  # fmt: skip
    found = find(tmp_path, ".")
    assert names(found.reported, tmp_path) == ["a.yaml", "b.yml", "c/d.yaml"]
    assert found.missing == ()


def test_a_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    tree(tmp_path, "system.txt")
    assert names(find(tmp_path, "system.txt").reported, tmp_path) == ["system.txt"]


def test_file_arguments_choose_what_is_reported_and_not_what_is_seen(tmp_path: Path) -> None:
    tree(tmp_path, ".git/", "systems/a.yaml", "systems/b.yaml", "c.yaml")
    found = find(tmp_path, "systems/a.yaml")
    assert names(found.reported, tmp_path) == ["systems/a.yaml"]
    assert names(found.seen, tmp_path) == ["c.yaml", "systems/b.yaml"]


def test_without_configuration_or_repository_only_what_is_given_is_seen(tmp_path: Path) -> None:
    tree(tmp_path, "a.yaml", "b.yaml")
    assert find(tmp_path, "a.yaml", project=tmp_path / "nothing").seen == ()


def test_the_nearest_configuration_makes_the_project(tmp_path: Path) -> None:
    tree(tmp_path, ".git/", "outer.yaml", "inner/ics-lint.yaml", "inner/a.yaml", "inner/b.yaml")
    assert names(find(tmp_path, "inner/a.yaml").seen, tmp_path) == ["inner/b.yaml"]


def test_a_configuration_is_not_looked_for_outside_the_repository(tmp_path: Path) -> None:
    tree(tmp_path, "ics-lint.yaml", "repository/.git/", "repository/deep/a.yaml")
    assert find_configuration(tmp_path / "repository" / "deep") is None
    assert find_configuration(tmp_path) == tmp_path / "ics-lint.yaml"


def test_a_configuration_in_the_repositorys_own_folder_is_found_from_below(tmp_path: Path) -> None:
    tree(tmp_path, ".git/", "ics-lint.yaml", "deep/er/a.yaml")
    assert find_configuration(tmp_path / "deep" / "er") == tmp_path / "ics-lint.yaml"


@pytest.mark.parametrize(
    "ways", [("a.yaml", "a.yaml"), ("a.yaml", "sub/../a.yaml"), (".", "a.yaml"), ("a.yaml", "l.yaml")]
)
def test_a_file_is_read_once_whatever_ways_lead_to_it(tmp_path: Path, ways: tuple[str, str]) -> None:
    tree(tmp_path, ".git/", "a.yaml", "sub/")
    (tmp_path / "l.yaml").symlink_to("a.yaml")
    found = find(tmp_path, *ways)
    assert names(found.reported, tmp_path) == ["a.yaml"]
    assert found.seen == ()


def test_a_file_given_from_below_is_not_seen_a_second_time(tmp_path: Path) -> None:
    tree(tmp_path, "ics-lint.yaml", "a.yaml", "sub/b.yaml")
    found = find_files([tmp_path / "sub" / ".." / "a.yaml"], project=tmp_path, exclude=())
    assert names(found.seen, tmp_path) == ["sub/b.yaml"]


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (("drafts",), ["a.yaml", "old/c.yaml"]),
        (("drafts/",), ["a.yaml", "old/c.yaml"]),
        (("drafts/*",), ["a.yaml", "old/c.yaml"]),
        (("*/c.yaml",), ["a.yaml", "drafts/b.yaml"]),
        (("a.*", "old"), ["drafts/b.yaml"]),
        ((), ["a.yaml", "drafts/b.yaml", "old/c.yaml"]),
    ],
)
def test_what_is_excluded_is_left_out_of_folders(tmp_path: Path, exclude: tuple[str, ...], left: list[str]) -> None:
    tree(tmp_path, "a.yaml", "drafts/b.yaml", "old/c.yaml")
    assert names(find(tmp_path, ".", exclude=exclude).reported, tmp_path) == left


def test_what_is_excluded_is_left_out_and_told_when_it_is_named(tmp_path: Path) -> None:
    tree(tmp_path, "ics-lint.yaml", "a.yaml", "rules/local/x/fail-x.yaml")
    found = find(tmp_path, "a.yaml", "rules/local/x/fail-x.yaml", exclude=("rules",))
    assert names(found.reported, tmp_path) == ["a.yaml"]
    assert names(found.excluded, tmp_path) == ["rules/local/x/fail-x.yaml"]


@pytest.mark.parametrize(
    ("named", "left"),
    [
        ("systems", ["systems/b.yml"]),
        ("systems/drafts", []),
        ("systems/drafts/deep", []),
        ("rules", []),
        (".", ["a.yaml", "systems/b.yml"]),
    ],
)
def test_patterns_count_from_the_projects_folder_whatever_is_named(tmp_path: Path, named: str, left: list[str]) -> None:
    tree(tmp_path, "ics-lint.yaml", "a.yaml", "systems/b.yml", "systems/drafts/deep/c.yaml", "rules/x/fail-x.yaml")
    assert names(find(tmp_path, named, exclude=("rules", "systems/drafts")).reported, tmp_path) == left


def test_a_path_that_leads_nowhere_is_told_and_does_not_stop_the_others(tmp_path: Path) -> None:
    tree(tmp_path, "a.yaml")
    found = find(tmp_path, "gone.yaml", "a.yaml", "a.yaml/b", "x" * 300, "nul\0byte")
    assert names(found.reported, tmp_path) == ["a.yaml"]
    assert [why for _, why in found.missing] == [
        "there is no such file or folder",
        "it cannot be reached: Not a directory",
        "it cannot be reached: File name too long",
        "it cannot be reached: no path has such characters",
    ]


def test_a_loop_of_links_is_told_when_named_and_not_entered_when_found(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert [why for _, why in find(tmp_path, "loop.yaml").missing] == [
        "it cannot be reached: Too many levels of symbolic links"
    ]
    assert names(find(tmp_path, "a").reported, tmp_path) == ["a/b.yaml"]


def test_a_pipe_or_device_among_the_files_is_passed_over(tmp_path: Path) -> None:
    tree(tmp_path, "a.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    assert names(find(tmp_path, ".").reported, tmp_path) == ["a.yaml"]


def test_a_broken_link_among_the_files_is_left_for_reading_to_tell(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").symlink_to("gone.yaml")
    assert names(find(tmp_path, ".").reported, tmp_path) == ["broken.yaml"]


@pytest.mark.parametrize(
    "content",
    [
        b"ics: 1",
        b"ics : 1",
        b"a: 1\nics: 1",
        b"\xef\xbb\xbfics: 1",
        b"{ics: 1}",
        b"{a: 1,ics: 1}",
        b'"ics": 1',
        b"'ics': 1",
        b"a: 1\r\nics: 1",
        b"a: 1\rics: 1",
        "ics: 1".encode("utf-16"),
        '"ics" : 1'.encode("utf-16-be").join([b"\xfe\xff", b""]),
    ],
)
def test_whatever_may_be_a_description_is_read(content: bytes) -> None:
    assert is_likely_description(content)


@pytest.mark.parametrize(
    "content", [b"", b"metrics: 1", b"ics", b"ics = 1", b"topics: [a]", "topics: 1".encode("utf-16")]
)
def test_what_cannot_be_one_is_not(content: bytes) -> None:
    assert not is_likely_description(content)
