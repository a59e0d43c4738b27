"""Brings a register up to date from the files that ODS and ONS publish.

What these files do not say (former names of before, where providers work, places, collaboratives) is kept from the
register that there is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from ics_lint.register.confidence import Confidence
from ics_lint.register.ledger import FIRST_BOARDS, Ledger
from ics_lint.register.official import Lookup, Official, named
from ics_lint.register.plain import day_after, day_before, token
from ics_lint.register.reading import Record

__all__ = ["update"]

_TRUSTS = ("nhs-trust", "foundation-trust")
_PUBLISHERS = (("ODS", "NHS England, Organisation Data Service"), ("ONS", "Office for National Statistics"))
#: How much a council's share in a board's area may differ without being another.
_SAME_SHARE = 0.0005
_MOST_LISTED = 8


def update(ledger: Ledger, official: Official) -> None:
    """Takes over into a register what was published; the ledger's notes say what was assumed or is missing."""
    boards = [lookup for lookup in official.lookups if "ICBNM" in lookup.columns]
    if boards:
        _take_boards(ledger, boards[-1])
    else:
        ledger.missing("ONS list of boards (ICB..CD, ICB..CDH, ICB..NM)", "boards")
    if official.groups is None:
        ledger.missing("eccg.csv", "sub-ICB locations and CCGs")
    else:
        _take_locations(ledger, official.groups)
    for lookup in [lookup for lookup in official.lookups if "SICBLCDH" in lookup.columns][-1:]:
        _take_location_codes(ledger, lookup)
    if official.trusts is None:
        ledger.missing("etr.csv", "trusts")
    else:
        _take_trusts(ledger, official.trusts)
    if official.successions is None:
        ledger.missing("succ.csv", "successors")
    else:
        _take_successions(ledger, official.successions)
    if official.networks is None:
        ledger.missing("epcn.csv", "primary care networks")
    else:
        _take_networks(ledger, official.networks)
    _take_areas(ledger, official.lookups)
    ledger.notes += [f"{path.name} is none of the files that are read." for path in official.passed_over]
    found = {
        "icb": bool(boards),
        "sub-icb-location": official.groups is not None,
        **dict.fromkeys(_TRUSTS, official.trusts is not None),
        "pcn": official.networks is not None,
    }
    ledger.settle()
    ledger.tell_itself([kind for kind, there in found.items() if there], _PUBLISHERS)


def _take_boards(ledger: Ledger, lookup: Lookup) -> None:
    lines = {line["ICBCDH"]: line for line in lookup.lines}
    for code, line in sorted(lines.items()):
        region = _region_of(ledger, line)
        if code not in ledger.entries:
            short = line["ICBNM"].removeprefix("NHS ").removesuffix(" Integrated Care Board")
            ledger.add(code, "icb", line["ICBNM"], opened=ledger.day, region=region, short_name=short)
            ledger.add_name(code, short, "short", first_day=ledger.day)
            ledger.notes.append(f"{code} ({line['ICBNM']}) is new; that it opened on {ledger.day} is assumed.")
        elif ledger.is_open_board(code):
            ledger.rename(code, line["ICBNM"])
            ledger.entries[code]["region"] = region or ledger.entries[code]["region"]
        else:
            ledger.notes.append(f"{lookup.path.name} lists {code}, which closed on {ledger.entries[code]['closed']}.")
        ledger.recode(code, line["ICBCD"])
    gone = ledger.open_codes("icb") - set(lines)
    if gone:
        ledger.notes.append(f"{lookup.path.name} does not list {_some(gone)}; if they closed, it does not say when.")


def _region_of(ledger: Ledger, line: Record) -> str | None:
    if line.get("NHSERCDH") in ledger.regions:
        return str(ledger.regions[line["NHSERCDH"]])
    name = token(line.get("NHSERNM", ""))
    return name if name in ledger.regions.values() else None


def _take_locations(ledger: Ledger, lines: Iterable[Record]) -> None:
    """Takes over the locations, and when the groups (CCGs) of the same file closed."""
    current = {row["code"]: row for row in ledger.rows["location"] if not row["last_day"]}
    closed_boards = set()
    for line in lines:
        code, board, row = line["code"], line["board"], current.get(line["code"])
        if not line["name"].upper().endswith(f" ICB - {code}"):
            _close_group(ledger, line)
        elif line["close_date"]:
            if row is not None:
                row["last_day"] = line["close_date"]
        elif not ledger.is_open_board(board):
            closed_boards.add(board)
        elif row is None or row["board"] != board:
            first_day = max(line["open_date"], FIRST_BOARDS)
            if row is not None:
                row["last_day"], first_day = day_before(ledger.day), ledger.day
            name = named(line["name"].removesuffix(code)) + " " + code
            days = {"first_day": first_day, "last_day": None}
            added = {"code": code, "board": board, "name": name, "gss": row["gss"] if row else None, "note": None}
            ledger.rows["location"].append({**added, **days, "source": "ODS"})
    if closed_boards:
        boards = _some(closed_boards)
        ledger.notes.append(f"eccg.csv has locations of boards that are not open ({boards}): passed over.")


def _close_group(ledger: Ledger, line: Record) -> None:
    entry = ledger.entries.get(line["code"])
    if entry is not None and entry["kind"] == "ccg" and line["close_date"]:
        entry["closed"] = line["close_date"]


def _take_location_codes(ledger: Ledger, lookup: Lookup) -> None:
    codes = {line["SICBLCDH"]: line.get("SICBLCD") for line in lookup.lines}
    for row in ledger.rows["location"]:
        if not row["last_day"] and codes.get(row["code"]):
            row["gss"] = codes[row["code"]]


def _take_trusts(ledger: Ledger, lines: list[Record]) -> None:
    reopened = {line["code"] for line in lines if not line["close_date"]} & ledger.closed_codes(*_TRUSTS)
    if reopened:
        text = "older than the register, and was passed over"
        ledger.notes.append(
            f"etr.csv has {_some(reopened)} as open, which had closed by {ledger.before}: it is {text}."
        )
        return
    outside = 0
    for line in lines:
        if line["region"] not in ledger.regions:
            outside += 1
            continue
        code = line["code"]
        kind = "foundation-trust" if "FOUNDATION TRUST" in line["name"].upper() else "nhs-trust"
        if code not in ledger.entries:
            region = ledger.regions[line["region"]]
            opened, closed = line["open_date"] or None, line["close_date"] or None
            ledger.add(code, kind, named(line["name"]), opened=opened, closed=closed, region=region)
        else:
            ledger.rename(code, named(line["name"]))
            ledger.entries[code]["kind"] = kind
            ledger.close(code, line["close_date"])
        ledger.host(code, line["board"], Confidence.DERIVED)
    missing = ledger.open_codes(*_TRUSTS) - {line["code"] for line in lines}
    if missing:
        ledger.notes.append(f"etr.csv does not list {_some(missing)}: kept as of {ledger.before}.")
    if outside:
        ledger.notes.append(f"etr.csv: {outside} of the lines are of no region of England, and were passed over.")


def _take_successions(ledger: Ledger, lines: Iterable[Record]) -> None:
    known = {(row["code"], row["successor"]) for row in ledger.rows["succession"]}
    for line in lines:
        pair = (line["code"], line["successor"])
        old, new = (ledger.entries.get(code) for code in pair)
        if old is None or new is None or pair in known or old["kind"] == "pcn":
            continue
        known.add(pair)
        day = day_after(line["day"]) if line["day"] and line["day"] == old["closed"] else line["day"]
        kind = "merger" if old["kind"] == "ccg" else "acquisition"
        row = {"code": pair[0], "successor": pair[1], "first_day": day, "kind": kind, "extent": None, "part": None}
        ledger.rows["succession"].append({**row, "confidence": Confidence.REGISTERED, "source": "ODS"})


def _take_networks(ledger: Ledger, lines: list[Record]) -> None:
    boards = {row["code"]: row["board"] for row in ledger.rows["location"] if not row["last_day"]}
    for line in lines:
        code, name = line["code"], named(line["name"])
        if code not in ledger.entries:
            opened, closed = line["open_date"] or None, line["close_date"] or None
            ledger.add(code, "pcn", name, opened=opened, closed=closed)
        else:
            ledger.rename(code, name)
            ledger.close(code, line["close_date"])
        entry = ledger.entries[code]
        entry["location"] = line["location"]
        ledger.host(code, boards.get(line["location"], ""), Confidence.REGISTERED)
        if entry["board"]:
            entry["region"] = ledger.entries[entry["board"]]["region"]
    missing = ledger.open_codes("pcn") - {line["code"] for line in lines}
    if missing:
        ledger.notes.append(f"epcn.csv does not list {len(missing)} networks that were open on {ledger.before}.")


def _take_areas(ledger: Ledger, lookups: list[Lookup]) -> None:
    """Takes over in which boards' areas councils lie, counted in small areas."""
    areas = [lookup for lookup in lookups if lookup.columns >= {"LSOACD", "ICBCDH"}]
    areas = [lookup for lookup in areas if lookup.columns & {"LADCD", "LTLACD", "UTLACD"}]
    if not areas:
        ledger.missing("ONS lookup of LSOAs to boards and councils (LSOA..CD, ICB..CDH, LAD..CD)", "councils' areas")
        return
    upper = {
        line["LTLACD"]: line["UTLACD"]
        for lookup in lookups
        if "UTLACD" in lookup.columns
        for line in lookup.lines
        if line.get("LTLACD")
    }
    known = ledger.open_codes("local-authority")
    councils = {row["gss"]: row["code"] for row in ledger.rows["area_code"] if row["code"] in known}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    left_out: set[str] = set()
    for line in areas[-1].lines:
        district = line.get("UTLACD") or line.get("LTLACD") or line["LADCD"]
        council = councils.get(upper.get(district, district))
        if council is None:
            left_out.add(district)
        else:
            counts[council][line["ICBCDH"]] += 1
    closed = {board for boards in counts.values() for board in boards if not ledger.is_open_board(board)}
    if closed:
        name = areas[-1].path.name
        ledger.notes.append(f"{name} has areas of boards that are not open ({_some(closed)}): passed over as too old.")
        return
    for council, boards in sorted(counts.items()):
        _set_areas(ledger, council, {board: count / boards.total() for board, count in boards.items()})
    if left_out:
        text = "an ONS lookup of districts to counties (LTLA..CD, UTLA..CD) may be missing"
        ledger.notes.append(f"{len(left_out)} districts belong to no council that is known, and were left out; {text}.")


def _set_areas(ledger: Ledger, council: str, shares: dict[str, float]) -> None:
    current = {row["board"]: row for row in ledger.rows["area"] if row["council"] == council and not row["last_day"]}
    for board, row in current.items():
        if abs(shares.get(board, 0) - row["share"]) > _SAME_SHARE:
            ended = ledger.entries[board]["closed"]
            row["last_day"] = ended or day_before(ledger.day)
    for board, share in shares.items():
        if board in current and not current[board]["last_day"]:
            continue
        extent = "whole" if share == 1 else "part"
        added = {"council": council, "board": board, "extent": extent, "share": round(share, 4)}
        days = {"first_day": ledger.day, "last_day": None}
        ledger.rows["area"].append({**added, **days, "confidence": Confidence.REGISTERED, "source": "ONS"})
    ledger.entries[council]["board"] = max(shares, key=lambda board: (shares[board], board))


def _some(codes: Iterable[str]) -> str:
    """A few of the codes, and how many more there are."""
    listed = sorted(codes)
    more = f" and {len(listed) - _MOST_LISTED} more" if len(listed) > _MOST_LISTED else ""
    return ", ".join(listed[:_MOST_LISTED]) + more
