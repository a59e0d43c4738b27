"""How a description is named and judged."""

import pytest

from ics_lint.ruleset.library import Library
from tests.making import HEAD, descriptions_in, the_description_in


def test_a_description_is_named_by_its_system(library: Library) -> None:
    description = the_description_in(library, HEAD)
    assert (description.key, description.system_id, description.document) == ("northmoor", "northmoor", 0)
    assert (description.framework, description.as_of, description.is_valid) == ("act-2022", "2023-04-01", True)


def keys(library: Library, *texts: str) -> list[str]:
    return [each.key for each in descriptions_in(library, "---\n".join(texts))]


def test_two_of_one_system_are_told_apart_by_framework_and_day(library: Library) -> None:
    assert keys(library, HEAD, HEAD.replace("2023", "2024"), HEAD.replace("northmoor", "southmoor")) == [
        "northmoor@act-2022@2023-04-01",
        "northmoor@act-2022@2024-04-01",
        "southmoor",
    ]


def test_two_that_nothing_tells_apart_are_numbered(library: Library) -> None:
    assert keys(library, HEAD, HEAD, HEAD) == [
        "northmoor@act-2022@2023-04-01",
        "northmoor@act-2022@2023-04-01@2",
        "northmoor@act-2022@2023-04-01@3",
    ]


@pytest.mark.parametrize("system", ["{}", "5", "[a]", "{id: 5}", "{id: Not An Id}", "{id: ''}", "{id: a-}"])
def test_one_without_a_good_id_has_a_name_of_its_own(library: Library, system: str) -> None:
    description = the_description_in(library, f"ics: 1\nframework: act-2022\nsystem: {system}\n")
    assert (description.key, description.system_id) == ("description@act-2022", None)


@pytest.mark.parametrize("framework", ["act-1948", "5", "[act-2022]", "~"])
def test_a_framework_that_is_not_known_is_none(library: Library, framework: str) -> None:
    description = the_description_in(library, HEAD.replace("act-2022", framework))
    assert (description.framework, description.effective_on) == (None, "2023-04-01")


@pytest.mark.parametrize("day", ["2023-02-30", "20230401", "5", "[2023-04-01]", "soon", "2023-W13-6"])
def test_a_day_that_is_none_is_not_known(library: Library, day: str) -> None:
    description = the_description_in(library, HEAD.replace("2023-04-01", day))
    assert (description.as_of, description.effective_on) == (None, None)


@pytest.mark.parametrize(
    ("framework", "as_of", "effective_on"),
    [
        ("act-2022", "2023-04-01", "2023-04-01"),
        ("act-2022", "2020-01-01", "2022-07-01"),
        ("act-2022", "2050-01-01", "2050-01-01"),
        ("integrating-care-option-1", "2023-04-01", "2021-02-11"),
        ("integrating-care-option-1", "2020-01-01", "2020-11-26"),
        ("voluntary-2018", "2022-06-30", "2022-06-30"),
    ],
)
def test_outside_the_time_of_its_framework_it_is_judged_as_on_the_nearest_day(
    library: Library, framework: str, as_of: str, effective_on: str
) -> None:
    description = the_description_in(library, HEAD, framework=framework, as_of=as_of)
    assert description.effective_on == effective_on


def test_one_that_breaks_off_is_neither_whole_nor_valid(library: Library) -> None:
    description = the_description_in(library, f"{HEAD}bodies: [\n")
    assert (description.is_whole, description.is_valid) == (False, False)


def test_one_that_the_schema_does_not_allow_is_whole_but_not_valid(library: Library) -> None:
    description = the_description_in(library, f"{HEAD}bodies: []\n")
    assert (description.is_whole, description.is_valid) == (True, False)
