"""What a schema says about a place in data."""

from typing import Any

import pytest

from ics_lint.loading.remarks import Path
from ics_lint.schema.lookup import SchemaView

SCHEMA: dict[str, Any] = {
    "title": "Description of something",
    "$defs": {
        "name": {"type": "string", "title": "Name", "description": "A name."},
        "again": {"$ref": "#/$defs/name"},
        "body": {
            "type": "object",
            "title": "Body",
            "properties": {"name": {"$ref": "#/$defs/again", "title": "Its name"}},
        },
    },
    "properties": {
        "bodies": {"additionalProperties": {"$ref": "#/$defs/body"}},
        "list": {"items": {"$ref": "#/$defs/body"}},
        "icb": {"title": "ICB board"},
        "open": {"additionalProperties": True},
    },
}
DATA: dict[str, Any] = {"bodies": {"a": {"name": "A"}}, "list": [{"name": "B"}], "open": {"x": 1}, "icb": {}}


@pytest.fixture
def view() -> SchemaView:
    return SchemaView(SCHEMA)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ((), "Description of something"),
        (("bodies", "a"), "Body"),
        (("bodies", "a", "name"), "Its name"),
        (("list", 0, "name"), "Its name"),
        (("list", 7), "Body"),
        (("bodies", "a", "nowhere"), None),
        (("bodies", "a", "nowhere", "further"), None),
        (("open", "x"), None),
    ],
)
def test_a_place_is_found_through_references_lists_and_mappings(
    view: SchemaView, path: Path, title: str | None
) -> None:
    assert view.at(path, DATA).get("title") == title


def test_what_stands_beside_a_reference_wins_over_it(view: SchemaView) -> None:
    found = view.at(("bodies", "a", "name"), DATA)
    assert (found["title"], found["description"], found["type"]) == ("Its name", "A name.", "string")
    assert "$ref" not in found


@pytest.mark.parametrize(
    ("path", "is_named"),
    [(("bodies",), True), (("bodies", "a"), False), (("bodies", "a", "name"), True), (("list", 0), False)],
)
def test_a_key_of_the_schema_is_told_from_an_id(view: SchemaView, path: Path, is_named: bool) -> None:
    assert view.is_named(path, DATA) is is_named


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ((), "description"),
        (("bodies",), "description"),
        (("bodies", "a"), "body"),
        (("list", 0), "body"),
        (("icb",), "ICB board"),
        (("bodies", "a", "nowhere"), "body"),
    ],
)
def test_the_owner_of_a_place_is_the_nearest_thing_with_a_title(view: SchemaView, path: Path, owner: str) -> None:
    assert view.owner(path, DATA) == owner


def test_a_schema_without_title_is_of_a_file() -> None:
    assert SchemaView({}).owner((), {}) == "file"
