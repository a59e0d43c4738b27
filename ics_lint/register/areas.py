"""From the collected files: areas of boards, where providers work, places and collaboratives."""

from collections import defaultdict
from collections.abc import Mapping

from ics_lint.register.collected import FIRST_BOARDS, REORGANISATION, Collected
from ics_lint.register.confidence import Confidence, surest, weakest
from ics_lint.register.reading import Record, parts

__all__ = ["add_admissions", "add_collaboratives", "add_locations", "add_places", "add_working_areas"]

#: What evidence is worth that begins so; any other is an inference.
_EVIDENCE: Mapping[str, Confidence] = {
    "general knowledge": Confidence.ASSUMED,
    "inferred": Confidence.ASSUMED,
    "stated": Confidence.STATED,
    "listed": Confidence.STATED,
}


def _worth(evidence: str) -> Confidence:
    return next((worth for words, worth in _EVIDENCE.items() if evidence.startswith(words)), Confidence.DERIVED)


def _worth_for_each_heir(line: Record) -> Confidence:
    """What it is worth that a provider works in the area of each board that a board's area came to.

    Who works in the whole of an area that was divided works in each part; who works in a part of it may not.
    """
    divided = len(parts(line["served_icb_ods_codes_2026"])) > 1
    return Confidence.ASSUMED if divided and line["extent"] == "part" else _worth(line["evidence"])


def add_locations(collected: Collected) -> None:
    """Adds the sub-ICB locations."""
    columns = "ods_code ons_code name icb_ods_code valid_from valid_to successor sources"
    for line in sorted(collected.lines("sub_icb_locations", *columns.split()), key=lambda each: each["valid_from"]):
        code = line["ods_code"]
        codes = parts(line["ons_code"])
        successors = ", ".join(parts(line["successor"]))
        note = f"Its area came to {successors}." if successors else ""
        collected.first_board.setdefault(code, line["icb_ods_code"])
        collected.add(
            "location",
            code=code,
            board=line["icb_ods_code"],
            name=line["name"],
            gss=codes[-1] if codes else "",
            first_day=line["valid_from"],
            last_day=line["valid_to"],
            note=note,
            source=collected.cited(line["sources"]),
        )


def add_working_areas(collected: Collected) -> None:
    """Adds where providers work that work in several systems."""
    columns = (
        "provider_ods_code service served_icb_ods_code_2022 served_icb_ods_codes_2026 extent area evidence source_url"
    )
    later: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for line in collected.lines("multi_system_providers", *columns.split()):
        code, board = line["provider_ods_code"], line["served_icb_ods_code_2022"]
        closed = collected.board_closed.get(board, "")
        collected.add(
            "working_area",
            code=code,
            board=board,
            service=line["service"],
            extent=line["extent"],
            area=line["area"],
            first_day=FIRST_BOARDS,
            last_day=closed,
            confidence=_worth(line["evidence"]),
            source=line["source_url"],
        )
        for successor in parts(line["served_icb_ods_codes_2026"]):
            if successor != board:
                later[code, successor].append(line)
    present = {(row["code"], row["board"]) for row in collected.rows["working_area"] if not row["last_day"]}
    for (code, board), lines in later.items():
        if (code, board) in present:
            continue
        collected.add(
            "working_area",
            code=code,
            board=board,
            service=lines[0]["service"],
            extent="whole" if all(line["extent"] == "whole" for line in lines) else "part",
            area="; ".join(dict.fromkeys(line["area"] for line in lines if line["area"])),
            first_day=REORGANISATION,
            confidence=weakest([Confidence.DERIVED, surest(map(_worth_for_each_heir, lines))]),
            source="; ".join(dict.fromkeys(line["source_url"] for line in lines if line["source_url"])),
        )


def add_admissions(collected: Collected) -> None:
    """Adds from where acute trusts admit; for boards of 2026 the sum over the boards that went into them whole."""
    later: dict[tuple[str, str], float] = defaultdict(float)
    columns = ("trust_ods_code", "icb_ods_code", "share_of_admissions", "sources")
    for line in collected.lines("acute_trust_icb_flows", *columns):
        code, board = line["trust_ods_code"], line["icb_ods_code"]
        closed = collected.closed.get(code)
        if closed is None or (closed and closed < FIRST_BOARDS):
            continue
        share = float(line["share_of_admissions"])
        last_days = filter(None, (collected.board_closed.get(board), closed))
        collected.add(
            "admissions",
            code=code,
            board=board,
            share=share,
            first_day=FIRST_BOARDS,
            last_day=min(last_days, default=""),
            confidence=Confidence.REGISTERED,
            source=collected.cited(line["sources"]),
        )
        heirs = collected.heirs.get(board, [])
        if len(heirs) == 1 and not (closed and closed < REORGANISATION):
            later[code, heirs[0]] += share
    known = {(row["code"], row["board"]) for row in collected.rows["admissions"]}
    for (code, board), share in later.items():
        if (code, board) not in known:
            collected.add(
                "admissions",
                code=code,
                board=board,
                share=round(share, 4),
                first_day=REORGANISATION,
                last_day=collected.closed[code],
                confidence=Confidence.DERIVED,
                source="",
            )


def add_places(collected: Collected) -> None:
    """Adds the places that are known by name."""
    columns = "icb_ods_code place_name la_names evidence as_of source_url"
    for line in collected.lines("places", *columns.split()):
        collected.add(
            "place",
            board=line["icb_ods_code"],
            name=line["place_name"],
            councils="; ".join(parts(line["la_names"])),
            as_of=line["as_of"],
            confidence=_worth(line["evidence"]),
            source=line["source_url"],
        )


def add_collaboratives(collected: Collected) -> None:
    """Adds the provider collaboratives that are known by name, and their members."""
    columns = (
        "collaborative_id name icb_ods_codes kind status formed governance membership_completeness as_of source_urls"
    )
    for line in collected.lines("collaboratives", *columns.split()):
        key = line["collaborative_id"]
        collected.add(
            "collaborative",
            id=key,
            name=line["name"],
            kind=line["kind"],
            status=line["status"],
            formed=line["formed"],
            governance=line["governance"],
            members=line["membership_completeness"],
            as_of=line["as_of"],
            source=line["source_urls"],
        )
        for board in parts(line["icb_ods_codes"]):
            collected.add("collaborative_board", collaborative=key, board=board)
    columns = "collaborative_id member_ods_code member_name member_kind evidence"
    for line in collected.lines("collaborative_members", *columns.split()):
        collected.add(
            "collaborative_member",
            collaborative=line["collaborative_id"],
            name=line["member_name"],
            code=line["member_ods_code"],
            kind=line["member_kind"],
            confidence=_worth(line["evidence"]),
        )
