"""Finding paths again in the text."""

import pytest

from ics_lint.loading.positions import find_positions
from ics_lint.loading.remarks import Path

TEXT = """\
# a comment
ics: 1
organisations:
  a: {name: "\u00c4\u00f6", kind: x}
bodies:
  b:
    seats:
      - role: chair
        count: 2
      - {role: member}
      - plain
  c: &list [1, 2]
  d: *list
text: |
  one
  two
"""


def shown(path: Path) -> str:
    span = find_positions(TEXT, 0).place(path)
    return TEXT[span.start : span.end]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("ics",), "1"),
        (("organisations",), "organisations"),
        (("organisations", "a"), "a"),
        (("organisations", "a", "name"), '"\u00c4\u00f6"'),
        (("organisations", "a", "kind"), "x"),
        (("bodies", "b", "seats"), "seats"),
        (("bodies", "b", "seats", 0), "role"),
        (("bodies", "b", "seats", 0, "count"), "2"),
        (("bodies", "b", "seats", 1), "{role: member}"),
        (("bodies", "b", "seats", 2), "plain"),
        (("bodies", "c", 1), "2"),
    ],
)
def test_a_scalar_is_shown_itself_and_a_collection_by_its_key_or_beginning(path: Path, text: str) -> None:
    assert shown(path) == text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("organisations", "a", "ods"), "a"),
        (("organisations", "nobody", "name"), "organisations"),
        (("bodies", "b", "seats", 9, "role"), "seats"),
        (("bodies", "d", 1), "*list"),
    ],
)
def test_what_is_not_there_is_shown_at_the_nearest_thing_around_it(path: Path, text: str) -> None:
    assert shown(path) == text


def test_keys_have_places_of_their_own() -> None:
    span = find_positions(TEXT, 0).key(("organisations", "a", "kind"))
    assert TEXT[span.start : span.end] == "kind"


def test_each_document_of_a_stream_has_its_own_positions() -> None:
    text = "a: 1\n---\na: 2\n"
    first, second = find_positions(text, 0).place(("a",)), find_positions(text, 1).place(("a",))
    assert (text[first.start], text[second.start]) == ("1", "2")


def test_of_a_key_given_twice_the_first_counts() -> None:
    text = "a: 1\na: 2\n"
    assert text[find_positions(text, 0).place(("a",)).start] == "1"


def test_what_stands_before_a_break_is_still_found() -> None:
    text = "a: 1\nb: [\n"
    assert text[find_positions(text, 0).place(("a",)).start] == "1"
