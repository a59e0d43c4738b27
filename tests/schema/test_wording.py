"""Findings on the shape of descriptions, in the words that a user reads."""

import pytest

from tests.conftest import CheckText
from tests.making import HEAD

LONG = "x" * 80


def tell(check_text: CheckText, text: str) -> list[tuple[str, str]]:
    report = check_text(text, select=("SCH",))
    return [(each.message, each.fix) for each in report.findings]


@pytest.mark.parametrize(
    ("section", "message", "fix"),
    [
        (
            "organsations: {}",
            "`organsations` is not a key of a description; did you mean `organisations`?",
            "Correct the key, or begin it with x- if the data is your own.",
        ),
        (
            "banana: {}",
            "`banana` is not a key of a description.",
            "Correct the key, or begin it with x- if the data is your own.",
        ),
        (
            "finance: {yaer: 2022/23}",
            "`yaer` is not a key of `finance`; did you mean `year`?",
            "Correct the key, or begin it with x- if the data is your own.",
        ),
        (
            "organisations: {a: {name: A, kind: ccg, typs: []}}",
            "`typs` is not a key of an organisation; did you mean `types`?",
            "Correct the key, or begin it with x- if the data is your own.",
        ),
        ("organisations: {a: {name: A}}", "This organisation has no `kind`.", "Add `kind`: "),
        ("posts: {a: {}}", "This post has no `title`.", "Add `title`: "),
        (
            "organisations: {a: {name: A, kind: fundation-trust}}",
            "`fundation-trust` is not a kind of organisation; did you mean `foundation-trust`?",
            "Use one of: ",
        ),
        (
            "organisations: {a: {name: Vale NHS Trust, kind: hospital}}",
            "`hospital` is not a kind of organisation; did you mean `nhs-trust`?",
            "Use one of: ",
        ),
        (
            "bodies: {a: {name: A, kind: Health and Wellbeing Board}}",
            "`Health and Wellbeing Board` is not a kind of body; did you mean `hwb`?",
            "Use one of: ",
        ),
        (
            "organisations: {a: {name: A, kind: Foundation Trust}}",
            "`Foundation Trust` is not a kind of organisation; did you mean `foundation-trust`?",
            "Use one of: ",
        ),
        ("organisations: {a: {name: A, kind: banana}}", "`banana` is not a kind of organisation.", "Use one of: "),
        (
            "organisations: [a]",
            "`organisations` must be a mapping, not a list.",
            "Write each entry as a key with a value",
        ),
        ("organisations: {a: B}", "`a` must be a mapping, not the text `B`.", "Write its keys below it"),
        (
            "organisations: {a: {name: 5, kind: ccg}}",
            "`name` must be text, not the number 5.",
            'Put it in quotes: "5".',
        ),
        ("organisations: {a: {name: true, kind: ccg}}", "`name` must be text, not true.", 'Put it in quotes: "true".'),
        ("organisations: {a: {name: ~, kind: ccg}}", "`name` must be text, not nothing.", "Give it a value"),
        (
            "organisations: {a: {name: A, kind: icb, responder-category: many}}",
            "`responder-category` must be a whole number, not the text `many`.",
            "For example: 1.",
        ),
        (
            f"organisations: {LONG}",
            f"`organisations` must be a mapping, not the text `{'x' * 57}...`.",
            "Write its keys",
        ),
        (
            "organisations: {North Care: {name: A, kind: ccg}}",
            "`North Care` is not an id or token: lower-case letters and digits in words joined by single hyphens, "
            "such as ",
            "Write `north-care`, for example.",
        ),
        (
            "organisations: {a: {name: '', kind: ccg}}",
            '`""` is not a text that says something.',
            "Write something, or leave the key out.",
        ),
        (
            "finance: {year: 2022-23}",
            "`2022-23` is not a financial year, such as ",
            "Write it in that form.",
        ),
        (
            "finance: {apportionment: {t: {s: 1.5}}}",
            "`1.5` is not a number from 0 to 1.",
            "Write it in that form.",
        ),
    ],
)
def test_what_is_wrong_with_the_shape_is_said_in_words_of_the_field(
    check_text: CheckText, section: str, message: str, fix: str
) -> None:
    ((said, advice),) = tell(check_text, f"{HEAD}{section}\n")
    assert said.startswith(message)
    assert said == message or message.endswith("such as ")
    assert advice.startswith(fix)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (HEAD.replace("act-2022", "act-2023"), "`act-2023` is not a framework; did you mean `act-2022`?"),
        (HEAD.replace("ics: 1", "ics: 2"), "`2` is not "),
        (HEAD.replace("2023-04-01", "2023-02-30"), "`2023-02-30` is not a day that exists, written as YYYY-MM-DD."),
        (HEAD.replace(", name: Northmoor", ""), "This system has no `name`."),
        (HEAD.replace("framework: act-2022\n", ""), "This description has no `framework`."),
        ("ics: 1\nframework: act-2022\n", "This description has no `system`."),
        (HEAD.replace("id: northmoor", "id: North Moor"), "`North Moor` is not an id or token"),
        (HEAD.replace("}", ", ods: q}"), "`q` is not an ODS code: three to eight capital letters and digits"),
        (HEAD.replace("}", ", population: -1}"), "`-1` is not a number of at least "),
    ],
)
def test_what_is_wrong_with_the_head_is_said_too(check_text: CheckText, head: str, message: str) -> None:
    told = tell(check_text, head)
    assert [said for said, _ in told if said.startswith(message)], told
    assert len(told) == 1


def test_messages_of_the_validator_never_show_through(check_text: CheckText) -> None:
    text = (
        "ics: [1]\nframework: {}\nsystem: 5\norganisations: {a: {kind: 1, x: 2}, B: [], c: }\nbodies: {b: {seats: 1}}\n"
    )
    told = " ".join(message for message, _ in tell(check_text, text))
    for words in (
        "is not valid under",
        "required property",
        "is not of type",
        "does not match",
        "regex",
        "None",
        "null",
    ):
        assert words not in told
