"""Fills the rows of the fact base from a description.

A value that is not what the schema says is left out here (the schema findings speak of it), so that one mistake does
not come back as many: rules see what is not known instead of what is wrong.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Set
from functools import cache
from typing import Any

from ics_lint.description import Description
from ics_lint.facts.leniency import lenient, things_are_known
from ics_lint.facts.openness import left_open, names_left_open, remarks_on, sections_left_open
from ics_lint.facts.plan import Node, Plan, Reference, Shape
from ics_lint.facts.references import Outcome, References
from ics_lint.loading.remarks import Remark
from ics_lint.nearest import slip_of
from ics_lint.pointer import escape, path_of, split_at
from ics_lint.record import record

__all__ = ["Facts", "Rows", "extract"]

#: The rows of each table, each a list or tuple in the order of its columns.
Rows = dict[str, list[Any]]

#: What references stand for that may name the same and have one text, their row in the table mention, what is told of
#: each in the table unmet_reference but for its place, and whether they lead to another description.
_Referred = tuple[str, list[Any] | None, tuple[Any, ...] | None, bool]

_LARGEST_INTEGER = 2**63 - 1
_NONE: frozenset[str] = frozenset()
#: Columns that tell of every reference.
_OUTWARD = ("mention.target", "reference.target", "outward_reference.target")
#: The column of the table mention that says how often something is named.
_TIMES = 5
_COLLECTIONS = (list, dict)

#: The same tokens stand in many descriptions.
_slip_of = cache(slip_of)


@record
class Facts:
    """The facts of one description."""

    #: The key of the description.
    key: str
    rows: Rows
    #: Remarks on tokens that are near to one that is known, but are not it.
    remarks: tuple[Remark, ...]
    #: The columns, as table.column, in which a reference leads to another description.
    elsewhere: frozenset[str]


def extract(
    description: Description,
    *,
    plan: Plan,
    references: References,
    today: str,
    omit: str | None = None,
    each_reference: bool = True,
) -> Facts:
    """The facts of one description.

    Args:
        description: the description.
        plan: which table each part fills.
        references: everything that can be referred to in the run.
        today: the day of the run, as an ISO date.
        omit: a field to pass over, as table.key; as if the description did not say it.
        each_reference: whether to fill the table `reference`, which is the largest by far and seldom asked.
    """
    extraction = _Extraction(description, plan=plan, references=references, omit=omit, each_reference=each_reference)
    extraction.run()
    rows = dict(extraction.rows)
    rows["thing"] = [
        [thing.at, thing.system, thing.id, thing.key, thing.thing_class, thing.kind, thing.name]
        for thing in references.things_of(description.key)
    ]
    rows["description"] = [
        [
            f"{description.key}:/system" if "system" in description.data else f"{description.key}:",
            description.key,
            description.source.path,
            description.document,
            description.system_id,
            description.framework,
            description.as_of,
            description.effective_on,
            today,
        ]
    ]
    return Facts(
        key=description.key, rows=rows, remarks=tuple(extraction.remarks), elsewhere=extraction.leading_elsewhere()
    )


class _Extraction:
    def __init__(
        self, description: Description, *, plan: Plan, references: References, omit: str | None, each_reference: bool
    ) -> None:
        self.description = description
        self.plan = plan
        self.references = references
        self.rows: defaultdict[str, list[Any]] = defaultdict(list)
        self.omit = omit
        self.key = description.key
        self.is_valid = description.is_valid
        self.remarks: list[Remark] = []
        #: What references came to that may name the same, by their text.
        self.referred: dict[int, dict[str, _Referred]] = {}
        self.mentions = self.rows.setdefault("mention", [])
        self.each_reference = self.rows.setdefault("reference", []) if each_reference else None
        self.unmet_rows = self.rows.setdefault("unmet_reference", [])
        self.outward_rows = self.rows.setdefault("outward_reference", [])
        #: The nodes of the plan, by `id`, of which some reference leads to another description.
        self.elsewhere: set[int] = set()
        #: Where mappings stand of which a description says that it leaves them open as a whole.
        self.open: set[str] = set()
        #: Keys with something under them that is not what the schema says, with the place of what has the key.
        self.passed_over: set[tuple[str, str]] = set()

    def run(self) -> None:
        description = self.description
        self.references.things_of(self.key)  # finds the ids that are used twice
        sections = self.rows.setdefault("section", [])
        partial = sections_left_open(description.data, self.plan.root)
        self.open.update(f"{self.key}:/{name}" for name in partial)
        for name, node in self.plan.root.properties.items():
            if name in description.data and name != self.omit:
                value = description.data[name]
                at = f"{self.key}:/{name}"
                if name not in {"ics", "framework"}:
                    is_whole = isinstance(value, list | dict) and name not in partial
                    is_known = is_whole and (self.is_valid or things_are_known(node, value))
                    if is_whole and not is_known:
                        self.passed_over.add((f"{self.key}:/system", name))
                    sections.append([at, self.key, name, len(value) if is_known else None])
                self._visit(node, value, at, None, None, {}, 0)
        if self.passed_over:
            self.rows["partial"].extend([at, self.key, key] for at, key in sorted(self.passed_over))
        # A system is named by the key of its description, which is unique in a run.
        for row in self.rows.get("system", [])[-1:]:
            if row[1] == self.key and description.system_id is not None:
                row[2] = self.key
        for name, value in description.data.items():
            if name.startswith("x-"):
                self._keep_own_value(name, value, f"{self.key}:/{escape(name)}", f"{self.key}:")

    def leading_elsewhere(self) -> frozenset[str]:
        """The columns in which a reference leads to another description."""
        fields = self.plan.reference_fields if self.elsewhere else {}
        return frozenset(field for node in self.elsewhere for field in (*fields[node], *_OUTWARD))

    def _visit(
        self,
        node: Node,
        value: Any,
        at: str,
        row: list[Any] | None,
        parent: str | None,
        keys: Mapping[str, Any],
        position: int,
    ) -> None:
        """Fills what one value says.

        Args:
            node: what the schema says about this place.
            value: the value that stands there.
            at: where it stands.
            row: the row being filled around it.
            parent: the id (or the place) of the thing that row describes.
            keys: the keys of the mappings between that row and this place, by column.
            position: the position in the list around it, from 1.
        """
        if isinstance(value, list):
            if node.items is not None:
                self._count(node, value, row)
                self._visit_items(node.items, value, at, row, parent, keys)
            else:
                self._pass_over(value, at)
            return
        is_object = isinstance(value, dict)
        if node.items is not None and isinstance(value, str):
            self._count(node, [value], row)
            self._visit(node.items, value, at, row, parent, keys, 1)
            return
        table = node.table
        if table is not None and (is_object or node.shorthand or node.column):
            row, parent = self._begin_row(table, at, parent, keys, position)
            keys = {}
        if is_object:
            if node.properties or node.entries is not None:
                self._visit_members(node, value, at, row, parent, keys)
            else:
                self._pass_over(value, at)
        elif row is not None:
            if node.shorthand is not None:
                member = node.properties[node.shorthand]
                self._fill(member, value, at, row)
            else:
                self._fill(node, value, at, row)

    def _visit_items(
        self,
        node: Node,
        items: list[Any],
        at: str,
        row: list[Any] | None,
        parent: str | None,
        keys: Mapping[str, Any],
    ) -> None:
        table = node.scalar_table
        for number, item in enumerate(items):
            place = f"{at}/{number}"
            if table is None or isinstance(item, _COLLECTIONS):
                self._visit(node, item, place, row, parent, keys, number + 1)
            else:
                own_row, _ = self._begin_row(table, place, parent, keys, number + 1)
                self._fill(node, item, place, own_row)

    def _begin_row(
        self, table: Shape, at: str, parent: str | None, keys: Mapping[str, Any], position: int
    ) -> tuple[list[Any], str]:
        row: list[Any] = [at, self.key]
        if table.in_list:
            row.append(position)
        if table.parent_column:
            row.append(parent)
        identity = at
        for column in table.keys:
            value = keys.get(column)
            if column == "id" and table.is_thing:
                value = identity = self.references.later_ids.get(at, f"{self.key}/{value}")
            row.append(value)
        row += table.rest
        self.rows[table.name].append(row)
        return row, identity

    def _visit_members(
        self,
        node: Node,
        value: Mapping[str, Any],
        at: str,
        row: list[Any] | None,
        parent: str | None,
        keys: Mapping[str, Any],
    ) -> None:
        if node.entries is not None and not node.properties:
            self._count(node, value, row)
        partial = self._partial(node, value, at) if "partial" in value or at in self.open else _NONE
        properties = node.properties
        for name, member in value.items():
            inner = properties.get(name)
            if inner is not None:
                if inner.field_name == self.omit and self.omit is not None:
                    continue
                member_at = f"{at}/{name}"  # there is nothing to escape in the keys of the format
                if inner.is_leaf and row is not None and not isinstance(member, _COLLECTIONS):
                    self._fill(inner, member, member_at, row)
                else:
                    self._visit(inner, member, member_at, row, parent, keys, 0)
                is_open = name in partial or (at, name) in self.passed_over
                if is_open and row is not None and inner.count_index is not None:
                    row[inner.count_index] = None
            elif name.startswith("x-"):
                self._keep_own_value(name, member, f"{at}/{escape(name)}", at)
            elif node.entries is not None:
                entry = node.entries
                member_at = f"{at}/{escape(name)}"
                entry_keys = keys
                if entry.key is not None:
                    entry_keys = {**keys, entry.key: self._key_value(entry, name, member_at)}
                self._visit(entry, member, member_at, row, parent, entry_keys, 0)
        self._read_kinds(properties, value, row)

    def _partial(self, node: Node, value: Mapping[str, Any], at: str) -> Set[str]:
        """The keys that are given only in part, or not at all, so that nothing follows from what is not there."""
        names = frozenset(names_left_open(value))
        if names:
            sections = self.plan.root.properties if at == f"{self.key}:/system" else {}
            self._leave_open(names, node, at, sections)
            path = path_of(split_at(at)[1], self.description.data)
            self.remarks += remarks_on(value["partial"], known=node.properties.keys() | sections.keys(), path=path)
        self.open.update(f"{at}/{name}" for name in names)
        return node.properties.keys() if at in self.open else names

    def _leave_open(self, names: Set[str], node: Node, at: str, sections: Mapping[str, Node]) -> None:
        found: dict[tuple[str, str], None] = {}
        for name in sorted(names):
            found[at, name] = None
            found.update(dict.fromkeys(left_open(node, name, at)))
            if name in sections:
                section = sections[name]
                for key in section.properties:
                    found.update(dict.fromkeys(left_open(section, key, f"{self.key}:/{name}")))
        self.rows.setdefault("partial", []).extend([place, self.key, key] for place, key in found)

    def _key_value(self, node: Node, name: str, at: str) -> str:
        if node.key_reference is not None:
            return self._refer(name, node.key_reference, at, node)
        if node.key_tokens:
            return self._token(name, node.key_tokens, at)
        return name

    @staticmethod
    def _count(node: Node, members: Any, row: list[Any] | None) -> None:
        if node.count_index is None or row is None:
            return
        if isinstance(members, dict):
            members = [name for name in members if not name.startswith("x-")]
        row[node.count_index] = len(members)

    def _fill(self, node: Node, value: Any, at: str, row: list[Any]) -> None:
        """Puts a scalar in its column, if it is what the schema says."""
        scalar = node.scalar
        if node.index is None or scalar is None:
            self._pass_over(value, at)
            return
        kind = type(value)
        if not self.is_valid:
            said = value
            value = lenient(scalar, said)
            if value is None:
                self._pass_over(said, at)
                return
        if kind is str:
            if scalar.reference is not None:
                value = self._refer(value, scalar.reference, at, node)
            elif scalar.tokens:
                value = self._token(value, scalar.tokens, at)
        elif kind is bool:
            value = int(value)
        elif kind is int and abs(value) > _LARGEST_INTEGER:
            value = float(value)
        row[node.index] = value

    def _read_kinds(self, properties: Mapping[str, Node], value: Mapping[str, Any], row: list[Any] | None) -> None:
        """Reads of what kind a thing is, which its name may tell if it is not said in a word that is known."""
        if row is None or self.is_valid:
            return
        for key, node in properties.items():
            if node.scalar is not None and node.index is not None and node.scalar.also:
                row[node.index] = lenient(node.scalar, value.get(key), value)

    def _pass_over(self, value: Any, at: str) -> None:
        """Leaves open what is said in a way that nobody understands, and what it is part of: one finding is enough."""
        if self.is_valid or value is None:
            return
        for _ in range(2):
            at, _, key = at.rpartition("/")
            if key.isdecimal():  # an entry of a list
                at, _, key = at.rpartition("/")
            if at:
                self.passed_over.add((at, key))

    def _refer(self, text: str, reference: Reference, at: str, node: Node) -> str:
        referred = self.referred.get(id(reference))
        if referred is None:
            referred = self.referred[id(reference)] = {}
        known = referred.get(text)
        if known is None:
            known = referred[text] = self._resolved(text, reference, at)
        value, mention, unmet, leads_elsewhere = known
        if leads_elsewhere:
            self.elsewhere.add(id(node))
        if mention is not None:
            mention[_TIMES] += 1
            if self.each_reference is not None:
                self.each_reference.append((at, *mention[1:_TIMES]))
            if unmet is not None:
                self.unmet_rows.append((at, *unmet))
            if leads_elsewhere:
                self.outward_rows.append((at, self.key, value))
        return value

    def _resolved(self, text: str, reference: Reference, at: str) -> _Referred:
        """What becomes of references; there are no rows for a token that may stand instead of one."""
        resolution = self.references.resolve(text, reference, self.description)
        value, outcome, found = resolution.value, resolution.outcome, resolution.found
        leads_elsewhere = self.references.leads_elsewhere(value, self.key)
        if outcome is Outcome.TOKEN:
            return value, None, None, leads_elsewhere
        mention = [at, self.key, text, None if outcome is Outcome.UNKNOWN else value, outcome.value, 0]
        self.mentions.append(mention)
        if outcome is Outcome.FOUND:
            return value, mention, None, leads_elsewhere
        unmet = (
            self.key,
            text,
            outcome.value,
            found.at if found else None,
            found.thing_class if found else None,
            found.kind if found else None,
            ", ".join(reference.classes),
            ", ".join(reference.kinds),
            resolution.suggestion,
        )
        return value, mention, unmet, leads_elsewhere

    def _token(self, text: str, known: tuple[str, ...], at: str) -> str:
        """The token itself, or the known one that a misspelt token is near to."""
        if text in known:
            return text
        meant = _slip_of(text, known)
        if meant is None:
            return text
        path = path_of(split_at(at)[1], self.description.data)
        hint = f"; did you mean `{meant}`?"
        advice = f"Write `{meant}`, if that is what is meant. Other words are allowed here, but none so near to it."
        values = {"value": text, "what": "a word that is known here", "hint": hint, "advice": advice}
        self.remarks.append(Remark(rule="SCH004", path=path, values=values))
        return meant

    def _keep_own_value(self, name: str, value: Any, at: str, owner: str) -> None:
        text = value if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)
        self.rows.setdefault("own_data", []).append([at, self.key, owner, name, text])
