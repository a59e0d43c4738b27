"""The national corpus: in order as it is made, and every fault that is planted in it is found."""

import sqlite3
from pathlib import Path

import pytest

from benchmarks.faults import ECHOES, KINDS
from benchmarks.make_corpus import write_corpus
from ics_lint.checking.describing import facts_in
from ics_lint.checking.fact_base import descriptions_of
from ics_lint.checking.running import check
from ics_lint.facts.database import fill, keep_views
from ics_lint.facts.extraction import Rows
from ics_lint.findings import Finding
from ics_lint.outcome import Report
from ics_lint.resources import attach_register
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings
from tests.conftest import TODAY


def checked(folder: Path, library: Library) -> Report:
    return check(CheckSettings(paths=(folder,), working_folder=folder, project=folder, today=TODAY), library)


def places(finding: Finding) -> set[tuple[str, str, str]]:
    """Where a finding stands, and what it names beside: across files either of two may be at fault."""
    if not finding.rule.startswith("XSY"):
        return {(finding.rule, finding.place.file, finding.place.path)}
    either = (finding.place, *finding.related)
    return {
        (finding.rule, place.file, path) for place in either for path in (place.path, place.path.rpartition("/")[0])
    }


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, seed=1)
    return folder


def test_all_of_england_is_described_and_in_order(sound: Path, library: Library) -> None:
    report = checked(sound, library)
    assert [f"{each.place.file}: {each.rule}: {each.message}" for each in report.findings] == []
    assert (report.descriptions, report.failures) == (42, ())
    assert 50_000 < sum(len(path.read_text().splitlines()) for path in sound.glob("*.yaml")) < 70_000


def test_the_same_seed_makes_the_same_corpus(sound: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path, seed=1)
    for path in sound.glob("*.yaml"):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_every_planted_fault_is_found_and_none_is_invented(tmp_path: Path, library: Library) -> None:
    planted = {(each["rule"], each["file"], each["path"]) for each in write_corpus(tmp_path, seed=7, faults=150)}
    found = [places(finding) for finding in checked(tmp_path, library).findings]
    assert {rule for rule, *_ in planted} == {*KINDS, *(rule for rule, _ in ECHOES.values())}
    assert planted - set().union(*found) == set()
    assert [each for each in found if not each & planted] == []


def steps_of_queries(parts: list[Rows], library: Library) -> dict[str, int]:
    """How many hundred steps SQLite takes for each query, by the id of the rule or the name of the view."""
    connection = library.connect()
    attach_register(connection)
    fill(connection, parts, well_known=library.well_known_parties, columns=library.table_columns)
    taken = 0

    def count() -> None:
        nonlocal taken
        taken += 1

    connection.set_progress_handler(count, 100)
    steps = {}
    for view in library.kept_views:
        taken = 0
        keep_views(connection, [view])
        steps[view[0]] = taken
    for rule in library.rules:
        if rule.query is not None:
            taken = 0
            connection.execute(rule.query).fetchall()
            steps[rule.id] = taken
    return steps


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 39), reason="takes no heed of `materialized`")
def test_no_query_takes_much_more_for_a_description_when_there_are_more_of_them(sound: Path, library: Library) -> None:
    """SQLite chooses how to go about a query, and other versions choose otherwise: this shows where one goes astray."""
    settings = CheckSettings(paths=(sound,), working_folder=sound, project=sound, today=TODAY)
    parts = [each.rows for each in facts_in(descriptions_of(settings, library)[:16], library, today=TODAY)]
    few, many = (steps_of_queries(parts[:number], library) for number in (4, 16))
    worst = {name: (few[name], many[name]) for name in few if many[name] > 10 * max(few[name], 100)}
    assert worst == {}
