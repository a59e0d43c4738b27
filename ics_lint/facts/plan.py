"""Which table each part of a description fills.

The plan is made from the schema by `planning` when a rule set is compiled; here is what a run needs of it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache, cached_property
from typing import Any, NamedTuple

__all__ = ["Node", "Plan", "Reference", "Scalar", "Shape"]


class Reference(NamedTuple):
    """What a reference may name."""

    #: Classes of thing (organisation, body, post ...) or of token (seat-role, sector, text ...).
    classes: tuple[str, ...]
    #: The kinds of organisation that may stand here; empty for any.
    kinds: tuple[str, ...] = ()


@dataclass(slots=True, eq=False, repr=False)
class Scalar:
    """What a scalar must be to count as a fact."""

    #: Names of JSON types.
    types: tuple[str, ...]
    enum: tuple[Any, ...] = ()
    #: Other words for those of the enumeration, each with the word that is meant.
    also: Mapping[str, str] = field(default_factory=dict)
    pattern: str = ""
    is_date: bool = False
    #: Tokens that are known, where others are allowed.
    tokens: tuple[str, ...] = ()
    reference: Reference | None = None


@dataclass(slots=True, eq=False, repr=False)
class Shape:
    """The shape of the rows of one table."""

    name: str
    #: Every column, in order: at, system, then position, parent and keys where there are any, then the rest.
    columns: tuple[str, ...]
    #: Whether each row stands in a list, and has a position in it.
    in_list: bool = False
    #: The column that says to which row of another table a row belongs.
    parent_column: str | None = None
    #: Columns that hold keys of the mappings around a row, the outermost first.
    keys: tuple[str, ...] = ()
    #: Whether rows are things with an id of their own.
    is_thing: bool = False
    #: The nulls of a row of which only its place, its parent and its keys are known.
    rest: tuple[None, ...] = field(init=False)

    def __post_init__(self) -> None:
        known = 2 + self.in_list + (self.parent_column is not None) + len(self.keys)
        self.rest = (None,) * (len(self.columns) - known)


@dataclass(slots=True, eq=False, repr=False)
class Node:
    """One place in the format: what is done with a value that stands there."""

    table: Shape | None = None
    #: The column that holds the key under which the value stands, and what that key refers to.
    key: str | None = None
    key_reference: Reference | None = None
    key_tokens: tuple[str, ...] = ()
    #: How a scalar here is checked, and where it goes: the column and its place in the table, from 0.
    scalar: Scalar | None = None
    column: str | None = None
    index: int | None = None
    #: The column that counts the members of a list or mapping here, and its place.
    count: str | None = None
    count_index: int | None = None
    #: The property that a bare scalar stands for.
    shorthand: str | None = None
    #: The field of the format, as table.key, and the table that the two columns are in.
    field_name: str | None = None
    owner: str | None = None
    properties: "dict[str, Node]" = field(default_factory=dict)
    items: "Node | None" = None
    entries: "Node | None" = None
    #: Whether nothing but a scalar for a column can stand here.
    is_leaf: bool = False
    #: The table of which a scalar here is a row by itself, if nothing else can stand here.
    scalar_table: Shape | None = None


class Plan:
    """All tables that descriptions fill, and the tree that fills them."""

    def __init__(
        self, root: Node, shapes: Mapping[str, Shape], things: Mapping[tuple[str, ...], str], code_keys: frozenset[str]
    ) -> None:
        """Takes the parts.

        Args:
            root: the node of a whole description.
            shapes: the tables, by name.
            things: where mappings from id to thing stand, with the class of thing.
            code_keys: keys under which unquoted scalars are codes.
        """
        self.root = root
        self.shapes = shapes
        self.things = things
        self.code_keys = code_keys

    def nodes(self) -> Iterator[Node]:
        """Every node of the tree, each once."""
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [*node.properties.values(), *(each for each in (node.items, node.entries) if each)]

    @cached_property
    def reference_fields(self) -> Mapping[int, frozenset[str]]:
        """The columns, as table.column, that are filled by way of references at each node (by its `id`)."""
        fields: dict[int, frozenset[str]] = {}
        for node in self.nodes():
            own = set()
            if node.scalar is not None and node.scalar.reference is not None:
                own.add(f"{node.owner}.{node.column}")
            if node.key_reference is not None:
                own |= {f"{shape.name}.{node.key}" for shape in self.shapes.values() if node.key in shape.keys}
            if own:
                fields[id(node)] = frozenset(own)
        return fields

    def as_data(self) -> dict[str, Any]:
        """The plan as plain data, to be kept with a compiled rule set; scalars are told once, and named by number."""
        scalars: dict[str, int] = {}
        root = _node_data(self.root, scalars)
        return {
            "root": root,
            "scalars": [json.loads(scalar) for scalar in scalars],
            "shapes": {name: _set_fields(shape) for name, shape in self.shapes.items()},
            "things": [[list(path), thing] for path, thing in self.things.items()],
            "code_keys": sorted(self.code_keys),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Plan":
        """The plan that `as_data` gave."""
        shapes = {
            name: Shape(**{**shape, "keys": tuple(shape.get("keys", ()))}) for name, shape in data["shapes"].items()
        }
        things = {tuple(path): thing for path, thing in data["things"]}
        scalars = [_scalar_from(scalar) for scalar in data["scalars"]]
        return cls(_node_from(data["root"], shapes, scalars), shapes, things, frozenset(data["code_keys"]))


def _set_fields(value: Any) -> dict[str, Any]:
    """The fields of a dataclass that differ from their defaults, by name."""
    return {
        each.name: getattr(value, each.name)
        for each in fields(value)
        if each.init
        if getattr(value, each.name) != each.default and getattr(value, each.name) not in ((), {})
    }


def _node_data(node: Node, scalars: dict[str, int]) -> dict[str, Any]:
    data = _set_fields(node)
    if node.table is not None:
        data["table"] = node.table.name
    if node.scalar is not None:
        data["scalar"] = scalars.setdefault(_scalar_text(node.scalar), len(scalars))
    if node.key_reference is not None:
        data["key_reference"] = _reference_data(node.key_reference)
    if node.properties:
        data["properties"] = {name: _node_data(member, scalars) for name, member in node.properties.items()}
    for name in ("items", "entries"):
        inner = getattr(node, name)
        if inner is not None:
            data[name] = _node_data(inner, scalars)
    return data


def _scalar_text(scalar: Scalar) -> str:
    data = _set_fields(scalar)
    if scalar.reference is not None:
        data["reference"] = _reference_data(scalar.reference)
    return json.dumps(data, sort_keys=True)


def _reference_data(reference: Reference) -> list[list[str]]:
    return [list(reference.classes), list(reference.kinds)]


def _scalar_from(data: dict[str, Any]) -> Scalar:
    if "reference" in data:
        data["reference"] = _reference_from(data["reference"])
    for name in ("types", "enum", "tokens"):
        data[name] = tuple(data.get(name, ()))
    return Scalar(**data)


def _node_from(data: dict[str, Any], shapes: Mapping[str, Shape], scalars: Sequence[Scalar]) -> Node:
    if "table" in data:
        data["table"] = shapes[data["table"]]
    if "scalar" in data:
        data["scalar"] = scalars[data["scalar"]]
    if "key_reference" in data:
        data["key_reference"] = _reference_from(data["key_reference"])
    if "key_tokens" in data:
        data["key_tokens"] = tuple(data["key_tokens"])
    if "properties" in data:
        data["properties"] = {name: _node_from(member, shapes, scalars) for name, member in data["properties"].items()}
    if "items" in data:
        data["items"] = _node_from(data["items"], shapes, scalars)
    if "entries" in data:
        data["entries"] = _node_from(data["entries"], shapes, scalars)
    return _with_what_follows(Node(**data))


def _with_what_follows(node: Node) -> Node:
    """A node with what follows from the rest of it."""
    if node.index is not None and not any((node.properties, node.items, node.entries, node.shorthand)):
        node.is_leaf = node.table is None
        node.scalar_table = node.table
    return node


def _reference_from(data: list[list[str]]) -> Reference:
    classes, kinds = data
    return _reference(tuple(classes), tuple(kinds))


@cache
def _reference(classes: tuple[str, ...], kinds: tuple[str, ...]) -> Reference:
    """One object for all references that may name the same, so that what one comes to is known for the others."""
    return Reference(classes, kinds)
