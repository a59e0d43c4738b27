"""Writes the national corpus: one description of ordinary size for each system of England, from the register.

python -m benchmarks.make_corpus benchmarks/corpus            # 42 systems in order
python -m benchmarks.make_corpus /tmp/faulty --faults 200     # with faults, listed in /tmp/faulty/faults.json
"""

import argparse
import json
import random
import re
import sqlite3
from pathlib import Path
from typing import Any

import yaml

from benchmarks.described import description
from benchmarks.faults import plant
from benchmarks.national import systems

REGISTER = Path(__file__).parent.parent / "register" / "england.sqlite"


class _Quoted(str):
    """A code, which is written in quotes so that no reader takes it for a number."""

    __slots__ = ()


class _Day(str):
    """A day, which is written without quotes, as people do."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes days plainly, codes in quotes, and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
_Dumper.add_representer(_Day, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:timestamp", text))
_CODES = frozenset({"ods", "gss", "systems", "lead-system"})
_GSS = re.compile(r"[A-Z][0-9]{8}\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def _as_written(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _as_written(member, name) for name, member in value.items()}
    if isinstance(value, list):
        return [_as_written(member, key) for member in value]
    if not isinstance(value, str):
        return value
    return _Quoted(value) if key in _CODES else _Day(value) if _DAY.match(value) else value


def _copy_of(data: Any, copy: int, key: str = "") -> Any:
    """A description of a system of another nation: with an id, names and codes of its own.

    With the same codes each organisation would be one with those of all copies, and growth could not be linear.
    """
    if isinstance(data, dict):
        made = {
            f"{name}{copy}" if key == "system-roles" else name: _copy_of(member, copy, name)
            for name, member in data.items()
        }
        if not key:
            made["system"]["id"] = f"{data['system']['id']}-{copy}"
        return made
    if isinstance(data, list):
        return [_copy_of(member, copy, key) for member in data]
    if not isinstance(data, str):
        return data
    if _GSS.match(data):
        return f"{data[:3]}{copy:02}{data[5:]}"
    if key == "name":
        return f"{data} {copy}"
    return f"{data}{copy}" if key in _CODES and data.isupper() else data


def text_of(data: dict[str, Any]) -> str:
    """A description as people write it: codes in quotes, days without, short lists on one line."""
    return yaml.dump(
        _as_written(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120, default_flow_style=None
    )


def write_corpus(folder: Path, *, seed: int = 1, faults: int = 0, copies: int = 1) -> list[dict[str, Any]]:
    """Writes the corpus and gives the faults that were planted, each as rule, file and path.

    Args:
        folder: where the files go; it is made if it is not there.
        seed: decides what is made up, and where faults go.
        faults: how many faults to plant.
        copies: how many nations to write, for measuring growth; from the second on, ids and codes differ.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ics-lint.yaml").write_text("# A project of its own.\n{}\n")
    register = sqlite3.connect(f"file:{REGISTER}?mode=ro", uri=True)
    described = {system.id: description(system) for system in systems(register, seed)}
    planted = plant(described, faults, random.Random(seed))
    for data in described.values():
        for copy in range(copies):
            own = _copy_of(data, copy) if copy else data
            (folder / f"{own['system']['id']}.yaml").write_text(text_of(own), encoding="utf-8")
    if faults:
        (folder / "faults.json").write_text(json.dumps(planted, indent=1))
    return planted


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=int, default=0)
    parser.add_argument("--copies", type=int, default=1)
    options = parser.parse_args()
    write_corpus(options.folder, seed=options.seed, faults=options.faults, copies=options.copies)


if __name__ == "__main__":
    main()
