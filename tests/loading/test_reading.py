"""Reading YAML in one pass."""

import pytest

from ics_lint.loading.limits import Limits
from ics_lint.loading.reading import Document, read_documents
from ics_lint.loading.remarks import Remark

CODES = frozenset({"ods", "gss", "systems"})


def read(text: str, **limits: int) -> list[Document]:
    return read_documents(text, code_keys=CODES, limits=Limits(**limits))


def data(text: str) -> object:
    (document,) = read(text)
    assert not document.remarks, document.remarks
    return document.data


def remark(text: str, **limits: int) -> Remark:
    (only,) = [remark for document in read(text, **limits) for remark in document.remarks]
    return only


def marked(text: str, only: Remark) -> str:
    assert only.span is not None
    return text[only.span.start : only.span.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: [x, 2, {c: d}]\n", {"a": 1, "b": ["x", 2, {"c": "d"}]}),
        ("- a\n- - b\n  - c\n", ["a", ["b", "c"]]),
        ("just text", "just text"),
        ("a: 'true'\nb: \"1\"\n", {"a": "true", "b": "1"}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("yes: no\non: off\n", {"yes": "no", "on": "off"}),
        ("a: yes\n", {"a": "yes"}),
        ("1: x\n", {"1": "x"}),
        ("a:\n", {"a": None}),
        ("{}", {}),
        ("a: !!str 1\nb: !!int '2'\nc: ! 3\n", {"a": "1", "b": 2, "c": "3"}),
        ("a: 2021-01-04\n", {"a": "2021-01-04"}),
        ("\u00e9: \u00fc\r\nb: 2\r\n", {"\u00e9": "\u00fc", "b": 2}),
    ],
)
def test_text_becomes_plain_data(text: str, expected: object) -> None:
    assert data(text) == expected


def test_each_document_of_a_stream_is_read() -> None:
    documents = read("a: 1\n---\nb: 2\n...\n---\nc: 3\n")
    assert [document.data for document in documents] == [{"a": 1}, {"b": 2}, {"c": 3}]
    assert [document.position for document in documents] == [0, 1, 2]


def test_an_empty_stream_holds_no_document() -> None:
    assert read("") == []
    assert read("# only a comment\n") == []


def test_an_alias_stands_for_its_anchor() -> None:
    assert data("a: &x [1, 2]\nb: *x\nc: &y text\nd: *y\n") == {"a": [1, 2], "b": [1, 2], "c": "text", "d": "text"}


def test_an_anchor_may_stand_on_a_key_and_an_alias_may_be_one() -> None:
    assert data("&k a: 1\nb: {*k : 2}\n") == {"a": 1, "b": {"a": 2}}


def test_an_unquoted_merge_key_merges_and_what_is_said_wins() -> None:
    assert data("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n") == {"a": {"p": 1, "q": 2}, "b": {"q": 3, "p": 1}}


def test_a_merge_key_takes_a_list_of_mappings_the_first_first() -> None:
    merged = data("a: &x {p: 1}\nb: &y {p: 2, q: 3}\nc: {<<: [*x, *y]}\n")
    assert merged == {"a": {"p": 1}, "b": {"p": 2, "q": 3}, "c": {"p": 1, "q": 3}}


def test_a_quoted_merge_key_is_a_key_like_any_other() -> None:
    assert data('a: {"<<": 1}\n') == {"a": {"<<": 1}}


def test_a_merge_key_with_nothing_to_merge_is_remarked_on() -> None:
    only = remark("a: {<<: 1}\n")
    assert (only.rule, only.path) == ("SYN001", ("a", "<<"))


def test_a_key_given_twice_is_remarked_on_where_it_is_given_again() -> None:
    text = "a: {kind: x, name: n, kind: y}\n"
    only = remark(text)
    assert (only.rule, only.path, dict(only.values)) == ("SYN002", ("a", "kind"), {"key": "kind"})
    assert marked(text, only) == "kind"
    assert only.span is not None
    assert only.span.start == text.rindex("kind")


def test_of_two_scalars_under_one_key_the_first_is_kept_and_the_other_put_aside() -> None:
    (document,) = read("a: 1\na: 2\na: 3\n")
    assert document.data == {"a": 1, "x-a-2": 2, "x-a-3": 3}


def test_two_mappings_under_one_key_are_read_as_one_so_that_nothing_is_lost() -> None:
    (document,) = read("organisations: {a: {}}\nother: 1\norganisations: {b: {}}\n")
    assert document.data == {"organisations": {"a": {}, "b": {}}, "other": 1}


@pytest.mark.parametrize("code", ["010", "1E5", "NO", "12e03", "123", "null", "2021-01-04"])
def test_an_unquoted_code_that_could_be_misread_is_kept_as_text_and_remarked_on(code: str) -> None:
    text = f"a: {{ods: {code}}}\n"
    (document,) = read(text)
    assert document.data == {"a": {"ods": code}}
    (only,) = document.remarks
    assert (only.rule, only.path, marked(text, only)) == ("SYN003", ("a", "ods"), code)


def test_codes_in_lists_and_mappings_under_a_code_key_are_looked_at_too() -> None:
    rules = [remark.path for document in read("systems: [QWO, 010, {a: [1E5]}]\n") for remark in document.remarks]
    assert rules == [("systems", 1), ("systems", 2, "a", 0)]


def test_quoted_codes_and_codes_that_cannot_be_misread_are_in_order() -> None:
    assert data("ods: '010'\ngss: E08000034\nsystems: [\"1E5\", QWO]\n") == {
        "ods": "010",
        "gss": "E08000034",
        "systems": ["1E5", "QWO"],
    }


def test_an_empty_code_is_no_code() -> None:
    assert data("ods:\ngss: ~\n") == {"ods": None, "gss": None}


@pytest.mark.parametrize("text", ["a: !custom x\n", "a: !!python/object:os.system {}\n", "!t {a: 1}\n", "a: [!x y]\n"])
def test_tags_of_ones_own_are_remarked_on(text: str) -> None:
    only = remark(text)
    assert only.rule == "SYN004"
    assert marked(text, only).startswith("!")


def test_an_alias_inside_its_own_anchor_stops_the_reading() -> None:
    only = remark("a: &x [1, *x]\n")
    assert only.rule == "SYN004"
    assert "without end" in str(only.values["problem"])


def test_an_alias_without_an_anchor_is_not_readable() -> None:
    only = remark("a: *nowhere\n")
    assert only.rule == "SYN001"
    assert "no anchor" in str(only.values["problem"])


def test_aliases_that_multiply_beyond_the_limit_stop_the_reading() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    only = remark("\n".join(lines) + "\n")
    assert only.rule == "SYN004"
    assert "limit: alias_values" in str(only.values["problem"])


def test_nesting_beyond_the_limit_stops_the_reading() -> None:
    assert data("[" * 5 + "]" * 5) == [[[[[]]]]]
    only = remark("[" * 6 + "]" * 6, nesting=5)
    assert only.rule == "SYN004"
    assert "limit: nesting" in str(only.values["problem"])


def test_very_deep_nesting_is_refused_without_a_stack_running_over() -> None:
    assert remark("{a: " * 20_000).rule in {"SYN001", "SYN004"}
    assert remark("[" * 100_000).rule in {"SYN001", "SYN004"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [1, 2\n", "bracket"),
        ("a: 'x\n", "quotation mark"),
        ("a: b: c\n", "colon"),
        ("a:\n\t- x\n", "tab"),
        ("a: @x\n", "cannot start"),
        ("a: 1\n b: 2\n", "colon"),
        ("- a\nb: 1\n", "list"),
        ('a: "\\q"\n', "backslash"),
        ("a: \x01\n", "U+0001"),
        ("%YAML 9\n", ""),
    ],
)
def test_what_is_not_yaml_is_said_in_words_that_help(text: str, words: str) -> None:
    documents = read(text)
    only = documents[-1].remarks[-1]
    assert only.rule == "SYN001"
    assert words in str(only.values["problem"])
    assert not documents[-1].is_whole


@pytest.mark.parametrize("text", ["? [a, b]\n: c\n", "{[a]: b}\n", "? {x: 1}\n: 2\n"])
def test_a_list_or_mapping_as_key_is_remarked_on_and_read_past(text: str) -> None:
    (document,) = read(text)
    assert [remark.rule for remark in document.remarks] == ["SYN001"]
    assert document.is_whole
    assert list(document.data) == ["x-?"]


def test_documents_before_a_break_are_kept() -> None:
    first, second = read("a: 1\n---\nb: [\n")
    assert first.is_whole
    assert first.data == {"a": 1}
    assert not second.is_whole
