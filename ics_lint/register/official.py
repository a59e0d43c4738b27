"""Reads the files that the Organisation Data Service (ODS) and the Office for National Statistics (ONS) publish."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ics_lint.errors import UsageError
from ics_lint.record import record
from ics_lint.register.reading import Record, read_csv

__all__ = ["ODS_COLUMNS", "Lookup", "Official", "named", "read_official"]

#: The columns of an ODS file, which has no header, by their numbers from 0; the others are not read.
ODS_COLUMNS = {"code": 0, "name": 1, "region": 2, "board": 3, "open_date": 10, "close_date": 11, "role": 13}
_ODS_WIDTH = 27
_SUCCESSION_COLUMNS = {"code": 0, "successor": 1, "day": 3}
_SUCCESSION_WIDTH = 5
#: The header of the sheet of primary care networks, without case and line breaks, and what is made of it.
_NETWORK_COLUMNS = {
    "pcn code": "code",
    "pcn name": "name",
    "current sub icb loc code": "location",
    "open date": "open_date",
    "close date": "close_date",
}
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
#: A column of an ONS file: what it is about, the year of the edition, and what it holds.
_ONS_COLUMN = re.compile(r"(LSOA|SICBL|ICB|LAD|LTLA|UTLA|NHSER)(\d\d)(CDH|CD|NM)", re.IGNORECASE)
_SMALL_WORDS = frozenset({"and", "for", "in", "of", "on", "the", "upon", "with", "under", "de", "le"})
_ABBREVIATIONS = frozenset({"nhs", "icb", "ccg", "pcn", "gp", "uk"})


@record
class Lookup:
    """An ONS file: one line for each smallest area or thing that it lists."""

    path: Path
    #: The two digits of the year of the edition of boards in it.
    edition: str
    #: The lines, with columns named without the year: ICBCD, ICBCDH, ICBNM and so on.
    lines: tuple[Record, ...]

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it has."""
        return frozenset(self.lines[0]) if self.lines else frozenset()


@dataclass(kw_only=True, slots=True)
class Official:
    """What was found in a folder of published files; None where a file is not there."""

    trusts: list[Record] | None = None
    groups: list[Record] | None = None
    successions: list[Record] | None = None
    networks: list[Record] | None = None
    lookups: list[Lookup] = field(default_factory=list)
    #: Files of the folder that are none of these.
    passed_over: list[Path] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether none of the files that are read was found."""
        files = (self.trusts, self.groups, self.successions, self.networks)
        return not self.lookups and all(file is None for file in files)


def read_official(folder: Path) -> Official:
    """The published files of a folder: etr.csv, eccg.csv, succ.csv, epcn.csv, and ONS lookups of any name.

    Raises:
        UsageError: there is no such folder, or a file is not what its name says.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder.")
    found = Official()
    for path in sorted(folder.iterdir()):
        match path.name.lower():
            case "etr.csv":
                found.trusts = _headless(path, ODS_COLUMNS, _ODS_WIDTH)
            case "eccg.csv":
                found.groups = _headless(path, ODS_COLUMNS, _ODS_WIDTH)
            case "succ.csv":
                found.successions = _headless(path, _SUCCESSION_COLUMNS, _SUCCESSION_WIDTH)
            case "epcn.csv":
                found.networks = list(_networks(path))
            case _:
                lookup = _lookup(path) if path.suffix.lower() == ".csv" else None
                if lookup is None:
                    found.passed_over.append(path)
                else:
                    found.lookups.append(lookup)
    found.lookups.sort(key=lambda lookup: (lookup.edition, lookup.path.name))
    return found


def _headless(path: Path, columns: Mapping[str, int], width: int) -> list[Record]:
    """The lines of a file without a header.

    Raises:
        UsageError: a line has fewer columns than it must, or a day is none.
    """
    header = [str(number) for number in range(width)]
    lines = []
    for number, line in enumerate(read_csv(path, (), header=header), 1):
        cells = {name: line[str(place)] for name, place in columns.items()}
        if not cells["code"] or not any(cells[name] for name in ("name", "successor") if name in cells):
            raise UsageError(f"{path}, line {number}: there is no code and name in the first two of {width} columns.")
        lines.append(_with_days(cells, path, number))
    return lines


def _with_days(cells: dict[str, str], path: Path, number: int) -> Record:
    for name in ("open_date", "close_date", "day"):
        if cells.get(name):
            day = _DAY.fullmatch(cells[name])
            if day is None:
                raise UsageError(f"{path}, line {number}: `{cells[name]}` is no day in the form YYYYMMDD.")
            cells[name] = "-".join(day.groups())
    return cells


def _networks(path: Path) -> Iterator[Record]:
    lines = read_csv(path, ())
    names = {" ".join(name.lower().split()): name for name in (lines[0] if lines else {})}
    missing = [name for name in _NETWORK_COLUMNS if name not in names]
    if missing:
        raise UsageError(f"{path}: there is no column `{missing[0]}`.")
    for number, line in enumerate(lines, 2):
        yield _with_days({made: line[names[name]] for name, made in _NETWORK_COLUMNS.items()}, path, number)


def _lookup(path: Path) -> Lookup | None:
    """An ONS lookup that names boards, locations or councils; None for any other file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header = next(csv.reader(stream), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        return None
    columns = {
        match[0]: match[1].upper() + match[3].upper() for name in header if (match := _ONS_COLUMN.fullmatch(name))
    }
    held = set(columns.values())
    if not (held >= {"ICBCDH", "ICBCD"} or held >= {"LTLACD", "UTLACD"}):
        return None
    editions = [
        match[2] for name in columns if (match := _ONS_COLUMN.fullmatch(name)) and match[1].upper() in ("ICB", "LTLA")
    ]
    lines = tuple({made: line[name] for name, made in columns.items()} for line in read_csv(path, columns))
    return Lookup(path=path, edition=max(editions), lines=lines)


def named(text: str) -> str:
    """A name that is written in capitals, in the letters in which names are read."""
    words = text.split()
    return " ".join(_word(word, is_first=not number) for number, word in enumerate(words))


def _word(word: str, *, is_first: bool) -> str:
    parts = word.lower().split("-")
    return "-".join(_part(part, is_first=is_first and not number) for number, part in enumerate(parts))


def _part(part: str, *, is_first: bool) -> str:
    bare = part.strip(",.()'")
    if bare in _ABBREVIATIONS:
        return part.upper()
    if bare in _SMALL_WORDS and not is_first:
        return part
    start = next((place for place, letter in enumerate(part) if letter.isalpha()), 0)
    return part[:start] + part[start:].capitalize()
