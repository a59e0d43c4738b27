"""Paths of a description as text: JSON Pointers, and the `at` of the fact base that names the description too."""

from ics_lint.loading.remarks import Path

__all__ = ["at_of", "escape", "path_of", "pointer_of", "split_at"]


def escape(step: str) -> str:
    """One step of a JSON Pointer."""
    if "~" in step or "/" in step:
        return step.replace("~", "~0").replace("/", "~1")
    return step


def pointer_of(path: Path) -> str:
    """A path as a JSON Pointer; the whole document is the empty text."""
    return "".join(f"/{escape(str(step))}" for step in path)


def at_of(system: str, path: Path) -> str:
    """Where something stands, as the fact base names it: the key of the description, a colon and a JSON Pointer."""
    return f"{system}:{pointer_of(path)}"


def split_at(at: str) -> tuple[str, str]:
    """The key of the description and the JSON Pointer of an `at`."""
    system, _, pointer = at.partition(":")
    return system, pointer


def path_of(pointer: str, data: object) -> Path:
    """The path that a JSON Pointer means in some data; steps through lists become numbers."""
    steps: list[str | int] = []
    current = data
    for raw in pointer.split("/")[1:]:
        step = raw.replace("~1", "/").replace("~0", "~")
        if isinstance(current, list) and step.isascii() and step.isdigit():
            steps.append(int(step))
            current = current[int(step)] if int(step) < len(current) else None
        else:
            steps.append(step)
            current = current.get(step) if isinstance(current, dict) else None
    return tuple(steps)
