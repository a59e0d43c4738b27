"""The wheel needs no checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.program.conftest import FAULTY

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the build tools that are installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        folder,
    ]
    subprocess.run([*command, sources], check=True, timeout=300)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, and with what it depends on but not the checkout that is tested here."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, timeout=300)
    python = folder / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel]
    subprocess.run(install, check=True, timeout=300, stderr=subprocess.DEVNULL)
    (packages,) = (folder / "lib").glob("python*/site-packages")
    # A folder on the path, unlike one of site-packages, brings no editable installation with it.
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return folder


def run(installed: Path, folder: Path, *arguments: str, code: int = 0) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "ICS_LINT_CACHE_DIR"}}
    done = subprocess.run(
        [installed / "bin" / "ics-lint", *arguments],
        cwd=folder,
        env={**clean, "HOME": str(folder / "home")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout


def test_the_wheel_carries_rules_schemas_and_the_register(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("ruleset", "rules/collaboratives/theme.yaml", "schemas/system.schema.json", "register.sqlite"):
        assert f"ics_lint/_data/{name}" in names
    assert len([name for name in names if name.endswith("/rule.yaml")]) > 100
    assert not [name for name in names if name.startswith(("tests", "tools")) or "__pycache__" in name]


def test_the_installed_program_runs_on_what_the_wheel_brought(installed: Path, tmp_path: Path) -> None:
    script = (
        "from ics_lint import resources as r; "
        "print(r.is_checkout(), r.rules_folder(), r.schemas_folder(), r.compiled_rules(), r.register_file(), sep='\\n')"
    )
    done = subprocess.run(
        [installed / "bin" / "python", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    checkout, *paths = done.stdout.splitlines()
    assert checkout == "False"
    assert all(Path(path).is_relative_to(installed) and Path(path).exists() for path in paths)


def test_the_installed_program_checks_and_explains_far_from_any_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FAULTY, encoding="utf-8")
    report = json.loads(run(installed, tmp_path, "check", "a.yaml", "--format", "json", code=1))
    assert "COL001" in {finding["rule"] for finding in report["findings"]}
    assert len(report["rules"]) > 100
    shown = run(installed, tmp_path, "explain", "COL001")
    assert shown.startswith("COL001 trust-in-no-collaborative\n")
    assert "-> error: Northmoor Hospitals belongs to no provider collaborative." in shown
    assert json.loads(run(installed, tmp_path, "schema"))["title"] == "Description of an integrated care system"
    assert "COL001" in run(installed, tmp_path, "rules", "--theme", "COL")
    assert run(installed, tmp_path, "test-rules", "--select", "COL001") == ""


def test_the_installed_program_keeps_nothing_in_a_cache(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FAULTY, encoding="utf-8")
    run(installed, tmp_path, "check", "a.yaml", code=1)
    assert not (tmp_path / "home").exists()
