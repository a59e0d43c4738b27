"""Reads the YAML files of a rule set, with errors that name the file and line."""

from pathlib import Path
from typing import Any

from ics_lint.errors import RuleError
from ics_lint.loading.limits import Limits
from ics_lint.loading.positions import find_positions
from ics_lint.loading.reading import read_documents
from ics_lint.loading.remarks import Path as DataPath
from ics_lint.loading.remarks import Remark
from ics_lint.schema.validation import SchemaCheck
from ics_lint.source import Source

__all__ = ["fail_at", "place_in", "read_file"]

_WORDS = {
    "SYN001": "{problem}",
    "SYN002": "the key `{key}` is given twice",
    "SYN004": "{problem}",
    "SCH001": "`{key}` is not a key of {owner}{hint}",
    "SCH002": "this {owner} has no `{key}`",
    "SCH003": "`{key}` must be {expected}, not {given}. {hint}",
    "SCH004": "`{value}` is not {what}{hint} {advice}",
    "SCH005": "`{value}` is not {expected}.{hint}",
}


def read_file(path: Path, schema: SchemaCheck | None = None) -> Any:
    """The content of one YAML file of the rule set.

    Raises:
        RuleError: it is not YAML in UTF-8, or not what the schema says; the message names the file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(f"{path}: the byte 0x{error.object[error.start]:02X} is not UTF-8.") from error
    documents = read_documents(text, code_keys=frozenset(), limits=Limits())
    if not documents:
        return None
    if len(documents) != 1:
        raise RuleError(f"{path}: one document is expected, not {len(documents)}.")
    document = documents[0]
    remarks = list(document.remarks)
    if schema is not None and not remarks:
        remarks = schema.remarks(document.data)
    if remarks:
        raise RuleError(f"{_where(path, text, remarks[0])}: {_say(remarks[0])}")
    return document.data


def fail_at(path: Path, place: DataPath, problem: str) -> RuleError:
    """The error for a problem at a place in a file of the rule set."""
    return RuleError(f"{place_in(path, place)}: {problem}")


def place_in(path: Path, place: DataPath) -> str:
    """Where something stands in a file of the rule set: the file, the line and the column."""
    return _where(path, path.read_text(encoding="utf-8"), Remark(rule="", path=place))


def _where(path: Path, text: str, remark: Remark) -> str:
    positions = find_positions(text, 0)
    is_about_key = remark.of_key or remark.rule == "SCH001"
    span = remark.span or (positions.key(remark.path) if is_about_key else positions.place(remark.path))
    position = Source(path=str(path), text=text).position(min(span.start, max(len(text) - 1, 0)))
    return f"{path}:{position.line}:{position.column}"


def _say(remark: Remark) -> str:
    values = {name: "" if value is None else value for name, value in remark.values.items()}
    return _WORDS[remark.rule].format(**values).strip()
