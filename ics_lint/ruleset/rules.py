"""Discovers the rules of a rule set: one folder each, by theme."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ics_lint.errors import RuleError
from ics_lint.record import record
from ics_lint.ruleset.files import fail_at, read_file
from ics_lint.ruleset.model import Rule, RuleStatus, RuleText, names_register
from ics_lint.schema.validation import SchemaCheck
from ics_lint.severity import Severity

__all__ = ["Theme", "case_files", "read_rules", "read_themes"]

#: Folders of a rule set that are not themes.
_NOT_THEMES = frozenset({"sources", "statements", "catalogues", "views"})
_THEME_KEYS = ("prefix", "title", "description")


@record
class Theme:
    """A theme: a folder of rules that share a prefix."""

    #: The name of the folder.
    name: str
    prefix: str
    title: str
    description: str


def read_themes(folder: Path) -> list[Theme]:
    """The themes of a rule set, in the order of their titles.

    Raises:
        RuleError: a theme says too little about itself.
    """
    themes = []
    for path in sorted(folder.glob("*/theme.yaml")):
        data = read_file(path)
        missing = [key for key in _THEME_KEYS if not isinstance(data, dict) or not isinstance(data.get(key), str)]
        if missing:
            raise RuleError(f"{path}: a theme needs the keys {', '.join(_THEME_KEYS)}; missing: {', '.join(missing)}.")
        theme = Theme(name=path.parent.name, **{key: data[key] for key in _THEME_KEYS})
        themes.append(theme)
    return themes


def rule_files(folder: Path) -> Iterator[Path]:
    """Every rule file of a rule set, sorted."""
    for path in sorted(folder.glob("*/*/rule.yaml")):
        if path.parent.parent.name not in _NOT_THEMES:
            yield path


def case_files(rule_folder: Path) -> list[Path]:
    """The cases of a rule: the failing ones, then the passing ones, each sorted by name."""
    return [*sorted(rule_folder.glob("fail-*.yaml")), *sorted(rule_folder.glob("pass-*.yaml"))]


def read_rules(folder: Path, *, schema: SchemaCheck, beside: Iterable[Rule] | None = None) -> list[Rule]:
    """Every rule of a rule set, in the order of their ids.

    Args:
        folder: the rule set.
        schema: the schema of a rule.
        beside: None for the rule set that came with the program; else the rules beside which these stand.

    Raises:
        RuleError: a rule is not what it must be; the message names the file and line.
    """
    rules: dict[str, Rule] = {}
    taken = {rule.id: rule for rule in beside or ()}
    names = {name: Path(rule.file) for rule in taken.values() for name in (rule.name, *rule.former_names)}
    prefixes = {theme.name: theme.prefix for theme in read_themes(folder)}
    for path in rule_files(folder):
        data = read_file(path, schema)
        rule = _rule(path, data, built_in=beside is None, folder=folder)
        if ("query" in data) == ("found-by" in data):
            raise RuleError(f"{path}: a rule has either a `query` or `found-by`.")
        if rule.name != path.parent.name:
            raise fail_at(path, ("name",), f"the rule is called `{rule.name}`, but its folder `{path.parent.name}`.")
        prefix = prefixes.get(rule.theme)
        if prefix is not None and not rule.id.startswith(prefix):
            raise fail_at(path, ("id",), f"rules of the theme `{rule.theme}` have ids that begin with {prefix}.")
        if rule.id in taken:
            raise fail_at(path, ("id",), f"{rule.id} is also the id of the rule `{taken[rule.id].name}`.")
        for name in (rule.name, *rule.former_names):
            if name in names:
                raise fail_at(path, ("name",), f"`{name}` is also a name of the rule in {names[name]}.")
            names[name] = path
        rules[rule.id] = taken[rule.id] = rule
    return [rules[rule_id] for rule_id in sorted(rules)]


def _rule(path: Path, data: dict[str, Any], *, built_in: bool, folder: Path) -> Rule:
    text = RuleText(
        summary=_text(data["summary"]),
        query=data.get("query"),
        message=_text(data["message"]),
        why=_text(data["why"]),
        fix=_text(data["fix"]),
        labels=data.get("labels", {}),
        equivalent_mutants=data.get("equivalent-mutants", {}),
        settled_without=data.get("settled-without", {}),
    )
    return Rule(
        id=data["id"],
        name=data["name"],
        theme=path.parent.parent.name,
        severities={framework: Severity(severity) for framework, severity in data["frameworks"].items()},
        sources=tuple(data.get("sources", ())),
        text=lambda: text,
        has_query=text.query is not None,
        reads_register=text.query is not None and names_register(text.query),
        status=RuleStatus(data.get("status", "stable")),
        since=data["since"],
        former_names=tuple(data.get("former-names", ())),
        prospective=data.get("prospective", False),
        contradicts_option=data.get("contradicts-option", False),
        principle=data.get("principle", False),
        looks_in=tuple(data.get("looks-in", ())),
        built_in=built_in,
        file=(path.parent.relative_to(folder) if built_in else path.parent.absolute()).as_posix(),
    )


def _text(text: str) -> str:
    """A text on one line, however it is folded in the file."""
    return " ".join(text.split())
