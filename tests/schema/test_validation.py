"""What is wrong with the shape of a description, in the words of the field."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import jsonschema_rs
import pytest

from ics_lint.resources import schema_text, schemas_folder
from ics_lint.schema.validation import SchemaCheck

BASE = {"ics": 1, "framework": "act-2022", "system": {"id": "a", "name": "A", "as-of": "2023-04-01"}}


@pytest.fixture(scope="module")
def check() -> SchemaCheck:
    return SchemaCheck(schema_text("system"))


def told(check: SchemaCheck, **sections: object) -> list[tuple[str, str]]:
    return [
        (remark.rule, "/".join(map(str, remark.path)))
        for remark in sorted(check.remarks({**BASE, **sections}), key=lambda each: (each.rule, str(each.path)))
    ]


def test_a_description_that_is_in_order_has_no_remarks(check: SchemaCheck) -> None:
    assert told(check) == []


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({"organsations": {}}, [("SCH001", "organsations")]),
        ({"organisations": {"b": {"name": "B", "kind": "ccg", "typ": 1}}}, [("SCH001", "organisations/b/typ")]),
        ({"organisations": {"b": {"name": "B"}}}, [("SCH002", "organisations/b")]),
        ({"organisations": {"b": {"name": "B", "knid": "ccg"}}}, [("SCH001", "organisations/b/knid")]),
        ({"organisations": {"b": {}}}, [("SCH002", "organisations/b"), ("SCH002", "organisations/b")]),
        ({"organisations": []}, [("SCH003", "organisations")]),
        ({"organisations": {"b": None}}, [("SCH003", "organisations/b")]),
        ({"organisations": {"b": {"name": 1, "kind": "ccg"}}}, [("SCH003", "organisations/b/name")]),
        ({"organisations": {"b": {"name": "B", "kind": "cgg"}}}, [("SCH004", "organisations/b/kind")]),
        ({"framework": "act-2023"}, [("SCH004", "framework")]),
        ({"ics": 2}, [("SCH004", "ics")]),
        ({"organisations": {"B b": {"name": "B", "kind": "ccg"}}}, [("SCH005", "organisations/B b")]),
        ({"system": {**BASE["system"], "as-of": "2023-02-30"}}, [("SCH005", "system/as-of")]),  # type: ignore[dict-item]
        ({"system": {**BASE["system"], "as-of": "20230401"}}, [("SCH005", "system/as-of")]),  # type: ignore[dict-item]
        ({"system": {**BASE["system"], "as-of": "2023-W13-6"}}, [("SCH005", "system/as-of")]),  # type: ignore[dict-item]
        ({"system": {**BASE["system"], "ods": "q"}}, [("SCH005", "system/ods")]),  # type: ignore[dict-item]
        ({"finance": {"year": "2022"}}, [("SCH005", "finance/year")]),
        ({"finance": {"apportionment": {"t": {"s": 1.5}}}}, [("SCH005", "finance/apportionment/t/s")]),
        ({"functions": {"f": {"kind": "other", "accountable": [1]}}}, [("SCH003", "functions/f/accountable/0")]),
    ],
)
def test_one_cause_is_one_remark_where_it_stands(
    check: SchemaCheck, sections: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert told(check, **sections) == expected


@pytest.mark.parametrize(
    "sections",
    [
        {"x-own": {"anything": [1, None]}},
        {"organisations": {"x-note": 1, "b": {"name": "B", "kind": "ccg", "x-more": {"y": 2}}}},
        {"functions": {"f": {"kind": "other", "accountable": "b"}}},
        {"functions": {"f": {"kind": "other", "accountable": ["b", "c"]}}},
        {"finance": {"single-pot": {"streams": {"specialised": 1, "primary-care": {"amount": 2, "share": 0.5}}}}},
        {"posts": {"p": {"title": "chief-executive", "duties": ["accounts", {"duty": "accounts", "for": "b"}]}}},
        {"collaboratives": {"c": {"members": [], "scale": "multi-system"}}},
        {"collaboratives": {"c": {"members": [], "scale": ["east", "west"]}}},
        {"duties": {"triple-aim": ["b"]}},
        {"oversight": {"leads": {"b": {"quality": "region", "finance": ["region", "nhs-england"]}}}},
        {"geography": {"areas": {"a": ["E08000034"]}, "exceptions": ["Glossop"]}},
    ],
)
def test_what_the_format_allows_is_no_matter(check: SchemaCheck, sections: dict[str, object]) -> None:
    assert told(check, **sections) == []


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        (
            {"organisations": {"b": {"name": "B", "kind": "fundation-trust"}}},
            ["a kind of organisation", "`foundation-trust`?"],
        ),
        ({"organisations": {"b": {"name": "B", "kind": "ccg", "membrs": 1}}}, ["membrs", "organisation"]),
        ({"bodies": {"b": {"kind": "icp", "decision-ruel": "majority"}}}, ["did you mean `decision-rule`?"]),
        ({"organisations": {"b": {"name": "B", "kind": "ccg", "types": "acute"}}}, ["Write it as a list: [acute]."]),
        ({"posts": {"p": {"title": "chair", "full-time": "yes"}}}, ["Write true"]),
        ({"system": {**BASE["system"], "population": "1,240,000"}}, ["Write 1240000"]),  # type: ignore[dict-item]
        ({"organisations": {"b": {"name": None, "kind": "ccg"}}}, ["Give it a value"]),
        ({"system": {**BASE["system"], "as-of": "1 April 2023"}}, ["YYYY-MM-DD"]),  # type: ignore[dict-item]
    ],
)
def test_the_words_say_what_is_wrong_and_what_to_write(
    check: SchemaCheck, sections: dict[str, object], words: list[str]
) -> None:
    values = " ".join(str(value) for remark in check.remarks({**BASE, **sections}) for value in remark.values.values())
    for word in words:
        assert word in values


@pytest.mark.parametrize("path", sorted(schemas_folder().glob("*.json")), ids=lambda path: path.name)
def test_each_schema_is_valid_and_two_implementations_take_it(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema_rs.meta.validate(schema)
    jsonschema_rs.validator_for(schema)


def test_every_field_of_the_format_has_a_title_a_description_and_an_example() -> None:
    schema = json.loads(schema_text("system"))
    missing = []

    def look(name: str, subschema: dict[str, object]) -> None:
        for key, member in subschema.get("properties", {}).items():  # type: ignore[attr-defined]
            missing.extend(
                f"{name}.{key}: {word}" for word in ("title", "description", "examples") if word not in member
            )
            look(f"{name}.{key}", member)

    look("", schema)
    for name, definition in schema["$defs"].items():
        look(name, definition)
    assert missing == []


def test_examples_in_the_schema_are_what_the_schema_says() -> None:
    schema = json.loads(schema_text("system"))
    wrong = []
    for name, definition in schema["$defs"].items():
        for key, member in definition.get("properties", {}).items():
            part = {**member, "$defs": schema["$defs"]}
            validator = jsonschema.Draft202012Validator(part)
            wrong += [f"{name}.{key}: {example}" for example in member["examples"] if not validator.is_valid(example)]
    assert wrong == []


_ASKS_QUICKLY = """
import sys
from ics_lint.schema.validation import SchemaCheck
assert SchemaCheck('{"type": "object"}').is_valid({})
assert "jsonschema_rs" in sys.modules
print("socket" in sys.modules)
import email.utils
print(email.utils.parseaddr("A <a@example.org>"))
"""


def test_what_tells_quickly_reads_in_no_module_for_mail_and_leaves_it_whole_for_others() -> None:
    command = [sys.executable, "-c", _ASKS_QUICKLY]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PATH": os.environ["PATH"]})
    assert done.stdout.splitlines() == ["False", "('A', 'a@example.org')"]
