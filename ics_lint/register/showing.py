"""Everything the register says of one organisation or area."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from ics_lint.errors import UsageError
from ics_lint.record import record
from ics_lint.register.finding import Fit, find
from ics_lint.register.reading import parts

__all__ = ["History", "Section", "code_of", "histories_of"]


@record
class Section:
    """Rows about one matter."""

    key: str
    title: str
    #: Each row's cells by column; cells that are not known are left out.
    rows: tuple[Mapping[str, Any], ...]


@record
class History:
    """What the register says of an organisation, or of the area of a code."""

    #: The cells of the organisation that are known.
    entry: Mapping[str, Any]
    #: What else there is; matters of which nothing is known are left out.
    sections: tuple[Section, ...]


_OTHER = "join register.organisation as other on other.code"

#: What is said of an organisation: key, title, and the query by its code.
_SECTIONS: tuple[tuple[str, str, str], ...] = (
    (
        "names",
        "Names",
        """
        select name, use, first_day, last_day, seen
        from register.name
        where code = :code
        order by case use when 'current' then 1 when 'short' then 2 when 'other' then 3 else 4 end,
                 coalesce(last_day, seen, '9') desc
        """,
    ),
    (
        "gss-codes",
        "GSS codes of its area",
        "select gss, first_day, last_day from register.area_code where code = :code order by coalesce(first_day, '')",
    ),
    (
        "predecessors",
        "Took over from",
        f"""
        select succession.code, other.name, succession.first_day, succession.kind, extent, part, succession.confidence
        from register.succession as succession {_OTHER} = succession.code
        where successor = :code
        order by first_day, succession.code
        """,
    ),
    (
        "successors",
        "Followed by",
        f"""
        select successor as code, other.name, succession.first_day, succession.kind, extent, part,
               succession.confidence
        from register.succession as succession {_OTHER} = successor
        where succession.code = :code
        order by first_day, successor
        """,
    ),
    (
        "boards",
        "Integrated care board",
        f"""
        select hosting.board as code, other.name, first_day, last_day, hosting.confidence
        from register.hosting as hosting {_OTHER} = hosting.board
        where hosting.code = :code
        order by first_day
        """,
    ),
    (
        "areas",
        "In the area of",
        f"""
        select area.board as code, other.name, extent, share, first_day, last_day, area.confidence
        from register.area as area {_OTHER} = area.board
        where council = :code
        order by first_day, share desc
        """,
    ),
    (
        "works-in",
        "Known to work in the area of",
        f"""
        select working_area.board as code, other.name, service, extent, area, first_day, last_day,
               working_area.confidence
        from register.working_area as working_area {_OTHER} = working_area.board
        where working_area.code = :code
        order by first_day, working_area.board
        """,
    ),
    (
        "admissions",
        "Admits from the area of",
        f"""
        select admissions.board as code, other.name, share, first_day, last_day, admissions.confidence
        from register.admissions as admissions {_OTHER} = admissions.board
        where admissions.code = :code
        order by first_day, share desc
        """,
    ),
    (
        "provides",
        "Provides",
        "select sector, confidence from register.sector where code = :code order by position",
    ),
    (
        "locations",
        "Sub-ICB locations",
        "select code, name, first_day, last_day from register.location where board = :code order by code, first_day",
    ),
    (
        "trusts",
        "Trusts",
        f"""
        select hosting.code, other.name, first_day, last_day, hosting.confidence
        from register.hosting as hosting {_OTHER} = hosting.code
        where hosting.board = :code
          and other.kind <> 'pcn'
        order by last_day is not null, other.name
        """,
    ),
    (
        "other-providers",
        "Other providers known to work there",
        f"""
        select working_area.code, other.name, service, extent, area, first_day, last_day, working_area.confidence
        from register.working_area as working_area {_OTHER} = working_area.code
        where working_area.board = :code
          and working_area.code not in (select hosting.code from register.hosting as hosting where board = :code)
        order by other.name
        """,
    ),
    (
        "councils",
        "Councils",
        f"""
        select council as code, other.name, extent, share, first_day, last_day, area.confidence
        from register.area as area {_OTHER} = council
        where area.board = :code
        order by other.name
        """,
    ),
    (
        "networks",
        "Primary care networks",
        """
        select count(*) as number
        from register.hosting as hosting
        join register.organisation as network on network.code = hosting.code
        where hosting.board = :code
          and network.kind = 'pcn'
        having count(*) > 0
        """,
    ),
    (
        "cluster",
        "Shares its leadership with, by an agreement of 2025",
        f"""
        select partner as code, other.name
        from register.cluster as cluster {_OTHER} = partner
        where cluster.board = :code
        order by partner
        """,
    ),
    (
        "places",
        "Places it has named",
        "select name, councils, as_of, confidence from register.place where board = :code order by name",
    ),
    (
        "collaboratives",
        "Provider collaboratives known by name",
        """
        select distinct collaborative.id, collaborative.name, status, as_of
        from register.collaborative as collaborative
        left join register.collaborative_board as place_of_work on place_of_work.collaborative = collaborative.id
        left join register.collaborative_member as member on member.collaborative = collaborative.id
        where place_of_work.board = :code
           or member.code = :code
        order by collaborative.name
        """,
    ),
    (
        "boards-of-region",
        "Integrated care boards",
        """
        select board.code, board.name, board.opened as first_day, board.closed as last_day
        from register.organisation as region
        join register.organisation as board
          on board.region = region.region
         and board.kind = 'icb'
        where region.code = :code
          and region.kind = 'region'
        order by board.closed is not null, board.name
        """,
    ),
)


def code_of(connection: sqlite3.Connection, words: str) -> str:
    """The code that is meant by a code, a GSS code or a whole name.

    Raises:
        UsageError: there is no such organisation; the message names the nearest.
    """
    matches = find(connection, words, limit=4)
    exact = [match for match in matches if match.fit in (Fit.CODE, Fit.NAME)]
    codes = list(dict.fromkeys(match.code for match in exact))
    if len(codes) == 1 or (codes and codes[0] == words.strip().upper()):
        return codes[0]
    if codes:
        raise UsageError(f"`{words}` may be {_listed(exact)}. Give the code of one.")
    near = f" Did you mean {_listed(matches)}?" if matches else " `ics-lint register find` searches for a name."
    raise UsageError(f"The register has nothing of the code or name `{words}`.{near}")


def _listed(matches: list[Any]) -> str:
    texts = [f"{match.code} ({match.name})" for match in matches]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} or {texts[-1]}"


def histories_of(connection: sqlite3.Connection, code: str) -> list[History]:
    """What the register says of a code: of the organisation, and of the sub-ICB location of that code.

    Args:
        connection: as `open_register` gives it.
        code: a code that is there, as `code_of` gives it.
    """
    histories = []
    for row in connection.execute("select * from register.organisation where code = ?", [code]):
        sections = [
            Section(key=key, title=title, rows=_rows(connection, query, code)) for key, title, query in _SECTIONS
        ]
        sections.append(_sources(connection, row["source"]))
        histories.append(History(entry=_known(row), sections=tuple(each for each in sections if each.rows)))
    locations = """
        select location.board as code, board.name, location.name as location_name, location.gss, first_day, last_day,
               location.note
        from register.location as location
        join register.organisation as board on board.code = location.board
        where location.code = :code
        order by first_day
    """
    rows = _rows(connection, locations, code)
    if rows:
        latest = rows[-1]
        entry = {"code": code, "kind": "sub-icb-location", "name": latest["location_name"]}
        dated = {"opened": rows[0].get("first_day"), "closed": latest.get("last_day"), "gss": latest.get("gss")}
        entry |= {name: value for name, value in dated.items() if value is not None}
        section = Section(key="boards", title="Part of the area of", rows=rows)
        histories.append(History(entry=entry, sections=(section,)))
    return histories


def _rows(connection: sqlite3.Connection, query: str, code: str) -> tuple[Mapping[str, Any], ...]:
    return tuple(map(_known, connection.execute(query, {"code": code})))


def _known(row: sqlite3.Row) -> dict[str, Any]:
    return {key: row[key] for key in row.keys() if row[key] is not None}  # noqa: SIM118


def _sources(connection: sqlite3.Connection, cell: str | None) -> Section:
    """The sources by which a row goes, with title and day."""
    keys = parts(cell or "")
    marks = ", ".join("?" for _ in keys)
    query = f"select key, title, publisher, date from register.source where key in ({marks}) order by key"
    rows = tuple(map(_known, connection.execute(query, keys)))
    return Section(key="sources", title="Sources", rows=rows)
