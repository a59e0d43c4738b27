"""What another framework would change."""

import json
from pathlib import Path

import pytest

from ics_lint.explaining.readiness import Readiness, readiness_data, readiness_lines, readiness_of
from ics_lint.printing.lines import plain
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings
from tests.conftest import TODAY

#: A trust that nobody missed in 2018, and that the framework of 2021 wants in a collaborative.
TEXT = """\
ics: 1
framework: voluntary-2018
system: {id: northmoor, name: Northmoor, as-of: 2020-04-01}
organisations:
  northmoor-hospitals: {name: Northmoor Hospitals, kind: foundation-trust, types: [acute]}
  northmoor-other: {name: Northmoor Other, kind: nhs-trust}
collaboratives:
  northmoor-providers: {members: []}
"""


@pytest.fixture
def ready(tmp_path: Path, library: Library) -> Readiness:
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    settings = CheckSettings(
        paths=(Path("a.yaml"),),
        working_folder=tmp_path,
        project=tmp_path,
        today=TODAY,
        select=("COL001", "COL002", "SYS003", "SCH"),
        as_of="2022-07-01",
    )
    return readiness_of(settings, library, "act-2022")


def test_what_would_have_to_change_is_told_by_theme(ready: Readiness) -> None:
    (theme,) = [theme for theme in ready.themes if theme.prefix == "COL"]
    assert ready.framework == "act-2022"
    changes = [(finding.rule, already) for finding, already in theme.changes]
    assert ("COL001", False) in changes
    assert theme.not_ready == len({finding.rule for finding, _ in theme.changes})
    assert ("COL001", "An NHS trust belongs to no provider collaborative.", 1) in theme.open_questions


def test_that_the_description_is_dated_earlier_is_no_change(ready: Readiness) -> None:
    assert "SYS003" not in {finding.rule for theme in ready.themes for finding, _ in theme.changes}


def test_themes_about_the_file_are_left_out(ready: Readiness) -> None:
    assert not {"SYN", "SCH", "REF", "EXC"} & {theme.prefix for theme in ready.themes}


def test_what_is_already_wrong_is_told_apart(tmp_path: Path, library: Library) -> None:
    (tmp_path / "a.yaml").write_text(TEXT.replace("voluntary-2018", "design-framework-2021"), encoding="utf-8")
    settings = CheckSettings(
        paths=(), working_folder=tmp_path, project=tmp_path, today=TODAY, select=("COL001",), as_of="2022-07-01"
    )
    again = readiness_of(settings, library, "act-2022")
    assert [already for theme in again.themes for _, already in theme.changes] == [True]


def test_readiness_is_told_in_words(ready: Readiness) -> None:
    shown = [plain(line) for line in readiness_lines(ready, 80, verbose=False)]
    assert "  to change  COL001  a.yaml:5" in shown
    assert "    Northmoor Hospitals belongs to no provider collaborative." in shown
    assert any(line.startswith("    -> Add it to the `members`") for line in shown)
    assert not any("not said  COL001" in line for line in shown)
    last = " ".join(shown[-2:])
    assert "For act-2022: " in last
    assert "would have to change that" in last


def test_what_is_not_said_is_listed_when_it_is_asked_for(ready: Readiness) -> None:
    shown = [plain(line) for line in readiness_lines(ready, 80, verbose=True)]
    assert any(line.startswith("  not said  COL001  1 x  An NHS trust") for line in shown)


def test_readiness_as_data_says_the_same(ready: Readiness) -> None:
    data = json.loads(json.dumps(readiness_data(ready)))
    (theme,) = [theme for theme in data["themes"] if theme["theme"] == "COL"]
    change = next(change for change in theme["changes"] if change["rule"] == "COL001")
    assert (change["file"], change["path"], change["already"]) == (
        "a.yaml",
        "/organisations/northmoor-hospitals",
        False,
    )
    assert data["failures"] == []
