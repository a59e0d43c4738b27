"""The word that is most likely meant by one that is not among those known."""

from collections.abc import Iterable

__all__ = ["distance", "nearest", "slip_of"]

#: How alike two words must be to suggest one for the other, from 0 to 1.
_LIKENESS = 0.75
#: How many letters may differ in a slip of the pen, in short words and in others.
_SHORT = 8


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that is most likely meant, or None where none is near."""
    from difflib import get_close_matches

    matches = get_close_matches(word, list(words), n=1, cutoff=_LIKENESS)
    return matches[0] if matches else None


def slip_of(word: str, words: Iterable[str]) -> str | None:
    """The word of which this one is a slip of the pen, or None.

    Where other words than the known ones are allowed, only a letter or two may differ, and a word that adds something
    to a known one (`trust-partner-2`) is a word of its own.
    """
    allowed = 1 if len(word) < _SHORT else 2
    for known in words:
        if abs(len(known) - len(word)) > allowed or known.startswith(word) or word.startswith(known):
            continue
        if not any(map(str.isdigit, word + known)) and 0 < distance(word, known, allowed) <= allowed:
            return known
    return None


def distance(one: str, other: str, limit: int) -> int:
    """How many letters must be changed, added, left out or swapped with their neighbour.

    Where that is more than the limit, it is one more than the limit.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, compared in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != compared))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == compared:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, last = last, current
    return last[-1]
