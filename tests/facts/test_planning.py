"""From the schema to tables."""

from typing import Any

import pytest

from ics_lint.facts.plan import Node, Plan, Reference
from ics_lint.facts.planning import Table, make_plan

TEXT = {"type": "string"}
SCHEMA: dict[str, Any] = {
    "$defs": {
        "id": {"type": "string", "pattern": "^[a-z]+$", "x-code": True},
        "party": {**TEXT, "description": "Someone.", "x-ref": ["body"]},
        "body": {
            "type": "object",
            "title": "Body",
            "description": "A body.",
            "x-facts": {"table": "body", "key": "id"},
            "properties": {
                "display-name": {**TEXT, "description": "Its name."},
                "size": {"type": ["integer", "string"]},
                "chair": {"$ref": "#/$defs/party", "description": "Who chairs it."},
                "aims": {
                    "type": ["array", "string"],
                    "title": "Aims",
                    "description": "What it is for.",
                    "items": {"type": "string", "enum": ["a", "b"], "x-facts": {"table": "aim", "column": "aim"}},
                },
                "meets": {
                    "type": "object",
                    "properties": {"day": {**TEXT, "format": "date"}, "open": {"type": "boolean"}},
                },
                "partial": {"type": "array", "items": TEXT, "x-facts": {"none": True}},
            },
        },
    },
    "properties": {
        "ics": {"const": 1},
        "bodies": {"type": "object", "additionalProperties": {"$ref": "#/$defs/body"}},
        "money": {
            "type": "object",
            "x-facts": {"table": "money"},
            "properties": {
                "total": {"type": "number"},
                "code": {"$ref": "#/$defs/id"},
                "streams": {
                    "type": "object",
                    "x-ref-key": ["body"],
                    "additionalProperties": {
                        "type": ["object", "number"],
                        "title": "Stream",
                        "x-facts": {"table": "stream", "key": "stream", "shorthand": "amount"},
                        "properties": {"amount": {"type": "number"}},
                    },
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def made() -> tuple[Plan, dict[str, Table]]:
    plan, tables = make_plan(SCHEMA)
    return plan, {table.name: table for table in tables}


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("body", ["at", "system", "id", "display_name", "size", "chair", "aims_count", "meets_day", "meets_open"]),
        ("aim", ["at", "system", "position", "body", "aim"]),
        ("money", ["at", "system", "total", "code", "streams_count"]),
        ("stream", ["at", "system", "stream", "amount"]),
    ],
)
def test_each_property_is_a_column_and_each_list_or_mapping_of_rows_a_table(
    made: tuple[Plan, dict[str, Table]], table: str, columns: list[str]
) -> None:
    plan, tables = made
    assert tables[table].all_columns == columns
    assert plan.shapes[table].columns == tuple(columns)


def test_columns_have_the_type_and_text_of_their_property(made: tuple[Plan, dict[str, Table]]) -> None:
    _, tables = made
    columns = {column.name: column for table in ("body", "aim", "money") for column in tables[table].columns}
    types = {name: columns[name].sql_type for name in ("display_name", "size", "meets_open", "aims_count", "total")}
    assert types == {
        "display_name": "text",
        "size": "",
        "meets_open": "integer",
        "aims_count": "integer",
        "total": "real",
    }
    assert columns["display_name"].description == "Its name."
    assert (columns["chair"].description, columns["chair"].refers_to) == ("Who chairs it.", "body")
    assert columns["aim"].description == "What it is for."
    assert (
        columns["aims_count"].description == "How many are given under `aims`; null when the description does not say."
    )


def test_a_table_of_a_list_has_the_texts_of_the_list_and_a_parent(made: tuple[Plan, dict[str, Table]]) -> None:
    _, tables = made
    assert (tables["aim"].title, tables["aim"].description) == ("Aims", "What it is for.")
    assert (tables["aim"].parent, tables["aim"].in_list) == ("body", True)
    assert (tables["money"].is_single, tables["stream"].parent) == (True, None)


def test_things_and_codes_are_found_by_where_they_stand(made: tuple[Plan, dict[str, Table]]) -> None:
    plan, _ = made
    assert plan.things == {("bodies",): "body"}
    assert plan.code_keys == {"code"}


def test_what_is_no_fact_has_no_node(made: tuple[Plan, dict[str, Table]]) -> None:
    entries = made[0].root.properties["bodies"].entries
    assert entries is not None
    assert "partial" not in entries.properties
    assert entries.properties["meets"].properties["day"].field_name == "body.meets-day"


def describe(node: Node | None) -> Any:
    """Everything that a node says, to compare two of them."""
    if node is None:
        return None
    scalar = node.scalar
    return (
        node.table and node.table.name,
        node.key,
        node.key_reference,
        node.key_tokens,
        node.column,
        node.index,
        node.count,
        node.count_index,
        node.shorthand,
        node.field_name,
        node.owner,
        scalar and (scalar.types, scalar.enum, scalar.pattern, scalar.is_date, scalar.tokens, scalar.reference),
        {name: describe(member) for name, member in node.properties.items()},
        describe(node.items),
        describe(node.entries),
    )


def test_a_plan_that_was_kept_says_the_same(made: tuple[Plan, dict[str, Table]]) -> None:
    import json

    plan, _ = made
    again = Plan.from_data(json.loads(json.dumps(plan.as_data())))
    assert describe(again.root) == describe(plan.root)
    assert (again.things, again.code_keys, list(again.shapes)) == (plan.things, plan.code_keys, list(plan.shapes))
    assert len(list(again.nodes())) == len(list(plan.nodes()))


def test_rows_are_joined_by_references_keys_and_parents(made: tuple[Plan, dict[str, Table]]) -> None:
    tables = made[1]
    assert tables["body"].joined_by == ["chair", "id", "system"]
    assert tables["aim"].joined_by == ["body", "system"]
    assert made[0].root.properties["bodies"].entries.properties["chair"].scalar.reference == Reference(("body",))  # type: ignore[union-attr]
