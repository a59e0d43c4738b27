"""Bringing a register up to date from published files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from ics_lint.commands.app import app
from ics_lint.errors import ExitCode, UsageError
from ics_lint.register.building import build
from ics_lint.register.ledger import Ledger, rows_of
from ics_lint.register.official import named, read_official
from ics_lint.register.opening import open_register
from ics_lint.register.updating import update

HERE = Path(__file__).parent
DAY = "2026-11-01"

Write = Callable[[str, str], None]
Updated = Callable[[], Ledger]


def ods(code: str, name: str, board: str, opened: str, closed: str = "", region: str = "Y91", role: str = "") -> str:
    """A line of an ODS file: 27 columns, without a header."""
    cells = [
        code,
        name,
        region,
        board,
        "ADDRESS, ONE",
        "",
        "",
        "TOWN",
        "",
        "AB1 2CD",
        opened,
        closed,
        "",
        role,
        *[""] * 13,
    ]
    return ",".join(f'"{cell}"' for cell in cells) + "\n"


#: The trusts of the moors as they stand, as ODS would publish them.
TRUSTS = [
    ods("R91", "NORTHMOOR HOSPITALS NHS FOUNDATION TRUST", "X91AA", "20010401"),
    ods("R92", "NORTHMOOR PARTNERSHIP NHS TRUST", "X91AA", "20030401"),
    ods("R93", "OLD VALE HOSPITAL NHS TRUST", "Q93", "20010401", "20180531"),
    ods("R94", "VALE NHS TRUST", "Q93", "20010401"),
    ods("R95", "MOORS AMBULANCE SERVICE NHS TRUST", "Q93", "20060701"),
    ods("R96", "FELL END NHS TRUST", "X91AA", "20100401", "20260331"),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("base") / "moors.sqlite"
    build(HERE / "collected", HERE / "kept", path)
    return path


@pytest.fixture
def write(tmp_path: Path) -> Write:
    (tmp_path / "files").mkdir()

    def run(name: str, text: str) -> None:
        (tmp_path / "files" / name).write_text(text, encoding="utf-8")

    return run


@pytest.fixture
def updated(base: Path, tmp_path: Path) -> Updated:
    def run() -> Ledger:
        ledger = Ledger(rows_of(open_register(base)), day=DAY)
        update(ledger, read_official(tmp_path / "files"))
        return ledger

    return run


def rows(ledger: Ledger, table: str, **cells: Any) -> list[dict[str, Any]]:
    return [row for row in ledger.rows[table] if all(row[name] == cell for name, cell in cells.items())]


def test_files_that_say_what_is_known_change_nothing_but_the_day(base: Path, write: Write, updated: Updated) -> None:
    write("etr.csv", "".join(TRUSTS))
    before = rows_of(open_register(base))
    ledger = updated()
    for table in ("organisation", "name", "hosting", "succession", "area", "location", "area_code", "working_area"):
        assert ledger.rows[table] == before[table], table
    assert rows(ledger, "about", key="as-of") == [{"key": "as-of", "value": DAY}]
    assert rows(ledger, "kind", kind="nhs-trust")[0]["complete_to"] == DAY
    assert rows(ledger, "kind", kind="pcn")[0]["complete_to"] == "2023-01-09"


def test_a_new_trust_is_added_with_its_board(write: Write, updated: Updated) -> None:
    write("etr.csv", "".join(TRUSTS) + ods("N9A9B", "KING'S FELL NHS FOUNDATION TRUST", "X91AA", "20261001"))
    ledger = updated()
    (entry,) = rows(ledger, "organisation", code="N9A9B")
    assert (entry["name"], entry["kind"], entry["opened"], entry["board"], entry["region"]) == (
        "King's Fell NHS Foundation Trust",
        "foundation-trust",
        "2026-10-01",
        "X91AA",
        "north-moors",
    )
    assert rows(ledger, "hosting", code="N9A9B")[0]["first_day"] == "2026-10-01"


def test_a_name_that_changed_becomes_a_former_one(write: Write, updated: Updated) -> None:
    write("etr.csv", "".join(TRUSTS).replace("VALE NHS TRUST", "DALES AND VALE NHS TRUST"))
    names = {row["name"]: (row["use"], row["seen"]) for row in rows(updated(), "name", code="R94")}
    assert names["Dales and Vale NHS Trust"] == ("current", None)
    assert names["Vale NHS Trust"] == ("former", "2026-05-01")


def test_a_trust_that_closed_leaves_its_board_and_has_a_successor(write: Write, updated: Updated) -> None:
    write("etr.csv", "".join(TRUSTS).replace('"20030401",""', '"20030401","20260930"'))
    write("succ.csv", '"R92","R91","R","20260930","1"\n"R92","ZZZ","R","20260930","1"\n')
    ledger = updated()
    assert rows(ledger, "organisation", code="R92")[0]["closed"] == "2026-09-30"
    assert rows(ledger, "hosting", code="R92", board="X91AA")[0]["last_day"] == "2026-09-30"
    (succession,) = rows(ledger, "succession", code="R92")
    assert (succession["successor"], succession["first_day"], succession["kind"]) == (
        "R91",
        "2026-10-01",
        "acquisition",
    )


def test_a_head_office_that_moved_does_not_outweigh_what_is_registered(write: Write, updated: Updated) -> None:
    moved = "".join(TRUSTS).replace('"Y91","X91AA"', '"Y91","Q93"')
    write("etr.csv", moved)
    ledger = updated()
    assert [row["board"] for row in rows(ledger, "hosting", code="R91") if not row["last_day"]] == ["X91AA"]
    assert [(row["board"], row["first_day"]) for row in rows(ledger, "hosting", code="R92") if not row["last_day"]] == [
        ("Q93", DAY)
    ]


def test_a_trust_that_is_not_listed_is_kept_and_said(write: Write, updated: Updated) -> None:
    write("etr.csv", "".join(TRUSTS[1:]))
    ledger = updated()
    assert "etr.csv does not list R91: kept as of 2026-05-01." in ledger.notes
    assert not rows(ledger, "organisation", code="R91")[0]["closed"]


def test_an_older_list_of_trusts_is_passed_over(write: Write, updated: Updated) -> None:
    write("etr.csv", "".join(TRUSTS).replace("20260331", "").replace("VALE NHS", "DALES NHS"))
    ledger = updated()
    assert any("etr.csv has R96 as open" in note for note in ledger.notes)
    assert rows(ledger, "organisation", code="R94")[0]["name"] == "Vale NHS Trust"


def test_trusts_outside_england_are_passed_over(write: Write, updated: Updated) -> None:
    write("etr.csv", "".join(TRUSTS) + ods("7A1", "A WELSH BOARD", "Q99", "20091001", region="W00"))
    ledger = updated()
    assert rows(ledger, "organisation", code="7A1") == []
    assert any("1 of the lines are of no region" in note for note in ledger.notes)


BOARDS = "ICB26CD,ICB26CDH,ICB26NM,NHSER26CDH,ObjectId\n"


def test_boards_are_recoded_renamed_and_added(write: Write, updated: Updated) -> None:
    write(
        "boards.csv",
        BOARDS
        + "E54000099,Q93,NHS Vale and Dales Integrated Care Board,Y91,1\n"
        + "E54000098,Z9Z9Z,NHS Coast Integrated Care Board,Y91,2\n",
    )
    ledger = updated()
    (board,) = rows(ledger, "organisation", code="Q93")
    assert (board["name"], board["gss"]) == ("NHS Vale and Dales Integrated Care Board", "E54000099")
    assert rows(ledger, "area_code", code="Q93", gss="E54000093")[0]["last_day"] == "2026-10-31"
    assert rows(ledger, "area_code", code="Q93", gss="E54000099")[0]["first_day"] == DAY
    assert rows(ledger, "organisation", code="Z9Z9Z")[0]["region"] == "north-moors"
    assert {row["name"] for row in rows(ledger, "name", code="Z9Z9Z")} == {"NHS Coast Integrated Care Board", "Coast"}
    assert any("boards.csv does not list X91AA" in note for note in ledger.notes)
    assert any("Z9Z9Z (NHS Coast Integrated Care Board) is new" in note for note in ledger.notes)


def test_an_older_code_of_a_board_does_not_come_back(write: Write, updated: Updated) -> None:
    write("boards.csv", BOARDS + "E54000083,Q93,NHS Vale Integrated Care Board,Y91,1\n")
    assert rows(updated(), "organisation", code="Q93")[0]["gss"] == "E54000093"


def test_locations_move_open_and_close(write: Write, updated: Updated) -> None:
    write(
        "eccg.csv",
        ods("91A", "NHS VALE ICB - 91A", "Q93", "20130401", role="RO319")
        + ods("93A", "NHS VALE ICB - 93A", "Q93", "20130401", "20260930", role="RO319")
        + ods("94A", "NHS MOORLAND ICB - 94A", "X91AA", "20261001", role="RO319")
        + ods("95A", "NHS NORTHMOOR ICB - 95A", "Q91", "20130401", role="RO319"),
    )
    ledger = updated()
    moved = sorted((row["first_day"], row["last_day"], row["board"]) for row in rows(ledger, "location", code="91A"))
    assert moved[-1] == (DAY, None, "Q93")
    assert moved[-2][1] == "2026-10-31"
    assert rows(ledger, "location", code="93A")[0]["last_day"] == "2026-09-30"
    (new,) = rows(ledger, "location", code="94A")
    assert (new["first_day"], new["name"]) == ("2026-10-01", "NHS Moorland ICB - 94A")
    assert rows(ledger, "location", code="95A") == []
    assert any("boards that are not open (Q91)" in note for note in ledger.notes)


def test_networks_are_renamed_added_and_moved_with_their_locations(write: Write, updated: Updated) -> None:
    head = '"PCN Code","PCN Name","Current\nsub ICB Loc Code","Sub ICB Location\nName","Open Date","Close Date"\n'
    write(
        "epcn.csv",
        head
        + "U91001,EAST FELL PCN,93A,X,20190701,\n"
        + "U91002,SOUTHMOOR AND VALE PCN,93A,X,20190701,\n"
        + "U91009,NEW PCN,91A,X,20260401,\n",
    )
    ledger = updated()
    assert rows(ledger, "organisation", code="U91001")[0]["name"] == "East Fell PCN"
    assert [row["board"] for row in rows(ledger, "hosting", code="U91001") if not row["last_day"]] == ["Q93"]
    (row,) = [row for row in rows(ledger, "hosting", code="U91002") if not row["last_day"]]
    assert (row["board"], row["first_day"]) == ("Q93", "2026-04-01")
    assert rows(ledger, "organisation", code="U91002")[0]["name"] == "Southmoor & Vale PCN", "only written otherwise"
    assert rows(ledger, "organisation", code="U91009")[0]["board"] == "X91AA"


def areas(*lines: tuple[str, str, int]) -> str:
    text = "LSOA21CD,ICB26CD,ICB26CDH,ICB26NM,LAD26CD\n"
    return text + "".join(f"E01,E54,{board},X,{council}\n" * count for council, board, count in lines)


def test_areas_of_councils_are_counted_in_small_areas(write: Write, updated: Updated) -> None:
    write("lookup.csv", areas(("E07000001", "X91AA", 60), ("E07000002", "Q93", 40), ("E06000092", "Q93", 50)))
    write("counties.csv", "LTLA26CD,LTLA26NM,UTLA26CD,UTLA26NM\nE07000001,A,E10000091,N\nE07000002,B,E10000091,N\n")
    ledger = updated()
    current = {row["board"]: row for row in rows(ledger, "area", council="E10000091") if not row["last_day"]}
    assert {board: (row["share"], row["first_day"]) for board, row in current.items()} == {
        "X91AA": (0.6, DAY),
        "Q93": (0.4, DAY),
    }
    assert rows(ledger, "area", council="E06000091", last_day=None)[0]["first_day"] == "2022-07-01", "nothing changed"


def test_districts_without_their_counties_are_left_out_and_said(write: Write, updated: Updated) -> None:
    write("lookup.csv", areas(("E07000001", "X91AA", 60), ("E06000092", "Q93", 50)))
    ledger = updated()
    assert any(note.startswith("1 districts belong to no council") for note in ledger.notes)
    assert all(row["share"] in (0.9, 0.1) for row in rows(ledger, "area", council="E10000091"))


def test_areas_of_boards_that_are_closed_are_too_old(write: Write, updated: Updated) -> None:
    write("lookup.csv", areas(("E06000092", "Q91", 50)))
    ledger = updated()
    assert any("lookup.csv has areas of boards that are not open (Q91)" in note for note in ledger.notes)
    assert len(rows(ledger, "area", council="E06000091")) == 1


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("etr.csv", "Code,Name\nR91,\n", "line 2: there is no code and name"),
        ("etr.csv", ods("R91", "NAME", "Q93", "1 April"), "`1 April` is no day in the form YYYYMMDD"),
        ("epcn.csv", "PCN Code,Name\nU1,X\n", "there is no column `pcn name`"),
    ],
)
def test_files_that_are_not_what_they_are_called_are_refused(
    write: Write, tmp_path: Path, name: str, text: str, message: str
) -> None:
    write(name, text)
    with pytest.raises(UsageError, match=message):
        read_official(tmp_path / "files")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["register", "update", *arguments])


def test_the_command_writes_a_register_and_says_what_is_missing(base: Path, write: Write, tmp_path: Path) -> None:
    write("etr.csv", "".join(TRUSTS).replace("VALE NHS TRUST", "DALES NHS TRUST"))
    write("notes.txt", "nothing")
    output = tmp_path / "new.sqlite"
    arguments = ("--from", str(tmp_path / "files"), "--output", str(output), "--base", str(base), "--as-of", DAY)
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    assert "There is no succ.csv: successors are kept as of 2026-05-01." in result.stderr
    assert "notes.txt is none of the files that are read." in result.stderr
    written = output.read_bytes()
    query = "select name from register.organisation where code = 'R94'"
    assert open_register(output).execute(query).fetchone()["name"] == "Dales NHS Trust"
    assert run(*arguments).exit_code == 0
    assert output.read_bytes() == written


def test_the_command_refuses_what_cannot_be_meant(base: Path, write: Write, tmp_path: Path) -> None:
    files, output = str(tmp_path / "files"), tmp_path / "new.sqlite"
    result = run("--from", files, "--output", str(output), "--base", str(base))
    assert (result.exit_code, "has none of the files" in result.stderr) == (ExitCode.USAGE, True)
    write("etr.csv", "".join(TRUSTS))
    result = run("--from", files, "--output", str(output), "--base", str(base), "--as-of", "2020-01-01")
    assert (result.exit_code, "already of 2026-05-01" in result.stderr) == (ExitCode.USAGE, True)
    output.write_text("something of mine")
    result = run("--from", files, "--output", str(output), "--base", str(base), "--as-of", DAY)
    assert (result.exit_code, output.read_text()) == (ExitCode.USAGE, "something of mine")
    assert run("--from", str(tmp_path / "none"), "--output", "x.sqlite").exit_code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "THE QUEEN ELIZABETH HOSPITAL, KING'S LYNN, NHS FOUNDATION TRUST",
            "The Queen Elizabeth Hospital, King's Lynn, NHS Foundation Trust",
        ),
        ("UNIVERSITY HOSPITALS OF NORTH MIDLANDS NHS TRUST", "University Hospitals of North Midlands NHS Trust"),
        ("STOKE-ON-TRENT (NORTH) PCN", "Stoke-on-Trent (North) PCN"),
        ("2GETHER NHS FOUNDATION TRUST", "2Gether NHS Foundation Trust"),
    ],
)
def test_names_in_capitals_are_written_as_they_are_read(text: str, expected: str) -> None:
    assert named(text) == expected


def test_codes_of_locations_come_from_their_lookup(write: Write, updated: Updated) -> None:
    head = "SICBL26CD,SICBL26CDH,SICBL26NM,ICB26CD,ICB26CDH\n"
    write("locations.csv", head + "E38000099,91A,NHS Moorland ICB - 91A,E54000094,X91AA\n")
    by_day = {row["first_day"]: row["gss"] for row in rows(updated(), "location", code="91A")}
    assert by_day == {"2022-07-01": "E38000091", "2026-04-01": "E38000099"}


def test_a_group_closes_when_its_list_says_so(write: Write, updated: Updated) -> None:
    write("eccg.csv", ods("90A", "NHS OLD NORTHMOOR CCG", "Q91", "20130401", "20200430"))
    assert rows(updated(), "organisation", code="90A")[0]["closed"] == "2020-04-30"


def test_links_that_are_known_and_those_of_others_are_passed_over(base: Path, write: Write, updated: Updated) -> None:
    write(
        "succ.csv",
        '"R93","R94","R","20180531","1"\n"U91001","U91002","R","20260531","1"\n"90A","93A","R","20200401",""\n',
    )
    before = rows_of(open_register(base))["succession"]
    assert updated().rows["succession"] == before


def test_a_table_that_is_no_lookup_is_passed_over(write: Write, updated: Updated) -> None:
    write("other.csv", "a,b\n1,2\n")
    write("bytes.csv", "")
    notes = updated().notes
    assert "other.csv is none of the files that are read." in notes
    assert "bytes.csv is none of the files that are read." in notes
