"""Writes the generated documents: the commands, the rule reference, and what commands print in the worked example.

With --check, only says whether they are up to date.
"""

import argparse
import re
import shlex
import subprocess
import sys
from pathlib import Path

from ics_lint.explaining.manual import commands_page
from ics_lint.explaining.pages import reference_pages
from ics_lint.ruleset.library import load_library

ROOT = Path(__file__).parent.parent
#: A command, and what it prints below it.
_SESSION = re.compile(r"^```console\n\$ ics-lint (?P<arguments>.+)\n(?:.*\n)*?```$", re.MULTILINE)


def with_output(text: str) -> str:
    """A document in which each session has what its command prints today."""

    def run(session: re.Match[str]) -> str:
        arguments = session["arguments"]
        command = [sys.executable, "-m", "ics_lint", *shlex.split(arguments)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
        if done.stderr:
            raise SystemExit(done.stderr)
        return f"```console\n$ ics-lint {arguments}\n{done.stdout.rstrip()}\n```"

    return _SESSION.sub(run, text)


def main() -> int:
    """Writes what is stale, or says so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if something is stale")
    arguments = parser.parse_args()
    folder = ROOT / "docs" / "rules"
    pages = {folder / name: text for name, text in reference_pages(load_library(None)).items()}
    pages[ROOT / "docs" / "commands.md"] = commands_page()
    example = ROOT / "docs" / "readiness.md"
    pages[example] = with_output(example.read_text(encoding="utf-8"))
    stale = [path for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    stale += [path for path in folder.glob("*.md") if path not in pages]
    for path in stale:
        sys.stdout.write(f"{path.relative_to(ROOT)} is stale\n" if arguments.check else f"{path.relative_to(ROOT)}\n")
        if arguments.check:
            continue
        folder.mkdir(parents=True, exist_ok=True)
        if path in pages:
            path.write_text(pages[path], encoding="utf-8")
        else:
            path.unlink()
    return 1 if stale and arguments.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
