"""Frames of code."""

import pytest

from ics_lint.findings import Place
from ics_lint.printing.frames import frame
from ics_lint.printing.lines import Style, plain
from ics_lint.source import Position, Source
from tests.making import a_place


def frames(text: str, place: Place, *related: Place, width: int = 80) -> list[str]:
    source = Source(path="system.yaml", text=text)
    return [plain(line) for line in frame(source, place, related, width=width, style=Style.ERROR)]


def at(
    line: int, start: int, end: int, end_line: int | None = None, label: str = "", file: str = "system.yaml"
) -> Place:
    return a_place(file, start=Position(line, start), end=Position(end_line or line, end), label=label)


TEXT = "ics: 1\nbodies:\n  board: {kind: icp}\n\nplaces:\n  board: {}\n"


def test_a_stretch_is_underlined() -> None:
    assert frames(TEXT, at(3, 3, 8)) == ["  3 |   board: {kind: icp}", "    |   ^^^^^"]


def test_second_places_are_shown_in_the_order_of_the_file_with_labels() -> None:
    assert frames(TEXT, at(6, 3, 8), at(3, 3, 8, label="first used here")) == [
        "  3 |   board: {kind: icp}",
        "    |   ----- first used here",
        "     ...",
        "  6 |   board: {}",
        "    |   ^^^^^",
    ]


def test_two_stretches_of_one_line_show_it_once_and_neighbours_need_no_dots() -> None:
    assert frames(TEXT, at(2, 1, 7), at(3, 3, 8, label="a"), at(3, 11, 15, label="b")) == [
        "  2 | bodies:",
        "    | ^^^^^^",
        "  3 |   board: {kind: icp}",
        "    |   ----- a",
        "    |           ---- b",
    ]


def test_a_second_place_in_another_file_is_named() -> None:
    assert frames(TEXT, at(2, 1, 7), at(9, 3, 8, label="the other", file="b\x1b.yaml"))[2:] == [
        "     the other: b<U+001B>.yaml:9:3"
    ]


def test_a_stretch_over_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    assert frames("a: [1,  \n  2]\n", at(1, 4, 5, end_line=2)) == ["  1 | a: [1,", "    |    ^^^"]


@pytest.mark.parametrize(("start", "end"), [(7, 7), (50, 60)])
def test_a_stretch_of_nothing_is_still_marked(start: int, end: int) -> None:
    assert frames(TEXT, at(1, start, end))[1] == "    |       ^"


def test_wide_and_unsafe_characters_keep_the_underline_in_its_place() -> None:
    line, mark = frames("a: \u6f22\u5b57\x1b[1m b\n", at(1, 11, 12))
    assert line == "  1 | a: \u6f22\u5b57<U+001B>[1m b"
    assert mark == "    | " + " " * (len("a: ") + 4 + len("<U+001B>[1m ")) + "^"


@pytest.mark.parametrize(("start", "shown"), [(1, "aaa"), (300, "..."), (598, "...")])
def test_of_a_long_line_the_part_around_the_stretch_is_shown(start: int, shown: str) -> None:
    text = "a" * 299 + "bbb" + "c" * 298
    line, mark = frames(text + "\n", at(1, start, start + 3), width=60)
    assert max(len(line), len(mark)) <= 60
    assert line[6:].startswith(shown)
    assert line[mark.index("^") : mark.index("^") + 3] == text[start - 1 : start + 2]


def test_a_stretch_that_is_itself_too_long_is_cut() -> None:
    line, mark = frames("x: " + "y" * 500 + "\n", at(1, 4, 504), width=60)
    assert max(len(line), len(mark)) <= 60
    assert "^^^" in mark
