"""What nearly every object inside is."""

import copy
import pickle
from dataclasses import FrozenInstanceError, field, replace

import pytest

from ics_lint.record import record


@record
class Seat:
    """A seat."""

    role: str
    holder: str | None = None
    note: str = field(default="", repr=False, compare=False)
    links: list[str] = field(default_factory=list, repr=False, compare=False)


@record
class Post:
    """Something else with the same fields."""

    role: str
    holder: str | None = None


def test_records_are_equal_if_they_are_of_one_class_and_say_the_same() -> None:
    assert Seat(role="chair") == Seat(role="chair", note="since May")
    assert Seat(role="chair") != Seat(role="chair", holder="A")
    assert Seat(role="chair") != Post(role="chair")
    assert {Seat(role="chair"), Seat(role="chair", note="since May"), Seat(role="chair", holder="A")} == {
        Seat(role="chair"),
        Seat(role="chair", holder="A"),
    }


def test_a_record_cannot_be_changed_but_another_made_of_it() -> None:
    seat = Seat(role="chair")
    with pytest.raises(FrozenInstanceError):
        seat.role = "member"  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        seat.since = "May"  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError, match="role of a Seat cannot be changed"):
        del seat.role
    assert replace(seat, holder="A") == Seat(role="chair", holder="A")


def test_the_fields_of_a_record_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        Seat("chair")  # type: ignore[misc]
    with pytest.raises(TypeError, match="Seat has no field since"):
        Seat(role="chair", since="May")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Seat needs role"):
        Seat(holder="A")  # type: ignore[call-arg]


def test_what_is_not_given_is_made_anew_for_each_record() -> None:
    seat, other = Seat(role="chair"), Seat(role="chair")
    seat.links.append("a")
    assert (seat.links, other.links, other.holder) == (["a"], [], None)


def test_a_record_can_be_copied_and_told_to_another_process() -> None:
    seat = Seat(role="chair", note="since May", links=["a"])
    for other in (copy.copy(seat), copy.deepcopy(seat), pickle.loads(pickle.dumps(seat))):
        assert (other, other.note, other.links) == (seat, "since May", ["a"])


def test_a_record_shows_what_it_says() -> None:
    assert repr(Seat(role="chair", note="since May")) == "Seat(role='chair', holder=None)"
