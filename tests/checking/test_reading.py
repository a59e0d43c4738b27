"""Reading the files of a run."""

from pathlib import Path

import pytest

from ics_lint.checking.reading import Reading, content_of, personal_data, read_content
from ics_lint.loading.limits import Limits
from ics_lint.loading.remarks import Remark
from tests.making import HEAD


def read(content: bytes, **limits: int) -> Reading:
    reading = Reading()
    read_content(content, "system.yaml", reading, code_keys=frozenset({"ods"}), limits=Limits(**limits))
    return reading


def only_remark(content: bytes) -> tuple[Remark, str]:
    ((source, document),) = read(content).documents
    assert not document.is_whole
    (remark,) = document.remarks
    assert remark.span is not None
    return remark, source.text[remark.span.start : remark.span.end]


def test_documents_that_say_ics_are_descriptions() -> None:
    reading = read(f"{HEAD}---\nnotes: none\n---\n{HEAD}".encode())
    assert [document.position for _, document in reading.documents] == [0, 2]
    assert (reading.others, reading.failures) == ([], [])


@pytest.mark.parametrize("content", [b"", b"a: 1\n", b"# ics: 1 is not said here\na: [\n"[:4], b"metrics: 1\n"])
def test_other_yaml_is_only_counted(content: bytes) -> None:
    reading = read(content)
    assert (reading.documents, reading.others) == ([], ["system.yaml"])


def test_a_key_ics_further_down_makes_no_description() -> None:
    assert read(b"a:\n  ics: 1\n").others == ["system.yaml"]


def test_a_text_that_breaks_off_before_it_could_say_ics_is_reported_on() -> None:
    ((_, document),) = read(b"system: {id: [\nics: 1\n").documents
    assert [remark.rule for remark in document.remarks] == ["SYN001"]


def test_a_break_after_other_yaml_is_not_ours_to_report() -> None:
    assert read(b"a: 1\n---\nb: {ics: 1\n").documents == []


def test_a_break_after_a_description_is() -> None:
    documents = [document for _, document in read(f"{HEAD}---\nb: [\n".encode()).documents]
    assert [document.is_whole for document in documents] == [True, False]


def test_a_byte_order_mark_is_passed_over() -> None:
    ((source, document),) = read(b"\xef\xbb\xbf" + HEAD.encode()).documents
    assert document.is_whole
    assert source.text == HEAD


@pytest.mark.parametrize(("codec", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")])
def test_utf_16_is_named_and_the_text_can_still_be_shown(codec: str, mark: bytes) -> None:
    ((source, document),) = read(mark + HEAD.encode(codec)).documents
    assert source.text == HEAD
    assert document.remarks[0].values == {
        "problem": "it is in the encoding UTF-16",
        "advice": "Save it as UTF-8.",
    }


def test_a_byte_that_is_not_utf_8_is_named_where_it_stands() -> None:
    remark, shown = only_remark(HEAD.encode() + "x-town: Lemg\u00f6\n".encode("latin-1"))
    assert remark.values["problem"] == "the byte 0xF6 is not UTF-8"
    assert shown == "\ufffd"


def test_a_bad_byte_behind_a_byte_order_mark_is_found_too() -> None:
    _, shown = only_remark(b"\xef\xbb\xbf" + HEAD.encode() + b"x-a: \xff\n")
    assert shown == "\ufffd"


def test_a_file_beyond_the_limit_is_not_read() -> None:
    reading = read(HEAD.encode(), file_size=20)
    assert reading.documents == []
    assert reading.failures == ["system.yaml: the file is larger than 20 bytes (limit: file_size); it was not read."]


def test_a_large_file_that_is_no_description_is_no_failure() -> None:
    assert read(b"a: 1\n" * 10, file_size=20).failures == []


def test_a_file_that_cannot_be_opened_is_a_failure_that_says_why(tmp_path: Path) -> None:
    gone = tmp_path / "gone.yaml"
    good = tmp_path / "good.yaml"
    good.write_text(HEAD, encoding="utf-8")
    reading = Reading()
    contents = [content_of(path, path.name, reading, limits=Limits()) for path in (gone, good)]
    assert reading.failures == ["gone.yaml: the file cannot be read: No such file or directory."]
    assert contents == [None, HEAD.encode()]


def test_no_more_is_read_than_the_limit_allows(tmp_path: Path) -> None:
    path = tmp_path / "endless.yaml"
    path.symlink_to("/dev/zero")
    reading = Reading()
    content = content_of(path, "endless.yaml", reading, limits=Limits(file_size=100))
    assert (content, reading.failures) == (bytes(101), []), "one more, which tells that there is more"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("note: write to a.b+c@example.nhs.uk", ["an e-mail address"]),
        ("note: 0161 496 0123", ["a telephone number"]),
        ("note: 01614960123", ["a telephone number"]),
        ("note: +44 161 496 0123", ["a telephone number"]),
        ("note: +44 (0)161 496 0123", ["a telephone number"]),
        ("note: (0161) 496-0123", ["a telephone number"]),
        ("a@b.uk and c@d.org", ["an e-mail address", "an e-mail address"]),
    ],
)
def test_addresses_and_telephone_numbers_are_personal_data(text: str, what: list[str]) -> None:
    assert [found for _, found in personal_data(text)] == what


@pytest.mark.parametrize(
    "text",
    [
        "population: 1240000",
        "gss: E08000034",
        "amount: 1016149601",
        "amount: 3.01614960123",
        "year: 2022/23",
        "as-of: 2023-04-01",
        "at: @home",
        "size: 0",
        "ref: 12-0161-4960-123-4",
        "a@b",
    ],
)
def test_codes_amounts_and_dates_are_not(text: str) -> None:
    assert list(personal_data(text)) == []
