"""Turns what a validator says into words of the field."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ics_lint.loading.remarks import Path, Remark
from ics_lint.nearest import as_id, meant, nearest
from ics_lint.schema.hints import hint_for
from ics_lint.schema.lookup import SchemaView

if TYPE_CHECKING:
    from jsonschema import ValidationError

__all__ = ["explain"]

_TYPE_NAMES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "nothing",
}
_LONGEST_SHOWN = 60
_IN_THAT_FORM = "Write it in that form."


def explain(error: "ValidationError", view: SchemaView, data: Any) -> Iterator[Remark]:
    """The remarks that one error of the validator amounts to.

    Args:
        error: what the validator says.
        view: the schema it speaks of.
        data: the whole data.
    """
    path: Path = tuple(error.absolute_path)
    keyword = str(error.validator)
    if keyword == "additionalProperties":
        yield from _unknown_keys(error, path, view, data)
    elif keyword == "required":
        yield from _missing_keys(error, path, view, data)
    elif keyword == "type":
        yield _wrong_type(error, path, view, data)
    elif keyword in {"enum", "const"}:
        yield _unknown_value(error, path, view, data)
    elif error.schema_path and "propertyNames" in error.schema_path:
        yield _wrong_key(error, path, view, data)
    else:
        yield _wrong_format(error, path, view, data)


def _unknown_keys(error: "ValidationError", path: Path, view: SchemaView, data: Any) -> Iterator[Remark]:
    schema = view.at(path, data)
    known = list(schema.get("properties", {}))
    owner = _owner(path, view, data)
    for key in _mapping(error):
        if key in known or key.startswith("x-"):
            continue
        meant = _nearest(key, [name for name in known if name not in _mapping(error)])
        hint = f"; did you mean `{meant}`?" if meant else "."
        values = {"key": key, "owner": owner, "hint": hint, "suggestion": meant, "known": ", ".join(known)}
        yield Remark(rule="SCH001", path=(*path, key), values=values)


def _missing_keys(error: "ValidationError", path: Path, view: SchemaView, data: Any) -> Iterator[Remark]:
    owner = view.owner(path, data)
    # The validator names one missing key an error, but only inside its message.
    required: Any = error.validator_value
    missing = [key for key in required if key not in _mapping(error) and f"'{key}'" in error.message]
    for key in missing:
        subschema = view.resolved(view.at(path, data).get("properties", {}).get(key, {}))
        about = subschema.get("description", "")
        yield Remark(rule="SCH002", path=path, values={"key": key, "owner": owner, "about": about})


def _wrong_type(error: "ValidationError", path: Path, view: SchemaView, data: Any) -> Remark:
    wanted: Any = error.validator_value
    types: list[str] = wanted if isinstance(wanted, list) else [wanted]
    expected = " or ".join(_TYPE_NAMES[name] for name in types)
    values = {
        "key": _name(path),
        "expected": expected,
        "given": _given(error.instance),
        "hint": hint_for(error.instance, types, view.at(path, data)),
    }
    return Remark(rule="SCH003", path=path, values=values)


def _unknown_value(error: "ValidationError", path: Path, view: SchemaView, data: Any) -> Remark:
    schema = view.at(path, data)
    known = schema.get("enum") or [schema.get("const")]
    text = _plain(error.instance)
    words = [word for word in known if isinstance(word, str)]
    suggestion = None
    if isinstance(error.instance, str) and words:
        suggestion = meant(error.instance, words, schema.get("x-also", {}), name=_name_beside(path, data))
    hint = f"; did you mean `{suggestion}`?" if suggestion else "."
    values = {
        "value": _short(text),
        "what": _what(path, view, data),
        "hint": hint,
        "advice": f"Use one of: {', '.join(str(value) for value in known)}.",
    }
    return Remark(rule="SCH004", path=path, values=values)


def _name_beside(path: Path, data: Any) -> Any:
    """The name of the thing of which something is said at a path."""
    for step in path[:-1]:
        data = data[step]
    return data.get("name") if isinstance(data, dict) else None


def _what(path: Path, view: SchemaView, data: Any) -> str:
    """A noun phrase for the value at a path, such as a kind of organisation."""
    in_list = bool(path) and isinstance(path[-1], int)
    named = path[:-1] if in_list else path
    title = view.at(named, data).get("title") or _name(named)
    noun = title[:1].lower() + title[1:]
    phrase = f"one of the {noun}" if in_list else f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
    owner = _owner(named[:-1], view, data) if len(named) > 1 else ""
    if noun == "kind":
        owner = owner.removeprefix("an ").removeprefix("a ")
    return f"{phrase} of {owner}" if owner and " of " not in noun else phrase


def _owner(path: Path, view: SchemaView, data: Any) -> str:
    """A noun phrase for the mapping at a path: a description, `finance`, an organisation."""
    if path and view.is_named(path, data):
        return f"`{path[-1]}`"
    owner = view.owner(path, data)
    return f"{'an' if owner[0] in 'aeio' else 'a'} {owner}"


def _nearest(word: str, known: list[str]) -> str | None:
    """The word most likely meant, whatever its capitals and spaces."""
    return nearest(as_id(word) or word, known)


def _wrong_key(error: "ValidationError", path: Path, view: SchemaView, data: Any) -> Remark:
    key = str(error.instance)
    rule = view.resolved(view.at(path, data).get("propertyNames", {}))
    expected = _expected(rule)
    example = as_id(key)
    hint = f"Write `{example}`, for example." if example and example != key else _IN_THAT_FORM
    values = {"value": _short(key), "expected": expected, "hint": hint}
    return Remark(rule="SCH005", path=(*path, key), of_key=True, values=values)


def _wrong_format(error: "ValidationError", path: Path, view: SchemaView, data: Any) -> Remark:
    schema = view.at(path, data)
    text = _short(_plain(error.instance))
    hint = _IN_THAT_FORM
    if error.validator == "minLength":
        text, hint = '""', "Write something, or leave the key out."
    elif schema.get("pattern") in _OF_IDS and as_id(text):
        hint = f"Write `{as_id(text)}`, for example."
    return Remark(rule="SCH005", path=path, values={"value": text, "expected": _expected(schema, error), "hint": hint})


def _expected(schema: Mapping[str, Any], error: "ValidationError | None" = None) -> str:
    """What a value should look like, in words."""
    if error is not None and error.validator in {"minimum", "maximum"}:
        lowest, highest = schema.get("minimum"), schema.get("maximum")
        if highest is None:
            return f"a number of at least {lowest}"
        return f"a number from {lowest} to {highest}"
    if error is not None and error.validator == "minLength":
        return "a text that says something"
    if schema.get("format") == "date":
        return "a day that exists, written as YYYY-MM-DD"
    example = next(iter(schema.get("examples", [])), None)
    words = _PATTERNS.get(schema.get("pattern", ""), "in the form that belongs here")
    return f"{words}, such as {example}" if isinstance(example, str) else words


_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_PATTERNS = {
    f"^{_ID}$": "an id or token: lower-case letters and digits in words joined by single hyphens",
    f"^({_ID}|x-.*)$": "an id or token: lower-case letters and digits in words joined by single hyphens",
    f"^{_ID}(/{_ID})?$": "a reference: an id, or system-id/id for a thing in another system's file",
    f"^({_ID}(/{_ID})?|x-.*)$": "a reference: an id, or system-id/id for a thing in another system's file",
    f"^({_ID}(/{_ID})?|[A-Z0-9]{{3,8}})$": "the id or the ODS code of a system",
    f"^({_ID}(/{_ID})?|[A-Z0-9]{{3,8}}|x-.*)$": "the id or the ODS code of a system",
    "^[0-9]{4}/[0-9]{2}$": "a financial year",
    "^([0-9]{4}/[0-9]{2}|x-.*)$": "a financial year",
    "^[A-Z0-9]{3,8}$": "an ODS code: three to eight capital letters and digits",
    "^[EJKLMNSW][0-9]{8}$": "a GSS code: a letter and eight digits",
    "^[A-Z0-9]{3,9}$": "a GSS or ODS area code",
    "^[A-Za-z0-9][A-Za-z0-9._-]*$": "a token for a holder: letters, digits, points and hyphens, and never a name",
}


#: Patterns of ids, for which a text can be turned into a suggestion.
_OF_IDS = (f"^{_ID}$",)


def _mapping(error: "ValidationError") -> dict[str, Any]:
    """The mapping that an error is about."""
    instance: Any = error.instance
    return instance if isinstance(instance, dict) else {}


def _name(path: Path) -> str:
    """The key that a person would call the value by."""
    for step in reversed(path):
        if isinstance(step, str):
            return step
    return "the document"


def _given(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return f"the text `{_short(value)}`"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."
