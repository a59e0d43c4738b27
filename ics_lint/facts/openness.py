"""What a description leaves open by its `partial` lists.

A key may stand for a whole mapping: who leaves open `finance`, or the `merger` of a board, leaves open all that would
stand in it. A section that holds things by their ids is another matter: that it is not complete says nothing of the
things that are in it.
"""

from collections.abc import Iterator, Mapping, Set
from typing import Any

from ics_lint.facts.plan import Node
from ics_lint.loading.remarks import Path, Remark
from ics_lint.nearest import nearest

__all__ = ["left_open", "names_left_open", "remarks_on", "sections_left_open"]


def names_left_open(value: Mapping[str, Any]) -> list[str]:
    """The keys that a mapping says it gives only in part, or not at all."""
    partial = value.get("partial")
    return [name for name in partial if isinstance(name, str)] if isinstance(partial, list) else []


def sections_left_open(data: Mapping[str, Any], root: Node) -> frozenset[str]:
    """The sections that a description says it gives only in part, or not at all."""
    system = data.get("system")
    return frozenset(names_left_open(system) if isinstance(system, dict) else ()) & root.properties.keys()


def left_open(node: Node, name: str, at: str) -> Iterator[tuple[str, str]]:
    """Where something is left open, and the key or column that is.

    Args:
        node: what the schema says about the mapping that has the key.
        name: the key.
        at: where the mapping stands; or, for a mapping whose values are columns of a row around it, that row.
    """
    inner = node.properties.get(name)
    if inner is None:
        return
    column = (inner.field_name or name).rpartition(".")[2]
    yield at, name
    if column != name:
        yield at, column
    for key in inner.properties:
        yield from left_open(inner, key, at if inner.table is None else f"{at}/{name}")


def remarks_on(partial: list[Any], *, known: Set[str], path: Path) -> Iterator[Remark]:
    """Remarks on what a `partial` list names but the mapping beside it cannot have.

    Args:
        partial: the list.
        known: the keys that the mapping can have.
        path: where the mapping stands.
    """
    for number, name in enumerate(partial):
        if not isinstance(name, str) or name in known:
            continue
        meant = nearest(name, known)
        values = {
            "value": name,
            "what": "a key that can be given in part",
            "hint": f"; did you mean `{meant}`?" if meant else ".",
            "advice": f"Use one of: {', '.join(sorted(known))}.",
        }
        yield Remark(rule="SCH004", path=(*path, "partial", number), values=values)
