"""What earlier runs found out: a run after a change says what a run from the beginning would say."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.make_corpus import write_corpus
from ics_lint.checking.reading import Reading, read_content
from ics_lint.checking.remembering import Memory
from ics_lint.checking.repeating import check_or_repeat
from ics_lint.checking.roster import listed
from ics_lint.checking.running import check
from ics_lint.keeping import Keep
from ics_lint.loading.limits import Limits
from ics_lint.outcome import Report
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings
from tests.conftest import TODAY
from tests.making import HEAD

BODY = f"{HEAD}bodies:\n  board: {{kind: icb-board}}\n"
#: Systems that refer to one another: their ambulance trust works in all of them.
SYSTEMS = ("devon", "dorset", "somerset")
#: Makes them large enough for rules to be asked of each apart.
PADDING = "# padding\n" * 10_000
#: Rules of every sort: on texts, on exceptions, local ones, and such as look across descriptions.
RULES = ("SYN", "SCH", "EXC", "REF", "REG", "XSY", "COL", "GEO", "SYS", "ORG")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, seed=2)
    for path in folder.glob("*.yaml"):
        if path.stem not in SYSTEMS:
            path.unlink()
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all: what is kept of one project may be met with in another."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def settings(tmp_path: Path, corpus: Path, cache: Path) -> CheckSettings:
    project = tmp_path / "project"
    project.mkdir()
    for path in corpus.glob("*.yaml"):
        (project / path.name).write_text(path.read_text(encoding="utf-8") + PADDING, encoding="utf-8")
    return CheckSettings(
        paths=(),
        working_folder=project,
        project=project,
        today=TODAY,
        cache_folder=cache,
        keep_undetermined=True,
        select=RULES,
        jobs=2,
    )


def told(report: Report) -> Report:
    """A report without what differs from run to run."""
    return replace(report, seconds=0.0)


def of(settings: CheckSettings, name: str) -> CheckSettings:
    return replace(settings, paths=(Path(name),))


def edit(settings: CheckSettings, name: str, old: str, new: str) -> None:
    path = settings.working_folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def edit_both(settings: CheckSettings) -> None:
    edit(settings, "devon.yaml", "ics: 1", "# A comment.\nics: 1")
    edit(settings, "dorset.yaml", "population: ", "population: 1")


CHANGES: dict[str, Callable[[CheckSettings], None]] = {
    "a number": lambda settings: edit(settings, "devon.yaml", "population: ", "population: 1"),
    "a name that rules across files compare": lambda settings: edit(
        settings, "devon.yaml", "name: South Western Ambulance", "name: Southern Western Ambulance"
    ),
    "what is left open": lambda settings: edit(
        settings, "devon.yaml", "  as-of: 2024-10-01", "  as-of: 2024-10-01\n  partial: [organisations, places, bodies]"
    ),
    "a comment": lambda settings: edit(settings, "devon.yaml", "ics: 1", "# A comment.\nics: 1"),
    "a value that is wrong": lambda settings: edit(settings, "devon.yaml", "governors: ", "governers: "),
    "a body that is no longer there": lambda settings: edit(settings, "devon.yaml", "  icb-board:", "  gone-board:"),
    "what another file refers to": lambda settings: edit(settings, "devon.yaml", "\n  icb:\n", "\n  gone:\n"),
    "the code by which others call it": lambda settings: edit(settings, "devon.yaml", 'ods: "QJK"', 'ods: "QQQ"'),
    "two files, which two processes read": edit_both,
    "the id of the system": lambda settings: edit(settings, "devon.yaml", "id: devon", "id: another"),
    "the day": lambda settings: edit(settings, "devon.yaml", "as-of: 2024-10-01", "as-of: 2022-08-01"),
    "an exception": lambda settings: edit(
        settings, "devon.yaml", "organisations:\n", "# ics-lint: except BOD001: Never found.\norganisations:\n"
    ),
    "not to be read to its end": lambda settings: edit(
        settings, "devon.yaml", "organisations:\n", "organisations: [\n"
    ),
    "a second file of the system": lambda settings: (
        (settings.working_folder / "again.yaml").write_bytes((settings.working_folder / "devon.yaml").read_bytes())
        and None
    ),
    "a file less": lambda settings: (settings.working_folder / "devon.yaml").unlink(),
    "no longer a description": lambda settings: edit(settings, "devon.yaml", "ics: 1", "other: 1"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_a_change_a_run_says_what_one_from_the_beginning_would_say(
    settings: CheckSettings, library: Library, change: Callable[[CheckSettings], None]
) -> None:
    check_or_repeat(settings)
    change(settings)
    for paths in ((Path("somerset.yaml"), Path("dorset.yaml")), ()):
        some = replace(settings, paths=paths)
        anew = check(replace(some, cache_folder=None, jobs=1), library)
        assert told(check_or_repeat(some)) == told(anew)


def test_a_change_and_back_again_is_as_before(settings: CheckSettings) -> None:
    before = check_or_repeat(of(settings, "devon.yaml"))
    edit(settings, "devon.yaml", "governors: ", "governers: ")
    between = check_or_repeat(of(settings, "devon.yaml"))
    assert told(between) != told(before)
    edit(settings, "devon.yaml", "governers: ", "governors: ")
    assert told(check_or_repeat(of(settings, "devon.yaml"))) == told(before)


def test_what_is_remembered_of_a_file_can_be_told_to_another_process(tmp_path: Path, library: Library) -> None:
    reading = Reading()
    read_content(BODY.encode(), "a.yaml", reading, code_keys=library.code_keys, limits=Limits())
    settings = CheckSettings(paths=(), working_folder=tmp_path, today=TODAY)
    kept = {"base": b"base", "project": b"project", "files": {"a.yaml": b"content"}}
    memory = Memory(Keep(tmp_path), **kept)
    before = listed(0, reading, settings, library)
    memory.note_listed(before, "a.yaml", {})
    memory.save()
    remembered = Memory(Keep(tmp_path), **kept).listed(0, "a.yaml", lambda _: ())
    assert remembered is not None
    (told,) = (outline for _, outline in pickle.loads(pickle.dumps(remembered.listed)).outlines)
    assert [entry.key for entry in told.entries] == ["board"]


def test_what_is_spoilt_is_found_out_anew(settings: CheckSettings) -> None:
    before = check_or_repeat(settings)
    assert settings.cache_folder is not None
    for number, path in enumerate(sorted((settings.cache_folder / "kept").iterdir())):
        content = path.read_bytes()
        path.write_bytes((b"", content[:-1], content[:20] + b"[]", content)[number % 4])
    edit(settings, "devon.yaml", "ics: 1", "# A comment.\nics: 1")
    edit(settings, "devon.yaml", "# A comment.\nics: 1", "ics: 1")
    assert told(check_or_repeat(settings)) == told(before)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_it_makes_no_difference_how_many_processes_share_the_work(
    settings: CheckSettings, library: Library, jobs: int
) -> None:
    edit(settings, "devon.yaml", "governors: ", "governers: ")
    edit(settings, "somerset.yaml", "\n  icb:\n", "\n  gone:\n")
    alone = check(replace(settings, jobs=1, cache_folder=None), library)
    assert len(alone.findings) > 5
    assert told(check(replace(settings, jobs=jobs, cache_folder=None), library)) == told(alone)
