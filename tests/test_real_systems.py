"""The descriptions of real systems: what is found in them has been looked at, and stands in their README."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "sample-systems" / "real"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
TODAY = "2026-11-26"

#: File, rule and JSON Pointer of a finding.
Found = tuple[str, str, str]


def table_under(heading: str) -> list[list[str]]:
    """The rows of the table in a section of the README, without its head."""
    section = README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip().strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def linked_file(cell: str) -> str:
    match = re.fullmatch(r"\[(?P<name>[a-z0-9-]+)\]\((?P=name)\.yaml\)", cell)
    assert match, f"not a link to a description of the same name: {cell}"
    return f"{match['name']}.yaml"


@pytest.fixture(scope="module")
def report() -> dict[str, object]:
    """The JSON report of checking the folder as a user would."""
    command = [sys.executable, "-m", "ics_lint", "check", "sample-systems/real", "--format", "json", "--today", TODAY]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    result: dict[str, object] = json.loads(done.stdout)
    return result


def test_what_is_found_is_what_the_readme_lists_and_explains(report: dict[str, object]) -> None:
    findings = report["findings"]
    assert isinstance(findings, list)
    found = sorted((Path(each["file"]).name, each["rule"], each["path"]) for each in findings)
    listed: list[Found] = []
    for file, rule, where, what, because in table_under("What the linter says"):
        assert what
        assert because
        listed.append((linked_file(file), rule, where.strip("`")))
    assert found == sorted(listed), "look at what is new, and say in the README why it is true, or mend the rule"


def test_nothing_is_said_to_be_in_order_because_it_is_not_said(report: dict[str, object]) -> None:
    counts = {str(each["rule"]): each for each in report["rules"]}  # type: ignore[attr-defined]
    # No source names the leader of any place, so of no place can it be said.
    leaders = counts["PLA001"]
    assert leaders["subjects"] > 0
    assert leaders["undetermined"] == leaders["subjects"]
    # The full board of South West London is known, and has what the Act asks for; others are not known.
    seats = counts["BOD003"]
    assert seats["passed"] >= 1
    assert seats["undetermined"] >= 1


def test_the_readme_names_each_description_with_its_framework_and_day() -> None:
    listed = {linked_file(row[0]): (row[1], row[2]) for row in table_under("The systems")}
    described = {}
    for path in FOLDER.glob("*.yaml"):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        described[path.name] = (data["framework"], str(data["system"]["as-of"]))
    assert listed == described
    assert len({path.removesuffix("-2021.yaml") for path in described}) >= 12


def test_five_systems_are_judged_by_the_act_and_two_boards_of_2026_by_the_model() -> None:
    listed = {linked_file(row[0]).removesuffix(".yaml"): row[1] for row in table_under("The systems")}
    for name in ("west-yorkshire", "south-west-london", "cornwall-and-isles-of-scilly", "greater-manchester"):
        assert listed[name] == "act-2022"
    assert listed["cheshire-and-merseyside"] == "act-2022"
    for name in ("norfolk-and-suffolk", "west-and-north-london"):
        assert listed[name] == "model-icb-2025"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_source_that_a_comment_names_is_listed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    sources = yaml.safe_load(text)["x-sources"]
    comments = re.findall(r"(?:^|\s)#(.*)", text)
    named = {word for comment in comments for word in re.findall(r"\[([a-z0-9-]+)\]", comment)}
    assert named <= sources.keys()
    assert sources.keys() <= named, "a source that stands behind nothing"
