"""Reports that other programs read: each is what its format says, whatever is found."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ics_lint.resources import schema_text
from tests.program.conftest import FAULTY, Run

#: Findings of every sort: on text, shape, references, exceptions, rules; second places; excused ones; failures.
TEXT = (
    FAULTY.replace("acute]}", "acute]}  # ics-lint: except COL001: It joins in May.")
    + """\
  c: {members: [care]}
posts:
  care: {title: chair, full-time: "yes"}
  chair: {title: chair, of: caer}
places: {east: {nonsense: a@example.org}}
exceptions:
  - {rule: COL002, at: nowhere, reason: None, owner: board}
"""
)


@pytest.fixture
def report(folder: Path, run: Run) -> Any:
    """Runs the check in a format, on files that give findings of every sort."""
    for name, text in {
        "sys tems/\u00e4.yaml": TEXT,
        "b.yaml": FAULTY.replace("northmoor", "southmoor"),
        "c.yaml": FAULTY.replace("northmoor", "southmoor"),
        "d.yaml": "ics: [\n",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    def call(name: str) -> Any:
        done = run("check", "--format", name, "--today", "2026-11-23", ".", "gone.yaml")
        assert done.returncode == 4
        return json.loads(done.stdout)

    return call


def test_the_json_report_is_what_its_schema_says(report: Any) -> None:
    data = report("json")
    jsonschema.Draft202012Validator(json.loads(schema_text("report"))).validate(data)
    prefixes = {finding["rule"][:3] for finding in data["findings"]}
    assert {"SYN", "SCH", "REF", "EXC", "COL", "XSY"} <= prefixes
    assert any(finding["excepted"] for finding in data["findings"])
    assert any(finding["related"] for finding in data["findings"])
    assert data["failures"] == ["gone.yaml: there is no such file or folder."]


def test_counts_and_findings_of_the_json_report_agree(report: Any) -> None:
    data = report("json")
    kept = [finding for finding in data["findings"] if finding["excepted"] is None]
    severities = [finding["severity"] for finding in kept]
    summary = data["summary"]
    assert [summary[f"{name}s"] for name in ("error", "warning", "info")] == [
        severities.count(name) for name in ("error", "warning", "info")
    ]
    assert summary["excepted"] == len(data["findings"]) - len(kept)
    for count in data["rules"]:
        assert count["subjects"] == count["passed"] + count["failed"] + count["undetermined"], count
    failed = {count["rule"]: count["failed"] for count in data["rules"]}
    assert all(failed[finding["rule"]] for finding in data["findings"])


def test_identities_of_findings_are_unique_and_places_lie_in_their_files(report: Any, folder: Path) -> None:
    findings = report("json")["findings"]
    assert len({finding["identity"] for finding in findings}) == len(findings)
    for place in [*findings, *(other for finding in findings for other in finding["related"])]:
        lines = (folder / place["file"]).read_text(encoding="utf-8").split("\n")
        start, end = place["start"], place["end"]
        assert (start["line"], start["column"]) <= (end["line"], end["column"])
        assert end["line"] <= len(lines)
        assert start["column"] <= len(lines[start["line"] - 1]) + 1


def test_the_sarif_report_is_what_readers_of_sarif_ask_for(report: Any) -> None:
    log = report("sarif")
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    rules = driver["rules"]
    assert driver["name"] == "ics-lint"
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", driver["semanticVersion"])
    for rule in rules:
        assert all(rule[text]["text"] for text in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert result["partialFingerprints"]["icsLintIdentity/v1"]
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            physical = location["physicalLocation"]
            assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", physical["artifactLocation"]["uri"])
            region = physical["region"]
            assert all(isinstance(value, int) and value >= 1 for value in region.values())
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
        assert len({each["id"] for each in result.get("relatedLocations", [])}) == len(
            result.get("relatedLocations", [])
        )
        assert all(each["kind"] == "inSource" for each in result.get("suppressions", []))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False


def test_json_and_sarif_tell_of_the_same_findings(report: Any) -> None:
    of_json = {(finding["rule"], finding["identity"]) for finding in report("json")["findings"]}
    results = report("sarif")["runs"][0]["results"]
    assert {(result["ruleId"], result["partialFingerprints"]["icsLintIdentity/v1"]) for result in results} == of_json


def test_github_gets_a_command_for_each_finding_and_nothing_else_that_looks_like_one(folder: Path, run: Run) -> None:
    (folder / "a.yaml").write_text(FAULTY, encoding="utf-8")
    shown = run("check", "a.yaml", "--format", "github").stdout.decode().splitlines()
    count = len(json.loads(run("check", "a.yaml", "--format", "json").stdout)["findings"])
    commands = [line for line in shown if line.startswith("::")]
    assert len(commands) == count
    for line in commands:
        assert re.match(
            r"::(error|warning|notice) file=a\.yaml,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,"
            r"title=[A-Z]{3}\d{3} [^:,]+::.",
            line,
        )
