"""The files of a run."""

from pathlib import Path

from ics_lint.gathering import gather, nothing_in
from ics_lint.settings import CheckSettings

SAYS = "A description is a YAML file that says `ics: 1`."


def settings(folder: Path, *paths: str, **others: object) -> CheckSettings:
    for path in paths:
        (folder / path).write_text("x: 1\n", encoding="utf-8")
    given = tuple(map(Path, paths))
    return CheckSettings(paths=given, working_folder=folder, project=folder, today="2026-11-26", **others)  # type: ignore[arg-type]


def test_the_rest_of_the_project_is_read_and_not_reported_on(tmp_path: Path) -> None:
    (tmp_path / "rest.yaml").write_text("ics: 1\n", encoding="utf-8")
    files = gather(settings(tmp_path, "a.yaml"))
    assert [shown for _, shown in files.files] == ["a.yaml", "rest.yaml"]
    assert files.reported == {"a.yaml"}


def test_of_a_run_without_a_description_only_what_was_named_is_spoken_of(tmp_path: Path) -> None:
    wanted = settings(tmp_path, "a.yaml")
    said = nothing_in(gather(wanted), ["a.yaml", "rest.yaml"], wanted)
    assert said == f"No description was found in a.yaml. {SAYS} a.yaml does not."


def test_of_many_files_three_are_named(tmp_path: Path) -> None:
    names = ["a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml"]
    wanted = settings(tmp_path, *names, exclude=("*.yaml",))
    assert nothing_in(gather(wanted), [], wanted) == (
        f"No description was found in a.yaml, b.yaml, c.yaml and 2 more. {SAYS} "
        "Left out by `exclude` or `rules` of the configuration: a.yaml, b.yaml, c.yaml and 2 more."
    )
