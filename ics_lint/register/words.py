"""The register in words, for a terminal."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ics_lint.printing.cleaning import clean
from ics_lint.printing.lines import Line, Style, wrap

if TYPE_CHECKING:
    from ics_lint.register.finding import Match
    from ics_lint.register.showing import History, Section

__all__ = ["about_lines", "days", "history_lines", "name_found"]

_USES = {
    "former": "formerly",
    "other": "also",
    "short": "in short",
    "system": "the system before:",
    "gss": "by the GSS code",
}
#: What is said of a confidence; nothing of what is registered.
_CONFIDENCES = {"stated": "as stated", "derived": "worked out", "assumed": "assumed: may be wrong"}
#: Cells of a row that are not told as they are.
_TOLD = frozenset(
    "code name first_day last_day confidence extent share use seen key id number date sector gss as_of".split()  # noqa: SIM905
)
#: Kinds in words, where they are not what they are called.
_KINDS = {
    "icb": "integrated care board",
    "ccg": "clinical commissioning group (CCG)",
    "pcn": "primary care network",
    "nhs-trust": "NHS trust",
    "foundation-trust": "NHS foundation trust",
    "local-authority": "council",
    "sub-icb-location": "sub-ICB location",
    "region": "NHS England region",
}


def days(first_day: str | None, last_day: str | None) -> str:
    """A span of days in words."""
    if first_day and last_day:
        return f"{first_day} to {last_day}"
    if first_day:
        return f"since {first_day}"
    return f"until {last_day}" if last_day else ""


def name_found(match: "Match") -> str:
    """The name of what was found, with the other name or code by which it was found, if it was by one."""
    if match.by is None or match.use is None or match.use == "short":
        return match.name
    until = f", until {match.until}" if match.until and match.use in {"former", "gss"} else ""
    return f"{match.name} ({_USES[match.use]} {match.by}{until})"


def history_lines(histories: "Iterable[History]", width: int) -> Iterator[Line]:
    """The lines that tell of an organisation."""
    for number, history in enumerate(histories):
        if number:
            yield []
        yield from _entry_lines(history.entry, width)
        for section in history.sections:
            yield []
            yield [(section.title, Style.HEADING)]
            for row in section.rows:
                yield from _row_lines(section, row, width)


def _entry_lines(entry: Mapping[str, Any], width: int) -> Iterator[Line]:
    yield [(f"{entry['code']}  {clean(entry['name'])}", Style.PLACE)]
    facts = [_KINDS.get(entry["kind"], entry["kind"])]
    if "form" in entry:
        facts.append(entry["form"])
    span = days(entry.get("opened"), entry.get("closed"))
    facts.append(f"open {span}" if span.startswith("since") else span or "when it opened is not known")
    if "region" in entry and entry["kind"] != "region":
        facts.append(f"region {entry['region']}")
    if "location" in entry:
        facts.append(f"sub-ICB location {entry['location']}")
    yield from _text("; ".join(facts) + ".", width)
    if "note" in entry:
        yield from _text(entry["note"], width)
    if "confidence" in entry and entry["confidence"] in _CONFIDENCES:
        yield from _text(f"Confidence: {_CONFIDENCES[entry['confidence']]}.", width)


def _text(text: str, width: int, first: str = "", rest: str | None = None) -> Iterator[Line]:
    for line in wrap(clean(text), width, first=first, rest=rest):
        yield [(line, Style.PLAIN)]


def _row_lines(section: "Section", row: Mapping[str, Any], width: int) -> Iterator[Line]:
    yield from _text(_row_text(section, row), width, "  ", "      ")


def _row_text(section: "Section", row: Mapping[str, Any]) -> str:
    """One row: what it is about, then when, then what else is known."""
    if "number" in row:
        return f"{row['number']:,}, open or closed; `ics-lint query` lists them."
    heads = (row.get(name) for name in ("key", "code", "gss", "sector", "name", "title"))
    parts = [" ".join(str(head) for head in heads if head is not None)]
    if "use" in row and row["use"] != "current":
        parts[0] = f"{_USES[row['use']]} {parts[0]}"
    if section.key in {"predecessors", "successors"}:
        parts.append(f"on {row['first_day']}")
    else:
        parts.append(days(row.get("first_day"), row.get("last_day")))
    if row.get("extent") == "whole" and "share" in row:
        parts.append("the whole of it")
    elif "share" in row:
        of = "small areas" if section.key in {"areas", "councils"} else "admissions"
        parts.append(f"{row['share']:.1%} of {of}")
    elif row.get("extent") == "part" and "part" not in row:
        parts.append("a part")
    parts += [str(value) for name, value in row.items() if name not in _TOLD and name not in {"title", "location_name"}]
    parts += [f"as of {row['as_of']}"] if "as_of" in row else []
    parts += [f"seen in {row['seen']}"] if "seen" in row and "last_day" not in row else []
    parts += [str(row["date"])] if "date" in row else []
    parts.append(_CONFIDENCES.get(row.get("confidence", ""), ""))
    return ("; " if section.key == "sources" else ", ").join(part for part in parts if part)


def about_lines(told: Mapping[str, Any], width: int) -> Iterator[Line]:
    """The lines that tell of a register, from what `about` gives."""
    facts = told["about"]
    yield [(clean(facts.get("title", "Organisation register")), Style.PLACE)]
    yield from _text(f"As of {facts.get('as-of', 'a day that is not said')}.", width)
    yield []
    yield [("What is in it", Style.HEADING)]
    for kind in told["kinds"]:
        complete = days(kind["complete_from"], kind["complete_to"])
        extent = f"complete {complete}" if complete else "may not be complete"
        text = f"{kind['kind']}: {kind['records']:,} {kind['title']}, {kind['open']:,} of them open; {extent}."
        yield from _text(f"{text} {kind['gap'] or ''}", width, "  ", "      ")
    yield []
    yield [("Sources", Style.HEADING)]
    for source in told["sources"]:
        said = [source["title"], source["publisher"], source["date"], source["licence"]]
        yield from _text(f"{source['key']}  {'; '.join(filter(None, said))}", width, "  ", "      ")
    yield []
    yield [("Licence", Style.HEADING)]
    for name in ("licence", "licence-url", "attribution", "changes"):
        if name in facts:
            yield from _text(facts[name], width, "  ")
