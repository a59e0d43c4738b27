"""The other commands, as a user runs them."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.making import a_rule_set
from tests.program.conftest import FAULTY, GOOD, Run


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_version_and_the_help_are_printed(run: Run) -> None:
    assert run("--version").stdout.startswith(b"ics-lint 0.")
    for arguments in (["--help"], ["-h"], ["check", "--help"]):
        done = run(*arguments)
        assert done.returncode == 0
        assert b"Usage: ics-lint" in done.stdout


def test_without_a_command_there_is_help_and_no_success(run: Run) -> None:
    done = run()
    assert done.returncode == 2
    assert b"Usage: ics-lint" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["explain", "trust-in-no-colaborative"],
            "There is no rule `trust-in-no-colaborative`. Did you mean trust-in-no-c",
        ),
        (["explain", "COL001", "--format", "xml"], "--format takes text, json or markdown, not `xml`."),
        (["rules", "--framework", "act-2021"], "--framework takes voluntary-2018, "),
        (["rules", "--theme", "COLL"], "--theme takes "),
        (["coverage", "act-2021"], "The source takes "),
        (["facts", "organisaton"], "There is no table or view `organisaton`. Did you mean organisation?"),
        (["facts", "qqqq"], "There is no table or view `qqqq`. `ics-lint facts` lists them."),
        (["schema", "sistem"], "There is no schema `sistem`; there are catalogue, configuration, "),
        (["readiness", "--to", "act-2021"], "--to takes voluntary-2018, "),
        (["query", "select 1", "--format", "xml"], "--format takes table, json or csv, not `xml`."),
        (["test-rules", "gone"], "gone: there is no such folder"),
        (["test-rules", "--select", "COL9999"], "There is no rule `COL9999`."),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_can(run: Run, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"ics-lint: {message}")


def test_a_rule_is_explained_as_text_markdown_and_json(run: Run) -> None:
    assert run("explain", "col001").stdout.startswith(b"COL001 trust-in-no-collaborative\n")
    assert run("explain", "COL001", "--format", "markdown").stdout.startswith(b"## COL001 trust-in-no-collaborative\n")
    assert json.loads(run("explain", "COL001", "--format", "json").stdout)["id"] == "COL001"
    assert b"\x1b[" in run("explain", "COL001", "--color", "always").stdout


def test_what_is_behind_a_finding_is_told_as_text_and_json(folder: Path, run: Run) -> None:
    write(folder, "a.yaml", FAULTY)
    done = run("why", "a.yaml:5:3")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"a.yaml:5:3  error  COL001 trust-in-no-collaborative\n")
    assert b"\nWhat the rule saw\n  name Northmoor Care\n" in done.stdout
    (told,) = json.loads(run("why", "a.yaml:5", "--format", "json").stdout)
    identity = told["finding"]["identity"]
    assert json.loads(run("why", identity[:8], "--format", "json").stdout) == [told]


def test_a_finding_that_there_is_not_is_told(folder: Path, run: Run) -> None:
    write(folder, "a.yaml", FAULTY)
    done = run("why", "a.yaml:1")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(
        b"ics-lint: No finding is meant by `a.yaml:1`. Give its place, as `ics-lint check` pr"
    )


def test_rules_are_listed_by_theme_and_framework(run: Run) -> None:
    table = run("rules", "--theme", "col", "--framework", "act-2022").stdout.decode().splitlines()
    assert table[0].split() == ["rule", "name", "severity", "fires", "when"]
    assert table[1].startswith("COL001  trust-in-no-collaborative")
    assert "error" in table[1]
    assert all(len(line) <= 80 for line in table)
    listed = json.loads(run("rules", "--theme", "collaboratives", "--format", "json").stdout)
    assert {rule["id"][:3] for rule in listed} == {"COL"}
    assert run("rules", "--theme", "COL", "--format", "markdown").stdout.startswith(b"| rule | name | severity |")


def test_coverage_counts_by_source_and_lists_when_asked(run: Run) -> None:
    table = run("coverage").stdout.decode().splitlines()
    assert table[0].split() == ["source", "checked", "partly", "manual", "not-checkable", "open", "all"]
    assert table[-1].split()[0] == "together"
    (row,) = run("coverage", "S000").stdout.decode().splitlines()[1:]
    assert row.split()[0] == "S000"
    assert b"S000-01" in run("coverage", "S000", "--verbose").stdout
    data = json.loads(run("coverage", "--format", "json").stdout)
    assert {source["id"] for source in data["sources"]} >= {"act-2022", "design-framework-2021"}
    assert run("coverage", "--format", "markdown").stdout.startswith(b"| source | checked |")


def test_readiness_exits_with_1_when_something_would_have_to_change(folder: Path, run: Run) -> None:
    write(folder, "a.yaml", FAULTY)
    arguments = ["--to", "model-icb-2025", "--as-of", "2025-10-01", "--today", "2026-11-23"]
    done = run("readiness", *arguments, "a.yaml")
    assert done.returncode == 1
    assert b"For model-icb-2025: " in done.stdout
    data = json.loads(run("readiness", *arguments, "a.yaml", "--format", "json").stdout)
    assert data["framework"] == "model-icb-2025"
    assert b"not said  " in run("readiness", *arguments, "a.yaml", "--verbose").stdout
    assert run("readiness", *arguments, "gone.yaml", "a.yaml").returncode == 4
    write(folder, "ics-lint.yaml", "select: [COL001]\n")
    write(folder, "a.yaml", GOOD)
    assert run("readiness", *arguments, "a.yaml").returncode == 0


def test_facts_lists_tables_and_columns(run: Run) -> None:
    assert b"\norganisation " in run("facts").stdout
    columns = json.loads(run("facts", "organisation", "--format", "json").stdout)
    assert {"column", "description"} == set(columns[0])
    assert "ods" in {row["column"] for row in columns}
    assert run("facts", "pooled-fund", "--format", "csv").stdout.startswith(b"column,description\nat,")


def test_a_query_asks_the_descriptions_anything(folder: Path, run: Run) -> None:
    write(folder, "a.yaml", FAULTY)
    query = "select name, kind, closed from organisation"
    assert run("query", query, "a.yaml").stdout == (b"name            kind       closed\nNorthmoor Care  nhs-trust\n")
    assert json.loads(run("query", query, "--format", "json").stdout) == [
        {"name": "Northmoor Care", "kind": "nhs-trust", "closed": None}
    ]
    rows = list(csv.reader(io.StringIO(run("query", query, "--format", "csv").stdout.decode())))
    assert rows == [["name", "kind", "closed"], ["Northmoor Care", "nhs-trust", ""]]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("delete from organisation", "The query cannot be run: it may not use DELETE (organisation)."),
        ("select * from nowhere", "The query cannot be run: no such table: nowhere."),
        ("select load_extension('x')", "The query cannot be run: it may not use a function that is not on the list"),
        ("select 1; select 2", "The query cannot be run: You can only execute one statement at a time."),
        ("attach 'x' as y", "The query cannot be run: it may not use ATTACH (x)."),
        ("pragma table_info(organisation)", "The query cannot be run: it may not use a PRAGMA (table_info)."),
    ],
)
def test_a_query_may_only_read(folder: Path, run: Run, query: str, message: str) -> None:
    write(folder, "a.yaml", GOOD)
    done = run("query", query, "a.yaml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"ics-lint: {message}")
    assert not (folder / "x").exists()


@pytest.mark.parametrize("query", ["", " ", "/* nothing */"])
def test_a_query_that_asks_nothing_is_told(folder: Path, run: Run, query: str) -> None:
    write(folder, "a.yaml", GOOD)
    done = run("query", query, "a.yaml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"ics-lint: The query ")


def test_a_query_of_nothing_has_nothing_to_ask(run: Run) -> None:
    assert run("query", "select 1").returncode == 3


def test_schemas_are_printed_as_they_lie(run: Run) -> None:
    for name in ("system", "rule", "configuration", "report"):
        assert json.loads(run("schema", name).stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert run("schema").stdout == run("schema", "system").stdout


def test_rules_are_tried_and_their_problems_told(folder: Path, run: Run) -> None:
    done = run("test-rules", "--select", "COL001")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.startswith(b"ics-lint: 1 rules, ") or done.stderr.startswith(b"ics-lint: 1 rule, ")
    rules = a_rule_set(folder / "rules", {"tests/body-without-quorum/pass-quorum.yaml": None})
    done = run("test-rules", "rules")
    assert done.returncode == 1
    assert b"rules/tests/body-without-quorum/rule.yaml: TST001: it has no case that passes\n" in done.stdout
    (rules / "tests/body-without-quorum/rule.yaml").write_text("id: TST001\n", encoding="utf-8")
    done = run("test-rules", "rules")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"ics-lint: rules/tests/body-without-quorum/rule.yaml:1:1: this rule has no `name`")
