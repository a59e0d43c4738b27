"""Builds register/england.sqlite from collected files. With --check, only says whether it is up to date."""

import argparse
import sys
import tempfile
from pathlib import Path

from ics_lint.errors import IcsLintError
from ics_lint.register.building import build

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Writes the register, or says whether it is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, required=True, help="the folder of the collected files")
    parser.add_argument("--output", type=Path, default=ROOT / "register" / "england.sqlite", help="the file to write")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if the file is stale")
    arguments = parser.parse_args()
    kept = ROOT / "register"
    try:
        if not arguments.check:
            rows = build(arguments.folder, kept, arguments.output)
            sys.stdout.writelines(f"{len(list(rows[table])):6} {table}\n" for table in sorted(rows))
            return 0
        with tempfile.TemporaryDirectory() as folder:
            built = Path(folder) / "register.sqlite"
            build(arguments.folder, kept, built)
            if arguments.output.is_file() and arguments.output.read_bytes() == built.read_bytes():
                return 0
    except IcsLintError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{arguments.output} is stale\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
