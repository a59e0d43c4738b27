"""From the collected files: the trusts, their names, sectors, hosts and successors."""

import re

from ics_lint.errors import UsageError
from ics_lint.register.collected import Collected
from ics_lint.register.confidence import Confidence
from ics_lint.register.plain import day_after
from ics_lint.register.reading import Record, parts

__all__ = ["add_trusts"]

#: Remarks on sectors stand in the files' notes; the register says it by the confidence of a sector.
_SECTOR_REMARK = re.compile(r"\s*Additional sector\(s\) [^.]*\.")


def add_trusts(collected: Collected) -> None:
    """Adds the trusts."""
    columns = (
        "ods_code name kind sectors icb_ods_code icb_basis icb_ods_code_before_2026_04 region_ods_code open_date "
        "close_date successor_ods_codes succession_dates sources notes"
    )
    for line in collected.lines("trusts", *columns.split()):
        source = collected.cited(line["sources"])
        code, closed = line["ods_code"], line["close_date"]
        collected.closed[code] = closed
        boards = collected.add_hosting(
            code,
            line["icb_ods_code_before_2026_04"],
            line["icb_ods_code"],
            opened=line["open_date"],
            closed=closed,
            confidence=Confidence.REGISTERED if "S08" in line["icb_basis"] else Confidence.DERIVED,
            source=source,
        )
        collected.add(
            "organisation",
            code=code,
            kind=line["kind"],
            name=line["name"],
            opened=line["open_date"],
            closed=closed,
            board=boards[-1] if boards else line["icb_ods_code"],
            region=collected.region_names.get(line["region_ods_code"], ""),
            confidence=Confidence.REGISTERED,
            source=source,
            note=_SECTOR_REMARK.sub("", line["notes"]).strip(),
        )
        collected.trust_names[code] = line["name"]
        collected.add_sectors(code, line["name"], parts(line["sectors"]))
        successors, days = parts(line["successor_ods_codes"]), parts(line["succession_dates"])
        for successor, day in zip(successors, _for_each(days, successors, code), strict=True):
            collected.add(
                "succession",
                code=code,
                successor=successor,
                first_day=day_after(closed) if day == closed else day,
                kind="acquisition",
                extent="whole" if len(successors) == 1 else "part",
                confidence=Confidence.DERIVED if "no successor record" in line["notes"] else Confidence.REGISTERED,
                source=source,
            )
    _add_trust_names(collected)


def _for_each(days: list[str], successors: list[str], code: str) -> list[str]:
    """The day of each successor; one day that is given stands for all."""
    if len(days) == 1:
        return days * len(successors)
    if len(days) != len(successors):
        raise UsageError(f"trusts.csv: {code} has {len(successors)} successors and {len(days)} days of succession.")
    return days


def _add_trust_names(collected: Collected) -> None:
    former: dict[str, list[Record]] = {}
    for line in collected.lines(
        "trust_former_names", "ods_code", "former_name", "first_seen", "last_seen", "last_day_in_use", "sources"
    ):
        former.setdefault(line["ods_code"], []).append(line)
    for code, name in collected.trust_names.items():
        lines = sorted(former.get(code, ()), key=lambda line: line["last_seen"])
        first_days = ["", *(day_after(line["last_day_in_use"]) if line["last_day_in_use"] else "" for line in lines)]
        for line, first_day in zip(lines, first_days, strict=False):
            seen = " to ".join(dict.fromkeys(filter(None, (line["first_seen"], line["last_seen"]))))
            collected.add_name(
                code,
                line["former_name"],
                "former",
                first_day=first_day,
                last_day=line["last_day_in_use"],
                seen=seen,
                source=collected.cited(line["sources"]),
            )
        collected.add_name(code, name, "current", first_day=first_days[-1], source=collected.source_of(code))
