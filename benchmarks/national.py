"""Describes every integrated care system of England at ordinary size, from the register.

Who exists, where and under which code is the register's; boards, places, functions, money and plans are made up,
plausibly and in order, so that the linter has everything to ask and nothing to find.
"""

import random
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

__all__ = ["DAY", "FRAMEWORK", "Council", "Provider", "System", "systems"]

FRAMEWORK = "act-2022"
#: The day described: the year in which every board of 2022 was open and every delegation had been made.
DAY = "2024-10-01"

Section = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Provider:
    """A trust."""

    id: str
    code: str
    name: str
    kind: str
    opened: str | None
    types: tuple[str, ...]
    #: The codes of the boards in whose systems it works, that of its host first.
    boards: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Council:
    """A council, and whether its whole area lies in the system."""

    id: str
    gss: str
    name: str
    whole: bool


@dataclass(frozen=True, kw_only=True)
class System:
    """One system: who is in it, and the luck of the draw for what is made up."""

    id: str
    code: str
    name: str
    board_name: str
    region: str
    gss: str
    opened: str
    providers: tuple[Provider, ...]
    councils: tuple[Council, ...]
    #: Code, name and sub-ICB location of each primary care network.
    networks: tuple[tuple[str, str, str], ...]
    #: The ids of all systems by the codes of their boards.
    others: Mapping[str, str]
    draw: random.Random = field(repr=False)

    @cached_property
    def places(self) -> tuple[tuple[str, str, Council], ...]:
        """Id, name and council of each place; a system of one council has two."""
        if len(self.councils) == 1:
            council = self.councils[0]
            return tuple((f"{side.lower()}-place", f"{side} {council.name}", council) for side in ("East", "West"))
        return tuple((f"{_slug(_plain(each.name))}-place", _plain(each.name), each) for each in self.councils)

    @property
    def own_providers(self) -> tuple[Provider, ...]:
        """The trusts whose host is this system's board."""
        return tuple(each for each in self.providers if each.boards[0] == self.code)


def systems(register: sqlite3.Connection, seed: int) -> Iterator[System]:
    """Every system that had a board on the day, in the order of their codes.

    Args:
        register: the organisation register.
        seed: decides what is made up.
    """
    boards = register.execute(
        """
        select code, name, short_name, region, gss, opened
        from organisation
        where kind = 'icb' and opened <= ? and (closed is null or closed >= ?)
        order by code
        """,
        (DAY, DAY),
    ).fetchall()
    ids = {code: _slug(short) for code, _, short, *_ in boards}
    for code, name, short, region, gss, opened in boards:
        draw = random.Random(f"{seed} {code}")
        yield System(
            id=ids[code],
            code=code,
            name=f"{short} Integrated Care System",
            board_name=name,
            region=region,
            gss=gss,
            opened=opened,
            providers=tuple(_providers(register, code, ids)),
            councils=tuple(_councils(register, code)),
            networks=tuple(_networks(register, code)),
            others=ids,
            draw=draw,
        )


def _providers(register: sqlite3.Connection, board: str, ids: Mapping[str, str]) -> Iterator[Provider]:
    rows = register.execute(
        """
        select distinct organisation.code, organisation.name, organisation.kind, organisation.opened
        from presence join organisation using (code)
        where presence.board = ?
          and presence.basis in ('host', 'works-there')
          and organisation.kind in ('nhs-trust', 'foundation-trust')
          and (presence.first_day is null or presence.first_day <= ?)
          and (presence.last_day is null or presence.last_day >= ?)
          and (organisation.opened is null or organisation.opened <= ?)
          and (organisation.closed is null or organisation.closed >= ?)
        order by organisation.code
        """,
        (board, DAY, DAY, DAY, DAY),
    )
    for code, name, kind, opened in rows.fetchall():
        known = [
            each
            for (each,) in register.execute(
                """
                select distinct board from presence
                where code = ? and basis in ('host', 'works-there')
                  and (first_day is null or first_day <= ?)
                  and (last_day is null or last_day >= ?)
                order by basis, board
                """,
                (code, DAY, DAY),
            )
            if each in ids
        ]
        types = register.execute("select sector from sector where code = ? order by position", (code,)).fetchall()
        yield Provider(
            id=_slug(name.replace("NHS", "")),
            code=code,
            name=_name_on(register, code, name),
            kind=kind,
            opened=opened,
            types=tuple(each for (each,) in types) or ("community",),
            boards=tuple(known),
        )


def _name_on(register: sqlite3.Connection, code: str, name: str) -> str:
    """The name of an organisation on the day."""
    row = register.execute(
        """
        select name from name
        where code = ? and use in ('current', 'former')
          and (first_day is null or first_day <= ?) and (last_day is null or last_day >= ?)
        order by use, last_day is null limit 1
        """,
        (code, DAY, DAY),
    ).fetchone()
    return str(row[0]) if row else name


def _councils(register: sqlite3.Connection, board: str) -> Iterator[Council]:
    rows = register.execute(
        """
        select organisation.code, coalesce(organisation.gss, organisation.code), organisation.name, area.extent
        from area join organisation on organisation.code = area.council
        where area.board = ?
          and (area.first_day is null or area.first_day <= ?)
          and (area.last_day is null or area.last_day >= ?)
        order by organisation.code
        """,
        (board, DAY, DAY),
    )
    for _, gss, name, extent in rows:
        yield Council(id=_slug(name), gss=gss, name=name, whole=extent == "whole")


def _networks(register: sqlite3.Connection, board: str) -> Iterator[tuple[str, str, str]]:
    yield from register.execute(
        """
        select organisation.code, organisation.name, coalesce(organisation.location, '')
        from organisation join hosting using (code)
        where organisation.kind = 'pcn' and hosting.board = ?
          and (organisation.closed is null or organisation.closed >= ?)
          and (hosting.first_day is null or hosting.first_day <= ?)
          and (hosting.last_day is null or hosting.last_day >= ?)
        order by organisation.code
        """,
        (board, DAY, DAY, DAY),
    )


def _slug(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", text.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
    return "-".join(words.split())


def _plain(name: str) -> str:
    """A name without the words that say what kind of organisation it is."""
    name = re.sub(r"\b(NHS|Foundation|Trust|Council|City of|London Borough of|Royal Borough of)\b", " ", name)
    return " ".join(name.split())
