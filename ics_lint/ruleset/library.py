"""The rule set in force, ready to be asked."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from ics_lint import __version__
from ics_lint.errors import RuleError
from ics_lint.facts.plan import Plan, make_plan
from ics_lint.findings import Severity
from ics_lint.nearest import nearest
from ics_lint.resources import compiled_rules, rules_folder, schema_text, schemas_folder
from ics_lint.ruleset.model import Clause, Rule, RuleStatus, Strength
from ics_lint.schema.validation import SchemaCheck

__all__ = ["Library", "load_library"]

_SCHEMAS = ("system", "rule", "catalogue", "source", "statements")


class Library:
    """Rules, clauses and catalogues, in a database that also has the empty tables for facts."""

    def __init__(self, content: bytes, folder: Path) -> None:
        """Takes the compiled rule set, and the folder it was compiled from."""
        self.content = content
        self.folder = folder

    def connect(self) -> sqlite3.Connection:
        """A fresh database in memory, with the rule set and no facts."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.deserialize(self.content)
        return connection

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        return self.connect()

    @cached_property
    def description_schema(self) -> SchemaCheck:
        """The schema of descriptions."""
        return SchemaCheck(schema_text("system"))

    @cached_property
    def plan(self) -> Plan:
        """Which table each part of a description fills."""
        return make_plan(self.description_schema.schema)

    @property
    def code_keys(self) -> frozenset[str]:
        """Keys under which unquoted scalars are codes."""
        return self.plan.code_keys

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of their ids."""
        columns = (
            "id, name, theme, summary, severities, sources, query, message, why, fix, status, since, former_names, "
            "prospective, contradicts_option, labels, equivalent_mutants, settled_without, file"
        )
        return tuple(
            Rule(
                id=row[0],
                name=row[1],
                theme=row[2],
                summary=row[3],
                severities={framework: Severity(value) for framework, value in json.loads(row[4]).items()},
                sources=tuple(json.loads(row[5])),
                query=row[6],
                message=row[7],
                why=row[8],
                fix=row[9],
                status=RuleStatus(row[10]),
                since=row[11],
                former_names=tuple(json.loads(row[12])),
                prospective=bool(row[13]),
                contradicts_option=bool(row[14]),
                labels=json.loads(row[15]),
                equivalent_mutants=json.loads(row[16]),
                settled_without=json.loads(row[17]),
                file=row[18],
            )
            for row in self._connection.execute(f"select {columns} from rule order by id")
        )

    def rule(self, selector: str) -> Rule:
        """The one rule that an id, a name or a former name means.

        Raises:
            RuleError: there is none; the message names the nearest.
        """
        for rule in self.rules:
            if selector.upper() == rule.id or selector in (rule.name, *rule.former_names):
                return rule
        near = nearest(selector, [name for rule in self.rules for name in (rule.id, rule.name)])
        hint = f" Did you mean {near}?" if near else " `ics-lint rules` lists them."
        raise RuleError(f"There is no rule `{selector}`.{hint}")

    def select(self, selectors: Iterable[str]) -> frozenset[str]:
        """The ids of the rules that ids, names and prefixes mean.

        Raises:
            RuleError: a selector means no rule.
        """
        chosen: set[str] = set()
        for selector in selectors:
            meant = {rule.id for rule in self.rules if rule.answers_to(selector)}
            if not meant:
                meant = {self.rule(selector).id}
            chosen |= meant
        return frozenset(chosen)

    def clauses(self, ids: Iterable[str]) -> dict[str, Clause]:
        """Clauses and statements, by id; ids that are neither are left out."""
        wanted = tuple(dict.fromkeys(ids))
        marks = ", ".join("?" for _ in wanted)
        query = f"""
            select clause.id, document.title, clause.section, clause.strength, clause.qualifier, clause.in_force_from,
                   clause.in_force_to, clause.due, clause.says,
                   (select group_concat(framework) from clause_framework where clause_framework.clause = clause.id)
            from clause join document on document.key = clause.document
            where clause.id in ({marks})
            union all
            select statement.id, founding_document.publisher || ', ' || founding_document.title, null, 'commentary',
                   null, null, null, null, statement.says, null
            from statement join founding_document on founding_document.key = statement.document
            where statement.id in ({marks})
        """
        return {
            row[0]: Clause(
                id=row[0],
                document=row[1],
                section=row[2],
                strength=Strength(row[3]),
                qualifier=row[4],
                in_force_from=row[5],
                in_force_to=row[6],
                due=row[7],
                says=row[8],
                frameworks=frozenset((row[9] or "").split(",")) - {""},
            )
            for row in self._connection.execute(query, wanted + wanted)
        }

    @cached_property
    def framework_times(self) -> Mapping[str, tuple[str, str | None]]:
        """The first and last day of each framework."""
        rows = self._connection.execute("select framework, in_force_from, in_force_to from framework")
        return {framework: (first, last) for framework, first, last in rows}

    @cached_property
    def well_known_parties(self) -> Mapping[str, tuple[str, str]]:
        """Name and kind of the parties that need not be declared, by id."""
        rows = self._connection.execute("select id, name, kind from well_known_party")
        return {key: (name, kind) for key, name, kind in rows}

    @cached_property
    def reference_tokens(self) -> Mapping[str, frozenset[str]]:
        """The tokens of each class that may stand where a reference can."""
        definitions = self.description_schema.schema["$defs"]
        groups = self._connection.execute('select "group" from people_group')
        return {
            "sector": frozenset(definitions["sector"]["enum"]),
            "organisation-kind": frozenset(definitions["organisation-kind"]["enum"]),
            "group": frozenset(name for (name,) in groups),
        }


def load_library(cache_folder: Path | None, *, folder: Path | None = None) -> Library:
    """The rule set that came with the program, or another.

    Args:
        cache_folder: where a checkout keeps the compiled form; None to compile anew each time.
        folder: another rule set, complete with its catalogues and views.

    Raises:
        RuleError: something in the rule set is not what it must be.
    """
    if folder is not None and folder.resolve() != rules_folder().resolve():
        if not folder.is_dir():
            raise RuleError(f"{folder}: there is no such folder.")
        return Library(_compile(folder), folder)
    compiled = compiled_rules()
    folder = rules_folder()
    if compiled is not None:
        return Library(compiled.read_bytes(), folder)
    if cache_folder is None:
        return Library(_compile(folder), folder)
    from ics_lint.ruleset.cache import cached, fingerprint

    print_of_files = fingerprint([folder, schemas_folder(), Path(__file__).parent], __version__)
    return Library(cached(f"ruleset-{print_of_files}", cache_folder, lambda: _compile(folder)), folder)


def _compile(folder: Path) -> bytes:
    from ics_lint.ruleset.compilation import compile_rules

    return compile_rules(folder, schemas={name: SchemaCheck(schema_text(name)) for name in _SCHEMAS})
