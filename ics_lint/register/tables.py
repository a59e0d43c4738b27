"""The tables of the organisation register: what each holds, column by column.

From here come the file that is written, the texts of `ics-lint facts`, and what a file given as a register must have.
A day is text, as ISO has it; a last day is the last on which something held, and empty where it holds still.
"""

from ics_lint.register import area_tables
from ics_lint.register.shapes import CONFIDENCE, FIRST_DAY, LAST_DAY, SOURCE, table

__all__ = ["TABLES"]

_ORGANISATION = table(
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
        ("confidence", CONFIDENCE),
        ("source", SOURCE),
        ("note", "What must be known about it besides."),
    ),
    key="code",
    indexes=("kind, closed", "board"),
)

_NAME = table(
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
        ("source", SOURCE),
    ),
    key="code name",
    indexes=("plain",),
)

_AREA_CODE = table(
    "area_code",
    "Every GSS code that the area of an organisation has or had.",
    (
        ("code", "The code of the organisation."),
        ("gss", "The GSS code."),
        ("first_day", "The first day of use, where known."),
        ("last_day", "The last day of use, where known."),
        ("source", SOURCE),
    ),
    key="code gss",
    indexes=("gss",),
)

_SUCCESSION = table(
    "succession",
    "Which organisation took over from which, whole or in part.",
    (
        ("code", "The organisation that gave over."),
        ("successor", "The organisation that took over."),
        ("first_day", "The day on which it took over."),
        ("kind", "merger, split, boundary-expansion, acquisition or abolition."),
        ("extent", "whole or part, where known."),
        ("part", "Which part."),
        ("confidence", CONFIDENCE),
        ("source", SOURCE),
    ),
    key="code successor",
    indexes=("successor",),
)

_HOSTING = table(
    "hosting",
    "The integrated care board to which a trust or network belonged, and when.",
    (
        ("code", "The code of the trust or network."),
        ("board", "The code of the board."),
        ("first_day", FIRST_DAY),
        ("last_day", LAST_DAY),
        ("confidence", CONFIDENCE),
        ("source", SOURCE),
    ),
    key="code board",
    indexes=("board",),
)

_SECTOR = table(
    "sector",
    "What a trust provides, as the format spells types.",
    (
        ("code", "The code of the trust."),
        ("sector", "The type."),
        ("position", "1 for what it chiefly provides.", "integer"),
        ("confidence", CONFIDENCE),
        ("source", SOURCE),
    ),
    key="code sector",
)

_KIND = table(
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

_SOURCE_TABLE = table(
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

_ABOUT = table(
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
    area_tables.LOCATION,
    area_tables.AREA,
    area_tables.WORKING_AREA,
    _SECTOR,
    area_tables.ADMISSIONS,
    area_tables.PRESENCE,
    area_tables.CLUSTER,
    area_tables.PLACE,
    area_tables.COLLABORATIVE,
    area_tables.COLLABORATIVE_BOARD,
    area_tables.COLLABORATIVE_MEMBER,
    _KIND,
    _SOURCE_TABLE,
    _ABOUT,
)
