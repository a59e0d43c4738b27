"""What the register says of a system on one day, gathered for a description."""

import sqlite3

from ics_lint.errors import UsageError
from ics_lint.record import record
from ics_lint.register.collected import FIRST_BOARDS
from ics_lint.register.confidence import Confidence

__all__ = ["Council", "Network", "Outline", "Trust", "gather"]

#: Councils of whose area less lies in a board's are named in a comment only: so little may be a matter of mapping.
_SLIVER = 0.005
#: The day from which the newest GSS codes of councils stand; their codes in the register are those of before.
_NEW_CODES = "2026-04-01"
#: What is as good as the whole of a council's area.
_WHOLE = 0.9995
#: Trusts that admit so much of what they admit from an area are named in a comment, if they are not in the system.
_MANY = 0.2

_HOLDS = "(first_day is null or first_day <= :day) and (last_day is null or last_day >= :day)"
_EXISTS = "(opened is null or opened <= :day) and (closed is null or closed >= :day)"


@record
class Trust:
    """A trust that works in the system."""

    code: str
    name: str
    kind: str
    opened: str | None
    types: tuple[str, ...]
    #: The codes of the boards in whose systems it works, if they are several; its own among them.
    systems: tuple[str, ...]
    #: Boards in whose systems it is only assumed to work.
    assumed: tuple[str, ...]
    #: The board that it chiefly belongs to.
    host: str | None


@record
class Council:
    """A council of whose area a part or the whole lies in the system's."""

    code: str
    name: str
    short_name: str
    gss: str
    share: float

    @property
    def is_whole(self) -> bool:
        """Whether its whole area does."""
        return self.share >= _WHOLE

    @property
    def is_sliver(self) -> bool:
        """Whether so little does that it may be a matter of mapping."""
        return self.share < _SLIVER


@record
class Network:
    """A primary care network."""

    code: str
    name: str
    location: str | None


@record
class Outline:
    """What the register says of a system on one day."""

    #: The code of the system, which is that of its board.
    code: str
    #: The short name of the system.
    name: str
    region: str
    day: str
    #: The day of the register, and that until which networks are complete.
    register_day: str
    networks_day: str
    licence: str
    #: The board's name, GSS code and first day; None before there were boards.
    board: tuple[str, str, str] | None
    groups: tuple[Network, ...]
    trusts: tuple[Trust, ...]
    councils: tuple[Council, ...]
    networks: tuple[Network, ...]
    locations: tuple[str, ...]
    #: For comments: providers only assumed to work there, trusts that admit much from there, earlier boards,
    #: cluster partners, and places and collaboratives that are known by name.
    assumed_providers: tuple[str, ...]
    admitting: tuple[str, ...]
    predecessors: tuple[str, ...]
    cluster: tuple[str, ...]
    places: tuple[str, ...]
    collaboratives: tuple[str, ...]


def gather(connection: sqlite3.Connection, code: str, day: str) -> Outline:
    """What the register says of the system of a board on a day.

    Args:
        connection: as `open_register` gives it.
        code: the code of a board.
        day: the day to describe; before July 2022 it is the system that the board came from.

    Raises:
        UsageError: the code is not that of a board, or the board was not there on the day.
    """
    return _Gatherer(connection, code, day).outline()


class _Gatherer:
    def __init__(self, connection: sqlite3.Connection, code: str, day: str) -> None:
        self.connection = connection
        self.code = code
        self.day = day
        rows = self.ask("select * from register.organisation where code = :code")
        self.board = rows[0] if rows else None

    def ask(self, query: str, **values: str) -> list[sqlite3.Row]:
        return self.connection.execute(query, {"code": self.code, "day": self.day, **values}).fetchall()

    def texts(self, query: str) -> tuple[str, ...]:
        return tuple(str(row[0]) for row in self.ask(query))

    def outline(self) -> Outline:
        board = self.board
        if board is None or board["kind"] != "icb":
            raise UsageError(
                f"{self.code} is not the code of an integrated care board; `ics-lint register find` helps."
            )
        before = self.day < board["opened"]
        former = self.ask("select name from register.name where code = :code and use = 'system'")
        if before and board["opened"] != FIRST_BOARDS:
            raise UsageError(f"{self.code} was set up on {board['opened']}; there was no system of this code before.")
        if board["closed"] and self.day > board["closed"]:
            heirs = ", ".join(self.texts("select successor from register.succession where code = :code"))
            raise UsageError(f"{self.code} closed on {board['closed']}; its area came to {heirs}.")
        facts = {row["key"]: row["value"] for row in self.ask("select key, value from register.about")}
        trusts = self.trusts(before=before)
        return Outline(
            code=self.code,
            name=former[0]["name"] if before and former else board["short_name"],
            region=board["region"],
            day=self.day,
            register_day=facts["as-of"],
            networks_day=self.texts("select complete_to from register.kind where kind = 'pcn'")[0],
            licence=facts["licence"],
            board=None if before else (self.name_of(self.code, board["name"]), self.gss(), board["opened"]),
            groups=self.groups() if before else (),
            trusts=trusts,
            councils=self.councils(before=before),
            networks=self.networks(before=before),
            locations=() if before else self.locations(),
            assumed_providers=() if before else self.assumed_providers(),
            admitting=() if before else self.admitting({trust.code for trust in trusts}),
            predecessors=() if before else self.predecessors(),
            cluster=() if before else self.cluster(),
            places=self.places(),
            collaboratives=self.collaboratives(),
        )

    def name_of(self, code: str, current: str) -> str:
        """The name that an organisation had on the day, as far as that is known."""
        query = """
            select name
            from register.name
            where code = :of
              and use = 'former'
              and last_day >= :day
              and (first_day is null or first_day <= :day)
            order by last_day
        """
        rows = self.ask(query, of=code)
        return str(rows[0]["name"]) if rows else current

    def gss(self) -> str:
        query = f"select gss from register.area_code where code = :code and {_HOLDS} order by first_day desc"
        return self.texts(query)[0]

    def groups(self) -> tuple[Network, ...]:
        query = f"""
            select code, name
            from register.organisation
            where kind = 'ccg'
              and board = :code
              and {_EXISTS}
            order by name
        """
        return tuple(Network(code=row["code"], name=row["name"], location=None) for row in self.ask(query))

    def trusts(self, *, before: bool) -> tuple[Trust, ...]:
        """The trusts that belong to the board, and those of others that are known to work in its system.

        Before there were boards, those that belonged to it first, or in whose area they were.
        """
        if before:
            query = f"""
                select *
                from register.organisation as trust
                where kind in ('nhs-trust', 'foundation-trust')
                  and {_EXISTS}
                  and coalesce(
                        (select hosting.board
                         from register.hosting as hosting
                         where hosting.code = trust.code
                         order by first_day),
                        board
                      ) = :code
                order by name
            """
            return tuple(self.trust(row, several=False) for row in self.ask(query))
        query = f"""
            select trust.*
            from register.organisation as trust
            where kind in ('nhs-trust', 'foundation-trust')
              and {_EXISTS}
              and (
                code in (select code from register.hosting where board = :code and {_HOLDS})
                or code in (
                  select code
                  from register.working_area
                  where board = :code
                    and confidence <> '{Confidence.ASSUMED}'
                    and {_HOLDS}
                )
              )
            order by name
        """
        return tuple(self.trust(row, several=True) for row in self.ask(query))

    def trust(self, row: sqlite3.Row, *, several: bool) -> Trust:
        code = row["code"]
        host = self.ask(f"select board from register.hosting where code = :of and {_HOLDS}", of=code)
        areas = self.ask(f"select board, confidence from register.working_area where code = :of and {_HOLDS}", of=code)
        sure = {area["board"] for area in areas if area["confidence"] != Confidence.ASSUMED}
        sure |= {each["board"] for each in host}
        assumed = {area["board"] for area in areas} - sure
        sectors = self.ask("select sector from register.sector where code = :of order by position", of=code)
        return Trust(
            code=code,
            name=self.name_of(code, row["name"]),
            kind=row["kind"],
            opened=row["opened"],
            types=tuple(sector["sector"] for sector in sectors),
            systems=tuple(sorted(sure)) if several and len(sure) > 1 else (),
            assumed=tuple(sorted(assumed)) if several else (),
            host=host[0]["board"] if host else None,
        )

    def councils(self, *, before: bool) -> tuple[Council, ...]:
        """The councils; before there were boards, those of the area that the board had first."""
        first = "first_day = (select min(first_day) from register.area as other where other.council = area.council)"
        query = f"""
            select council.code, council.name, council.short_name, council.opened, council.gss, area.share
            from register.area as area
            join register.organisation as council on council.code = area.council
            where area.board = :code
              and {first if before else _HOLDS}
            order by council.name
        """
        return tuple(
            Council(
                code=row["code"],
                name=row["name"],
                short_name=row["short_name"],
                gss=row["gss"] if self.day >= _NEW_CODES else row["code"],
                share=row["share"],
            )
            for row in self.ask(query)
            if not (row["opened"] and row["opened"] > self.day)
        )

    def networks(self, *, before: bool) -> tuple[Network, ...]:
        held = f"first_day = '{FIRST_BOARDS}'" if before else _HOLDS
        query = f"""
            select code, name, location
            from register.organisation
            where kind = 'pcn'
              and {_EXISTS}
              and code in (select code from register.hosting where board = :code and {held})
            order by location, name, code
        """
        return tuple(Network(code=row["code"], name=row["name"], location=row["location"]) for row in self.ask(query))

    def locations(self) -> tuple[str, ...]:
        return self.texts(f"select code from register.location where board = :code and {_HOLDS} order by code")

    def assumed_providers(self) -> tuple[str, ...]:
        query = f"""
            select provider.code || ' ' || provider.name || coalesce(' (' || area.area || ')', '')
            from register.working_area as area
            join register.organisation as provider on provider.code = area.code
            where area.board = :code
              and area.confidence = '{Confidence.ASSUMED}'
              and {_HOLDS}
              and area.code not in (select code from register.hosting where board = :code and {_HOLDS})
            order by provider.name
        """
        return self.texts(query)

    def admitting(self, there: set[str]) -> tuple[str, ...]:
        query = f"""
            select trust.code, trust.name, admissions.share
            from register.admissions as admissions
            join register.organisation as trust on trust.code = admissions.code
            where admissions.board = :code
              and admissions.share >= {_MANY}
              and {_HOLDS}
            order by admissions.share desc
        """
        rows = [row for row in self.ask(query) if row["code"] not in there]
        return tuple(f"{row['code']} {row['name']} ({row['share']:.0%} of its admissions)" for row in rows)

    def predecessors(self) -> tuple[str, ...]:
        query = """
            select earlier.code || ' ' || earlier.name || coalesce(' (' || part || ')', '')
            from register.succession as succession
            join register.organisation as earlier on earlier.code = succession.code
            where successor = :code
              and earlier.kind = 'icb'
              and succession.first_day <= :day
            order by earlier.code
        """
        return self.texts(query)

    def cluster(self) -> tuple[str, ...]:
        query = f"""
            select partner || ' ' || name
            from register.cluster as cluster
            join register.organisation as other on other.code = partner
            where cluster.board = :code
              and {_EXISTS}
              and :day >= '2025-07-01'
            order by partner
        """
        return self.texts(query)

    def places(self) -> tuple[str, ...]:
        query = """
            select name || coalesce(' (' || councils || ')', '') || ', in ' || as_of
            from register.place
            where board = :code
            order by name
        """
        return self.texts(query)

    def collaboratives(self) -> tuple[str, ...]:
        query = """
            select collaborative.name || ' (' || status || ', ' || as_of || '): '
                   || coalesce((select group_concat(coalesce(code, member.name), ', ')
                                from register.collaborative_member as member
                                where member.collaborative = collaborative.id), 'members not known')
            from register.collaborative as collaborative
            join register.collaborative_board as known on known.collaborative = collaborative.id
            where known.board = :code
            order by collaborative.name
        """
        return self.texts(query)
