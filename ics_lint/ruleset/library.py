"""The rule set in force, ready to be asked."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property, partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ics_lint import __version__
from ics_lint.errors import RuleError
from ics_lint.facts.plan import Plan
from ics_lint.memory import open_memory
from ics_lint.resources import attach_register, compiled_rules, rules_folder, schema_text, schemas_folder
from ics_lint.ruleset.model import Rule, RuleStatus, RuleText
from ics_lint.schema.validation import SchemaCheck
from ics_lint.severity import Severity

if TYPE_CHECKING:
    from ics_lint.ruleset.clause import Clause

__all__ = ["Library", "compiled_form", "load_library"]

#: Bytes that say how long a part is.
_LENGTH = 8
#: More statements than a run asks, so that none is prepared twice.
_CACHED_STATEMENTS = 4_000
_SCHEMAS = ("system", "rule", "catalogue", "source", "statements")


class Library:
    """Rules, clauses and catalogues, in a database that also has the empty tables for facts."""

    def __init__(self, form: bytes | Path, folder: Path) -> None:
        """Takes the compiled rule set.

        Args:
            form: the compiled form, or the file that holds it, of which the database is read only when it is wanted.
            folder: the folder it was compiled from.
        """
        self.form = form
        self.folder = folder
        lengths = [int.from_bytes(_part(form, begin, begin + _LENGTH), "big") for begin in (0, _LENGTH)]
        self._texts_begin = 2 * _LENGTH + lengths[0]
        self._begin = self._texts_begin + lengths[1]
        #: What every run needs to know at once.
        self.manifest: Mapping[str, Any] = json.loads(_part(form, 2 * _LENGTH, self._texts_begin))

    @cached_property
    def content(self) -> memoryview:
        """The database, as the bytes of its file."""
        if isinstance(self.form, bytes):
            return memoryview(self.form)[self._begin :]
        with self.form.open("rb") as file:  # mapped, since SQLite makes a copy of its own
            return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))[self._begin :]

    def connect(self) -> sqlite3.Connection:
        """A fresh database in memory, with the rule set and no facts."""
        connection = open_memory(cached_statements=_CACHED_STATEMENTS)
        connection.deserialize(self.content)
        connection.execute("pragma temp_store = memory")  # which can no longer be said once a transaction is open
        connection.execute("pragma secure_delete = off")  # some builds write zeros over all that is deleted
        return connection

    @cached_property
    def connection(self) -> sqlite3.Connection:
        """The database of the rule set itself."""
        return self.connect()

    @cached_property
    def kept_views(self) -> tuple[tuple[str, str], ...]:
        """The views that are computed once for all rules, by name and query, each after those that it uses."""
        return tuple((name, query) for name, query in self.manifest["kept_views"])

    @cached_property
    def plain_connection(self) -> sqlite3.Connection:
        """The database of the rule set with every view as a view, to see what queries read by way of them."""
        connection = self.connect()
        for name, query in self.kept_views:
            connection.execute(f'drop table "{name}"')
            connection.execute(f'create view "{name}" as {query}')
        if any(rule.reads_register for rule in self.rules):
            attach_register(connection)
        return connection

    @cached_property
    def quick_schema(self) -> SchemaCheck:
        """The schema of descriptions without its texts: tells quickly whether a description is valid."""
        return SchemaCheck(self.manifest["schema"])

    @cached_property
    def description_schema(self) -> SchemaCheck:
        """The schema of descriptions."""
        return SchemaCheck(schema_text("system"))

    @cached_property
    def plan(self) -> Plan:
        """Which table each part of a description fills."""
        return Plan.from_data(self.manifest["plan"])

    @cached_property
    def code_keys(self) -> frozenset[str]:
        """Keys under which unquoted scalars are codes."""
        return frozenset(self.manifest["plan"]["code_keys"])

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of their ids."""
        severities = [
            {framework: _SEVERITIES[value] for framework, value in each.items()} for each in self.manifest["severities"]
        ]
        return tuple(
            _rule({**row, "severities": severities[row["severities"]]}, partial(self._text, number))
            for number, row in enumerate(self.manifest["rules"])
        )

    @cached_property
    def _texts(self) -> list[Any]:
        """What rules ask and say, as data or, once it was wanted, as it is."""
        texts: list[Any] = json.loads(_part(self.form, self._texts_begin, self._begin))
        return texts

    def _text(self, number: int) -> RuleText:
        """What the rule of a number asks and says."""
        text = self._texts[number]
        if not isinstance(text, RuleText):
            text = self._texts[number] = RuleText(**text)
        return text

    def rule(self, selector: str) -> Rule:
        """The one rule that an id, a name or a former name means.

        Raises:
            RuleError: there is none; the message names the nearest.
        """
        for rule in self.rules:
            if selector.upper() == rule.id or selector in (rule.name, *rule.former_names):
                return rule
        from ics_lint.nearest import nearest

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

    @cached_property
    def table_columns(self) -> Mapping[str, tuple[str, ...]]:
        """The columns of each table of facts, in their order."""
        own = {name: tuple(columns) for name, columns in self.manifest["own_tables"].items()}
        return own | {name: shape.columns for name, shape in self.plan.shapes.items()}

    def columns_read(self, rules: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
        """The columns that answers of rules depend on, by table of facts; `at`, which tells the rows, among them."""
        columns: dict[str, set[str]] = {}
        for number in {number for rule in rules for number in self.manifest["reads"][rule.id]}:
            table, column = self.manifest["columns"][number]
            columns.setdefault(table, {"at"}).add(column)
        return {table: tuple(sorted(names)) for table, names in sorted(columns.items())}

    @cached_property
    def columns_that_matter(self) -> Mapping[str, tuple[str, ...]]:
        """All columns on which the answer of any rule depends, by table of facts."""
        return self.columns_read(rule for rule in self.rules if rule.has_query)

    def readers_of(self, columns: Collection[tuple[str, str]]) -> frozenset[str]:
        """The ids of the rules whose answers depend on any of some columns, given as table and column."""
        wanted = {number for number, known in enumerate(self.manifest["columns"]) if tuple(known) in columns}
        return frozenset(rule for rule, read in self.manifest["reads"].items() if not wanted.isdisjoint(read))

    def place_of(self, rule: Rule) -> str:
        """Where the query of a rule stands: file, line and column."""
        from ics_lint.ruleset.files import place_in

        return place_in(self.folder / rule.file / "rule.yaml", ("query",))

    def clauses(self, ids: Iterable[str]) -> "dict[str, Clause]":
        """Clauses and statements, by id; ids that are neither are left out."""
        from ics_lint.ruleset.clause import Clause, Strength

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
                   null, founding_document.date, null, null, statement.says, null
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
            for row in self.connection.execute(query, wanted + wanted)
        }

    @cached_property
    def framework_times(self) -> Mapping[str, tuple[str, str | None]]:
        """The first and last day of each framework."""
        return {framework: (first, last) for framework, first, last in self.manifest["frameworks"]}

    @cached_property
    def well_known_parties(self) -> Mapping[str, tuple[str, str]]:
        """Name and kind of the parties that need not be declared, by id."""
        return {key: (name, kind) for key, name, kind in self.manifest["well_known"]}

    @cached_property
    def reference_tokens(self) -> Mapping[str, frozenset[str]]:
        """The tokens of each class that may stand where a reference can."""
        return {name: frozenset(tokens) for name, tokens in self.manifest["tokens"].items()}


_SEVERITIES = {severity.value: severity for severity in Severity}
#: How what the manifest says of a rule becomes what a rule has.
_MADE: Mapping[str, Callable[[Any], Any]] = {
    "status": RuleStatus,
    "sources": tuple,
    "former_names": tuple,
    "looks_in": tuple,
    "needs": frozenset,
    "keeps": frozenset,
    "reach": frozenset,
}


def _rule(row: dict[str, Any], text: Callable[[], RuleText]) -> Rule:
    """A rule from its row in the manifest, which leaves out what is so of most."""
    for name in row.keys() & _MADE.keys():
        row[name] = _MADE[name](row[name])
    return Rule(**row, text=text)


def load_library(cache_folder: Path | None, *, own: Path | None = None) -> Library:
    """The rule set that came with the program, with a project's own rules if it has any.

    Args:
        cache_folder: where what was compiled is kept; None to compile anew each time.
        own: the folder of a project's own rules; a rule set that is complete in itself stands alone.

    Raises:
        RuleError: something in the rule set is not what it must be.
    """
    folder = rules_folder()
    if own is not None and own.resolve() == folder.resolve():
        own = None
    if own is not None and not own.is_dir():
        raise RuleError(f"{own}: there is no such folder of rules.")
    if own is not None and is_complete(own):
        return Library(compiled_form(own, trusted=False), own)
    compiled = compiled_rules() if own is None else None
    if compiled is not None:
        return Library(compiled, folder)
    if cache_folder is None:
        return Library(compiled_form(folder, own), folder)
    from ics_lint.ruleset.cache import cached, fingerprint, name_of

    sources = [folder, schemas_folder(), Path(__file__).parent.parent, *([own] if own else [])]
    name = f"{name_of(own)}-{fingerprint(sources, __version__)}"
    return Library(cached(name, cache_folder, lambda: compiled_form(folder, own)), folder)


def is_complete(folder: Path) -> bool:
    """Whether a folder of rules says what the frameworks are, and so needs no other rule set beside it."""
    return (folder / "catalogues" / "framework.yaml").is_file()


def compiled_form(folder: Path, own: Path | None = None, *, trusted: bool = True) -> bytes:
    """The compiled rule set as one file: the lengths of two parts in JSON, those parts, and the database.

    The first part is the manifest, the second the texts of rules.

    Args:
        folder: the rule set.
        own: a project's own rules, which are added to it.
        trusted: whether the rule set is the one that came with the program.

    Raises:
        RuleError: something in the rule set is not what it must be.
    """
    from ics_lint.ruleset.compilation import compile_rules

    schemas = {name: SchemaCheck(schema_text(name)) for name in _SCHEMAS}
    compiled = compile_rules(folder, own=own, trusted=trusted, schemas=schemas)
    parts = [json.dumps(part, separators=(",", ":")).encode() for part in (compiled.manifest, compiled.texts)]
    lengths = [len(part).to_bytes(_LENGTH, "big") for part in parts]
    return b"".join((*lengths, *parts, compiled.database))


def _part(form: bytes | Path, begin: int, end: int) -> bytes:
    if isinstance(form, bytes):
        return form[begin:end]
    with form.open("rb") as file:
        file.seek(begin)
        return file.read(end - begin)
