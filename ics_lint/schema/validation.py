"""Checks data against a schema: quickly whether it is valid, and at length what is not.

jsonschema-rs answers for valid data, which is nearly all data; jsonschema, slower but ready to explain, is asked only
for the rest.
"""

import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from types import ModuleType
from typing import Any

from ics_lint.loading.remarks import Path, Remark

__all__ = ["SchemaCheck"]

#: Which keyword speaks for a place where several are broken.
_ORDER = ("additionalProperties", "required", "type", "const", "enum", "format", "pattern", "minimum", "maximum")


class SchemaCheck:
    """One schema, ready to check data."""

    def __init__(self, text: str) -> None:
        """Takes the text of the schema."""
        self.text = text

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The schema as data."""
        schema: Mapping[str, Any] = json.loads(self.text)
        return schema

    @cached_property
    def _quick(self) -> Any:
        return _jsonschema_rs().validator_for(self.text, validate_formats=True)

    def is_valid(self, data: Any) -> bool:
        """Whether the data is what the schema says."""
        return bool(self._quick.is_valid(data))

    def remarks(self, data: Any) -> list[Remark]:
        """What is wrong with the data; empty when it is valid. One remark for one cause."""
        if self.is_valid(data):
            return []
        import jsonschema

        from ics_lint.schema.lookup import SchemaView
        from ics_lint.schema.wording import explain

        validator = jsonschema.Draft202012Validator(
            self.schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )
        view = SchemaView(self.schema)
        told: dict[tuple[str, Path], tuple[int, Remark]] = {}
        for error in validator.iter_errors(data):
            for remark in explain(error, view, data):
                rank = _ORDER.index(error.validator) if error.validator in _ORDER else len(_ORDER)
                # Of several keywords broken by one value only the first speaks; missing keys are a matter each.
                matter = f"{remark.rule} {remark.values.get('key')}" if error.validator == "required" else "value"
                place = (matter, remark.path)
                if place not in told or rank < told[place][0]:
                    told[place] = (rank, remark)
        return _without_echoes([remark for _, remark in told.values()])


def _jsonschema_rs() -> Any:
    """The module jsonschema_rs, without what it would have Python read in only to understand when it was built.

    It parses that time with `email.utils`, and so brings in sockets and the encodings of mail: two thirds of what it
    takes to import it, in every hook.
    """
    parser = "email.utils"
    if parser not in sys.modules:
        sys.modules[parser] = stand_in = ModuleType(parser)
        stand_in.__dict__["parsedate_to_datetime"] = str
        # Should it come to want more of the parser, it is imported once more, with the whole of that.
        with suppress(AttributeError, ImportError):
            import jsonschema_rs
        del sys.modules[parser]
    import jsonschema_rs

    return jsonschema_rs


def _without_echoes(remarks: list[Remark]) -> list[Remark]:
    """The remarks without those on a missing key that is there under a misspelt name."""
    misspelt = {(*remark.path[:-1], remark.values.get("suggestion")) for remark in remarks if remark.rule == "SCH001"}
    return [
        remark for remark in remarks if remark.rule != "SCH002" or (*remark.path, remark.values["key"]) not in misspelt
    ]
