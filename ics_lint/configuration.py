"""The configuration of a project: `ics-lint.yaml` in its folder."""

from pathlib import Path
from typing import Any

from ics_lint import __version__
from ics_lint.errors import ConfigurationError, RuleError
from ics_lint.keeping import Keep, digest
from ics_lint.record import record
from ics_lint.resources import schema_text

__all__ = ["Configuration", "read_configuration"]


@record
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
    #: A report of an earlier run, whose findings are known.
    baseline: Path | None = None
    exclude: tuple[str, ...] = ()
    #: The folder of the project's own rules.
    rules: Path | None = None
    register: Path | None = None


def read_configuration(path: Path, cache_folder: Path | None = None) -> Configuration:
    """The configuration in a file.

    Args:
        path: the file.
        cache_folder: where what it says is kept between runs, by its content; None for nowhere.

    Raises:
        ConfigurationError: it cannot be read, or says something that cannot be followed.
    """
    try:
        data = _data_in(path, cache_folder)
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
        baseline=path.parent / data["baseline"] if "baseline" in data else None,
        exclude=tuple(data.get("exclude", ())),
        rules=path.parent / data["rules"] if "rules" in data else None,
        register=path.parent / data["register"] if "register" in data else None,
    )


def _data_in(path: Path, cache_folder: Path | None) -> dict[str, Any]:
    keep = None
    if cache_folder is not None:
        keep = Keep(cache_folder)
        parts = ["configuration", __version__, schema_text("configuration")]
        key = digest([*(part.encode() for part in parts), path.read_bytes()])
        kept = keep.get(key)
        if isinstance(kept, dict):
            return kept  # without the reader of YAML, which takes longer than all else when nothing has changed
    from ics_lint.ruleset.files import read_file
    from ics_lint.schema.validation import SchemaCheck

    data: dict[str, Any] = read_file(path, SchemaCheck(schema_text("configuration"))) or {}
    if keep is not None:
        keep.put(key, data)
    return data
