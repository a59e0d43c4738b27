"""What to write instead of a value of the wrong type, where that can be told."""

import json
from collections.abc import Mapping
from typing import Any

__all__ = ["hint_for"]

#: Words that people write for true and false, which are text in a description.
_BOOLEAN_WORDS = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}
_BOOLEAN_WORDS |= {"true": "true", "false": "false"}


def hint_for(value: Any, types: list[str], schema: Mapping[str, Any]) -> str:
    """What to write instead of a value.

    Args:
        value: the value that is of the wrong type.
        types: the names of the JSON types that may stand there.
        schema: what the schema says about the place.
    """
    if value is None:
        return "Give it a value, or leave the key out."
    if isinstance(value, str):
        hint = _for_text(value, types)
    elif isinstance(value, list | dict):
        hint = _for_collection(value, types)
    else:
        hint = _for_scalar(value, types)
    if hint:
        return hint
    example = next(iter(schema.get("examples", [])), None)
    return f"For example: {json.dumps(example, ensure_ascii=False)}." if example is not None else ""


def _for_text(value: str, types: list[str]) -> str:
    if "boolean" in types and value.lower() in _BOOLEAN_WORDS:
        return f"Write {_BOOLEAN_WORDS[value.lower()]}, without quotes."
    digits = value.replace(",", "").replace(" ", "").lstrip("\N{POUND SIGN}")
    if {"integer", "number"} & set(types) and digits.replace(".", "", 1).isdigit():
        return f"Write {digits.lstrip('0') or '0'}, without commas, signs or quotes."
    if "array" in types:
        return f"Write it as a list: [{value}]."
    return "Write its keys below it, each with a value." if types == ["object"] else ""


def _for_scalar(value: Any, types: list[str]) -> str:
    if "array" in types and "string" not in types:
        return f"Write it as a list: [{json.dumps(value)}]."
    return f'Put it in quotes: "{json.dumps(value)}".' if "string" in types else ""


def _for_collection(value: Any, types: list[str]) -> str:
    if isinstance(value, list) and "object" in types:
        return "Write each entry as a key with a value, not as an item of a list."
    if isinstance(value, list) and len(value) == 1:
        return "Take the brackets or the hyphen away: only one value can stand here."
    if isinstance(value, dict) and "array" in types:
        return "Write each entry as an item of a list, with a hyphen before it."
    return ""
