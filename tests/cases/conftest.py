"""A small rule set to try things on."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ics_lint.ruleset.library import Library, load_library
from tests.making import a_rule_set

RuleSet = Callable[..., Library]


@pytest.fixture
def rule_set(tmp_path: Path) -> RuleSet:
    """Compiles the small rule set, with other files where they are given."""

    def make(files: Mapping[str, str | None] | None = None) -> Library:
        return load_library(None, own=a_rule_set(tmp_path / "rule-set", files))

    return make
