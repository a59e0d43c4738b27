"""Writes YAML as people write it: comments, blank lines, short things on one line, codes in quotes."""

import json
import re
from collections.abc import Iterable, Mapping

from ics_lint.printing.lines import wrap

__all__ = ["code", "comment", "entry", "id_from", "items", "listed", "text"]

_WIDTH = 118
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ()/'.&+_-]*")
#: Words that some reader of YAML takes for something other than text.
_RESERVED = frozenset("true false yes no on off null y n".split())  # noqa: SIM905
#: Words that names of trusts have and ids need not.
_DROPPED = frozenset({"the", "nhs", "foundation", "trust"})


def text(value: str) -> str:
    """A text as a value, in quotes where it could be read as anything else."""
    if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED and not value.endswith(" "):
        return value
    return json.dumps(value, ensure_ascii=False)


def code(value: str) -> str:
    """A code as a value: always in quotes."""
    return f'"{value}"'


def listed(values: Iterable[str]) -> str:
    """Values on one line."""
    return f"[{', '.join(values)}]"


def items(key: str, values: Iterable[str], indent: int) -> list[str]:
    """A key with a list: on one line if it fits, else one value a line."""
    values = list(values)
    line = f"{' ' * indent}{key}: {listed(values)}"
    if len(line) <= _WIDTH:
        return [line]
    return [f"{' ' * indent}{key}:", *(f"{' ' * indent}  - {value}" for value in values)]


def entry(key: str, cells: Mapping[str, str], indent: int) -> list[str]:
    """A key with a mapping of values that are written already: on one line if it fits, else one value a line."""
    line = f"{' ' * indent}{key}: {{{', '.join(f'{name}: {value}' for name, value in cells.items())}}}"
    if len(line) <= _WIDTH:
        return [line]
    return [f"{' ' * indent}{key}:", *(f"{' ' * indent}  {name}: {value}" for name, value in cells.items())]


def comment(words: str, indent: int = 0, *, hanging: str = "") -> list[str]:
    """A comment, on as many lines as it takes; all but the first with a further indentation."""
    head = " " * indent + "# "
    return wrap(words, _WIDTH, first=head, rest=head + hanging)


def id_from(name: str, taken: set[str], fallback: str) -> str:
    """An id made from a name that no other thing has, and takes it.

    Args:
        name: the name.
        taken: the ids that other things have.
        fallback: what is added to tell things of one name apart.
    """
    from ics_lint.register.plain import plain

    words = re.findall(r"[a-z0-9]+", plain(name).replace("/", " "))
    kept = [word for word in words if word not in _DROPPED] or words
    made = "-".join(kept)
    if made in taken or not made:
        made = "-".join(filter(None, (made, fallback.lower())))
    taken.add(made)
    return made
