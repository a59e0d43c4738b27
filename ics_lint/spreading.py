"""Spreads work over processes that tell each other what they found, where the system can fork."""

import atexit
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, Protocol, TypeVar

__all__ = ["Exchange", "beside", "spread"]

T = TypeVar("T")
R = TypeVar("R")

_NOTHING: Iterator[None] = iter(())
_OVER = object()
#: How many bytes wait in a pipe until they are read, if the system lets them.
_WIDTH = 1_048_576
#: Children that have told all they had to tell, and are being cleared away by the system.
_leaving: list[int] = []


class Exchange(Protocol):
    """How processes tell each other what they found. Every process tells equally often, in the same order."""

    def among_all(self, value: Any, meanwhile: Iterator[None] = _NOTHING) -> list[Any]:
        """Tells a value, and gives what all processes told, in the order of their parts.

        Args:
            value: something that can be pickled.
            meanwhile: small steps, of which the process takes as many as there is time for while it waits.
        """
        ...

    def to_first(self, value: Any, meanwhile: Iterator[None] = _NOTHING) -> list[Any]:
        """Tells a value to the first process, which is given what all told; the others are given nothing."""
        ...


def spread(work: Callable[[Sequence[T], Exchange], R], parts: Sequence[Sequence[T]]) -> list[R]:
    """What work makes of parts, one process for each, in the order of the parts.

    A child has all that this process has and gives back only its result. If one comes to grief, all is worked on here
    as one part, so that an error shows where it would show without.

    Args:
        work: takes a part, and a way to exchange what can be pickled; gives something that can be pickled.
        parts: the parts; the first is worked on here.
    """
    if len(parts) == 1 or not hasattr(os, "fork"):
        return [_alone(work, parts)]
    _see_off(os.WNOHANG)
    children: list[_Child] = []
    try:
        for part in parts[1:]:
            children.append(_Child(work, part, children))
        result = work(parts[0], _Parent(children))
        return [result, *(child.receive() for child in children)]
    except _GriefError:
        return [_alone(work, parts)]
    finally:
        for child in children:
            child.end()


def beside(here: Callable[[], R], there: Callable[[], T]) -> tuple[R, T]:
    """What two pieces of work come to, of which another process does the second, where the system can fork.

    Args:
        here: what is done here.
        there: what is done meanwhile; it gives something that can be pickled. If the process comes to grief, it is
            done here, afterwards.
    """
    if not hasattr(os, "fork"):
        return here(), there()
    _see_off(os.WNOHANG)
    child = _Child(lambda *_: there(), (), ())
    try:
        done = here()
        try:
            return done, child.receive()
        except _GriefError:
            return done, there()
    finally:
        child.end()


def _alone(work: Callable[[Sequence[T], Exchange], R], parts: Sequence[Sequence[T]]) -> R:
    return work([each for part in parts for each in part], _Parent(()))


class _GriefError(Exception):
    """A child ended before it told what it had to tell."""


class _Parent:
    """How the first process exchanges."""

    def __init__(self, children: "Sequence[_Child]") -> None:
        self.children = children

    def among_all(self, value: Any, meanwhile: Iterator[None] = _NOTHING) -> list[Any]:
        values = self.to_first(value, meanwhile)
        for child in self.children:
            child.send(values)
        return values

    def to_first(self, value: Any, meanwhile: Iterator[None] = _NOTHING) -> list[Any]:
        return [value, *(child.receive(meanwhile) for child in self.children)]


class _Pipes:
    """How a child exchanges."""

    def __init__(self, out: BinaryIO, back: BinaryIO) -> None:
        self.out = out
        self.back = back

    def among_all(self, value: Any, meanwhile: Iterator[None] = _NOTHING) -> list[Any]:
        _tell(self.out, value)
        _wait(self.back, meanwhile)
        values: list[Any] = _told(self.back)
        return values

    def to_first(self, value: Any, meanwhile: Iterator[None] = _NOTHING) -> list[Any]:  # noqa: ARG002
        _tell(self.out, value)
        return []


class _Child:
    """Another process, and the pipes to and from it."""

    def __init__(
        self, work: Callable[[Sequence[Any], Exchange], Any], part: Sequence[Any], earlier: "Sequence[_Child]"
    ) -> None:
        self.reading: BinaryIO
        self.writing: BinaryIO
        reading, telling = _wide_pipe()
        listening, writing = _wide_pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(reading)
            os.close(writing)
            for child in earlier:  # what nobody holds open any more ends, for those who wait for it
                child.reading.close()
                child.writing.close()
            _live(work, part, telling, listening)
        os.close(telling)
        os.close(listening)
        self.reading = os.fdopen(reading, "rb")
        self.writing = os.fdopen(writing, "wb")

    def receive(self, meanwhile: Iterator[None] = _NOTHING) -> Any:
        """The next thing that the child tells."""
        _wait(self.reading, meanwhile)
        try:
            return _told(self.reading)
        except (EOFError, OSError, ValueError) as error:
            raise _GriefError from error

    def send(self, value: Any) -> None:
        """Tells the child something."""
        try:
            _tell(self.writing, value)
        except OSError as error:
            raise _GriefError from error

    def end(self) -> None:
        """Lets the child end, which it does at the end of its pipes if not before.

        Nobody waits for that yet: to clear its memory away takes the system as long as a twentieth of some runs.
        """
        for stream in (self.reading, self.writing):
            with suppress(OSError):
                stream.close()
        _leaving.append(self.process)


def _see_off(options: int = 0) -> None:
    """Waits for children that are leaving, or (by `WNOHANG`) only for those that have left."""
    for process in list(_leaving):
        ended = process
        with suppress(ChildProcessError):  # it is not ours, but of the process that we come from
            ended, _ = os.waitpid(process, options)
        if ended:
            _leaving.remove(process)


@atexit.register
def _see_all_off() -> None:
    with suppress(KeyboardInterrupt):  # who does not want to wait at the end need not
        _see_off()


def _wide_pipe() -> tuple[int, int]:
    """A pipe that holds much, where the system can make one: who tells something need not wait until it is heard."""
    import fcntl

    ends = os.pipe()
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):  # users may have but so much of them
            fcntl.fcntl(ends[0], fcntl.F_SETPIPE_SZ, _WIDTH)
    return ends


def _tell(stream: BinaryIO, value: Any) -> None:
    import pickle

    pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _wait(stream: BinaryIO, meanwhile: Iterator[None]) -> None:
    """Takes steps until there is something to read, or there are no more."""
    import select

    looking = select.poll()
    looking.register(stream, select.POLLIN)
    while not looking.poll(0) and next(meanwhile, _OVER) is not _OVER:
        pass


def _told(stream: BinaryIO) -> Any:
    """What another of our own processes told: nobody else can write into its pipe."""
    import pickle

    try:
        return pickle.load(stream)  # noqa: S301
    except pickle.UnpicklingError as error:
        raise ValueError(str(error)) from error


def _live(work: Callable[[Sequence[Any], Exchange], Any], part: Sequence[Any], telling: int, listening: int) -> None:
    """The life of a child."""
    code = 1
    try:
        with os.fdopen(telling, "wb") as out, os.fdopen(listening, "rb") as back:
            _tell(out, work(part, _Pipes(out, back)))
        code = 0
    finally:
        os._exit(code)  # without what an ordinary end does: nothing here is the child's to flush or tidy up
