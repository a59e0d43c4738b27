"""Reads the CSV files from which a register is built."""

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ics_lint.errors import UsageError

__all__ = ["Record", "parts", "read_csv"]

#: A line of a CSV file: each column's cell, without blanks around it.
Record = Mapping[str, str]

_BETWEEN_PARTS = re.compile(r"\s*;\s*")


def read_csv(path: Path, columns: Iterable[str], *, header: list[str] | None = None) -> list[Record]:
    """The lines of a CSV file.

    Args:
        path: the file, in UTF-8.
        columns: the columns that it must have; others are passed over.
        header: the names of the columns, where the file itself has none.

    Raises:
        UsageError: there is no such file, it cannot be read, or a column is missing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, fieldnames=header, restval="", restkey="")
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise UsageError(f"{path}: there is no column `{missing[0]}`.")
            return [
                {name: (cell or "").strip() for name, cell in line.items() if isinstance(cell, str | None)}
                for line in reader
            ]
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such file.") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: the file cannot be read as CSV in UTF-8: {error}.") from error


def parts(cell: str) -> list[str]:
    """The values of a cell that holds several, separated by semicolons."""
    return [part for part in _BETWEEN_PARTS.split(cell) if part]
