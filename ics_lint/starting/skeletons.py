"""Sections that are left to the person: what each is for, and an example from the schema, as a comment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ics_lint.starting.yaml_text import comment, listed, text

__all__ = ["SCHEMA_LINE", "blank", "skeletons"]

#: The line by which an editor finds the schema; `ics-lint schema > system.schema.json` writes it beside the file.
SCHEMA_LINE = "# yaml-language-server: $schema=./system.schema.json"
_WIDTH = 110


def skeletons(
    names: Iterable[str], schema: Mapping[str, Any], *, remarks: Mapping[str, Sequence[str]] | None = None
) -> Iterator[str]:
    """The lines of sections that are left to the person, all of them comments.

    Args:
        names: the sections.
        schema: the schema of descriptions, which says what each is for and gives an example.
        remarks: lines to add to a section's.
    """
    for name in names:
        section = schema["properties"][name]
        yield ""
        yield from comment(f"To fill in: {name}. {_description(section, schema)}")
        for remark in (remarks or {}).get(name, ()):
            yield from comment(remark, hanging="    ")
        yield f"# {name}:"
        for example in _examples(section, schema)[:1]:
            yield from (f"#   {line}" for line in _dumped(example))


def _resolved(section: Mapping[str, Any], schema: Mapping[str, Any], key: str) -> Any:
    """What a section says itself, or the definition that it refers to."""
    if key in section or "$ref" not in section:
        return section.get(key)
    return schema["$defs"][section["$ref"].rpartition("/")[2]].get(key)


def _description(section: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    return str(_resolved(section, schema, "description") or "")


def _examples(section: Mapping[str, Any], schema: Mapping[str, Any]) -> list[Any]:
    return list(_resolved(section, schema, "examples") or ())


def _dumped(example: Any) -> list[str]:
    import yaml

    dumped: str = yaml.safe_dump(example, sort_keys=False, width=_WIDTH, allow_unicode=True, default_flow_style=None)
    return dumped.splitlines()


def blank(name: str, system: str, framework: str, day: str, needed: Sequence[str], schema: Mapping[str, Any]) -> str:
    """A description of a system of which nothing is known but its name.

    Args:
        name: the system's name.
        system: its id.
        framework: the framework to describe it by.
        day: the day to describe.
        needed: the sections that the framework needs.
        schema: the schema of descriptions.
    """
    head = [
        SCHEMA_LINE,
        *comment(
            f"{name}, to be described by {framework}. Started by `ics-lint init`. `partial` names what is given in "
            "part or not at all, which counts as not known. Fill in each section (the examples show how, and "
            "`ics-lint schema` all that it may hold), and take it off that list when it is complete."
        ),
        "ics: 1",
        f"framework: {framework}",
        "",
        "system:",
        f"  id: {system}",
        f"  name: {text(name)}",
        f"  as-of: {day}",
        f"  partial: {listed(['purposes', *needed])}",
    ]
    return "\n".join([*head, *skeletons(needed, schema), ""])
