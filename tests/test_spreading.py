"""Work shared among processes that tell each other what they found."""

import os
from collections.abc import Sequence

import pytest

from ics_lint.spreading import Exchange, spread

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


def test_the_first_process_uses_the_time_while_it_waits() -> None:
    def waiting(part: Sequence[int], exchange: Exchange) -> list[str]:
        done: list[str] = []
        exchange.among_all(part, lambda: done.append("in the meantime"))
        return done

    assert spread(waiting, [[1], [2]]) == [["in the meantime"], []]
    assert spread(waiting, [[1]]) == [[]]


def test_children_that_have_ended_are_seen_off_before_the_next_begin() -> None:
    first = {process for process, *_ in spread(work, [[1], [2], [3]])} - {os.getpid()}
    for process in first:
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)  # has ended, and may be asked about once more
    spread(work, [[1], [2]])
    for process in first:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
