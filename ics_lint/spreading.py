"""Spreads work over processes, where there is enough of it and the system can fork."""

import os
import pickle  # reads only what our own child wrote into a pipe that nobody else has
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

__all__ = ["spread", "woven"]

T = TypeVar("T")
R = TypeVar("R")


def spread(work: Callable[[Sequence[T]], R], items: Sequence[T], jobs: int) -> list[R]:
    """What work makes of slices of the items, one slice for each process, in the order of the slices.

    Slice k holds every jobs-th item from item k on. A child has all that this process has and gives back only its
    result; a slice whose child comes to grief is worked on here, so that an error shows where it would show without.

    Args:
        work: takes a slice and gives something that can be pickled.
        items: the items.
        jobs: how many processes, this one among them.
    """
    slices = [items[start::jobs] for start in range(jobs)]
    if jobs == 1 or not hasattr(os, "fork"):
        return [work(each) for each in slices]
    children = [_begin(work, each) for each in slices[1:]]
    results = [work(slices[0])]
    for (process, pipe), each in zip(children, slices[1:], strict=True):
        answer = _end(process, pipe)
        results.append(work(each) if answer is None else answer[0])
    return results


def woven(slices: Sequence[Sequence[R]]) -> Iterator[R]:
    """The members of slices in the order of the items that they come from."""
    for number in range(sum(map(len, slices))):
        yield slices[number % len(slices)][number // len(slices)]


def _begin(work: Callable[[Sequence[T]], R], items: Sequence[T]) -> tuple[int, int]:
    """Begins a child; gives its number and the pipe from which its result can be read."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    code = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as stream:
            pickle.dump([work(items)], stream, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)  # without what an ordinary end does: nothing here is the child's to flush or tidy up


def _end(process: int, pipe: int) -> list[Any] | None:
    """The result of a child, in a list; None if it came to grief."""
    with os.fdopen(pipe, "rb") as stream:
        content = stream.read()
    _, status = os.waitpid(process, 0)
    if status != 0:
        return None
    result: list[Any] = pickle.loads(content)  # noqa: S301
    return result
