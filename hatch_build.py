"""Compiles the rule set when the wheel is built, so that an installed program reads one file instead of hundreds."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):  # type: ignore[misc, type-arg, unused-ignore]
    """Adds the compiled rule set to the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the rules of the checkout that is being built."""
        if version == "editable" or self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        from ics_lint.resources import rules_folder
        from ics_lint.ruleset.library import compiled_form

        compiled = Path(tempfile.mkdtemp()) / "ruleset"
        compiled.write_bytes(compiled_form(rules_folder()))
        build_data["force_include"][str(compiled)] = "ics_lint/_data/ruleset"
