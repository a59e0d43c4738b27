"""The word that is most likely meant by one that is not among those known."""

from collections.abc import Collection, Iterable, Mapping

__all__ = ["as_id", "distance", "meant", "nearest", "slip_of"]

#: How alike two words must be to suggest one for the other, from 0 to 1.
_LIKENESS = 0.75
#: How many letters may differ in a slip of the pen, in short words and in others.
_SHORT = 8
#: How many letters an abbreviation has at most, which tells as much at the end of a name as several words do.
_ABBREVIATION = 4


def as_id(text: str) -> str:
    """A text in the form of an id: its words in small letters, with hyphens between them."""
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in text.lower()).split()
    return "-".join(words)


def meant(word: str, known: Collection[str], also: Mapping[str, str], *, name: object = None) -> str | None:
    """The known word that is most likely meant, or None.

    Args:
        word: a word that is not known; capitals and spaces do not count.
        known: the words that are.
        also: other words for the same, each with the known word.
        name: the name of the thing, which may end with what kind of thing it is.
    """
    plain = as_id(word) or word
    words = {each: each for each in known} | dict(also)
    found = plain if plain in words else slip_of(plain, words)
    if found is None and isinstance(name, str):
        found = _end_of(as_id(name), words)
    return words.get(found or nearest(plain, words) or "")


def _end_of(name: str, words: Collection[str]) -> str | None:
    """The longest of some words that a name ends with; of single words only abbreviations tell what a thing is.

    A finance committee of an ICB is a committee, and university hospitals of a town may be a trust.
    """
    head, of, _ = name.partition("-of-")
    first = max((word for word in words if of and f"-{head}".endswith(f"-{word}")), key=len, default=None)
    if first is not None:
        return first
    ends = [word for word in words if f"-{name}".endswith(f"-{word}")]
    return max((word for word in ends if "-" in word or len(word) <= _ABBREVIATION), key=len, default=None)


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
