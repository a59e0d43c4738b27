"""Finds organisations by a code, a name, or a part of one; and what may be meant by what fits none."""

import sqlite3
from enum import IntEnum

from ics_lint.record import record
from ics_lint.register.plain import plain

__all__ = ["ENTRIES", "FORMER", "KINDS", "NAMES", "Fit", "Match", "find", "match_of"]

#: Kinds in the order in which they are listed where nothing else decides.
KINDS = "icb foundation-trust nhs-trust local-authority region ccg sub-icb-location pcn".split()  # noqa: SIM905
#: Uses of names that are no longer in use.
FORMER = frozenset({"former", "system"})
_LONGEST_CODE = 9
_BY = ("by", "use", "until")
#: The fewest letters of a part of a code; a word of a name with no more must be given whole.
_SHORTEST_PART = 2


class Fit(IntEnum):
    """How what was asked for fits what was found, the best first."""

    CODE = 1
    NAME = 2
    BEGINNING = 3
    WORDS = 4
    NEAREST = 5


@record
class Match:
    """An organisation, or an area, that was found."""

    code: str
    kind: str
    #: Its name now, or its last.
    name: str
    opened: str | None
    closed: str | None
    board: str | None
    fit: Fit
    #: The name or code that fits, where that is not the name or code it has now.
    by: str | None = None
    #: What that is: a former or other name, the short name, the name of the system before, or a GSS code.
    use: str | None = None
    #: The last day of that name, where known.
    until: str | None = None


#: Every organisation and area, the latter as it is now or was last.
ENTRIES = """
    select code, kind, name, opened, closed, board from register.organisation
    union all
    select code, 'sub-icb-location', name, first_day, last_day, board
    from register.location as location
    where first_day = (select max(first_day) from register.location as other where other.code = location.code)
"""

#: Every name with what it belongs to; the name now comes with an empty use.
NAMES = f"""
    with entry as ({ENTRIES})
    select entry.*, name.name as by, nullif(name.use, 'current') as use, name.last_day as until, name.plain
    from register.name as name
    join entry
      on entry.code = name.code
     and entry.kind <> 'sub-icb-location'
    union all
    select distinct entry.*, location.name, iif(location.name = entry.name, null, 'former'), location.last_day,
           plain(location.name)
    from register.location as location
    join entry
      on entry.code = location.code
     and entry.kind = 'sub-icb-location'
"""


def find(connection: sqlite3.Connection, words: str, *, limit: int = 20) -> list[Match]:
    """The organisations and areas that words may mean, the likeliest first.

    Those whose code or name it is come first, then those whose code or name begins so, then those whose name has all
    the words. Only where none of these is there, those come that are nearest.

    Args:
        connection: as `open_register` gives it.
        words: a code, a name, or a part of one.
        limit: how many at most.
    """
    wanted = plain(words)
    if not wanted:
        return []
    found = _by_code(connection, words.strip().upper())
    if all(match.fit is not Fit.CODE for match in found):
        found += _by_name(connection, wanted)
    found.sort(key=_order)
    if not found:
        from ics_lint.register.misspelt import nearest_codes, nearest_names

        found = nearest_codes(connection, words) + nearest_names(connection, wanted)
    best: dict[tuple[str, str], Match] = {}
    for match in found:
        best.setdefault((match.code, match.kind), match)
    return list(best.values())[:limit]


def _order(match: Match) -> tuple[int, bool, bool, int, str, str]:
    kind = KINDS.index(match.kind) if match.kind in KINDS else len(KINDS)
    return (match.fit, bool(match.closed), match.use in FORMER, kind, match.name, match.by or "")


def match_of(row: sqlite3.Row, fit: Fit) -> Match:
    """A match from a row that has the columns of `ENTRIES`, or of `NAMES`."""
    own = {key: row[key] for key in _BY if key in row.keys()}  # noqa: SIM118
    if own.get("use") is None:
        own = {}
    entry = {key: row[key] for key in ("code", "kind", "name", "opened", "closed", "board")}
    return Match(**entry, fit=fit, **own)


def _by_code(connection: sqlite3.Connection, code: str) -> list[Match]:
    """Those whose code it is, those whose GSS code it is or was, and those whose code begins so."""
    if not code.isalnum() or len(code) > _LONGEST_CODE:
        return []
    found = [match_of(row, Fit.CODE) for row in connection.execute(f"select * from ({ENTRIES}) where code = ?", [code])]
    by_gss = """
        select entry.code, entry.kind, entry.name, entry.opened, entry.closed, entry.board, area_code.gss as by,
               'gss' as use, area_code.last_day as until
        from register.area_code as area_code
        join register.organisation as entry on entry.code = area_code.code
        where area_code.gss = :code
        union
        select code, 'sub-icb-location', name, first_day, last_day, board, gss, 'gss', last_day
        from register.location as location
        where gss = :code
          and first_day = (
            select max(first_day)
            from register.location as other
            where other.code = location.code
              and other.gss = :code
        )
    """
    gss_rows = connection.execute(by_gss, {"code": code})
    found += [match_of(row, Fit.CODE) for row in gss_rows if row["code"] != code]
    if not found and len(code) >= _SHORTEST_PART:
        query = f"select * from ({ENTRIES}) where substr(code, 1, ?) = ?"
        found = [match_of(row, Fit.BEGINNING) for row in connection.execute(query, [len(code), code])]
    return found


def _by_name(connection: sqlite3.Connection, wanted: str) -> list[Match]:
    words = wanted.split()
    found = []
    for row in connection.execute(f"select * from ({NAMES}) where instr(plain, ?)", [max(words, key=len)]):
        name = row["plain"]
        if name == wanted:
            found.append(match_of(row, Fit.NAME))
        elif name.startswith(wanted):
            found.append(match_of(row, Fit.BEGINNING))
        elif all(_has(f" {name}", word) for word in words):
            found.append(match_of(row, Fit.WORDS))
    return found


def _has(name: str, word: str) -> bool:
    """Whether a word of a name begins with a word; short words must be words of the name."""
    return f" {word}" in name if len(word) > _SHORTEST_PART else f" {word} " in f"{name} "
