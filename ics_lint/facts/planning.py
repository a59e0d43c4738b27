"""Which table each part of a description fills, read from the schema.

The schema is the one source: a property is a column of the same name in snake case, described by the property's own
text. What the shape alone does not say stands in a few annotations beside it:

    x-facts.table      each value here is a row of that table
    x-facts.column     the column that holds a scalar, where the property's name would not do
    x-facts.key        the column that holds the key under which the value stands
    x-facts.shorthand  a bare scalar stands for this property of the object
    x-facts.none       what stands here is no fact, but says how facts are to be read
    x-ref              the classes of thing that a reference may name; x-ref-kinds narrows organisations by kind
    x-ref-key          the same, for the keys of a mapping
    x-also             other words for those of an enumeration, each with the word that is meant
    x-tokens           tokens that are known, where others are allowed; x-tokens-key the same for keys
    x-code             the scalar is a code, which must be quoted when it could be read as a number
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ics_lint.facts.plan import Node, Plan, Reference, Scalar, Shape
from ics_lint.record import record

__all__ = ["Column", "Table", "make_plan"]

Schema = Mapping[str, Any]

_SQL_TYPES = {"string": "text", "integer": "integer", "number": "real", "boolean": "integer"}


@record
class Column:
    """One column of a table."""

    name: str
    #: text, integer, real, or nothing for several types.
    sql_type: str
    description: str
    #: What the column refers to, in words; empty for a plain value.
    refers_to: str = ""


@dataclass(kw_only=True, slots=True)
class Table:
    """One table of the fact base."""

    name: str
    title: str
    description: str
    #: The section of the description that fills it.
    section: str
    columns: list[Column] = field(default_factory=list)
    #: Whether each row stands in a list, and has a position in it.
    in_list: bool = False
    #: The table whose rows these rows belong to, and the column that says which.
    parent: str | None = None
    parent_column: str | None = None
    #: Columns that hold keys of the mappings around a row, the outermost first.
    keys: list[str] = field(default_factory=list)
    #: Whether rows are things with an id of their own.
    is_thing: bool = False
    #: Whether a description fills at most one row.
    is_single: bool = False

    def shape(self) -> Shape:
        """What a run needs to know of the table."""
        return Shape(
            name=self.name,
            columns=tuple(self.all_columns),
            in_list=self.in_list,
            parent_column=self.parent_column,
            keys=tuple(self.keys),
            is_thing=self.is_thing,
        )

    @property
    def joined_by(self) -> list[str]:
        """Columns by which rules may look rows up: references, keys, parents, and the description."""
        joined = [column.name for column in self.columns if column.refers_to]
        joined += [*self.keys, *([self.parent_column] if self.parent_column else []), "system"]
        return list(dict.fromkeys(joined))

    @property
    def all_columns(self) -> list[str]:
        """Every column, in the order of the table."""
        names = ["at", "system"]
        if self.in_list:
            names.append("position")
        if self.parent_column:
            names.append(self.parent_column)
        return [*names, *self.keys, *(column.name for column in self.columns)]


def make_plan(schema: Schema) -> tuple[Plan, list[Table]]:
    """Reads the plan, and the tables with their texts, from the schema of descriptions."""
    planner = _Planner(schema)
    return planner.plan(), list(planner.tables.values())


def _snake(name: str) -> str:
    return name.replace("-", "_")


class _Planner:
    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.definitions: Schema = schema["$defs"]
        self.tables: dict[str, Table] = {}
        self.things: dict[tuple[str, ...], str] = {}
        self.code_keys: set[str] = set()
        self.section = ""
        #: Nodes that fill a column, with the table that has it.
        self.filling: list[tuple[Node, Table]] = []
        #: Nodes whose values are rows, with the table they fill.
        self.rows: list[tuple[Node, Table]] = []

    def plan(self) -> Plan:
        root = Node()
        for section, subschema in self.schema["properties"].items():
            self.section = section
            node = self._node(subschema, name=section, parent=None, keys=[], in_list=False)
            root.properties[section] = node
            node.field_name = section
            self._collect_things(node, (section,))
        shapes = {name: table.shape() for name, table in self.tables.items()}
        for node, table in self.rows:
            node.table = shapes[table.name]
        for node, table in self.filling:
            columns = shapes[table.name].columns
            node.owner = table.name
            node.index = columns.index(node.column) if node.column in columns else None
            node.count_index = columns.index(node.count) if node.count in columns else None
        self._collect_code_keys(self.schema)
        return Plan(root, shapes, self.things, frozenset(self.code_keys))

    def _resolved(self, subschema: Schema) -> Schema:
        """The subschema with what it refers to; what stands beside the reference wins."""
        reference = subschema.get("$ref")
        if reference is None:
            return subschema
        definition = self._resolved(self.definitions[reference.removeprefix("#/$defs/")])
        merged = {**definition, **subschema}
        merged["x-facts"] = {**definition.get("x-facts", {}), **subschema.get("x-facts", {})}
        del merged["$ref"]
        return merged

    def _node(
        self,
        subschema: Schema,
        *,
        name: str,
        parent: Table | None,
        keys: list[str],
        in_list: bool,
        around: Schema | None = None,
    ) -> Node:
        """The node for a subschema.

        Args:
            subschema: the subschema.
            name: the property name, for the column of a scalar.
            parent: the table whose row is being filled around this place.
            keys: key columns of the mappings between that row and this place.
            in_list: whether the place is an item of a list.
            around: the list or mapping that the place is a member of.
        """
        schema = self._resolved(subschema)
        facts = schema.get("x-facts", {})
        node = Node(key=facts.get("key"), shorthand=facts.get("shorthand"))
        node.key_reference = _reference(schema.get("x-ref-key"), ())
        node.key_tokens = tuple(schema.get("x-tokens-key", ()))
        keys = [*keys, node.key] if node.key else keys
        is_row = False
        if "table" in facts:
            texts = schema if "properties" in schema or around is None else around
            parent, keys = self._table(schema, texts=texts, parent=parent, keys=keys, in_list=in_list), []
            self.rows.append((node, parent))
            is_row = True
        node.scalar = _scalar(schema)
        self._add_members(node, schema, name=name, parent=parent, keys=keys, is_row=is_row)
        if node.scalar is not None and not node.shorthand and (node.items is None or parent is not None):
            node.column = facts.get("column", _snake(name))
        if node.column is not None and node.scalar is not None and (node.items is None or not is_row):
            self._add_column(node, schema, parent)
        if parent is not None and (node.column is not None or node.count is not None):
            self.filling.append((node, parent))
        return node

    def _add_column(self, node: Node, schema: Schema, parent: Table | None) -> None:
        if parent is None or node.scalar is None or node.column is None:
            node.column = None
            return
        types = _scalar_types(schema)
        if node.items is not None and "string" in types:
            types = [name for name in types if name != "string"]  # a single value is a list of one
            if not types:
                node.column = None
                return
        reference = node.scalar.reference
        column = Column(
            name=node.column,
            sql_type=_SQL_TYPES[types[0]] if len(types) == 1 else "",
            description=schema.get("description") or parent.description,
            refers_to=", ".join(reference.classes) if reference else "",
        )
        if all(column.name != other.name for other in parent.columns):
            parent.columns.append(column)

    def _add_members(
        self, node: Node, schema: Schema, *, name: str, parent: Table | None, keys: list[str], is_row: bool
    ) -> None:
        if "items" in schema:
            items = schema["items"]
            node.items = self._node(items, name=name, parent=parent, keys=keys, in_list=True, around=schema)
        if isinstance(schema.get("additionalProperties"), Mapping):
            entries = schema["additionalProperties"]
            node.entries = self._node(entries, name=name, parent=parent, keys=keys, in_list=False, around=schema)
        if (node.items or node.entries) and parent is not None and not is_row and not keys:
            node.count = f"{_snake(name)}_count"
            text = f"How many are given under `{name}`; null when the description does not say."
            parent.columns.append(Column(name=node.count, sql_type="integer", description=text))
        for property_name, subschema in schema.get("properties", {}).items():
            if self._resolved(subschema).get("x-facts", {}).get("none"):
                continue
            column_name = property_name
            if not is_row and self.section != name:
                column_name = f"{name}-{property_name}"
            member = self._node(subschema, name=column_name, parent=parent, keys=keys, in_list=False)
            member.field_name = f"{parent.name}.{column_name}" if parent is not None else column_name
            node.properties[property_name] = member

    def _table(self, schema: Schema, *, texts: Schema, parent: Table | None, keys: list[str], in_list: bool) -> Table:
        facts = schema["x-facts"]
        name = facts["table"]
        is_thing = facts.get("key") == "id"
        table = self.tables.get(name)
        if table is None:
            table = Table(
                name=name,
                title=texts.get("title", name),
                description=texts.get("description", ""),
                section=self.section,
                in_list=in_list,
                keys=list(keys),
                is_thing=is_thing,
            )
            self.tables[name] = table
            table.is_single = not in_list and not keys and (parent is None or parent.is_single)
            if parent is not None and not parent.is_single:
                table.parent = parent.name
                table.parent_column = parent.name
        else:
            table.in_list = table.in_list or in_list
            table.keys.extend(key for key in keys if key not in table.keys)
        return table

    def _collect_things(self, node: Node, path: tuple[str, ...]) -> None:
        if node.entries is not None and node.entries.key == "id":
            self.things[path] = next(table.name for row, table in self.rows if row is node.entries)
        for name, member in node.properties.items():
            self._collect_things(member, (*path, name))

    def _collect_code_keys(self, schema: Schema) -> None:
        for name, member in schema.get("properties", {}).items():
            if any(part.get("x-code") for part in self._parts(member)):
                self.code_keys.add(name)
            self._collect_code_keys(self._resolved(member))
        for word in ("items", "additionalProperties"):
            if isinstance(schema.get(word), Mapping):
                self._collect_code_keys(self._resolved(schema[word]))

    def _parts(self, subschema: Schema) -> Iterator[Schema]:
        """A subschema, and those of the items and entries directly under it that are scalars or lists of them."""
        schema = self._resolved(subschema)
        yield schema
        for word in ("items", "additionalProperties"):
            if isinstance(schema.get(word), Mapping):
                inner = self._resolved(schema[word])
                if "properties" not in inner:
                    yield from self._parts(inner)


def _scalar_types(schema: Schema) -> list[str]:
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    return [name for name in types if name in _SQL_TYPES]


def _reference(classes: list[str] | None, kinds: tuple[str, ...]) -> Reference | None:
    return Reference(classes=tuple(classes), kinds=kinds) if classes else None


def _scalar(schema: Schema) -> Scalar | None:
    if "const" in schema:
        return Scalar(types=("integer",), enum=(schema["const"],))
    names = _scalar_types(schema)
    if not names:
        return None
    return Scalar(
        types=tuple(names),
        enum=tuple(schema.get("enum", ())),
        also=schema.get("x-also", {}),
        pattern=schema.get("pattern", ""),
        is_date=schema.get("format") == "date",
        tokens=tuple(schema.get("x-tokens", ())),
        reference=_reference(schema.get("x-ref"), tuple(schema.get("x-ref-kinds", ()))),
    )
