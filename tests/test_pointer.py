"""Paths as JSON Pointers."""

import pytest

from ics_lint.loading.remarks import Path
from ics_lint.pointer import at_of, path_of, pointer_of, split_at

DATA = {"a/b": {"~": [10, {"x": 1}]}, "1": {"2": 3}}


@pytest.mark.parametrize(
    ("path", "pointer"),
    [((), ""), (("a/b",), "/a~1b"), (("a/b", "~", 1, "x"), "/a~1b/~0/1/x"), (("1", "2"), "/1/2")],
)
def test_a_path_and_its_pointer_mean_each_other(path: Path, pointer: str) -> None:
    assert pointer_of(path) == pointer
    assert path_of(pointer, DATA) == path


def test_an_at_names_the_description_too() -> None:
    assert at_of("northmoor", ("organisations", "a")) == "northmoor:/organisations/a"
    assert split_at("northmoor@2022:/a:b") == ("northmoor@2022", "/a:b")
