"""What the exit code says."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import COMMAND
from tests.program.conftest import FAULTY, GOOD, Run


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_0_when_nothing_is_found(folder: Path, check: Run) -> None:
    write(folder, a=GOOD)
    done = check("a.yaml")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"0 errors, 0 warnings, 0 infos in 1 file\n")


def test_1_when_something_is_found(folder: Path, check: Run) -> None:
    write(folder, a=FAULTY)
    done = check("a.yaml")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith(b"a.yaml:5:3  error  COL001 trust-in-no-collaborative\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fail-on", "fatal"], "ics-lint: --fail-on takes error, warning or info, not `fatal`.\n"),
        (["--framework", "act-2023"], "ics-lint: --framework takes voluntary-2018, "),
        (["--as-of", "soon"], "ics-lint: --as-of needs a day as YYYY-MM-DD; `soon` is none.\n"),
        (["--select", "COL999"], "ics-lint: There is no rule `COL999`."),
        (["--ignore", "nonsense"], "ics-lint: There is no rule `nonsense`. `ics-lint rules` lists them.\n"),
        (["--format", "xml"], "ics-lint: `xml` is not a format; there are "),
        (["--color", "sometimes"], "ics-lint: --color takes auto, always or never, not `sometimes`.\n"),
        (
            ["--config", "gone.yaml"],
            "ics-lint: gone.yaml: the configuration cannot be read: No such file or directory.\n",
        ),
        (["--output", "gone/report.txt"], "ics-lint: The report cannot be written to gone/report.txt: No such file"),
        (["--format", "json", "--format", "sarif"], "ics-lint: 2 formats and 0 files are given. Give a file for each"),
    ],
)
def test_2_when_the_command_is_used_wrongly(folder: Path, check: Run, arguments: list[str], message: str) -> None:
    write(folder, a=GOOD)
    done = check("a.yaml", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(message)


@pytest.mark.parametrize("arguments", [["--nonsense"], ["check", "--nonsense"], ["nonsense"], ["explain"], ["query"]])
def test_2_when_the_command_line_cannot_be_read(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr


def test_2_when_the_configuration_is_wrong(folder: Path, check: Run) -> None:
    write(folder, a=GOOD)
    (folder / "ics-lint.yaml").write_text("selct: [COL]\n", encoding="utf-8")
    done = check("a.yaml")
    assert done.returncode == 2
    assert b"ics-lint.yaml:1:1: `selct` is not a key of a configuration; did you mean `select`?" in done.stderr


def test_3_when_there_is_nothing_to_check(folder: Path, check: Run) -> None:
    write(folder, a="kind: Deployment\n")
    for arguments in ([], ["a.yaml"], [".", "a.yaml"]):
        done = check(*arguments)
        assert (done.returncode, done.stdout) == (3, b"")
        assert b"ics-lint: No description was found in " in done.stderr
    assert check("--if-any", "a.yaml").returncode == 0


def test_4_when_something_could_not_be_checked_though_the_rest_was(folder: Path, check: Run) -> None:
    write(folder, a=GOOD)
    done = check("a.yaml", "gone.yaml")
    assert done.returncode == 4
    assert done.stderr == b"ics-lint: gone.yaml: there is no such file or folder.\n"
    assert b"0 errors" in done.stdout
    alone = check("gone.yaml")
    assert (alone.returncode, alone.stdout) == (4, b"")


def test_4_goes_before_1_and_exit_zero_hides_findings_only(folder: Path, check: Run) -> None:
    write(folder, a=FAULTY)
    assert check("a.yaml", "gone.yaml").returncode == 4
    assert check("a.yaml", "gone.yaml", "--exit-zero").returncode == 4
    assert check("a.yaml", "--exit-zero").returncode == 0


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_findings_below_fail_on_do_not_fail(folder: Path, check: Run, fail_on: str, code: int) -> None:
    write(folder, a=FAULTY.replace("act-2022", "design-framework-2021").replace("2023-04-01", "2021-10-01"))
    done = check("a.yaml", "--fail-on", fail_on)
    assert b"  warning  COL001" in done.stdout
    assert done.returncode == code


def test_strict_counts_what_is_undetermined_as_a_warning(folder: Path, check: Run) -> None:
    write(folder, a=FAULTY.replace(", types: [acute]", ""))
    assert check("a.yaml", "--fail-on", "warning").returncode == 0
    assert check("a.yaml", "--fail-on", "warning", "--strict").returncode == 1
    assert check("a.yaml", "--strict").returncode == 0


def test_130_and_no_word_when_it_is_interrupted(folder: Path, environment: dict[str, str]) -> None:
    pipe = folder / "pipe.yaml"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [COMMAND, "check", "pipe.yaml"], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    writer = _when_it_is_read(pipe)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=300)
    os.close(writer)
    assert (process.returncode, out, err) == (130, b"", b"")


def _when_it_is_read(pipe: Path) -> int:
    """Waits until someone reads a pipe, and opens its other end."""
    for _ in range(600):
        with suppress(OSError):
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        time.sleep(0.1)
    raise AssertionError("nobody reads the pipe")


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("command", ["check", "schema", "rules", "--version", "check --help"])
def test_4_and_why_when_there_is_no_room_for_what_is_written(
    folder: Path, environment: dict[str, str], command: str
) -> None:
    write(folder, a=GOOD)
    words = [COMMAND, *command.split()]
    with FULL.open("w") as out:
        run = subprocess.run(words, cwd=folder, env=environment, stdout=out, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 4
    assert run.stderr == b"ics-lint: Standard output cannot be written: No space left on device.\n"


def test_a_pipe_that_is_closed_at_the_other_end_is_no_error(folder: Path, environment: dict[str, str]) -> None:
    many = "".join(f"  trust-{number}: {{name: Trust, kind: nhs-trust, types: [acute]}}\n" for number in range(900))
    write(folder, a=FAULTY.replace("  care: {name: Northmoor Care, kind: nhs-trust, types: [acute]}\n", many))
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [COMMAND, "check", "a.yaml", "--select", "COL001"],
        cwd=folder,
        env=environment,
        stdout=writer,
        stderr=subprocess.PIPE,
    )
    os.close(writer)
    assert os.read(reader, 6) == b"a.yaml"
    os.close(reader)
    _, err = process.communicate(timeout=300)
    assert err == b""
    assert process.returncode in {0, 1}


@pytest.mark.parametrize("command", [["rules"], ["explain", "COL001", "--format", "json"], ["facts"], ["schema"]])
def test_other_commands_bear_a_closed_pipe_too(folder: Path, environment: dict[str, str], command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [COMMAND, *command],
        cwd=folder,
        env=environment,
        stdout=writer,
        stderr=subprocess.PIPE,
        timeout=300,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_module_can_be_run_instead_of_the_command(folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ics_lint", "--version"], cwd=folder, env=environment, capture_output=True, check=True
    )
    assert done.stdout.startswith(b"ics-lint 0.")
