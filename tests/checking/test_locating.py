"""Where in a file things stand."""

import pytest

from ics_lint.checking.locating import Locator
from ics_lint.loading.remarks import Path, Remark, Span
from ics_lint.ruleset.library import Library
from ics_lint.source import Position
from tests.making import HEAD, descriptions_in

TEXT = HEAD + "organisations:\n  care:\n    name: Care\n    kind: nhs-trust\n    types: [acute, community]\n"


@pytest.fixture
def locator(library: Library) -> Locator:
    return Locator({each.key: each for each in descriptions_in(library, TEXT)})


@pytest.mark.parametrize(
    ("at", "line", "column", "length"),
    [
        ("northmoor:/organisations/care", 5, 3, 4),
        ("northmoor:/organisations/care/types", 8, 5, 5),
        ("northmoor:/organisations/care/types/1", 8, 20, 9),
        ("northmoor:/organisations/care/nowhere", 5, 3, 4),
    ],
)
def test_an_at_is_found_at_what_best_shows_it(locator: Locator, at: str, line: int, column: int, length: int) -> None:
    place = locator.at(at, "first given here")
    assert place is not None
    assert (place.file, place.start, place.end) == (
        "system.yaml",
        Position(line, column),
        Position(line, column + length),
    )
    assert place.label == "first given here"
    assert place.path == at.partition(":")[2]


def test_a_value_is_marked_and_not_its_key(locator: Locator) -> None:
    place = locator.at("northmoor:/organisations/care/kind")
    assert place is not None
    assert (place.start.line, place.end.column - place.start.column) in {(7, len("kind")), (7, len("nhs-trust"))}


def test_an_at_of_no_description_has_no_place(locator: Locator) -> None:
    assert locator.at("southmoor:/system") is None


@pytest.mark.parametrize(
    ("remark", "start"),
    [
        (Remark(rule="SYN001", path=(), span=Span(0, 3)), Position(1, 1)),
        (Remark(rule="SCH003", path=("organisations", "care", "kind"), of_key=True), Position(7, 5)),
        (Remark(rule="SCH001", path=("organisations", "care", "kind")), Position(7, 5)),
        (Remark(rule="SCH004", path=("organisations", "care", "types", 0)), Position(8, 13)),
    ],
)
def test_a_remark_stands_where_it_says_else_at_its_path(locator: Locator, remark: Remark, start: Position) -> None:
    assert locator.remark(locator.descriptions["northmoor"], remark).start == start


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("Care", ("organisations", "care", "name")),
        ("community", ("organisations", "care", "types", 1)),
        ("organisations", ()),
    ],
)
def test_the_path_of_a_stretch_of_text_is_that_of_its_scalar(locator: Locator, word: str, path: Path) -> None:
    assert locator.path_at(locator.descriptions["northmoor"], TEXT.index(word)) == path


def test_each_document_of_a_file_is_looked_through_on_its_own(library: Library) -> None:
    second = HEAD.replace("northmoor", "southmoor")
    locator = Locator({each.key: each for each in descriptions_in(library, f"{HEAD}---\n{second}")})
    places = [locator.at(f"{key}:/system") for key in ("northmoor", "southmoor")]
    assert [place.start.line for place in places if place] == [3, 7]
