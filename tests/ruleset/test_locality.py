"""Which rules can be asked of each description apart from the others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot

from ics_lint.checking.asking import FactBase
from ics_lint.checking.describing import describe, facts_in
from ics_lint.checking.reading import Reading, read_content
from ics_lint.checking.verdicts import Answer
from ics_lint.facts.planning import Column as FactColumn
from ics_lint.facts.planning import Table
from ics_lint.facts.tables import all_tables
from ics_lint.loading.limits import Limits
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.locality import Locality
from ics_lint.ruleset.relations import relation_of_constants, relations_of_facts
from ics_lint.settings import CheckSettings
from tests.conftest import CHECKOUT, TODAY


def _table(name: str, /, *, parent: str | None = None, keys: tuple[str, ...] = (), **refers_to: str) -> Table:
    columns = [FactColumn(name=each, sql_type="text", description="", refers_to=to) for each, to in refers_to.items()]
    return Table(
        name=name,
        title=name,
        description=name,
        section=name,
        columns=columns,
        parent=parent,
        parent_column=parent,
        keys=list(keys),
        is_thing="id" in keys,
    )


TABLES = (
    _table("body", keys=("id",), name="", of="organisation"),
    _table("organisation", keys=("id",), name="", ods="", lead="organisation"),
    _table("seat", parent="body", role="", post="post"),
)
VIEWS = {
    "chair": "select seat.body, seat.post from seat where seat.role = 'chair'",
    "same": "select one.id as one, two.id as two from organisation one join organisation two on two.ods = one.ods",
}


def locality() -> Locality:
    tables = relations_of_facts(all_tables(TABLES)) | {"kind": relation_of_constants(("kind", "title"))}
    return Locality(tables, {name: sqlglot.parse_one(text, dialect="sqlite") for name, text in VIEWS.items()})


LOCAL = {
    "one table": ("select at, name from body", set()),
    "an own id": ("select body.at from body join seat on seat.body = body.id", set()),
    "the key": ("select b.at from body as b join organisation as o on o.system = b.system", set()),
    "a reference to an own id": ("select b.at from body as b left join organisation as o on o.id = b.of", {"body.of"}),
    "the way with the fewest references": (
        "select b.at from body as b join organisation as o on o.id = b.of and o.system = b.system",
        set(),
    ),
    "every arm of an or": (
        "select b.at from body as b join organisation as o on o.id = b.of or o.system = b.system",
        {"body.of"},
    ),
    "one of several references": (
        "select b.at from organisation as o join body as b on b.id in (o.lead, o.id)",
        {"organisation.lead"},
    ),
    "a choice of references": (
        "select o.at from organisation as o join body as b on b.id = coalesce(o.lead, nullif(o.lead, ''), 'none')",
        {"organisation.lead"},
    ),
    "a table of constants": ("select b.at from body as b join kind on kind.kind = b.name", set()),
    "a thing that may be well known": (
        "select b.at from body as b left join thing on thing.id = b.of",
        {"body.of"},
    ),
    "a thing, and what is its own": (
        "select t.at from thing as t join body as b on b.id = t.id join seat as s on s.body = t.id",
        set(),
    ),
    "a correlated query": (
        "select b.at, exists (select 1 from seat where seat.body = b.id) as ok from body as b",
        set(),
    ),
    "a list of own ids": ("select b.at, b.of in (select id from organisation) as ok from body as b", {"body.of"}),
    "a list with nulls that must hold": (
        "select o.at from organisation as o where o.id in (select b.of from body as b)",
        {"body.of"},
    ),
    "a group of its own": ("select min(at) as at, count(*) from body group by system", set()),
    "a group by a name given": ("select at || '/name' as place, at from body group by place, at", set()),
    "a window of its own": ("select at, row_number() over (partition by system order by at) from body", set()),
    "a window by name": ("select at, first_value(at) over w as f from body window w as (partition by id)", set()),
    "a common table expression": (
        "with c as (select body, count(*) as n from seat group by body) select b.at from body b join c on b.id = body",
        set(),
    ),
    "one that uses itself": (
        "with recursive line as (select id, of as up from body union select line.id, o.lead from line"
        " join organisation as o on o.id = line.up) select b.at from body as b join line on line.id = b.id",
        {"body.of", "organisation.lead"},
    ),
    "a view": ("select b.at from body as b join chair on chair.body = b.id", set()),
    "a place in the list above": (
        "select rtrim(rtrim(min(at), '0123456789'), '/') as at from seat group by body",
        set(),
    ),
    "row numbers of one table": (
        "with n as (select seat.rowid as number from seat) select s.at from seat as s join n on n.number = s.rowid",
        set(),
    ),
    "a value list": ("with v(word) as (values ('a')) select b.at from body as b join v on v.word = b.name", set()),
    "taking JSON apart": ("select b.at from body as b join json_each('[1]') as j", set()),
    "what is in no other list": (
        "select id, at from body except select id, at from organisation",
        set(),
    ),
    "every column": ("select * from (select body.* from body)", set()),
    "a join by a common column": ("select at from seat join chair using (body)", set()),
}


@pytest.mark.parametrize(("query", "by"), LOCAL.values(), ids=LOCAL.keys())
def test_a_query_is_local_whose_tables_are_tied_by_what_is_a_descriptions_own(query: str, by: set[str]) -> None:
    reach = locality().of(query)
    assert (reach.why, reach.by) == ("", by)


WIDE = {
    "names alone": ("select b.at from body as b join organisation as o on o.name = b.name", "o may be of another"),
    "nothing": ("select b.at from body as b join organisation as o", "o may be of another"),
    "two references": ("select b.at from body as b join organisation as o on o.lead = b.of", "o may be of another"),
    "a list of which one need not be of it": (
        "select b.at from organisation as o join body as b on o.id in (b.of, o.lead)",
        "b may be of another",
    ),
    "one arm of an or": (
        "select b.at from body as b join organisation as o on o.id = b.of or o.name = b.name",
        "o may be of another",
    ),
    "a well-known party between": (
        "select b.at from body as b join thing as t on t.id = b.of join organisation as o on o.lead = t.id",
        "o may be of another",
    ),
    "null is null": ("select b.at from body as b join organisation as o on o.id is b.of", "o may be of another"),
    "a negation": ("select b.at from body as b join organisation as o on not o.id = b.of", "o may be of another"),
    "another description's rows": ("select b.at, exists (select 1 from seat) as ok from body as b", "seat may be of"),
    "a list that may hold null": (
        "select o.at, o.id in (select b.of from body as b) as ok from organisation as o",
        "what o.id is looked for in",
    ),
    "a list of words": (
        "select b.at from body as b where b.name in (select name from organisation)",
        "b.name is looked",
    ),
    "a count of all": ("select min(at) as at, count(*) from body", "counts or adds up"),
    "an aggregate that is not common": ("select json_group_array(at) as at from body", "counts or adds up"),
    "a group by name": ("select min(at) as at from body group by name", "a group may be of several"),
    "a group by a reference": ("select min(at) as at from body group by of", "a group may be of several"),
    "a window over all": ("select at, row_number() over (order by name) from body", "a window may be of several"),
    "the first of all": ("select at from body order by at limit 1", "cuts off rows"),
    "the first of a union": ("select at from body union select at from seat limit 1", "compares or cuts off"),
    "what others do not have": ("select name from body except select name from organisation", "compares or cuts off"),
    "a view across": ("select o.at from organisation as o join same on same.one = o.id", "same: two may be of"),
    "row numbers of two tables": ("select s.at from seat as s join body as b on b.rowid = s.rowid", "b may be of"),
    "a place elsewhere": ("select o.name as at from organisation as o", "`at` may be a place"),
    "a place trimmed too far": ("select rtrim(at, 'a:/') as at from body", "`at` may be a place"),
    "a full join": ("select b.at from body as b full join seat as s on s.body = b.id", "the join of s"),
    "a natural join": ("select body.at from body natural join seat", "the join of seat"),
    "a table that is not there": ("select at from nowhere", "the table nowhere"),
    "a column that is not there": ("select at, ID from body where NAME = at", "is not known"),
    "a pragma": ("pragma table_list", "is not known"),
    "an odd recursion": (
        "with recursive n as (select id from body union select id from n limit 3) select at from body",
        "uses itself in a way",
    ),
    "a union that does not fit": ("select at from body union select at, id from body", "the parts of a union differ"),
}


@pytest.mark.parametrize(("query", "why"), WIDE.values(), ids=WIDE.keys())
def test_of_other_queries_nothing_is_taken_to_be_so(query: str, why: str) -> None:
    reach = locality().of(query)
    assert reach.by is None
    assert why in reach.why


def test_nearly_all_rules_that_came_with_the_program_are_local(library: Library) -> None:
    wide = {rule.id for rule in library.rules if rule.query is not None and "*" in rule.reach}
    assert {"XSY001", "XSY002", "XSY003", "XSY004", "COL006"} <= wide
    assert len(wide) <= 20


def samples() -> Iterator[Path]:
    yield from sorted((CHECKOUT / "sample-systems").rglob("*.yaml"))


def test_local_rules_say_the_same_of_a_description_alone_and_among_others(library: Library) -> None:
    reading = Reading()
    for path in samples():
        read_content(path.read_bytes(), str(path), reading, code_keys=library.code_keys, limits=Limits())
    descriptions = describe(reading.documents, library)
    facts = facts_in(descriptions, library, today=TODAY)
    frameworks = {each.key: each.framework for each in descriptions if each.is_whole}
    elsewhere = frozenset({"*"}).union(*(each.elsewhere for each in facts))
    rules = [rule for rule in library.rules if rule.query is not None and elsewhere.isdisjoint(rule.reach)]
    assert len(rules) > 300
    settings = CheckSettings(paths=(), working_folder=Path(), today=TODAY)
    base = FactBase(settings, library)
    together = base.ask(rules, [each.rows for each in facts], frameworks=frameworks)
    for each in facts:
        alone = base.ask(rules, [each.rows], frameworks={each.key: frameworks[each.key]})
        for rule in rules:
            assert _said(alone.get(rule.id), each.key) == _said(together.get(rule.id), each.key), (rule.id, each.key)


def _said(answer: Answer | str | None, key: str) -> object:
    assert not isinstance(answer, str), answer
    if answer is None:
        return ((0, 0, 0), [])
    verdicts = [(each.at, each.ok, sorted(each.values.items(), key=str)) for each in answer.verdicts]
    return (
        answer.counts.get(key, (0, 0, 0)),
        sorted((each for each in verdicts if each[0].startswith(f"{key}:")), key=str),
    )
