"""Rule sets with something wrong in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ics_lint.errors import RuleError
from ics_lint.ruleset.library import load_library
from tests.making import a_rule_set

Refusal = Callable[..., str]

#: A rule to which a query and a message are given.
RULE = """\
id: TST001
name: body-without-quorum
since: "0.1"
summary: It asks.
frameworks: {{all: error}}
sources: [TG-1]
query: {query}
message: "{message}"
why: It asks.
fix: Mend it.
"""


@pytest.fixture
def refusal(tmp_path: Path) -> Refusal:
    """Why a rule set is refused that has these files; paths are told from its folder."""

    def why(files: dict[str, str | None]) -> str:
        folder = a_rule_set(tmp_path / "rules", files)
        with pytest.raises(RuleError) as refused:
            load_library(None, own=folder)
        return str(refused.value).replace(f"{folder}", "RULES")

    return why
