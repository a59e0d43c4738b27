"""What the documents say is so."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from ics_lint.commands.app import COMMANDS, app
from ics_lint.errors import ExitCode
from ics_lint.explaining.manual import commands_page
from ics_lint.ruleset.library import Library
from tests.conftest import CHECKOUT, COMMAND

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = {path: path.read_text(encoding="utf-8") for path in (CHECKOUT / "docs").rglob("*.md")}
EVERYTHING = "\n".join([README, *DOCUMENTS.values()])
SAMPLE = "sample-systems/real/west-yorkshire.yaml"
#: Where a finding stands.
FOUND = "sample-systems/teaching/act-2022-faulty.yaml:37"


def options(command: Any, path: str = "ics-lint") -> Iterator[tuple[str, str]]:
    """Every long option of a command and of those below it."""
    for param in command.params:
        yield from ((path, name) for name in param.opts if name.startswith("--"))
    context = command.context_class(command, info_name=path)
    for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
        yield from options(command.get_command(context, name), f"{path} {name}")


def section_of(command: str) -> str:
    """The part of the page on the commands that is about one."""
    page = (CHECKOUT / "docs" / "commands.md").read_text(encoding="utf-8")
    return next(part for part in page.split("\n## ") if re.match(rf"`{re.escape(command)}[ `]", part))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_mentioned(command: str) -> None:
    assert f"ics-lint {command}" in EVERYTHING


def test_every_option_stands_where_its_command_is_told_of() -> None:
    missing = [
        f"{path} {option}"
        for path, option in options(typer.main.get_command(app))
        if option != "--help" and f"`{option}`" not in section_of(path if path != "ics-lint" else "ics-lint COMMAND")
    ]
    assert missing == []


def test_the_page_on_the_commands_is_current() -> None:
    page = (CHECKOUT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == commands_page(), "run tools/make_docs.py"


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_explained(code: ExitCode) -> None:
    assert re.search(rf"^\| {code.value} \| .+ \|$", EVERYTHING, flags=re.MULTILINE)


def test_every_variable_of_the_environment_is_mentioned() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "ics_lint").rglob("*.py"))
    names = set(re.findall(r"""environ(?:\.get\(|\[)\s*["']([A-Z_]+)["']""", code)) - {"HOME"}
    assert {"NO_COLOR", "ICS_LINT_CACHE_DIR"} <= names
    assert [name for name in sorted(names) if f"`{name}`" not in EVERYTHING] == []


def test_every_rule_that_a_document_names_exists(library: Library) -> None:
    known = {rule.id for rule in library.rules}
    prefixes = {rule.id[:3] for rule in library.rules}
    named = {
        rule
        for path, text in DOCUMENTS.items()
        if path.parent.name != "rules"
        for rule in re.findall(r"\b[A-Z]{3}[0-9]{3}\b", f"{text}\n{README}")
        if rule[:3] in prefixes
    }
    assert named
    assert sorted(named - known) == []


def test_every_link_within_the_documents_leads_somewhere() -> None:
    broken = [
        f"{path.name}: {target}"
        for path, text in {CHECKOUT / "README.md": README, **DOCUMENTS}.items()
        for target in re.findall(r"\]\(([^)#: ]+)(?:#[^)]*)?\)", text)
        if path.parent.name != "rules" and "docs/rules/" not in target and not (path.parent / target).exists()
    ]
    assert broken == []


def commands_in(text: str) -> list[str]:
    """The commands that a text tells a reader to run, other than to install something."""
    inline = re.findall(r"`(ics-lint [a-z][^`]*)`", text)
    sessions = re.findall(r"^\$ (ics-lint .+)$", text, flags=re.MULTILINE)
    return [each for each in dict.fromkeys([*inline, *sessions]) if each.split()[1] in COMMANDS]


@pytest.mark.parametrize("command", commands_in(README))
def test_the_commands_of_the_readme_can_be_run(command: str, tmp_path: Path) -> None:
    line = command.partition(" > ")[0].replace("FILE:LINE", FOUND)
    line = line.replace("FILE", SAMPLE).replace("systems/northmoor.yaml", SAMPLE)
    arguments = shlex.split(line)[1:]
    if arguments == ["register"]:
        arguments.append("about")
    done = subprocess.run([COMMAND, *arguments], cwd=CHECKOUT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode in {ExitCode.CLEAN, ExitCode.FINDINGS}, done.stderr
    assert done.stdout


def test_the_report_of_the_readme_is_of_the_form_that_check_prints() -> None:
    (session,) = re.findall(r"^```\n\$ ics-lint check .+?^```$", README, flags=re.MULTILINE | re.DOTALL)
    assert re.search(r"^\S+\.yaml:\d+:\d+  error  [A-Z]{3}\d{3} [a-z-]+$", session, flags=re.MULTILINE)
    assert re.search(r"^\d+ errors, \d+ warnings, \d+ infos in 1 file$", session, flags=re.MULTILINE)


@pytest.mark.slow
def test_the_line_that_a_newcomer_is_told_to_try_works(sources: Path, tmp_path: Path) -> None:
    (line,) = re.findall(r"^(python3 -m venv .+ check sample-systems)$", README, flags=re.MULTILINE)
    copy = tmp_path / "clone"
    shutil.copytree(sources, copy)
    shutil.copytree(CHECKOUT / "sample-systems", copy / "sample-systems")
    path = f"{Path(sys.base_prefix) / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "ICS_LINT_CACHE_DIR": str(tmp_path / "cache")}
    done = subprocess.run(
        ["bash", "-c", line], cwd=copy, env=environment, capture_output=True, text=True, timeout=500, check=False
    )
    if "Could not find a version that satisfies" in done.stdout + done.stderr:
        pytest.skip("pip cannot reach a package index")
    assert done.returncode == ExitCode.FINDINGS, done.stderr
    assert re.search(r"\d+ errors, \d+ warnings, \d+ infos in \d+ files", done.stdout)
