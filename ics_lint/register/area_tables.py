"""The tables of areas, of where organisations work, and of how they work together."""

from ics_lint.register.shapes import CONFIDENCE, FIRST_DAY, LAST_DAY, SOURCE, table

__all__ = [
    "ADMISSIONS",
    "AREA",
    "CLUSTER",
    "COLLABORATIVE",
    "COLLABORATIVE_BOARD",
    "COLLABORATIVE_MEMBER",
    "LOCATION",
    "PLACE",
    "PRESENCE",
    "WORKING_AREA",
]

LOCATION = table(
    "location",
    "Sub-ICB locations: the areas of boards, which mostly keep the codes of the groups (CCGs) of before July 2022.",
    (
        ("code", "The ODS code. A CCG of the same code is another thing."),
        ("board", "The board whose area it is part of."),
        ("name", "The name."),
        ("gss", "The GSS code."),
        ("first_day", FIRST_DAY),
        ("last_day", LAST_DAY),
        ("note", "What must be known about it besides."),
        ("source", SOURCE),
    ),
    key="code first_day",
    indexes=("board", "gss"),
)

AREA = table(
    "area",
    "In the area of which boards a council's area lies, and when.",
    (
        ("council", "The code of the council."),
        ("board", "The code of the board."),
        ("extent", "whole or part: how much of the council's area."),
        ("share", "The share of the council's small areas (LSOAs of 2021); not of its people.", "real"),
        ("first_day", FIRST_DAY),
        ("last_day", LAST_DAY),
        ("confidence", CONFIDENCE),
        ("source", SOURCE),
    ),
    key="council board first_day",
    indexes=("board",),
)

WORKING_AREA = table(
    "working_area",
    "The areas of boards in which a provider is known to work, for providers that work in several.",
    (
        ("code", "The code of the provider."),
        ("board", "The code of the board."),
        ("service", "What it does there: ambulance, mental-health, specialist or acute."),
        ("extent", "whole or part: of how much of the board's area."),
        ("area", "Which part, in words."),
        ("first_day", FIRST_DAY),
        ("last_day", LAST_DAY),
        ("confidence", CONFIDENCE),
        ("source", SOURCE),
    ),
    key="code board first_day",
    indexes=("board",),
)

ADMISSIONS = table(
    "admissions",
    "From the areas of which boards an acute trust's admitted patients come, where a twentieth or more do.",
    (
        ("code", "The code of the trust."),
        ("board", "The code of the board."),
        ("share", "The share of its admissions.", "real"),
        ("first_day", FIRST_DAY),
        ("last_day", LAST_DAY),
        ("confidence", CONFIDENCE),
        ("source", SOURCE),
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

PRESENCE = table(
    "presence",
    "Everything that ties an organisation to a board: its host, where it works, whom it admits, a council's area.",
    (
        ("code", "The code of the organisation."),
        ("board", "The code of the board."),
        ("first_day", FIRST_DAY),
        ("last_day", LAST_DAY),
        ("basis", "host, works-there, admissions or area."),
        ("confidence", CONFIDENCE),
    ),
    query=_PRESENCE_QUERY,
)

CLUSTER = table(
    "cluster",
    "Boards that agreed in 2025 to share their leadership and stay separate bodies; each pair both ways.",
    (("board", "The code of a board."), ("partner", "The code of another of its cluster."), ("source", SOURCE)),
    key="board partner",
)

PLACE = table(
    "place",
    "Places that boards named; for some boards only.",
    (
        ("board", "The code of the board that named it."),
        ("name", "The name of the place."),
        ("councils", "The names of its councils, separated by semicolons."),
        ("as_of", "When it was so."),
        ("confidence", CONFIDENCE),
        ("source", SOURCE),
    ),
    key="board name",
)

COLLABORATIVE = table(
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
        ("source", SOURCE),
    ),
    key="id",
)

COLLABORATIVE_BOARD = table(
    "collaborative_board",
    "The boards in whose systems a collaborative works, by their codes at the time.",
    (("collaborative", "The collaborative."), ("board", "The code of the board.")),
    key="collaborative board",
    indexes=("board",),
)

COLLABORATIVE_MEMBER = table(
    "collaborative_member",
    "The members of a collaborative.",
    (
        ("collaborative", "The collaborative."),
        ("name", "The name of the member."),
        ("code", "Its code, if it has one."),
        ("kind", "What kind it is; non-nhs for a company or charity."),
        ("confidence", CONFIDENCE),
    ),
    key="collaborative name",
    indexes=("code",),
)
