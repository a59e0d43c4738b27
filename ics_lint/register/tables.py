"""The tables of the organisation register: what each holds, column by column.

From here come the file that is written, the texts of `ics-lint facts`, and what a file given as a register must have.
A day is text, as ISO has it; a last day is the last on which something held, and empty where it holds still.
"""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["TABLES", "Column", "Table", "ddl"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column."""

    name: str
    description: str
    sql_type: str = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One table or view."""

    name: str
    description: str
    columns: tuple[Column, ...]
    #: The columns that together name a row; none where the rows are only listed.
    key: tuple[str, ...] = ()
    #: Columns, or lists of columns, by which rows are looked up besides.
    indexes: tuple[str, ...] = ()
    #: The query, if it is a view.
    query: str | None = None

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


_FIRST_DAY = "The first day on which it held; empty where it held before anything was recorded."
_LAST_DAY = "The last day on which it held; empty where it holds still."
_CONFIDENCE = "How sure it is: registered, stated, derived or assumed."
_SOURCE = "Keys of the sources, separated by semicolons, or the address of a page."


def _table(
    name: str,
    description: str,
    columns: Iterable[tuple[str, str] | tuple[str, str, str]],
    *,
    key: str = "",
    indexes: tuple[str, ...] = (),
    query: str | None = None,
) -> Table:
    made = tuple(Column(name=each[0], description=each[1], sql_type=(*each, "text")[2]) for each in columns)
    return Table(name=name, description=description, columns=made, key=tuple(key.split()), indexes=indexes, query=query)


_ORGANISATION = _table(
    "organisation",
    "Every organisation that the register knows, open or closed.",
    (
        ("code", "Its ODS code; for a council, which has none here, the GSS code of its area."),
        ("kind", "What kind it is, as the format spells kinds."),
        ("name", "Its name now, or its last."),
        ("short_name", "The name of a board or council without what all have in theirs."),
        ("form", "The form of a council: county, unitary, metropolitan-borough, london-borough, city-corporation."),
        ("opened", "The day it opened; empty where that is not known."),
        ("closed", "The last day it existed; empty where it is open on the day of the register."),
        ("board", "The integrated care board that it belongs to now, or belonged to last."),
        ("region", "The NHS England region, as the format spells regions."),
        ("location", "The sub-ICB location of a primary care network."),
        ("gss", "The newest GSS code of its area."),
        ("confidence", _CONFIDENCE),
        ("source", _SOURCE),
        ("note", "What must be known about it besides."),
    ),
    key="code",
    indexes=("kind, closed", "board"),
)

_NAME = _table(
    "name",
    "Every name that an organisation is or was known by.",
    (
        ("code", "The code of the organisation."),
        ("name", "The name."),
        ("plain", "The name as it is compared: see the register's page on how."),
        ("use", "current, former, other (in another list), short, or system (the system before July 2022)."),
        ("first_day", "The first day of use, where known."),
        ("last_day", "The last day of use, where known."),
        ("seen", "The first and the last edition of the lists in which it was seen."),
        ("source", _SOURCE),
    ),
    key="code name",
    indexes=("plain",),
)

_AREA_CODE = _table(
    "area_code",
    "Every GSS code that the area of an organisation has or had.",
    (
        ("code", "The code of the organisation."),
        ("gss", "The GSS code."),
        ("first_day", "The first day of use, where known."),
        ("last_day", "The last day of use, where known."),
        ("source", _SOURCE),
    ),
    key="code gss",
    indexes=("gss",),
)

_SUCCESSION = _table(
    "succession",
    "Which organisation took over from which, whole or in part.",
    (
        ("code", "The organisation that gave over."),
        ("successor", "The organisation that took over."),
        ("first_day", "The day on which it took over."),
        ("kind", "merger, split, boundary-expansion, acquisition or abolition."),
        ("extent", "whole or part, where known."),
        ("part", "Which part."),
        ("confidence", _CONFIDENCE),
        ("source", _SOURCE),
    ),
    key="code successor",
    indexes=("successor",),
)

_HOSTING = _table(
    "hosting",
    "The integrated care board to which a trust or network belonged, and when.",
    (
        ("code", "The code of the trust or network."),
        ("board", "The code of the board."),
        ("first_day", _FIRST_DAY),
        ("last_day", _LAST_DAY),
        ("confidence", _CONFIDENCE),
        ("source", _SOURCE),
    ),
    key="code board",
    indexes=("board",),
)

_LOCATION = _table(
    "location",
    "Sub-ICB locations: the areas of boards, which mostly keep the codes of the groups (CCGs) of before July 2022.",
    (
        ("code", "The ODS code. A CCG of the same code is another thing."),
        ("board", "The board whose area it is part of."),
        ("name", "The name."),
        ("gss", "The GSS code."),
        ("first_day", _FIRST_DAY),
        ("last_day", _LAST_DAY),
        ("note", "What must be known about it besides."),
        ("source", _SOURCE),
    ),
    key="code first_day",
    indexes=("board", "gss"),
)

_AREA = _table(
    "area",
    "In the area of which boards a council's area lies, and when.",
    (
        ("council", "The code of the council."),
        ("board", "The code of the board."),
        ("extent", "whole or part: how much of the council's area."),
        ("share", "The share of the council's small areas (LSOAs of 2021); not of its people.", "real"),
        ("first_day", _FIRST_DAY),
        ("last_day", _LAST_DAY),
        ("confidence", _CONFIDENCE),
        ("source", _SOURCE),
    ),
    key="council board first_day",
    indexes=("board",),
)

_WORKING_AREA = _table(
    "working_area",
    "The areas of boards in which a provider is known to work, for providers that work in several.",
    (
        ("code", "The code of the provider."),
        ("board", "The code of the board."),
        ("service", "What it does there: ambulance, mental-health, specialist or acute."),
        ("extent", "whole or part: of how much of the board's area."),
        ("area", "Which part, in words."),
        ("first_day", _FIRST_DAY),
        ("last_day", _LAST_DAY),
        ("confidence", _CONFIDENCE),
        ("source", _SOURCE),
    ),
    key="code board first_day",
    indexes=("board",),
)

_SECTOR = _table(
    "sector",
    "What a trust provides, as the format spells types.",
    (
        ("code", "The code of the trust."),
        ("sector", "The type."),
        ("position", "1 for what it chiefly provides.", "integer"),
        ("confidence", _CONFIDENCE),
        ("source", _SOURCE),
    ),
    key="code sector",
)

_ADMISSIONS = _table(
    "admissions",
    "From the areas of which boards an acute trust's admitted patients come, where a twentieth or more do.",
    (
        ("code", "The code of the trust."),
        ("board", "The code of the board."),
        ("share", "The share of its admissions.", "real"),
        ("first_day", _FIRST_DAY),
        ("last_day", _LAST_DAY),
        ("confidence", _CONFIDENCE),
        ("source", _SOURCE),
    ),
    key="code board",
    indexes=("board",),
)

_PRESENCE_QUERY = """
select code, board, first_day, last_day, 'host' as basis, confidence from hosting
union all
select code, board, first_day, last_day, 'works-there', confidence from working_area
union all
select code, board, first_day, last_day, 'admissions', confidence from admissions
union all
select council, board, first_day, last_day, 'area', confidence from area
"""

_PRESENCE = _table(
    "presence",
    "Everything that ties an organisation to a board: its host, where it works, whom it admits, a council's area.",
    (
        ("code", "The code of the organisation."),
        ("board", "The code of the board."),
        ("first_day", _FIRST_DAY),
        ("last_day", _LAST_DAY),
        ("basis", "host, works-there, admissions or area."),
        ("confidence", _CONFIDENCE),
    ),
    query=_PRESENCE_QUERY,
)

_CLUSTER = _table(
    "cluster",
    "Boards that agreed in 2025 to share their leadership and stay separate bodies; each pair both ways.",
    (("board", "The code of a board."), ("partner", "The code of another of its cluster."), ("source", _SOURCE)),
    key="board partner",
)

_PLACE = _table(
    "place",
    "Places that boards named; for some boards only.",
    (
        ("board", "The code of the board that named it."),
        ("name", "The name of the place."),
        ("councils", "The names of its councils, separated by semicolons."),
        ("as_of", "When it was so."),
        ("confidence", _CONFIDENCE),
        ("source", _SOURCE),
    ),
    key="board name",
)

_COLLABORATIVE = _table(
    "collaborative",
    "Provider collaboratives and groups that are known by name; far from all.",
    (
        ("id", "A short name of its own."),
        ("name", "Its name."),
        ("kind", "What providers it joins."),
        ("status", "active, or what became of it."),
        ("formed", "When it was formed."),
        ("governance", "How it is governed."),
        ("members", "How complete the list of its members is."),
        ("as_of", "When it was so."),
        ("source", _SOURCE),
    ),
    key="id",
)

_COLLABORATIVE_BOARD = _table(
    "collaborative_board",
    "The boards in whose systems a collaborative works, by their codes at the time.",
    (("collaborative", "The collaborative."), ("board", "The code of the board.")),
    key="collaborative board",
    indexes=("board",),
)

_COLLABORATIVE_MEMBER = _table(
    "collaborative_member",
    "The members of a collaborative.",
    (
        ("collaborative", "The collaborative."),
        ("name", "The name of the member."),
        ("code", "Its code, if it has one."),
        ("kind", "What kind it is; non-nhs for a company or charity."),
        ("confidence", _CONFIDENCE),
    ),
    key="collaborative name",
    indexes=("code",),
)

_KIND = _table(
    "kind",
    "The kinds of organisation that the register knows, and how completely.",
    (
        ("kind", "The kind, as the format spells it; sub-icb-location for the areas in `location`."),
        ("title", "The kind in words."),
        ("complete_from", "From this day on every organisation of the kind is here; empty if some may be missing."),
        ("complete_to", "Until this day."),
        ("records", "How many are here.", "integer"),
        ("open", "How many of them are open on the day of the register.", "integer"),
        ("gap", "What is not here, or not sure."),
    ),
    key="kind",
)

_SOURCE_TABLE = _table(
    "source",
    "Where the register has its data from.",
    (
        ("key", "The key by which rows name it."),
        ("title", "The title."),
        ("publisher", "Who published it."),
        ("licence", "The licence."),
        ("date", "Its day, or the days of its editions."),
        ("note", "What must be known about it besides."),
    ),
    key="key",
)

_ABOUT = _table(
    "about",
    "The register itself: its day, licence and attribution.",
    (("key", "What is said."), ("value", "What it is.")),
    key="key",
)

#: The tables in the order in which they are listed.
TABLES = (
    _ORGANISATION,
    _NAME,
    _AREA_CODE,
    _SUCCESSION,
    _HOSTING,
    _LOCATION,
    _AREA,
    _WORKING_AREA,
    _SECTOR,
    _ADMISSIONS,
    _PRESENCE,
    _CLUSTER,
    _PLACE,
    _COLLABORATIVE,
    _COLLABORATIVE_BOARD,
    _COLLABORATIVE_MEMBER,
    _KIND,
    _SOURCE_TABLE,
    _ABOUT,
)


def ddl(table: Table) -> list[str]:
    """The statements that make a table and what finds its rows, or a view."""
    if table.query is not None:
        return [f'create view "{table.name}" as {table.query.strip()}']
    columns = [f'"{column.name}" {column.sql_type}' for column in table.columns]
    columns.append(f"primary key ({', '.join(table.key)})")
    made = [f'create table "{table.name}" ({", ".join(columns)}) without rowid']
    made += [
        f'create index "{table.name}_by_{columns.split(", ")[0]}" on "{table.name}" ({columns})'
        for columns in table.indexes
    ]
    return made
