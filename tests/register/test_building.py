"""Building a register from collected files."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ics_lint.errors import UsageError
from ics_lint.register.building import build
from ics_lint.register.marks import FORMAT, MARK
from ics_lint.register.tables import TABLES
from ics_lint.resources import attach_register, register_file

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
#: The folder of the files from which the register that comes with the program was built.
COLLECTED = "ICS_LINT_COLLECTED_REGISTER"

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("register") / "moors.sqlite"
    build(HERE / "collected", HERE / "kept", path)
    return path


@pytest.fixture
def ask(built: Path) -> Ask:
    connection = sqlite3.connect(built)
    return lambda query, *values: connection.execute(query, values).fetchall()


def test_the_same_files_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    build(HERE / "collected", HERE / "kept", again)
    assert again.read_bytes() == built.read_bytes()


def test_the_order_of_lines_does_not_matter(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "collected"
    shutil.copytree(HERE / "collected", folder)
    for name in ("icbs", "trusts", "pcns", "la_icb", "local_authorities"):
        path = folder / f"{name}.csv"
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([head, *reversed(lines)]), encoding="utf-8")
    build(folder, HERE / "kept", tmp_path / "other.sqlite")
    assert (tmp_path / "other.sqlite").read_bytes() == built.read_bytes()


def test_the_file_says_what_it_is(ask: Ask) -> None:
    assert ask("pragma application_id") == [(MARK,)]
    assert ask("pragma user_version") == [(FORMAT,)]
    assert ask("pragma integrity_check") == [("ok",)]
    assert ask("select value from about where key = 'as-of'") == [("2026-05-01",)]


def test_every_table_has_rows_and_the_columns_it_is_said_to_have(ask: Ask) -> None:
    for table in TABLES:
        assert ask(f'select count(*) from "{table.name}"')[0][0] > 0, table.name
        columns = tuple(name for _, name, *_ in ask(f'pragma table_info("{table.name}")'))
        assert columns == table.column_names


def test_a_board_that_was_reorganised_ends_the_hosting_of_its_trusts(ask: Ask) -> None:
    hosting = "select board, first_day, last_day, confidence from hosting where code = ? order by first_day"
    assert ask(hosting, "R91") == [
        ("Q91", "2022-07-01", "2026-03-31", "registered"),
        ("X91AA", "2026-04-01", None, "registered"),
    ]
    assert ask(hosting, "R94") == [("Q93", "2022-07-01", None, "registered")]
    assert ask(hosting, "R96") == [("Q91", "2022-07-01", "2026-03-31", "derived")]
    assert ask(hosting, "R93") == [], "it closed before there were boards"


def test_a_closed_trust_belongs_to_the_board_it_had_last(ask: Ask) -> None:
    assert ask("select board from organisation where code = 'R96'") == [("Q91",)]
    assert ask("select board from organisation where code = 'R91'") == [("X91AA",)]


def test_a_network_whose_new_board_is_not_known_keeps_the_old_one_until_that_closed(ask: Ask) -> None:
    rows = ask("select board, last_day from hosting where code = 'U91002'")
    assert rows == [("Q92", "2026-03-31")]


def test_a_successor_takes_over_on_the_day_after_the_last(ask: Ask) -> None:
    succession = "select successor, first_day, kind, extent from succession where code = ? order by successor"
    assert ask(succession, "R93") == [("R94", "2018-06-01", "acquisition", "whole")]
    assert ask(succession, "R96") == [
        ("R91", "2026-04-01", "acquisition", "part"),
        ("R92", "2026-04-01", "acquisition", "part"),
    ]
    assert ask(succession, "90A") == [("91A", "2020-04-01", "merger", None)]
    assert ask(succession, "91A") == [("Q91", "2022-07-01", "abolition", None)]
    assert ask(succession, "Q92") == [
        ("Q93", "2026-04-01", "boundary-expansion", "part"),
        ("X91AA", "2026-04-01", "split", "part"),
    ]


def test_names_have_the_days_that_are_known(ask: Ask) -> None:
    names = "select name, use, first_day, last_day from name where code = ? order by name"
    assert ask(names, "R94") == [
        ("The Vale Infirmary NHS Trust", "former", None, "2018-05-31"),
        ("Vale NHS Trust", "current", "2018-06-01", None),
    ]
    assert ask(names, "R92") == [
        ("Northmoor Mental Health NHS Trust", "former", None, None),
        ("Northmoor Partnership NHS Trust", "current", None, None),
    ]
    assert ("Healthier Northmoor", "system", None, "2022-06-30") in ask(names, "Q91")


def test_a_name_in_another_list_counts_only_if_it_is_another_name(ask: Ask) -> None:
    assert ask("select name from name where use = 'other'") == [("East Moor and Fell PCN",)]


def test_gss_codes_keep_their_history(ask: Ask) -> None:
    codes = "select gss, first_day, last_day from area_code where code = ? order by gss"
    assert ask(codes, "Q91") == [("E54000081", None, "2022-06-30"), ("E54000091", "2022-07-01", "2026-03-31")]
    assert ask(codes, "Q92") == [("E54000092", None, "2026-03-31")]
    assert ask(codes, "Q93") == [("E54000083", None, "2023-03-31"), ("E54000093", "2023-04-01", None)]
    assert ask(codes, "E06000091") == [("E06000091", None, None), ("E06000092", None, None)]
    assert ask("select gss from organisation where code = 'E06000091'") == [("E06000092",)]


def test_a_council_opens_on_a_day_of_reorganisation_or_on_one_that_is_not_known(ask: Ask) -> None:
    assert ask("select opened from organisation where kind = 'local-authority' order by code") == [
        (None,),
        ("2023-04-01",),
    ]
    assert ask("select first_day from area where council = 'E10000091' and board = 'Q91'") == [("2023-04-01",)]


def test_a_provider_of_part_of_a_divided_area_may_not_work_in_each_part(ask: Ask) -> None:
    area = "select board, extent, first_day, last_day, confidence from working_area where code = ? order by board"
    assert ask(area, "R95") == [
        ("Q91", "whole", "2022-07-01", "2026-03-31", "stated"),
        ("Q93", "whole", "2022-07-01", None, "stated"),
        ("X91AA", "whole", "2026-04-01", None, "derived"),
    ]
    assert ask(area, "R92") == [
        ("Q91", "part", "2022-07-01", "2026-03-31", "assumed"),
        ("Q92", "part", "2022-07-01", "2026-03-31", "stated"),
        ("Q93", "part", "2026-04-01", None, "assumed"),
        ("X91AA", "part", "2026-04-01", None, "assumed"),
    ]


def test_admissions_are_added_up_over_boards_that_were_merged_whole(ask: Ask) -> None:
    shares = "select board, share, first_day, last_day, confidence from admissions where code = ? order by board"
    assert ask(shares, "R91") == [
        ("Q91", 0.7, "2022-07-01", "2026-03-31", "registered"),
        ("Q92", 0.2, "2022-07-01", "2026-03-31", "registered"),
        ("X91AA", 0.7, "2026-04-01", None, "derived"),
    ]


def test_what_a_trust_provides_is_told_from_its_name_its_admissions_or_a_kept_list(ask: Ask) -> None:
    sectors = "select sector, confidence, source from sector where code = ? order by position"
    assert ask(sectors, "R95") == [("ambulance", "derived", "name")]
    assert ask(sectors, "R94") == [("acute", "derived", "admissions")]
    assert ask(sectors, "R92") == [("mental-health", "assumed", "general knowledge")]
    assert ask(sectors, "R91")[1] == ("community", "assumed", "general knowledge")
    assert ask(sectors, "R96") == [], "nothing tells"


def test_presence_gathers_all_ties_to_boards(ask: Ask) -> None:
    ties = "select distinct basis from presence where code = ? and board = ? order by basis"
    assert ask(ties, "R91", "Q91") == [("admissions",), ("host",)]
    assert ask(ties, "R95", "X91AA") == [("works-there",)]
    assert ask(ties, "E10000091", "Q93") == [("area",)]


def test_sources_without_a_known_licence_are_cited_only_where_there_is_no_other(ask: Ask) -> None:
    assert ask("select key, publisher, licence from source") == [
        ("T1", "Office of the Moors", "Open Government Licence v3.0")
    ]
    assert ask("select source from organisation where code = 'R94'") == [("T1",)]


def test_kinds_are_counted(ask: Ask) -> None:
    assert ask("select records, open from kind where kind = 'nhs-trust'") == [(5, 3)]
    assert ask("select records, open from kind where kind = 'sub-icb-location'") == [(3, 2)]


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("trusts", None, "there is no such file"),
        ("trusts", ("open_date", "begun"), "there is no column `open_date`"),
        ("trusts", ("R91;R92,2026-04-01", "R91;R92,2026-04-01;2026-04-01;2026-04-01"), "2 successors and 3 days"),
        ("trusts", ("R92,Northmoor P", "R91,Northmoor P"), "two rows of one key"),
    ],
)
def test_what_cannot_be_built_is_said(tmp_path: Path, name: str, change: tuple[str, str] | None, message: str) -> None:
    folder = tmp_path / "collected"
    shutil.copytree(HERE / "collected", folder)
    path = folder / f"{name}.csv"
    if change is None:
        path.unlink()
    else:
        path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        build(folder, HERE / "kept", tmp_path / "register.sqlite")
    assert not (tmp_path / "register.sqlite").exists()


@pytest.mark.skipif(
    COLLECTED not in os.environ, reason=f"the collected files are not here; {COLLECTED} names their folder"
)
def test_the_register_is_what_the_collected_files_give(tmp_path: Path) -> None:
    build(Path(os.environ[COLLECTED]), ROOT / "register", tmp_path / "england.sqlite")
    assert (tmp_path / "england.sqlite").read_bytes() == register_file().read_bytes()


def test_the_register_that_comes_with_the_program_is_small_and_can_only_be_read() -> None:
    assert register_file().stat().st_size < 4_000_000
    connection = sqlite3.connect("file::memory:", uri=True)
    attach_register(connection)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("delete from register.name")
    assert connection.execute("select count(*) from register.organisation where kind = 'icb'").fetchone() == (48,)


def test_every_code_that_a_row_names_is_in_the_register() -> None:
    connection = sqlite3.connect(register_file())
    for table, column in [
        ("name", "code"),
        ("area_code", "code"),
        ("succession", "code"),
        ("succession", "successor"),
        ("hosting", "code"),
        ("hosting", "board"),
        ("location", "board"),
        ("area", "council"),
        ("area", "board"),
        ("working_area", "code"),
        ("working_area", "board"),
        ("sector", "code"),
        ("admissions", "code"),
        ("admissions", "board"),
        ("cluster", "board"),
        ("cluster", "partner"),
        ("place", "board"),
        ("collaborative_board", "board"),
    ]:
        query = f"select {column} from {table} where {column} not in (select code from organisation)"
        assert connection.execute(query).fetchall() == [], (table, column)


def test_no_row_holds_before_it_begins() -> None:
    connection = sqlite3.connect(register_file())
    for table in ("hosting", "location", "area", "working_area", "admissions", "name", "area_code"):
        assert connection.execute(f"select * from {table} where last_day < first_day").fetchall() == [], table
    assert connection.execute("select code from organisation where closed < opened").fetchall() == []


def test_the_areas_of_boards_cover_every_council_on_every_day() -> None:
    connection = sqlite3.connect(register_file())
    query = """
        select council, sum(share)
        from area
        where first_day <= :day
          and (last_day is null or last_day >= :day)
        group by council
        having abs(sum(share) - 1) > 0.001
    """
    for day in ("2023-04-01", "2026-03-31", "2026-04-01"):
        assert connection.execute(query, {"day": day}).fetchall() == []


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "is no organisation register"), (b"not a database, whatever its name" * 50, "cannot be read")],
)
def test_a_file_that_is_no_register_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    connection = sqlite3.connect("file::memory:", uri=True)
    with pytest.raises(UsageError, match=message):
        attach_register(connection, path)
    attach_register(connection)


def test_a_register_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        attach_register(sqlite3.connect("file::memory:", uri=True), tmp_path / "none.sqlite")


def test_the_page_on_the_register_lists_every_table_and_column() -> None:
    page = (ROOT / "docs" / "register.md").read_text(encoding="utf-8")
    for table in TABLES:
        section = page.partition(f"### `{table.name}`")[2].partition("\n### ")[0]
        assert table.description in section, table.name
        for column in table.columns:
            assert f"| `{column.name}`" in section, (table.name, column.name)
            assert f"| {column.description} |" in section, (table.name, column.name)
