"""The configuration of a project: `ics-lint.yaml` in its folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ics_lint.errors import ConfigurationError, RuleError
from ics_lint.resources import schema_text
from ics_lint.ruleset.files import read_file
from ics_lint.schema.validation import SchemaCheck

__all__ = ["Configuration", "read_configuration"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Configuration:
    """What a project has settled for all its runs; a command's own options win."""

    #: The file it was read from.
    file: Path
    framework: str | None = None
    as_of: str | None = None
    prospective: bool | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    strict: bool | None = None
    exclude: tuple[str, ...] = ()
    #: The folder of the project's own rules.
    rules: Path | None = None
    register: Path | None = None


def read_configuration(path: Path) -> Configuration:
    """The configuration in a file.

    Raises:
        ConfigurationError: it cannot be read, or says something that cannot be followed.
    """
    try:
        data: dict[str, Any] = read_file(path, SchemaCheck(schema_text("configuration"))) or {}
    except RuleError as error:
        raise ConfigurationError(str(error)) from error
    except OSError as error:
        raise ConfigurationError(f"{path}: the configuration cannot be read: {error.strerror}.") from error
    return Configuration(
        file=path,
        framework=data.get("framework"),
        as_of=data.get("as-of"),
        prospective=data.get("prospective"),
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        fail_on=data.get("fail-on"),
        strict=data.get("strict"),
        exclude=tuple(data.get("exclude", ())),
        rules=path.parent / data["rules"] if "rules" in data else None,
        register=path.parent / data["register"] if "register" in data else None,
    )
