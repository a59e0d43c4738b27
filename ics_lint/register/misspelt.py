"""What may be meant by a code or name that nothing has."""

import sqlite3

from ics_lint.register.finding import ENTRIES, FORMER, KINDS, NAMES, Fit, Match, match_of

__all__ = ["nearest_codes", "nearest_names"]

#: Words that so many names have that they tell nothing when names are compared by likeness.
_COMMON = frozenset(
    """
    and board borough care ccg city council county district for foundation group health healthcare hospital hospitals
    icb integrated metropolitan network nhs of partnership pcn teaching the trust university
    """.split()  # noqa: SIM905
)
#: How alike two words must be for one to be suggested for the other, from 0 to 1.
_LIKE_WORD = 0.74
#: How alike all letters of two names must be.
_LIKE_NAME = 0.82
#: How many letters of a code may be wrong; one in a short code.
_SLIPS_OF_CODES = 2
_SHORT_CODE = 5
_LONGEST_CODE = 9
#: How many letters more or fewer a misspelt word may have.
_SLIPS = 3
_SHORTEST_CODE = 3


def nearest_codes(connection: sqlite3.Connection, code: str, *, limit: int = 5) -> list[Match]:
    """The organisations whose codes are nearest to one that there is not, the likeliest first."""
    from ics_lint.nearest import distance

    wanted = code.strip().upper()
    if not wanted.isalnum() or not _SHORTEST_CODE <= len(wanted) <= _LONGEST_CODE or not _may_be_code(wanted):
        return []
    scored = []
    like = f"select * from ({ENTRIES}) where abs(length(code) - ?) <= 1"
    for row in connection.execute(like, [len(wanted)]):
        other = row["code"]
        slips = distance(wanted, other, _SLIPS_OF_CODES)
        if slips <= (1 if len(wanted) <= _SHORT_CODE else _SLIPS_OF_CODES):
            swapped = sorted(other) == sorted(wanted)
            scored.append((not swapped, slips, bool(row["closed"]), -_same_head(wanted, other), other, row))
    scored.sort(key=lambda each: each[:-1])
    return [match_of(row, Fit.NEAREST) for *_, row in scored[:limit]]


def _same_head(one: str, other: str) -> int:
    """How many letters two codes have in common at their heads."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(map(len, (one, other)))
    )


def _may_be_code(text: str) -> bool:
    """Whether a text is more like a code than like a word: it has a digit, or is as short as codes without one."""
    return any(map(str.isdigit, text)) or len(text) == len("RCF")


def _comparable(word: str, vocabulary: list[str]) -> list[str]:
    """The words with which a word may well be confused: about as long, and with its first letter or its last."""
    return [
        other
        for other in vocabulary
        if abs(len(other) - len(word)) <= _SLIPS and (other[0] == word[0] or other[-1] == word[-1])
    ]


def nearest_names(connection: sqlite3.Connection, wanted: str) -> list[Match]:
    """Those whose names are nearly the one wanted, then those that have words near to its words."""
    return [*_alike_as_a_whole(connection, wanted), *_alike_by_words(connection, wanted)]


def _alike_by_words(connection: sqlite3.Connection, wanted: str) -> list[Match]:
    """Those whose names have words that are near to those wanted; words that most names have do not count."""
    from difflib import SequenceMatcher, get_close_matches

    words = [word for word in wanted.split() if word not in _COMMON]
    if not words:
        return []
    names = connection.execute("select plain from register.name")
    vocabulary = sorted({word for (name,) in names for word in name.split()} - _COMMON)
    near = [get_close_matches(word, _comparable(word, vocabulary), n=6, cutoff=_LIKE_WORD) for word in words]
    meant = [word for known in near for word in known]
    if not meant:
        return []
    has_one = " or ".join("instr(plain, ?)" for _ in meant)
    scored = []
    for row in connection.execute(f"select * from ({NAMES}) where {has_one}", meant):
        own = set(row["plain"].split())
        places = (next((place for place, each in enumerate(known) if each in own), None) for known in near)
        hits = [place for place in places if place is not None]
        if len(hits) * 2 < len(words) or not hits:
            continue
        likeness = SequenceMatcher(None, wanted, row["plain"]).ratio()
        match = match_of(row, Fit.NEAREST)
        scored.append((-len(hits), sum(hits), *_order(match), -likeness, match))
    scored.sort(key=lambda each: each[:-1])
    best: dict[str, Match] = {}
    for *_, match in scored:
        best.setdefault(match.code, match)
    return list(best.values())[:10]


def _alike_as_a_whole(connection: sqlite3.Connection, wanted: str) -> list[Match]:
    """Those whose names have nearly the same letters, however they are divided into words."""
    from difflib import get_close_matches

    letters = wanted.replace(" ", "")
    named: dict[str, list[Match]] = {}
    for row in connection.execute(f"select * from ({NAMES})"):
        own = row["plain"].replace(" ", "")
        if abs(len(own) - len(letters)) <= _SLIPS:
            named.setdefault(own, []).append(match_of(row, Fit.NEAREST))
    near = get_close_matches(letters, named, n=5, cutoff=_LIKE_NAME)
    return [match for name in near for match in sorted(named[name], key=_order)]


def _order(match: Match) -> tuple[bool, bool, int]:
    return (match.use in FORMER, bool(match.closed), KINDS.index(match.kind))
