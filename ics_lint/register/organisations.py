"""From the collected files: all organisations but trusts, with their names, codes, hosts and successors."""

import re
from collections.abc import Iterable

from ics_lint.register.collected import FIRST_BOARDS, Collected
from ics_lint.register.confidence import Confidence
from ics_lint.register.plain import day_after, day_before, plain, token
from ics_lint.register.reading import Record, parts

__all__ = ["add_boards", "add_councils", "add_groups", "add_networks", "add_regions"]

_GSS = re.compile(r"[EJ]\d{8}")
_GSS_DAYS = re.compile(r"([EJ]\d{8}) \((?:(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)|from (\d{4}-\d\d-\d\d))\)")
_COUNCIL_FORMS = {"unitary (sui generis)": "unitary"}


def add_regions(collected: Collected) -> None:
    """Adds the regions."""
    for line in collected.lines("regions", "ods_code", "ons_code", "name", "ons_code_history", "notes", "sources"):
        collected.region_names[line["ods_code"]] = token(line["name"])
        source = collected.cited(line["sources"])
        collected.add(
            "organisation",
            code=line["ods_code"],
            kind="region",
            name=line["name"],
            region=token(line["name"]),
            gss=line["ons_code"],
            confidence=Confidence.REGISTERED,
            source=source,
            note=line["notes"],
        )
        collected.add_name(line["ods_code"], line["name"], "current", source=source)
        for gss in dict.fromkeys([*_GSS.findall(line["ons_code_history"]), line["ons_code"]]):
            collected.add("area_code", code=line["ods_code"], gss=gss, source=source)


def add_boards(collected: Collected) -> None:
    """Adds the boards, the systems they came from, and which followed which."""
    columns = (
        "ods_code ons_code ons_code_history name short_name ics_stp_name_2021 stp21_ons_code region_ods_code "
        "valid_from valid_to cluster_partners_2025 notes sources"
    )
    for line in collected.lines("icbs", *columns.split()):
        source = collected.cited(line["sources"])
        code = line["ods_code"]
        collected.board_closed[code] = line["valid_to"]
        collected.board_region[code] = collected.region_names.get(line["region_ods_code"], "")
        collected.add(
            "organisation",
            code=code,
            kind="icb",
            name=line["name"],
            short_name=line["short_name"],
            opened=line["valid_from"],
            closed=line["valid_to"],
            region=collected.board_region[code],
            gss=line["ons_code"],
            confidence=Confidence.REGISTERED,
            source=source,
            note=line["notes"],
        )
        collected.add_name(code, line["name"], "current", first_day=line["valid_from"], source=source)
        collected.add_name(code, line["short_name"], "short", first_day=line["valid_from"], source=source)
        if line["ics_stp_name_2021"]:
            last_day = day_before(line["valid_from"])
            collected.add_name(code, line["ics_stp_name_2021"], "system", last_day=last_day, source=source)
        for gss, first_day, last_day in _board_codes(line):
            collected.add("area_code", code=code, gss=gss, first_day=first_day, last_day=last_day, source=source)
        for partner in parts(line["cluster_partners_2025"]):
            collected.add("cluster", board=code, partner=partner, source=source)
    columns = "predecessor_ods_code successor_ods_code effective_date kind extent territory sources"
    for line in collected.lines("icb_successions", *columns.split()):
        code, successor = line["predecessor_ods_code"], line["successor_ods_code"]
        collected.heirs.setdefault(code, []).append(successor)
        collected.add(
            "succession",
            code=code,
            successor=successor,
            first_day=line["effective_date"],
            kind=line["kind"],
            extent=line["extent"],
            part=line["territory"] if line["extent"] == "part" else "",
            confidence=Confidence.REGISTERED,
            source=collected.cited(line["sources"]),
        )


def _board_codes(line: Record) -> Iterable[tuple[str, str, str]]:
    """The GSS codes of a board and of the system before it, with first and last day."""
    dated = [
        (gss, first_day or since, last_day)
        for gss, first_day, last_day, since in _GSS_DAYS.findall(line["ons_code_history"])
    ] or [(line["ons_code"], line["valid_from"], line["valid_to"])]
    earlier = line["stp21_ons_code"]
    first_gss, _, first_last_day = dated[0]
    if earlier == first_gss:
        dated[0] = (first_gss, "", first_last_day)
    elif earlier:
        dated.insert(0, (earlier, "", day_before(line["valid_from"])))
    gss, first_day, last_day = dated[-1]
    dated[-1] = (gss, first_day, last_day or line["valid_to"])
    return dated


def add_groups(collected: Collected) -> None:
    """Adds the clinical commissioning groups; `locations` must be there already, which some became."""
    columns = (
        "ods_code ons_codes name open_date close_date successor_ods_codes icb_ods_code_2025 region_ods_code sources"
    )
    for line in collected.lines("ccgs", *columns.split()):
        source = collected.cited(line["sources"])
        code = line["ods_code"]
        codes = parts(line["ons_codes"])
        collected.add(
            "organisation",
            code=code,
            kind="ccg",
            name=line["name"],
            opened=line["open_date"],
            closed=line["close_date"],
            board=line["icb_ods_code_2025"],
            region=collected.region_names.get(line["region_ods_code"], ""),
            gss=codes[-1] if codes else "",
            confidence=Confidence.REGISTERED,
            source=source,
        )
        collected.add_name(code, line["name"], "current", first_day=line["open_date"], source=source)
        for gss in codes:
            collected.add("area_code", code=code, gss=gss, source=source)
        if not line["close_date"]:
            continue
        succeeded = {"code": code, "first_day": day_after(line["close_date"]), "source": source}
        board = collected.first_board.get(code)
        if day_after(line["close_date"]) == FIRST_BOARDS and board is not None:
            collected.add("succession", **succeeded, successor=board, kind="abolition", confidence=Confidence.DERIVED)
            continue
        for successor in parts(line["successor_ods_codes"]):
            if " " not in successor:
                collected.add(
                    "succession", **succeeded, successor=successor, kind="merger", confidence=Confidence.REGISTERED
                )


def add_councils(collected: Collected) -> None:
    """Adds the councils and the boards' areas that they lie in."""
    columns = "ons_code ons_code_2026 name official_name type icb_ods_codes start_date notes sources"
    for line in collected.lines("local_authorities", *columns.split()):
        source = collected.cited(line["sources"])
        code = line["ons_code"]
        boards = parts(line["icb_ods_codes"])
        # Of the days on which the list has councils begin, only those of reorganisations are days of councils.
        opened = line["start_date"] if line["start_date"].endswith("-04-01") else ""
        collected.council_opened[code] = opened
        collected.add(
            "organisation",
            code=code,
            kind="local-authority",
            name=line["official_name"],
            short_name=line["name"],
            form=_COUNCIL_FORMS.get(line["type"], line["type"]),
            opened=opened,
            board=boards[0] if boards else "",
            region=collected.board_region.get(boards[0], "") if boards else "",
            gss=line["ons_code_2026"],
            confidence=Confidence.REGISTERED,
            source=source,
            note=line["notes"],
        )
        collected.add_name(code, line["official_name"], "current", first_day=opened, source=source)
        collected.add_name(code, line["name"], "short", first_day=opened, source=source)
        for gss in dict.fromkeys((code, line["ons_code_2026"])):
            collected.add("area_code", code=code, gss=gss, source=source)
    columns = "la_ons_code icb_ods_code extent share_of_lsoas valid_from valid_to sources"
    for line in collected.lines("la_icb", *columns.split()):
        code = line["la_ons_code"]
        collected.add(
            "area",
            council=code,
            board=line["icb_ods_code"],
            extent=line["extent"],
            share=float(line["share_of_lsoas"]),
            first_day=max(line["valid_from"], collected.council_opened.get(code, "")),
            last_day=line["valid_to"],
            confidence=Confidence.REGISTERED if line["valid_from"] == FIRST_BOARDS else Confidence.DERIVED,
            source=collected.cited(line["sources"]),
        )


def add_networks(collected: Collected) -> None:
    """Adds the primary care networks."""
    columns = (
        "ods_code name sub_icb_ods_code icb_ods_code_2023 icb_ods_code_2026 open_date close_date name_2025 notes "
        "sources"
    )
    for line in collected.lines("pcns", *columns.split()):
        source = collected.cited(line["sources"])
        code = line["ods_code"]
        boards = collected.add_hosting(
            code,
            line["icb_ods_code_2023"],
            line["icb_ods_code_2026"],
            opened=line["open_date"],
            closed=line["close_date"],
            confidence=Confidence.REGISTERED,
            source=source,
        )
        board = boards[-1] if boards else line["icb_ods_code_2023"]
        collected.add(
            "organisation",
            code=code,
            kind="pcn",
            name=line["name"],
            opened=line["open_date"],
            closed=line["close_date"],
            board=board,
            region=collected.board_region.get(board, ""),
            location=line["sub_icb_ods_code"],
            confidence=Confidence.REGISTERED,
            source=source,
            note=line["notes"],
        )
        collected.add_name(code, line["name"], "current", first_day="", source=source)
        if line["name_2025"] and plain(line["name_2025"]) != plain(line["name"]):
            collected.add_name(code, line["name_2025"], "other", seen="2025", source=source)
