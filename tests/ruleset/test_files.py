"""Reading the YAML files of a rule set."""

from pathlib import Path

import pytest

from ics_lint.errors import RuleError
from ics_lint.resources import schema_text
from ics_lint.ruleset.files import fail_at, read_file
from ics_lint.schema.validation import SchemaCheck

GOOD = "prefix: TST\n"


def refused(tmp_path: Path, content: str | bytes, schema: str | None = None) -> str:
    path = tmp_path / "file.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(RuleError) as refusal:
        read_file(path, SchemaCheck(schema_text(schema)) if schema else None)
    return str(refusal.value).replace(f"{path}", "FILE")


def test_a_file_is_one_document_of_data(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text("a: [1, 010]\n", encoding="utf-8")
    assert read_file(path) == {"a": [1, "010"]}
    path.write_text("", encoding="utf-8")
    assert read_file(path) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\n---\nb: 2\n", "FILE: one document is expected, not 2."),
        ("a: [1\nb: 2\n", "FILE:2:2: a bracket is not closed, or a comma is missing"),
        ("a: 1\na: 2\n", "FILE:2:1: the key `a` is given twice"),
        ("a: !!python/object:x.y {}\n", "FILE:1:4: the tag !!python/object:x.y has no meaning"),
        (b"a: \xff\n", "FILE: the byte 0xFF is not UTF-8"),
    ],
)
def test_what_is_not_yaml_is_told_with_file_and_line(tmp_path: Path, text: str | bytes, message: str) -> None:
    assert refused(tmp_path, text).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("prospectve: true\n", "FILE:1:1: `prospectve` is not a key of a configuration; did you mean `prospective`?"),
        ("a: 1\n", "FILE:1:1: `a` is not a key of a configuration."),
        ("strict: 'yes'\n", "FILE:1:9: `strict` must be true or false, not the text `yes`."),
        ("fail-on: eror\n", "FILE:1:10: `eror` is not a fail on; did you mean `error`?"),
        ("as-of: 2026-02-30\n", "FILE:1:8: `2026-02-30` is not a day that exists, written as YYYY-MM-DD."),
        ("- a\n", "FILE:1:1: `the document` must be a mapping or nothing, not a list."),
    ],
)
def test_what_its_schema_does_not_allow_is_told_in_words(tmp_path: Path, text: str, message: str) -> None:
    assert refused(tmp_path, text, "configuration").startswith(message)


def test_what_is_missing_is_told_too(tmp_path: Path) -> None:
    assert refused(tmp_path, "title: T\ndescription: D\ncolumns: {a: A}\n", "catalogue") == (
        "FILE:1:1: this catalogue has no `rows`"
    )


def test_a_problem_at_a_place_names_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text("a:\n  b: [x, y]\n", encoding="utf-8")
    assert str(fail_at(path, ("a", "b", 1), "it is wrong.")) == f"{path}:2:10: it is wrong."
    assert str(fail_at(path, (), "it is wrong.")) == f"{path}:1:1: it is wrong."
