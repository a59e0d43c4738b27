"""Which fields of the format a rule reads, and what becomes of its verdicts when they are not said."""

from collections.abc import Iterator

from ics_lint.cases.benches import Bench, changed, reads_of
from ics_lint.facts.plan import Node, Plan
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule

__all__ = ["blanks_of", "fields_by_column", "fields_read", "required_fields"]


def fields_by_column(plan: Plan) -> dict[tuple[str, str], str]:
    """The field of the format behind each column, and behind each table that a field fills with rows."""
    fields: dict[tuple[str, str], str] = {}
    for node in plan.nodes():
        if node.field_name is None:
            continue
        if node.owner is not None:
            for column in (node.column, node.count):
                if column is not None:
                    fields.setdefault((node.owner, column), node.field_name)
        for inner in _members(node):
            if inner.table is not None:
                fields.setdefault((inner.table.name, "*"), node.field_name)
    return fields


def _members(node: Node) -> Iterator[Node]:
    """The nodes of the items and entries directly under a field."""
    for inner in (node.items, node.entries):
        if inner is not None:
            yield inner
            yield from _members(inner)
    if node.table is not None and not node.properties:
        yield node


def required_fields(library: Library) -> frozenset[str]:
    """The fields that every thing of their kind must have."""
    definitions = library.description_schema.schema["$defs"]
    found = set()
    for name, definition in definitions.items():
        table = definition.get("x-facts", {}).get("table", name)
        found |= {f"{table}.{key}" for key in definition.get("required", ())}
    return frozenset(found)


def fields_read(rule: Rule, library: Library) -> frozenset[str]:
    """The fields of the format that a rule reads, as table.key."""
    if rule.query is None:
        return frozenset()
    fields = fields_by_column(library.plan)
    found = set()
    for table, column in reads_of(rule.query, library):
        field = fields.get((table, column)) or fields.get((table, "*"))
        if field is not None and "." in field:  # an absent section is a matter of its own
            found.add(field)
    return frozenset(found)


def blanks_of(rule: Rule, benches: list[Bench], library: Library) -> Iterator[tuple[str, str]]:
    """The fields without which a verdict changes into something other than undetermined: field, and what happens."""
    if rule.query is None:
        return
    told = []
    for bench in benches:
        with bench.facts(rule) as connection:
            told.append(bench.ask(rule, rule.query, connection))
    for field in sorted(fields_read(rule, library) - required_fields(library)):
        for bench, before in zip(benches, told, strict=True):
            with bench.facts(rule, without=field) as connection:
                after = bench.ask(rule, rule.query, connection)
            wrong = {
                subject: states for subject, states in changed(before, after).items() if states[1] != "undetermined"
            }
            if wrong:
                subject, (then, now) = next(iter(wrong.items()))
                yield field, f"in {bench.path.name}, {subject} {then or 'is no subject'}, and then {now or 'is none'}"
                break
