"""The worked example of readiness in the documentation."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "docs" / "readiness.md"


def test_the_example_shows_what_the_command_prints() -> None:
    sessions = re.findall(r"^```console\n\$ ics-lint (.+)\n((?:.*\n)*?)```$", EXAMPLE.read_text("utf-8"), re.MULTILINE)
    assert [arguments for arguments, _ in sessions] == [
        "readiness --to act-2022 sample-systems/real/west-yorkshire-2021.yaml"
    ]
    for arguments, shown in sessions:
        command = [sys.executable, "-m", "ics_lint", *shlex.split(arguments)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.rstrip() == shown.rstrip(), "run tools/make_docs.py, and read the explanation again"


def test_the_explanation_speaks_of_every_rule_that_is_listed() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    shown, explained = text.split("\n## How to read it\n")
    listed = set(re.findall(r"^  (?:to change|already wrong)  ([A-Z]{3}\d{3})", shown, re.MULTILINE))
    assert listed
    assert listed <= set(re.findall(r"[A-Z]{3}\d{3}", explained))


def test_the_example_names_files_that_exist() -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", EXAMPLE.read_text(encoding="utf-8")):
        assert (EXAMPLE.parent / link).exists(), link
