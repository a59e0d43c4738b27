"""What is gathered from the collected files on the way to a register."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ics_lint.register.confidence import Confidence
from ics_lint.register.plain import plain
from ics_lint.register.reading import Record, parts, read_csv

__all__ = ["FIRST_BOARDS", "REORGANISATION", "Collected"]

#: The day on which integrated care boards were set up, and that on which the first of them were reorganised.
FIRST_BOARDS = "2022-07-01"
REORGANISATION = "2026-04-01"
_BEFORE_REORGANISATION = "2026-03-31"

#: Words in a trust's name that say what it chiefly provides, the surest first.
_SECTOR_WORDS = {
    "ambulance": "ambulance",
    "hospital": "acute",
    "mental health": "mental-health",
    "community": "community",
}
#: Sectors that the format has no type for.
_NO_TYPE = frozenset({"other"})


class Collected:
    """Rows for the tables of the register, and what one file says that the rows of another need."""

    def __init__(self, folder: Path, kept: Path) -> None:
        """Takes the folder of the collected files, and the folder of those that are kept with the program."""
        self.folder = folder
        self.kept = kept
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.region_names: dict[str, str] = {}
        self.board_region: dict[str, str] = {}
        self.board_closed: dict[str, str] = {}
        #: The boards that took over from a board.
        self.heirs: dict[str, list[str]] = {}
        #: The first board that a location was part of.
        self.first_board: dict[str, str] = {}
        self.trust_names: dict[str, str] = {}
        self.closed: dict[str, str] = {}
        self.council_opened: dict[str, str] = {}
        self._names: set[tuple[str, str]] = set()
        self._sources = {line["source_id"]: line for line in self.lines("sources", "source_id", "licence")}
        self._first_sectors = {
            line["code"]: line["sector"] for line in read_csv(kept / "sectors.csv", ("code", "sector"))
        }
        self.acute = {line["trust_ods_code"] for line in self.lines("acute_trust_icb_flows", "trust_ods_code")}

    def lines(self, name: str, *columns: str) -> list[Record]:
        """The lines of a collected file."""
        return read_csv(self.folder / f"{name}.csv", columns)

    def add(self, table: str, **cells: Any) -> None:
        """Adds a row to a table."""
        self.rows[table].append(cells)

    def add_name(
        self,
        code: str,
        name: str,
        use: str,
        *,
        first_day: str = "",
        last_day: str = "",
        seen: str = "",
        source: str = "",
    ) -> None:
        """Adds a name of an organisation, unless it has it already."""
        if not name or (code, name) in self._names:
            return
        self._names.add((code, name))
        self.add(
            "name",
            code=code,
            name=name,
            plain=plain(name),
            use=use,
            first_day=first_day,
            last_day=last_day,
            seen=seen,
            source=source,
        )

    def add_hosting(
        self,
        code: str,
        before: str,
        now: str,
        *,
        opened: str,
        closed: str,
        confidence: Confidence,
        source: str,
    ) -> list[str]:
        """Adds the boards to which an organisation belonged, before and from the reorganisation.

        Returns:
            The codes of the boards, in order; none for one that closed before there were boards.
        """
        spans = [(before, FIRST_BOARDS, _BEFORE_REORGANISATION), (now, REORGANISATION, "")]
        if before == now:
            spans = [(now, FIRST_BOARDS, "")]
        boards = []
        for board, since, until in spans:
            first_day = max(since, opened)
            last_day = min(filter(None, (until, closed, self.board_closed.get(board))), default="")
            if not board or (last_day and last_day < first_day):
                continue
            boards.append(board)
            self.add(
                "hosting",
                code=code,
                board=board,
                first_day=first_day,
                last_day=last_day,
                confidence=confidence,
                source=source,
            )
        return boards

    def add_sectors(self, code: str, name: str, sectors: Iterable[str]) -> None:
        """Adds what a trust provides; what it chiefly provides is told from its name, its admissions or a kept list."""
        found = next((sector for word, sector in _SECTOR_WORDS.items() if word in name.lower()), None)
        first, confidence, source = found, Confidence.DERIVED, "name"
        if code in self._first_sectors:
            first, confidence, source = self._first_sectors[code], Confidence.ASSUMED, "general knowledge"
        elif code in self.acute and found != "ambulance":
            first, source = "acute", "admissions"
        others = [sector for sector in sectors if sector != first and sector not in _NO_TYPE]
        if first is None:
            return
        self.add("sector", code=code, sector=first, position=1, confidence=confidence, source=source)
        for position, sector in enumerate(others, 2):
            self.add(
                "sector",
                code=code,
                sector=sector,
                position=position,
                confidence=Confidence.ASSUMED,
                source="general knowledge",
            )

    def cited(self, cell: str) -> str:
        """The sources of a row, without those of which no licence is known where there are others."""
        keys = list(dict.fromkeys(parts(cell)))
        open_keys = [key for key in keys if not self._licence_of(key).startswith("not stated")]
        return ";".join(open_keys or keys)

    def _licence_of(self, key: str) -> str:
        return self._sources[key]["licence"] if key in self._sources else ""

    def source_of(self, code: str) -> str:
        """The sources of an organisation that has been added."""
        return next((row["source"] for row in self.rows["organisation"] if row["code"] == code), "")
