"""The rows of a register while it is brought up to date, and what may happen to an organisation in them."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ics_lint.register.confidence import Confidence
from ics_lint.register.plain import day_after, day_before, plain
from ics_lint.register.tables import TABLES

__all__ = ["FIRST_BOARDS", "Ledger", "rows_of"]

#: The day on which integrated care boards were set up.
FIRST_BOARDS = "2022-07-01"
_COLUMNS = next(table for table in TABLES if table.name == "organisation").column_names
_DATED = ("hosting", "location", "area", "area_code")


def rows_of(connection: sqlite3.Connection) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table of a register, as `open_register` opens it."""
    return {
        table.name: [dict(row) for row in connection.execute(f'select * from register."{table.name}"')]
        for table in TABLES
        if table.query is None
    }


class Ledger:
    """A register on its way from one day to another."""

    def __init__(self, rows: dict[str, list[dict[str, Any]]], *, day: str) -> None:
        """Takes the rows of the register that there is, and the day to which it is brought."""
        self.rows = rows
        self.day = day
        self.before: str = next((row["value"] for row in rows["about"] if row["key"] == "as-of"), "")
        #: What was assumed, and what could not be found, for the user.
        self.notes: list[str] = []
        self.entries = {row["code"]: row for row in rows["organisation"]}
        self.regions = {row["code"]: row["region"] for row in rows["organisation"] if row["kind"] == "region"}

    def open_codes(self, *kinds: str) -> set[str]:
        """The codes of the organisations of some kinds that are open."""
        return {code for code, row in self.entries.items() if row["kind"] in kinds and not row["closed"]}

    def closed_codes(self, *kinds: str) -> set[str]:
        """The codes of the organisations of some kinds that had closed."""
        return {code for code, row in self.entries.items() if row["kind"] in kinds and row["closed"]}

    def is_open_board(self, code: str) -> bool:
        """Whether a code is that of a board that is open."""
        return code in self.entries and self.entries[code]["kind"] == "icb" and not self.entries[code]["closed"]

    def missing(self, file: str, what: str) -> None:
        """Notes that a file is not there."""
        self.notes.append(f"There is no {file}: {what} are kept as of {self.before}.")

    def add(self, code: str, kind: str, name: str, **cells: Any) -> None:
        """Adds an organisation, with its name."""
        entry = dict[str, Any](dict.fromkeys(_COLUMNS))
        entry |= {
            "code": code,
            "kind": kind,
            "name": name,
            "confidence": Confidence.REGISTERED,
            "source": "ODS",
            **cells,
        }
        self.rows["organisation"].append(entry)
        self.entries[code] = entry
        self.add_name(code, name, "current", first_day=cells.get("opened"))

    def add_name(self, code: str, name: str, use: str, *, first_day: str | None = None) -> None:
        """Adds a name of an organisation, in the place of the same name of before."""
        self.rows["name"] = [row for row in self.rows["name"] if (row["code"], row["name"]) != (code, name)]
        days = {"first_day": first_day, "last_day": None, "seen": None}
        row = {"code": code, "name": name, "plain": plain(name), "use": use, **days, "source": "ODS"}
        self.rows["name"].append(row)

    def rename(self, code: str, name: str) -> None:
        """Notes a name that is another than that known, and not only written otherwise."""
        entry = self.entries[code]
        if plain(name) == plain(entry["name"]):
            return
        for row in self.rows["name"]:
            if row["code"] == code and row["use"] == "current":
                row |= {"use": "former", "seen": self.before}
        self.add_name(code, name, "current")
        entry["name"] = name

    def recode(self, code: str, gss: str) -> None:
        """Notes the GSS code of an area, and when another took its place."""
        entry = self.entries[code]
        if not gss or entry["gss"] == gss:
            return
        known = [row for row in self.rows["area_code"] if row["code"] == code]
        if any(row["gss"] == gss for row in known):
            return  # the code of an older edition
        for row in known:
            row["last_day"] = row["last_day"] or day_before(self.day)
        first_day = self.day if known else entry["opened"]
        row = {"code": code, "gss": gss, "first_day": first_day, "last_day": None, "source": "ONS"}
        self.rows["area_code"].append(row)
        entry["gss"] = gss

    def close(self, code: str, closed: str) -> None:
        """Notes when an organisation closed, or that it is open."""
        self.entries[code]["closed"] = closed or None
        for row in self.rows["hosting"]:
            if closed and row["code"] == code and not row["last_day"]:
                row["last_day"] = closed

    def host(self, code: str, board: str, confidence: Confidence) -> None:
        """Notes the board of an organisation that is open: a change from the day of the files, or of a board's end."""
        entry = self.entries[code]
        if entry["closed"] or not self.is_open_board(board):
            return
        rows = [row for row in self.rows["hosting"] if row["code"] == code]
        current = next((row for row in rows if not row["last_day"]), None)
        if current is not None and current["board"] == board:
            return
        if current is not None:
            ended = self.entries[current["board"]]["closed"]
            if current["confidence"] == Confidence.REGISTERED and confidence is not Confidence.REGISTERED and not ended:
                return  # the board of the head office is no better known than what there is
            current["last_day"] = ended or day_before(self.day)
        last = max((row["last_day"] for row in rows), default="")
        first_day = max(day_after(last) if last else "", entry["opened"] or "", self.entries[board]["opened"])
        others = (row for row in self.rows["hosting"] if (row["code"], row["board"]) != (code, board))
        self.rows["hosting"] = list(others)
        hosting = {"code": code, "board": board, "first_day": first_day, "last_day": None}
        self.rows["hosting"].append({**hosting, "confidence": confidence, "source": "ODS"})
        entry["board"] = board

    def settle(self) -> None:
        """Drops what would end before it begins, and counts the kinds."""
        for name in _DATED:
            rows = self.rows[name]
            self.rows[name] = [
                row for row in rows if not row["last_day"] or (row["first_day"] or "") <= row["last_day"]
            ]
        there = Counter(row["kind"] for row in self.rows["organisation"])
        open_ = Counter(row["kind"] for row in self.rows["organisation"] if not row["closed"])
        there["sub-icb-location"] = len({row["code"] for row in self.rows["location"]})
        open_["sub-icb-location"] = sum(not row["last_day"] for row in self.rows["location"])
        for row in self.rows["kind"]:
            row |= {"records": there[row["kind"]], "open": open_[row["kind"]]}

    def tell_itself(self, kinds: Iterable[str], publishers: Iterable[tuple[str, str]]) -> None:
        """Sets the day of the register, until when kinds are complete, and the sources."""
        kinds = set(kinds)
        for row in self.rows["kind"]:
            if row["kind"] in kinds:
                row["complete_to"] = self.day
        facts = {row["key"]: row["value"] for row in self.rows["about"]}
        facts |= {"as-of": self.day if kinds else self.before, "updated-from": self.before}
        self.rows["about"] = [{"key": key, "value": value} for key, value in facts.items()]
        kept = [row for row in self.rows["source"] if row["key"] not in dict(publishers)]
        told = {"title": "Published files, as downloaded", "licence": "Open Government Licence v3.0", "date": self.day}
        self.rows["source"] = kept + [{"key": key, "publisher": name, **told} for key, name in publishers]
