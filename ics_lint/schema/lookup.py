"""Finds what a schema says about a place in some data."""

from collections.abc import Mapping
from typing import Any

from ics_lint.loading.remarks import Path

__all__ = ["SchemaView"]


class SchemaView:
    """A JSON Schema, seen by paths in the data it describes."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema

    def resolved(self, subschema: Mapping[str, Any]) -> Mapping[str, Any]:
        """A subschema with what it refers to; what stands beside the reference wins."""
        reference = subschema.get("$ref")
        if reference is None:
            return subschema
        definition = self.resolved(self.schema["$defs"][reference.removeprefix("#/$defs/")])
        merged = {**definition, **subschema}
        del merged["$ref"]
        return merged

    def at(self, path: Path, data: Any) -> Mapping[str, Any]:
        """What the schema says about the value at a path; an empty mapping where it says nothing."""
        current = self.resolved(self.schema)
        for step in path:
            current = self._step(current, step, data)
            data = _member(data, step)
        return current

    def _step(self, schema: Mapping[str, Any], step: str | int, data: Any) -> Mapping[str, Any]:
        if isinstance(data, list):
            inner = schema.get("items")
        else:
            inner = schema.get("properties", {}).get(step, schema.get("additionalProperties"))
        return self.resolved(inner) if isinstance(inner, Mapping) else {}

    def is_named(self, path: Path, data: Any) -> bool:
        """Whether the last step of a path is a key that the schema names, and not an id or a position."""
        around = self.at(path[:-1], data)
        return path[-1] in around.get("properties", {})

    def owner(self, path: Path, data: Any) -> str:
        """A noun for the mapping at a path, such as organisation, or the whole: a description, a rule."""
        for length in range(len(path), 0, -1):
            title = self.at(path[:length], data).get("title")
            if title:
                return _lower(title)
        return _lower(self.schema.get("title", "file")).partition(" of ")[0]


def _member(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(str(step))
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _lower(title: str) -> str:
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
