"""Builds the register that comes with the program, from the collected files."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from ics_lint.register import areas, organisations, trusts
from ics_lint.register.collected import Collected
from ics_lint.register.reading import parts, read_csv
from ics_lint.register.writing import Rows, write_register

__all__ = ["add_kinds", "build", "collect"]

#: What a licence cell says of the copy that was read, and not of the data.
_OF_COPIES = re.compile(r";\s*repository [^;]*$")
_BRACKETED = re.compile(r"\s*\([^)]*\)")


def build(folder: Path, kept: Path, output: Path) -> Rows:
    """Builds a register from collected files.

    Args:
        folder: the folder of the collected files; docs/register.md says which there are, and their columns.
        kept: the folder of the files that are kept with the program: about, kinds and sectors.
        output: the file to write.

    Returns:
        The rows written, by table.

    Raises:
        UsageError: a file is missing or not as it must be, or the output cannot be written.
    """
    rows = collect(folder, kept)
    write_register(rows, output)
    return rows


def collect(folder: Path, kept: Path) -> Rows:
    """The rows of every table, from collected files; see `build`."""
    collected = Collected(folder, kept)
    organisations.add_regions(collected)
    organisations.add_boards(collected)
    areas.add_locations(collected)
    organisations.add_groups(collected)
    trusts.add_trusts(collected)
    organisations.add_councils(collected)
    organisations.add_networks(collected)
    areas.add_working_areas(collected)
    areas.add_admissions(collected)
    areas.add_places(collected)
    areas.add_collaboratives(collected)
    add_kinds(collected.rows, kept)
    _add_sources(collected)
    collected.rows["about"] = [dict(line) for line in read_csv(kept / "about.csv", ("key", "value"))]
    return collected.rows


def add_kinds(rows: dict[str, list[dict[str, Any]]], kept: Path) -> None:
    """Adds what is known of each kind, and how many there are of it."""
    there = Counter(row["kind"] for row in rows["organisation"])
    open_ = Counter(row["kind"] for row in rows["organisation"] if not row.get("closed"))
    locations = rows["location"]
    there["sub-icb-location"] = len({row["code"] for row in locations})
    open_["sub-icb-location"] = sum(not row.get("last_day") for row in locations)
    for line in read_csv(kept / "kinds.csv", ("kind", "title", "complete_from", "complete_to", "gap")):
        rows["kind"].append({**line, "records": there[line["kind"]], "open": open_[line["kind"]]})


def _add_sources(collected: Collected) -> None:
    """Adds the sources that rows name."""
    cited = {key for rows in collected.rows.values() for row in rows for key in parts(row.get("source") or "")}
    for line in collected.lines("sources", "source_id", "title", "publisher", "licence", "as_of"):
        if line["source_id"] in cited:
            collected.add(
                "source",
                key=line["source_id"],
                title=line["title"],
                publisher=_BRACKETED.sub("", line["publisher"]),
                licence=_OF_COPIES.sub("", line["licence"]),
                date=line["as_of"],
            )
