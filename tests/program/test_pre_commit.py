"""The hook, run by the real pre-commit in a repository that holds other YAML too."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import CHECKOUT, COMMAND
from tests.program.conftest import FAULTY, GOOD

PRE_COMMIT = Path(sys.executable).parent / "pre-commit"
Hook = Callable[..., "subprocess.CompletedProcess[str]"]

pytestmark = pytest.mark.skipif(
    not PRE_COMMIT.exists() or shutil.which("git") is None, reason="pre-commit or git is not installed"
)


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Tester", "-c", "user.email=tester@localhost", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True, timeout=300
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with YAML that is no description."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    (folder / "deployment.yaml").write_text("kind: Deployment\nmetrics: [a]\n", encoding="utf-8")
    (folder / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    (folder / "notes.md").write_text("ics: 1\n", encoding="utf-8")
    return folder


@pytest.fixture
def hook(repository: Path, tmp_path: Path) -> Hook:
    """Runs a hook over all files, or over those that are named."""

    def run(configuration: object, *files: str) -> subprocess.CompletedProcess[str]:
        (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
        git(repository, "add", "--all")
        which = ["--files", *files] if files else ["--all-files"]
        return subprocess.run(
            [PRE_COMMIT, "run", "--color", "never", "--verbose", *which],
            cwd=repository,
            env={
                **os.environ,
                "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
                "ICS_LINT_CACHE_DIR": str(tmp_path / "cache"),
            },
            capture_output=True,
            text=True,
            timeout=500,
            check=False,
        )

    return run


def here() -> object:
    """The hook as this checkout defines it, but with the command that is installed here."""
    (definition,) = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entry = definition["entry"].replace("ics-lint ", f"{COMMAND} ", 1)
    return {"repos": [{"repo": "local", "hooks": [{**definition, "entry": entry, "language": "system"}]}]}


def test_the_hook_passes_over_other_yaml(hook: Hook) -> None:
    done = hook(here())
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout
    assert "deployment.yaml" not in done.stdout


def test_the_hook_fails_on_a_faulty_description_and_shows_the_report(repository: Path, hook: Hook) -> None:
    (repository / "a.yaml").write_text(FAULTY, encoding="utf-8")
    done = hook(here())
    assert done.returncode == 1
    assert "a.yaml:5:3  error  COL001 trust-in-no-collaborative" in done.stdout
    assert "- exit code: 1" in done.stdout
    assert "broken.yaml:" not in done.stdout


def test_the_hook_reports_on_changed_files_and_reads_the_others(repository: Path, hook: Hook) -> None:
    member = FAULTY.replace("nhs-trust,", "nhs-trust, ods: RZ1,")
    neighbour = GOOD.replace("nhs-trust,", "nhs-trust, ods: RZ1,").replace("northmoor", "southmoor")
    (repository / "a.yaml").write_text(member, encoding="utf-8")
    (repository / "b.yaml").write_text(f"{neighbour}nonsense: 1\n", encoding="utf-8")
    done = hook(here(), "a.yaml", "deployment.yaml")
    assert "a.yaml:" in done.stdout
    assert "COL001" not in done.stdout
    assert "nonsense" not in done.stdout


def test_files_that_are_not_yaml_do_not_start_the_hook(hook: Hook) -> None:
    done = hook(here(), "notes.md")
    assert done.returncode == 0
    assert "no files to check" in done.stdout


@pytest.mark.slow
def test_pre_commit_installs_the_hook_from_a_repository_and_runs_it(
    sources: Path, repository: Path, hook: Hook
) -> None:
    origin = repository.parent / "origin"
    shutil.copytree(sources, origin)
    git(origin, "init", "--quiet")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "--message", "A copy")
    revision = git(origin, "rev-parse", "HEAD")
    configuration = {"repos": [{"repo": str(origin), "rev": revision, "hooks": [{"id": "ics-lint"}]}]}
    done = hook(configuration)
    if "Could not find a version that satisfies" in done.stdout + done.stderr:
        pytest.skip("pre-commit cannot reach a package index to build the environment of the hook")
    assert done.returncode == 0, done.stdout + done.stderr
    (repository / "a.yaml").write_text(FAULTY, encoding="utf-8")
    done = hook(configuration)
    assert done.returncode == 1
    assert "a.yaml:5:3  error  COL001 trust-in-no-collaborative" in done.stdout
