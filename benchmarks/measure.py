"""Measures the program beside what people would use instead, and prints a Markdown table.

python -m benchmarks.measure --ics-lint PATH --check-jsonschema PATH --jsonschema PATH --spectral PATH

Each program is a path, or is looked for on the search path; what is not installed is left out and named. The commands
of one row run in turn (A B A B), and what counts is the ratio of their medians, so that a busy machine slows both.
Time and memory come from the operating system's own account of each process (`os.wait4`).
"""

import argparse
import json
import os
import platform
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.make_corpus import write_corpus

SCHEMA = Path(__file__).parent.parent / "schemas" / "system.schema.json"
#: The file that stands for one ordinary description.
ORDINARY = "devon.yaml"
#: A program of typer that does nothing, as a measure of start-up.
_NOTHING = (
    "import typer\napp = typer.Typer(add_completion=False)\n@app.command()\ndef main() -> None:\n    pass\napp()\n"
)
_CLEAN_OR_FINDINGS = (0, 1)
#: A line that gives a value to a key; which of them are changed is drawn from this seed.
_VALUE = re.compile(r"(?P<key> +[a-z-]+): (?P<value>[^\[{>|&*!#\s].*)")
_SEED = 7


@dataclass(slots=True)
class Command:
    """One command, and what each of its runs took."""

    name: str
    words: Sequence[str]
    folder: Path
    #: What is done before each run, and not measured.
    before: Callable[[], None] = lambda: None
    #: Exit codes that say that the work was done.
    codes: Sequence[int] = _CLEAN_OR_FINDINGS
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    mebibytes: list[float] = field(default_factory=list)

    def run(self, *, count: bool = True) -> None:
        """Runs it once.

        Raises:
            SystemExit: it did not do its work, so that its time says nothing.
        """
        self.before()
        nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
        here = Path.cwd()
        os.chdir(self.folder)
        begun = time.perf_counter()
        process = os.posix_spawn(self.words[0], list(self.words), os.environ, file_actions=nowhere)
        _, status, usage = os.wait4(process, 0)
        seconds = time.perf_counter() - begun
        os.chdir(here)
        code = os.waitstatus_to_exitcode(status)
        if code not in self.codes:
            raise SystemExit(f"{self.name}: exit code {code}")
        if count:
            self.seconds.append(seconds)
            self.processor.append(usage.ru_utime + usage.ru_stime)
            # Kibibytes, but bytes on a Mac; of several processes the largest.
            self.mebibytes.append(usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))


def measure(commands: Sequence[Command], times: int) -> None:
    """Runs commands in turn, each so many times, after one run that does not count."""
    for command in commands:
        command.run(count=False)
    for _ in range(times):
        for command in commands:
            command.run()


def row(work: str, command: Command, beside: Command | None, demand: float | None) -> str:
    """A row of the table: the work, the figures, and how they compare."""
    median = statistics.median
    figures = (
        f"{median(command.seconds):.2f} s | {median(command.processor):.2f} s | {median(command.mebibytes):.0f} MiB"
    )
    if beside is None or demand is None:
        return f"| {work} | {figures} | | | |"
    ratio = median(command.seconds) / median(beside.seconds)
    met = "yes" if ratio <= demand else "**no**"
    return f"| {work} | {figures} | {ratio:.2f} x {beside.name} | {demand:g} | {met} |"


class Bench:
    """The corpora, the programs, and the rows that come of them."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        """Writes the corpora into a folder and finds the programs."""
        self.corpus = folder / "corpus"
        self.cache = folder / "cache"
        self.times: int = options.times
        self.growth: bool = not options.no_growth
        self.random = random.Random(_SEED)
        self.original: str | None = None
        self.nothing = folder / "nothing.py"
        self.nothing.write_text(_NOTHING)
        self.large = folder / "large"
        self.single = folder / "single"
        self.single.mkdir()
        write_corpus(self.corpus)
        shutil.copy(self.corpus / ORDINARY, self.single)
        (self.single / ".git").mkdir()  # a project of its own, without a configuration
        if self.growth:
            write_corpus(self.large, copies=10)
        os.environ["ICS_LINT_CACHE_DIR"] = str(self.cache)
        self.lint = _found(options.ics_lint)
        self.others = {
            "check-jsonschema": _found(options.check_jsonschema),
            "jsonschema": _found(options.jsonschema),
            "spectral": _found(options.spectral),
        }

    def lines(self) -> list[str]:
        """The rows of the table.

        Raises:
            SystemExit: there is no ics-lint.
        """
        if self.lint is None:
            raise SystemExit("ics-lint is not installed.")
        lint = self.lint
        version = Command("`--version`", [lint, "--version"], self.corpus)
        cold = self._lint("ics-lint", "--no-cache", ".")
        again = self._lint("again", ".")
        hook = self._lint("hook", ORDINARY, before=self._edit_population)
        wide = self._lint("wide hook", ORDINARY, before=self._edit_name)
        drawn = self._lint("any hook", ORDINARY, before=self._edit_any)
        nothing = Command("nothing", [str(Path(lint).with_name("python")), str(self.nothing)], self.single)
        one = Command("one", [lint, "check", "--no-cache", ORDINARY], self.single)
        others = [self._other(name, path) for name, path in self.others.items() if path is not None]
        measure([cold, *others], self.times)
        small = self.times * 4
        measure([version, again], small)
        measure([version, hook, wide], small)
        measure([version, drawn], small)
        measure([nothing, one], small)
        demands = {"check-jsonschema": 0.1, "jsonschema": 1.0, "spectral": 0.2}
        rows = [row("all 42 systems, cold", cold, other, demands[other.name]) for other in others]
        rows += [row(f"the schema alone: {other.name}", other, None, None) for other in others]
        rows += [
            row("the same again, nothing changed", again, version, 2.0),
            row("one file changed of 42 (the hook): a number", hook, version, 3.0),
            row("one file changed of 42: a name, which rules across files compare", wide, version, 3.0),
            row("one file changed of 42: a value drawn at random", drawn, version, 3.0),
            row("one ordinary file, cold", one, nothing, 1.5),
        ]
        if self.growth:
            # The codes of nine nations in ten are in no register, so the rule that says so is left out of both.
            known = ["check", "--no-cache", "--ignore", "REG001", "."]
            small_nation = Command("42 of them", [lint, *known], self.corpus)
            large = Command("ten times", [lint, *known], self.large)
            measure([small_nation, large], 1)
            rows.append(row("420 systems, cold", large, small_nation, 11.0))
        return rows

    def missing(self) -> list[str]:
        """The programs that are not installed."""
        return [name for name, path in self.others.items() if path is None]

    def _lint(self, name: str, *arguments: str, before: Callable[[], None] = lambda: None) -> Command:
        return Command(name, [self.lint or "", "check", *arguments], self.corpus, before)

    def _edit_population(self) -> None:
        """Changes a number, each time to something new."""
        self._edit(r"(?<=\n  population: )\d+", str(time.time_ns() % 1_000_000 + 1_000_000))

    def _edit_name(self) -> None:
        """Changes the name of an organisation, each time to something new."""
        self._edit(r"(?<=\n    name: Web PCN)\b.*", f" {time.time_ns()}")

    def _edit_any(self) -> None:
        """Changes one value to another that stands in a place of its kind, in a file that is known as it was before.

        Which one is drawn at random, the same ones each time that the table is made.
        """
        path = self.corpus / ORDINARY
        if self.original is None:
            self.original = path.read_text(encoding="utf-8")
        lines = self.original.splitlines()
        given = list(_values_in(lines))
        value, others = "", {""}
        while not others - {value}:
            number, kind, value = self.random.choice(given)
            others = {other for _, of_kind, other in given if of_kind == kind}
        lines[number] = lines[number].removesuffix(value) + self.random.choice(sorted(others - {value}))
        mark = f"\n# {time.time_ns()}\n"
        path.write_text(self.original + mark, encoding="utf-8")
        self._lint("before", ORDINARY).run(count=False)
        path.write_text("\n".join(lines) + mark, encoding="utf-8")

    def _edit(self, pattern: str, text: str) -> None:
        path = self.corpus / ORDINARY
        whole, number = re.subn(pattern, text, path.read_text(encoding="utf-8"), count=1)
        if not number:
            raise SystemExit(f"{ORDINARY} has nothing like {pattern}")
        path.write_text(whole, encoding="utf-8")

    def _other(self, name: str, path: str) -> Command:
        files = sorted(str(file) for file in self.corpus.glob("*.yaml") if file.name != "ics-lint.yaml")
        if name == "check-jsonschema":
            return Command(name, [path, "--schemafile", str(SCHEMA), *files], self.corpus)
        if name == "jsonschema":
            return Command(name, [path, "validate", str(SCHEMA), *files], self.corpus)
        rules = self.cache.parent / "spectral.json"
        check = {"function": "schema", "functionOptions": {"schema": json.loads(SCHEMA.read_text(encoding="utf-8"))}}
        rules.write_text(json.dumps({"rules": {"schema": {"given": "$", "severity": "error", "then": check}}}))
        return Command(name, [path, "lint", "--ruleset", str(rules), *files], self.corpus)


def _values_in(lines: Sequence[str]) -> Iterator[tuple[int, tuple[str, str], str]]:
    """The values that keys are given: the line of each, what kind of place it is (the section, and the key), and it."""
    section = ""
    for number, line in enumerate(lines):
        if line[:1].strip():
            section = line
        match = _VALUE.fullmatch(line)
        if match is not None:
            yield number, (section, match["key"]), match["value"]


def _found(name: str) -> str | None:
    path = shutil.which(name)
    return None if path is None else str(Path(path).absolute())


def main() -> None:
    """Reads the command line, measures, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for program in ("ics-lint", "check-jsonschema", "jsonschema", "spectral"):
        parser.add_argument(f"--{program}", default=program, help="the program: a name or a path")
    parser.add_argument("--times", type=int, default=5, help="how many runs of each command")
    parser.add_argument("--no-growth", action="store_true", help="leave the 420 systems out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options)
        rows = bench.lines()
    print(
        f"{date.today().isoformat()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors, ", end=""
    )
    print(f"Python {platform.python_version()}, {options.times} runs of each\n")
    print("| work | time | processor | memory | compared | demand | met |\n|---|---|---|---|---|---|---|")
    print("\n".join(rows))
    for name in bench.missing():
        print(f"\nNot installed, and left out: {name}.")


if __name__ == "__main__":
    main()
