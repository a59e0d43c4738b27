"""`ics-lint check`, as a user runs it."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.program.conftest import FAULTY, GOOD, Run

ESCAPE = re.compile(rb"\x1b")


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_report_of_one_finding_is_this(folder: Path, check: Run) -> None:
    write(folder, "systems/a.yaml", FAULTY)
    text = check().stdout.decode()
    assert text.startswith(
        "systems/a.yaml:5:3  error  COL001 trust-in-no-collaborative\n"
        "  Northmoor Care belongs to no provider collaborative.\n"
        "  5 |   care: {name: Northmoor Care, kind: nhs-trust, types: [acute]}\n"
        "    |   ^^^^\n"
        "  source  "
    )
    assert re.search(
        r"\n1 error, 0 warnings, 0 infos in 1 file\n1 rule run: 1 subjects? checked, 0 passed, 1 failed, ",
        text,
    )


def test_a_run_gives_the_same_report_again(folder: Path, check: Run) -> None:
    for number in range(5):
        write(folder, f"s{number}.yaml", FAULTY.replace("northmoor", f"moor-{number}"))
    first, second = (check("--format", "json", select="COL").stdout for _ in range(2))
    assert first == second


def test_standard_output_carries_the_report_only(folder: Path, check: Run) -> None:
    write(folder, "a.yaml", FAULTY)
    done = check("a.yaml", "gone.yaml", "--format", "json")
    assert json.loads(done.stdout)["failures"] == ["gone.yaml: there is no such file or folder."]
    assert done.stderr == b"ics-lint: gone.yaml: there is no such file or folder.\n"


@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--format", "json", "--color", "always"], {}, False),
        (["--format", "github"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_there_when_it_is_wanted(
    folder: Path, check: Run, arguments: list[str], env: dict[str, str], coloured: bool
) -> None:
    write(folder, "a.yaml", FAULTY)
    assert bool(ESCAPE.search(check("a.yaml", *arguments, env=env).stdout)) is coloured


def test_colour_changes_nothing_but_the_colour(folder: Path, check: Run) -> None:
    write(folder, "a.yaml", FAULTY)
    plain, coloured = (check("a.yaml", "--color", choice).stdout for choice in ("never", "always"))
    bare = re.sub(rb"\x1b\[[0-9;]*m", b"", coloured)
    same = [line.rstrip() for line in bare.splitlines()][:-1], plain.splitlines()[:-1]
    assert same[0] == same[1]


def test_several_reports_come_from_one_run(folder: Path, check: Run) -> None:
    write(folder, "a.yaml", FAULTY)
    formats = ["--format", "text", "--format", "json", "--format", "sarif"]
    done = check("a.yaml", *formats, "--output", "r.json", "--output", "r.sarif")
    assert done.stdout.startswith(b"a.yaml:5:3  error")
    assert json.loads((folder / "r.json").read_bytes())["summary"]["errors"] == 1
    assert json.loads((folder / "r.sarif").read_bytes())["version"] == "2.1.0"
    done = check("a.yaml", "--format", "github", "--format", "json", "--output", "r.txt", "--output", "s.json")
    assert done.stdout == b""
    assert (folder / "r.txt").read_bytes().startswith(b"::error file=a.yaml,line=5,")
    check("a.yaml", "--output", "t.txt", "--color", "always")
    assert (folder / "t.txt").read_bytes().startswith(b"a.yaml:5:3  error")


def test_standard_input_is_checked_under_the_name_it_is_given(folder: Path, check: Run) -> None:
    write(folder, "systems/a.yaml", GOOD)
    done = check("-", "--stdin-filename", "systems/a.yaml", stdin=FAULTY.encode())
    assert (done.returncode, done.stdout[:31]) == (1, b"systems/a.yaml:5:3  error  COL0")
    assert check("-", stdin=FAULTY.encode()).stdout.startswith(b"<stdin>:5:3  error")
    assert check("-", stdin=b"").returncode == 3


def test_file_arguments_choose_what_is_reported_and_not_what_is_read(folder: Path, check: Run) -> None:
    member = FAULTY.replace("nhs-trust,", "nhs-trust, ods: RZ1,")
    write(folder, "a.yaml", member)
    write(folder, "b.yaml", member.replace("northmoor", "southmoor").replace("members: []", "members: [care]"))
    assert check("a.yaml").returncode == 0
    (folder / "b.yaml").unlink()
    assert check("a.yaml").returncode == 1


def test_a_project_is_read_from_a_folder_below_it_too(folder: Path, check: Run) -> None:
    write(folder, "a.yaml", FAULTY)
    write(folder, "deep/er/note.yaml", "x: 1\n")
    done = check("../../a.yaml", cwd=folder / "deep" / "er")
    assert done.stdout.startswith(b"../../a.yaml:5:3  error")
    assert b"in 1 file\n" in done.stdout


def test_an_exception_excuses_and_verbose_shows_it(folder: Path, check: Run) -> None:
    write(folder, "a.yaml", FAULTY.replace("acute]}", "acute]}  # ics-lint: except COL001: It joins in May."))
    done = check("a.yaml", "--verbose")
    assert done.returncode == 0
    assert done.stdout.startswith(b"a.yaml:5:3  excused  COL001 trust-in-no-collaborative: It joins in May.\n")
    assert b"excused" in check("a.yaml").stdout
    report = json.loads(check("a.yaml", "--format", "json").stdout)
    assert report["findings"][0]["excepted"] == {"reason": "It joins in May.", "owner": None, "review-by": None}


def test_quiet_statistics_and_selection(folder: Path, check: Run) -> None:
    write(folder, "a.yaml", FAULTY)
    assert check("a.yaml", "--quiet").stdout.startswith(b"1 error, ")
    assert re.search(rb"\nCOL001 +1 +0 +1 +0\n", check("a.yaml", "--statistics").stdout)
    assert check("a.yaml", "--ignore", "COL001").returncode == 0
    assert check("a.yaml", select="trust-in-no-collaborative").returncode == 1


def test_the_configuration_settles_a_project(folder: Path, check: Run, run: Run) -> None:
    write(folder, "a.yaml", FAULTY)
    write(folder, "drafts/b.yaml", FAULTY.replace("northmoor", "southmoor"))
    write(folder, "ics-lint.yaml", "select: [COL001]\nexclude: [drafts]\n")
    report = json.loads(run("check", "--format", "json").stdout)
    assert [finding["file"] for finding in report["findings"]] == ["a.yaml"]
    assert [rule["rule"] for rule in report["rules"]] == ["COL001"]
    assert (
        len(json.loads(run("check", "--format", "json", "--no-config", "--select", "COL001").stdout)["findings"]) == 2
    )


def test_a_cache_that_is_spoilt_or_not_wanted_changes_nothing(folder: Path, check: Run, cache: Path) -> None:
    write(folder, "a.yaml", FAULTY)
    before = check("a.yaml").stdout
    own = folder / "cache"
    shutil.copytree(cache, own)
    kept = [path for path in own.rglob("*") if path.is_file()]
    for path in kept:
        path.write_bytes(b"spoilt")
    again = check("a.yaml", env={"ICS_LINT_CACHE_DIR": str(own)})
    mended = {path.name.partition("-")[0] for path in kept if path.read_bytes() != b"spoilt"}
    assert mended == {"ruleset"}, "the outcomes of other, larger runs may lie there too"
    without = check("a.yaml", "--no-cache", env={"ICS_LINT_CACHE_DIR": str(folder / "none")})
    assert not (folder / "none").exists()
    assert [done.stdout.splitlines()[:-1] for done in (again, without)] == [before.splitlines()[:-1]] * 2


ODD = {
    "nul": FAULTY.replace("Northmoor Care", "North\0moor").encode(),
    "only nul": b"ics: 1\0",
    "utf-16": FAULTY.encode("utf-16"),
    "utf-16-be": b"\xfe\xff" + FAULTY.encode("utf-16-be"),
    "utf-16, cut short": FAULTY.encode("utf-16")[:-1],
    "latin-1": FAULTY.replace("Northmoor Care", "Caf\u00e9").encode("latin-1"),
    "deep list": b"ics: 1\na: " + b"[" * 50_000,
    "deep mapping": b"ics: 1\na: " + b"{a: " * 50_000,
    "deep block": b"ics: 1\n" + b"".join(b" " * depth + b"a:\n" for depth in range(2_000)),
    "alias bomb": b"ics: 1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)).encode(),
    "alias in itself": b"ics: 1\na: &a [*a]\n",
    "tag": b"ics: 1\na: !!python/object/apply:os.system [echo owned]\n",
    "lone surrogate": b'ics: 1\na: "\\ud800"\n',
    "huge number": b"ics: " + b"9" * 10_000 + b"\n",
    "huge exponent": b"ics: 1.0e99999\n",
    "long line": b"ics: 1\na: " + b"x" * 1_000_000,
    "many documents": b"ics: 1\n---\n" * 500,
    "binary": b"ics: 1\n" + bytes(range(256)),
    "broken utf-8": b"ics: 1\na: \xc3\x28\xe2\x82\n",
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_odd_input_is_a_finding_and_never_a_traceback(folder: Path, check: Run, content: bytes) -> None:
    write(folder, "a.yaml", content)
    done = check("a.yaml", select="S")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(b"a.yaml:")
    assert b"owned\n" not in done.stdout
    report = json.loads(check("a.yaml", "--format", "json", select="S").stdout)
    assert report["findings"]


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf" + FAULTY.encode(), FAULTY.replace("\n", "\r\n").encode(), FAULTY.replace("\n", "\r").encode()],
)
def test_byte_order_marks_and_other_line_ends_move_nothing(folder: Path, check: Run, content: bytes) -> None:
    write(folder, "a.yaml", content)
    done = check("a.yaml", select="COL001")
    assert done.stdout.startswith(b"a.yaml:5:3  error  COL001")
    assert b"  5 |   care: {name: Northmoor Care, kind: nhs-trust, types: [acute]}\n    |   ^^^^\n" in done.stdout


def test_files_that_cannot_be_reached_are_each_one_message(folder: Path, check: Run) -> None:
    write(folder, "a.yaml", GOOD)
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "broken.yaml").symlink_to("gone.yaml")
    (folder / "folder-loop").symlink_to(folder)
    done = check()
    assert done.returncode == 4
    assert sorted(done.stderr.decode().splitlines()) == [
        "ics-lint: broken.yaml: the file cannot be read: No such file or directory.",
        "ics-lint: loop.yaml: the file cannot be read: Too many levels of symbolic links.",
    ]
    named = check("loop.yaml", "a.yaml/b.yaml", "x" * 300)
    assert named.returncode == 4
    assert named.stderr.decode().count("ics-lint: ") == 3


def test_a_folder_that_cannot_be_read_is_told(folder: Path, check: Run) -> None:
    write(folder, "a.yaml", GOOD)
    closed = folder / "closed"
    closed.mkdir(mode=0)
    if os.access(closed, os.R_OK):
        pytest.skip("whoever runs the tests may read everything")
    done = check()
    assert (done.returncode, done.stderr) == (4, b"ics-lint: closed: the folder cannot be read: Permission denied.\n")


def test_a_pipe_among_the_files_is_not_waited_for(folder: Path, check: Run) -> None:
    write(folder, "a.yaml", GOOD)
    os.mkfifo(folder / "pipe.yaml")
    assert check().returncode == 0


def test_nothing_in_a_description_or_its_name_acts_on_a_terminal_or_a_log(folder: Path, check: Run) -> None:
    nasty = '"\\e]0;owned\\a\\u202e\\n::error::owned\\r\\n::stop-commands::x %0A::set-output name=a::b"'
    text = FAULTY.replace("Northmoor Care", nasty)
    text = text.replace("c: {members: []}", f"c: {{members: [], name: {nasty}, x-a: {nasty}}}")
    write(folder, "a\x1b[31m\u202e.yaml", text + 'nonsense\x7f: "\\e[1m"\n')
    write(folder, "b.yaml", text.replace("northmoor", "southmoor") + '"\\e[2J": 1\nplaces: {"\\e[2J": {}}\n')
    for arguments in (
        [],
        ["--verbose", "--statistics"],
        ["--format", "github"],
        ["--format", "json"],
        ["--format", "sarif"],
    ):
        done = check(
            *arguments,
            select="C",
        )
        shown = done.stdout + done.stderr
        assert not set(shown) & {0x1B, 0x07, 0x7F, 0x0D}, arguments
        assert "\u202e" not in shown.decode()
        commands = [line for line in shown.splitlines() if line.startswith(b"::")]
        assert all(re.match(rb"::(error|warning|notice) file=", line) for line in commands)
        assert all(b" %0A" not in line for line in commands)


def test_a_message_about_an_argument_is_cleaned_too(check: Run) -> None:
    done = check("gone\x1b[31m.yaml")
    assert done.stderr == b"ics-lint: gone<U+001B>[31m.yaml: there is no such file or folder.\n"


def test_what_the_baseline_has_is_not_told_again(folder: Path, check: Run) -> None:
    (folder / "a.yaml").write_text(FAULTY, encoding="utf-8")
    assert check("--format", "json", "--output", "baseline.json").returncode == 1
    done = check("--baseline", "baseline.json")
    assert done.returncode == 0
    assert b"0 errors, 0 warnings, 0 infos in 1 file\n" in done.stdout
    assert b"1 finding known from the baseline." in done.stdout.replace(b"\n", b" ")
    (folder / "a.yaml").write_text("# Lines have moved.\n" + FAULTY, encoding="utf-8")
    assert check("--baseline", "baseline.json").returncode == 0
    (folder / "a.yaml").write_text(FAULTY.replace("care:", "another:"), encoding="utf-8")
    done = check("--baseline", "baseline.json")
    assert done.returncode == 1
    assert b"1 of the baseline no longer found." in done.stdout.replace(b"\n", b" ")


def test_a_project_names_its_baseline_and_writes_it_anew(folder: Path, check: Run) -> None:
    (folder / "a.yaml").write_text(FAULTY, encoding="utf-8")
    (folder / "ics-lint.yaml").write_text("baseline: known.json\n", encoding="utf-8")
    done = check()
    assert done.returncode == 2
    assert b"known.json cannot be read: No such file or directory." in done.stderr
    write = ("--format", "json", "--output", "known.json")
    assert check(*write, "--no-baseline").returncode == 1
    assert check().returncode == 0
    done = check(*write)
    assert (done.returncode, done.stderr) == (
        2,
        b"ics-lint: A report cannot be written over the baseline known.json that it leaves out. "
        b"--no-baseline writes it anew.\n",
    )
    report = json.loads(check("--format", "json").stdout)
    assert (report["findings"], report["summary"]["known"], report["summary"]["gone"]) == ([], 1, 0)
    (result,) = json.loads(check("--format", "sarif").stdout)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": "It is in the baseline."}]
