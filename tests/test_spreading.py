"""Work shared among processes that tell each other what they found."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

import pytest

from ics_lint.spreading import Exchange, beside, spread

Result = tuple[int, list[int], list[int]]


def work(part: Sequence[int], exchange: Exchange) -> Result:
    sums = exchange.among_all(sum(part))
    return os.getpid(), sums, exchange.to_first(max(part))


def test_each_part_has_a_process_that_hears_of_all_others() -> None:
    results = spread(work, [[1, 2], [3], [4, 5]])
    assert [sums for _, sums, _ in results] == [[3, 3, 9]] * 3
    assert [maxima for _, _, maxima in results] == [[2, 3, 5], [], []]
    assert len({process for process, _, _ in results}) == 3
    assert results[0][0] == os.getpid()


def test_one_part_is_worked_on_here() -> None:
    assert spread(work, [[1, 2]]) == [(os.getpid(), [3], [2])]


@pytest.mark.parametrize("when", ["before", "between", "after"])
def test_if_a_child_comes_to_grief_all_is_worked_on_here(when: str) -> None:
    here = os.getpid()

    def failing(part: Sequence[int], exchange: Exchange) -> Result:
        grief = os.getpid() != here and part == [3]
        if grief and when == "before":
            raise ValueError(part)
        sums = exchange.among_all(sum(part))
        if grief and when == "between":
            os._exit(9)
        maxima = exchange.to_first(max(part))
        if grief and when == "after":
            raise ValueError(part)
        return os.getpid(), sums, maxima

    assert spread(failing, [[1, 2], [3], [4, 5]]) == [(here, [15], [5])]


def test_an_error_shows_as_it_would_without_other_processes() -> None:
    def failing(part: Sequence[int], exchange: Exchange) -> None:
        exchange.among_all(part)
        raise ValueError(sorted(part))

    with pytest.raises(ValueError, match="1, 2"):
        spread(failing, [[1, 2], [3]])


def test_processes_use_the_time_while_they_wait() -> None:
    def steps(done: list[int]) -> Iterator[None]:
        for number in range(1_000):
            time.sleep(0.001)
            done.append(number)
            yield

    def waiting(part: Sequence[float], exchange: Exchange) -> int:
        done: list[int] = []
        meanwhile = steps(done)
        time.sleep(part[0])
        exchange.among_all(part, meanwhile)
        exchange.to_first(part, meanwhile)
        return len(done)

    slow, quick = spread(waiting, [[0.3], [0.0]])
    assert slow < quick < 1_000, "nobody goes on when there is something to hear"
    assert spread(waiting, [[0.0]]) == [0], "who is alone waits for nobody"


def test_steps_that_come_to_an_end_are_waited_after() -> None:
    def waiting(part: Sequence[float], exchange: Exchange) -> list[Sequence[float]]:
        time.sleep(part[0])
        return exchange.among_all(part, iter([None]))

    assert spread(waiting, [[0.0], [0.1]]) == [[[0.0], [0.1]]] * 2


def test_children_that_have_ended_are_seen_off_before_the_next_begin() -> None:
    first = {process for process, *_ in spread(work, [[1], [2], [3]])} - {os.getpid()}
    for process in first:
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)  # has ended, and may be asked about once more
    spread(work, [[1], [2]])
    for process in first:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def test_an_interruption_while_a_child_is_seen_off_at_the_end_is_quiet() -> None:
    script = """if True:
        import time
        from ics_lint.spreading import beside
        def fail():
            time.sleep(0.5)  # until the child is at its work
            print("failing", flush=True)
            raise SystemExit(4)
        beside(fail, lambda: time.sleep(60))
    """
    run = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"failing\n"
    time.sleep(2)  # until it waits for the child
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=30)
    assert (run.returncode, errors) == (4, b"")


def test_two_pieces_of_work_are_done_beside_each_other() -> None:
    here, there = beside(os.getpid, os.getpid)
    assert here == os.getpid() != there


def test_what_comes_to_grief_elsewhere_is_done_here_afterwards() -> None:
    here = os.getpid()
    done = []

    def failing() -> str:
        if os.getpid() != here:
            os._exit(9)
        return "done " + "after the other" * len(done)

    assert beside(lambda: done.append(True), failing) == (None, "done after the other")


def test_an_error_here_is_not_kept_back_by_what_is_done_elsewhere() -> None:
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0, lambda: time.sleep(0.1))


@pytest.mark.parametrize("parts", [[[1, 2]], [[1], [2]]])
def test_where_no_process_can_be_begun_all_is_done_here(
    monkeypatch: pytest.MonkeyPatch, parts: list[list[int]]
) -> None:
    monkeypatch.delattr(os, "fork")
    assert spread(work, parts) == [(os.getpid(), [3], [2])]
    assert beside(os.getpid, os.getpid) == (os.getpid(), os.getpid())
