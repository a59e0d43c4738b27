"""Which files a run reports on, and which it only sees."""

from pathlib import Path

import pytest

from ics_lint.discovery import find_configuration, find_files, is_likely_description


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a configuration, two folders of descriptions, drafts, and folders that hold none."""
    for name in (
        "ics-lint.yaml",
        "a.yaml",
        "systems/b.yml",
        "systems/drafts/c.yaml",
        "rules/local/x/fail-x.yaml",
        "node_modules/d.yaml",
        ".hidden/e.yaml",
        "notes.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("ics: 1\n")
    return tmp_path


def names(paths: tuple[Path, ...], project: Path) -> list[str]:
    return [path.relative_to(project).as_posix() for path in paths]


def test_a_folder_is_all_its_yaml_files_and_the_rest_of_the_project_is_seen(project: Path) -> None:
    found = find_files([project / "systems"], project=None, exclude=())
    assert names(found.reported, project) == ["systems/b.yml", "systems/drafts/c.yaml"]
    assert names(found.seen, project) == ["a.yaml", "rules/local/x/fail-x.yaml"]


def test_patterns_leave_out_by_the_path_from_the_project_whatever_is_named(project: Path) -> None:
    exclude = ("rules", "systems/drafts")
    found = find_files([project / "systems"], project=project, exclude=exclude)
    assert names(found.reported, project) == ["systems/b.yml"]
    assert names(found.seen, project) == ["a.yaml"]
    for path in (project / "rules", project / "rules" / "local", project / "systems" / "drafts"):
        assert find_files([path], project=project, exclude=exclude).reported == ()


def test_a_file_that_is_named_and_left_out_is_told(project: Path) -> None:
    case = project / "rules/local/x/fail-x.yaml"
    found = find_files([case, project / "a.yaml"], project=project, exclude=("rules",))
    assert names(found.reported, project) == ["a.yaml"]
    assert found.excluded == (case,)


def test_what_is_not_there_is_told(project: Path) -> None:
    assert find_files([project / "none.yaml"], project=None, exclude=()).missing == (project / "none.yaml",)


def test_links_to_folders_are_not_followed(project: Path) -> None:
    (project / "systems" / "loop").symlink_to(project, target_is_directory=True)
    found = find_files([project / "systems"], project=None, exclude=())
    assert names(found.reported, project) == ["systems/b.yml", "systems/drafts/c.yaml"]


def test_the_nearest_configuration_counts_but_none_beyond_the_repository(project: Path) -> None:
    assert find_configuration(project / "systems") == project / "ics-lint.yaml"
    inner = project / "systems" / "repository"
    (inner / ".git").mkdir(parents=True)
    assert find_configuration(inner) is None


@pytest.mark.parametrize(
    ("content", "likely"),
    [
        (b"ics: 1\n", True),
        (b"{framework: act-2022, 'ics': 1}", True),
        (b"\xef\xbb\xbfics: 1\n", True),
        ("ics: 1\n".encode("utf-16"), True),
        (b"name: basics\n", False),
        (b"topics: [a]\n", False),
        (b"", False),
    ],
)
def test_a_file_that_cannot_be_a_description_is_told_by_a_look(content: bytes, likely: bool) -> None:
    assert is_likely_description(content) is likely
