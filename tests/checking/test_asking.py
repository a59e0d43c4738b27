"""Asking rules of some descriptions, and then of others."""

import subprocess
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from ics_lint.checking.asking import FactBase
from ics_lint.checking.describing import facts_in
from ics_lint.checking.verdicts import Answer
from ics_lint.errors import CannotCheckError, UsageError
from ics_lint.facts.extraction import Rows
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings
from tests.conftest import TODAY
from tests.making import HEAD, changed, descriptions_in

SETTINGS = CheckSettings(paths=(), working_folder=Path(), today=TODAY)


def rows(library: Library, *names: str, head: str = HEAD) -> list[Rows]:
    text = head + "organisations:\n" + "".join(f"  {name}: {{name: N, kind: nhs-trust}}\n" for name in names)
    return [each.rows for each in facts_in(descriptions_in(library, text), library, today=TODAY)]


def subjects(base: FactBase, library: Library, parts: list[Rows], key: str = "northmoor") -> set[str]:
    rule = changed(library.rule("COL001"), query="select at, 0 as ok from organisation", needs=frozenset())
    answer = base.ask([rule], parts, frameworks={key: "act-2022"})["COL001"]
    assert isinstance(answer, Answer), answer
    return {verdict.at.rpartition("/")[2] for verdict in answer.verdicts}


def test_what_was_asked_about_before_is_gone(library: Library) -> None:
    base = FactBase(SETTINGS, library)
    assert subjects(base, library, rows(library, "a", "b")) == {"a", "b"}
    other = rows(library, "c", head=HEAD.replace("northmoor", "southmoor"))
    assert subjects(base, library, other, "southmoor") == {"c"}
    tables = [name for (name,) in base.connection.execute("select name from table_text where kind = 'facts'")]
    before = "select 1 from \"{}\" where at like 'northmoor:%'"
    assert [name for name in tables if base.connection.execute(before.format(name)).fetchone()] == []


def test_more_than_a_database_can_hold_is_no_pass(library: Library) -> None:
    base = FactBase(SETTINGS, library)
    base.connection.execute("pragma max_page_count = 1")
    place = ["northmoor:/bodies/icb"]
    facts: Rows = {"body": [place + [None] * (len(library.table_columns["body"]) - 1)] * 10_000}
    with pytest.raises(CannotCheckError, match="more described than a database in memory can hold"):
        base.ask([changed(library.rule("BOD001"), needs=frozenset())], [facts], frameworks={"northmoor": "act-2022"})


_HUNGRY = """if True:
    import sys
    from pathlib import Path
    from ics_lint.checking.asking import FactBase
    from ics_lint.checking.budget import Budget
    from ics_lint.checking.verdicts import Answer
    from ics_lint.ruleset.library import Library
    from ics_lint.settings import CheckSettings
    from tests.making import changed

    library = Library(Path(sys.argv[1]), Path())
    settings = CheckSettings(paths=(), working_folder=Path(), today="2026-11-23", budget=Budget(memory=60_000_000))
    rule = changed(library.rule("COL001"), built_in=False, needs=frozenset(), keeps=frozenset(), settled_without={})
    text = "printf('%900000s', organisation.rowid || n.x)"
    hungry = f'''
        with recursive n(x) as (select 1 union all select x + 1 from n where x < 1000),
        big as materialized (select {text} as t from organisation, n)
        select at, (select count(distinct t) from big) > 0 as ok from organisation
    '''
    modest = "select at, 0 as ok from organisation"
    ids = [each.id for each in library.rules if each.has_query and "organisation" in library.columns_read([each])]
    assert len(ids) > 60
    rules = [changed(rule, id=each, query=hungry if number in (1, 2) else modest) for number, each in enumerate(ids)]
    columns = {"organisation": ("at", "system")}
    rows = [{"organisation": [["x:/organisations/a", "x"], ["x:/organisations/b", "x"]]}]
    base = FactBase(settings, library)
    told = base.ask(rules, rows, frameworks={"x": "act-2022"}, columns=columns, jobs=int(sys.argv[2]))
    print([ids.index(name) for name, each in told.items() if not isinstance(each, Answer)])
    print({each if isinstance(each, str) else each.count.failed for each in told.values()} - {2})
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_rule_that_wants_too_much_memory_takes_the_facts_from_no_other(
    library: Library, tmp_path: Path, jobs: int
) -> None:
    # In a process of its own, since the bound on memory holds for the rest of a process.
    assert isinstance(library.form, bytes)
    form = tmp_path / "ruleset"
    form.write_bytes(library.form)
    command = [sys.executable, "-c", _HUNGRY, str(form), str(jobs)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.stdout.splitlines() == [
        "[1, 2]",
        "{'its query wants more memory than it may have (limit: memory)'}",
    ], run.stderr


@pytest.mark.parametrize("steps", [None, 5, 200])
def test_queries_that_were_prepared_ahead_say_the_same_and_leave_no_facts_behind(
    library: Library, steps: int | None
) -> None:
    base = FactBase(SETTINGS, library)
    for _ in islice(base.preparing([rule for rule in library.rules if rule.has_query], {"act-2022"}), steps):
        assert not base.connection.in_transaction
    tables = [name for (name,) in base.connection.execute("select name from table_text where kind <> 'catalogue'")]
    kept = {name for name, _ in library.kept_views}
    assert [name for name in kept & set(tables) if base.connection.execute(f'select 1 from "{name}"').fetchone()] == []
    parts = rows(library, "a", "b")
    asked = [rule for rule in library.rules if rule.has_query]
    prepared = base.ask(asked, parts, frameworks={"northmoor": "act-2022"})
    assert prepared == FactBase(SETTINGS, library).ask(asked, parts, frameworks={"northmoor": "act-2022"})
    assert prepared


def test_a_register_that_cannot_be_read_is_told_when_it_is_asked_and_not_before(
    library: Library, tmp_path: Path
) -> None:
    base = FactBase(replace(SETTINGS, register=tmp_path / "none.db"), library)
    assert len(list(base.preparing([library.rule("REG001")], {"act-2022"}))) > 1
    with pytest.raises(UsageError, match="the organisation register cannot be read"):
        base.ask([library.rule("REG001")], rows(library, "a"), frameworks={"northmoor": "act-2022"})
