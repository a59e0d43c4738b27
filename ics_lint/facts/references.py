"""What the references of descriptions name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from ics_lint.description import Description
from ics_lint.facts.outline import Entry, Outline
from ics_lint.facts.plan import Plan, Reference
from ics_lint.nearest import nearest, slip_of
from ics_lint.pointer import at_of

__all__ = ["Outcome", "References", "Resolution", "Thing"]


class Outcome(StrEnum):
    """What became of a reference."""

    FOUND = "found"
    #: The text is a token that may stand here instead of an id.
    TOKEN = "token"  # noqa: S105
    UNKNOWN = "unknown"
    WRONG_KIND = "wrong-kind"
    #: It names a system that is not among the files.
    ELSEWHERE = "elsewhere"


class Thing(NamedTuple):
    """Something that can be referred to."""

    #: The id as the file writes it.
    key: str
    #: The table it is a row of (organisation, post ...), or well-known.
    thing_class: str
    #: The kind, for an organisation or a body; else None.
    kind: str | None
    name: str | None
    #: The id in the fact base: the description's key, a slash and the key; and a number if the key was used before.
    id: str
    at: str | None
    system: str | None


class Resolution(NamedTuple):
    """What one reference names."""

    outcome: Outcome
    #: What the fact base holds: the id of what is named (or most likely meant), else the text itself.
    value: str
    found: Thing | None = None
    #: The id that is most likely meant, where nothing carries the one given.
    suggestion: str | None = None


class References:
    """Everything that can be referred to in a run, and what each reference names."""

    def __init__(
        self,
        outlines: Mapping[str, Outline],
        *,
        plan: Plan,
        well_known: Mapping[str, tuple[str, str]],
        tokens: Mapping[str, frozenset[str]],
    ) -> None:
        """Takes what can be referred to.

        Args:
            outlines: the outlines of all descriptions of the run, by key, in their order.
            plan: which class of thing stands where.
            well_known: name and kind of the parties that need not be declared, by id.
            tokens: the tokens of each class that may stand for an id (sector, organisation-kind, group).
        """
        self.outlines = outlines
        self.plan = plan
        self.tokens = tokens
        self.well_known = {
            key: Thing(key, "well-known", kind, name, key, None, None) for key, (name, kind) in well_known.items()
        }
        #: The keys of the descriptions of each system.
        self.systems: dict[str, list[str]] = {}
        #: The thing that a system's code names.
        self.codes: dict[str, Thing] = {}
        #: Where a thing stands whose id another thing of its file has already: its id in the fact base.
        self.later_ids: dict[str, str] = {}
        #: What references came to that could name something in another description.
        self.outward: dict[str, dict[tuple[str, Reference], Resolution]] = {}
        self._things: dict[str, _Things] = {}
        self._seat_roles: dict[str, frozenset[str]] = {}
        for key, outline in outlines.items():
            if not outline.head.is_whole:
                continue  # nothing but that is said of it
            if outline.head.system_id is not None:
                self.systems.setdefault(outline.head.system_id, []).append(key)
            for code, entry, earlier in outline.codes:
                if code not in self.codes:
                    thing = _system(key, outline) if entry is None else _thing(key, entry, earlier, plan)
                    self.codes[code] = thing

    def things_of(self, key: str) -> "_Things":
        """The things of a description."""
        things = self._things.get(key)
        if things is None:
            things = self._things[key] = _Things(key, self.outlines[key], self.plan)
            self.later_ids |= things.later_ids()
        return things

    def leads_elsewhere(self, value: str, key: str) -> bool:
        """Whether what a reference in a description stands for belongs to another description."""
        owner = value.partition("/")[0]
        return owner != key and owner in self.outlines

    def resolve(self, text: str, reference: Reference, description: Description) -> Resolution:
        """What a reference in a description names."""
        classes = reference.classes
        if "/" in text:
            return self._looking_out(text, reference, description.key)
        here = self.things_of(description.key)
        candidates = here.named(text)
        if text in self.well_known and not candidates:
            candidates = [self.well_known[text]]
        chosen = _choose(candidates, reference) if candidates else None
        if chosen is not None and chosen.outcome is Outcome.FOUND:
            return chosen
        # A token may stand here whatever else goes by the same word: a sector may also be the id of a function.
        if self._is_token(text, classes, description):
            return Resolution(Outcome.TOKEN, text)
        if chosen is not None:
            return chosen
        if "system" in classes or "system-code" in classes:
            return self._looking_out(text, reference, description.key)
        return self._unknown(text, reference, description.key)

    def _looking_out(self, text: str, reference: Reference, key: str) -> Resolution:
        """Resolves a reference by what other descriptions hold, and notes what it comes to."""
        outward = self.outward.setdefault(key, {})
        outward[text, reference] = resolution = self.look_out(text, reference, key)
        return resolution

    def look_out(self, text: str, reference: Reference, key: str) -> Resolution:
        """What a reference names that a description cannot resolve by itself.

        Args:
            text: the reference.
            reference: what it may name.
            key: the key of the description.
        """
        if "/" in text:
            return self._resolve_elsewhere(text, reference, key)
        return self._resolve_system(text, reference, key)

    def looked_out_for(self, text: str) -> tuple[Sequence[str], Thing | None]:
        """On what it depends what `look_out` says of a text: the keys of descriptions, and what has it as a code."""
        return self.systems.get(text.partition("/")[0], ()), self.codes.get(text)

    def _resolve_system(self, text: str, reference: Reference, key: str) -> Resolution:
        classes = reference.classes
        if "system" in classes and text in self.systems:
            return Resolution(Outcome.FOUND, self._of_system(text, key))
        if "system-code" in classes and text.isupper():
            if text not in self.codes:
                return Resolution(Outcome.TOKEN, text)
            coded = self.codes[text]
            return Resolution(Outcome.FOUND, coded.id, coded)
        if "system-code" in classes and "system" in classes:
            return Resolution(Outcome.ELSEWHERE, text)  # another system, which has no file here
        return self._unknown(text, reference, key)

    def _unknown(self, text: str, reference: Reference, key: str) -> Resolution:
        here = self.things_of(key)
        fitting = [name for name in here.names if any(_fits(thing, reference) for thing in here.named(name))]
        fitting += [name for name, thing in self.well_known.items() if _fits(thing, reference)]
        suggestion = slip_of(text, fitting) or nearest(text, fitting)
        meant: list[Thing] = []
        if suggestion and _is_slip(text, suggestion):
            meant = here.named(suggestion) or [self.well_known[suggestion]]
        value = next((thing.id for thing in meant if _fits(thing, reference)), text)
        return Resolution(Outcome.UNKNOWN, value, suggestion=suggestion)

    def _resolve_elsewhere(self, text: str, reference: Reference, key: str) -> Resolution:
        system, _, wanted = text.partition("/")
        if system not in self.systems:
            return Resolution(Outcome.ELSEWHERE, text)
        others = self.things_of(self._of_system(system, key))
        candidates = others.named(wanted)
        if candidates:
            return _choose(candidates, reference)
        suggestion = slip_of(wanted, others.names) or nearest(wanted, others.names)
        value = others.named(suggestion)[0].id if suggestion and _is_slip(wanted, suggestion) else text
        return Resolution(Outcome.UNKNOWN, value, suggestion=f"{system}/{suggestion}" if suggestion else None)

    def _of_system(self, system: str, key: str) -> str:
        """The description of another system that is nearest to one: the same framework, then the nearest day."""
        here = self.outlines[key].head
        days = {other: self.outlines[other].head.as_of or "" for other in self.systems[system]}
        same = [other for other in days if self.outlines[other].head.framework == here.framework] or list(days)
        before = [other for other in same if days[other] <= (here.as_of or "")]
        return max(before, key=days.__getitem__) if before else min(same, key=days.__getitem__)

    def _seat_roles_of(self, description: Description) -> frozenset[str]:
        roles = self._seat_roles.get(description.key)
        if roles is None:
            roles = self._seat_roles[description.key] = _seat_roles(description)
        return roles

    def _is_token(self, text: str, classes: tuple[str, ...], description: Description) -> bool:
        for name in classes:
            if name == "text" or (name == "multi-system" and text == "multi-system"):
                return True
            if name == "seat-role" and text in self._seat_roles_of(description):
                return True
            if text in self.tokens.get(name, ()):
                return True
        return False


def _system(key: str, outline: Outline) -> Thing:
    """The system that a description is of."""
    return Thing(outline.head.system_id or key, "system", None, outline.name, key, at_of(key, ("system",)), key)


def _thing(key: str, entry: Entry, earlier: int, plan: Plan) -> Thing:
    """A thing in a description; it has a number if earlier ones have its key."""
    identity = f"{key}/{entry.key}/{earlier + 1}" if earlier else f"{key}/{entry.key}"
    at = at_of(key, (*entry.path, entry.key))
    return Thing(entry.key, plan.things[tuple(entry.path)], entry.kind, entry.name, identity, at, key)


class _Things:
    """The things of one description, each made when it is asked for."""

    def __init__(self, key: str, outline: Outline, plan: Plan) -> None:
        self.key = key
        self.outline = outline
        self.plan = plan
        self._entries: dict[str, list[Entry]] = {}
        self._known: dict[str, list[Thing]] = {}
        if outline.head.system_id is not None:
            self._entries[outline.head.system_id] = []
        for entry in outline.entries:
            self._entries.setdefault(entry.key, []).append(entry)

    def named(self, name: str) -> list[Thing]:
        """Those that have an id as written: more than one if it is used twice."""
        known = self._known.get(name)
        if known is None:
            entries = enumerate(self._entries.get(name, ()))
            known = [_thing(self.key, entry, number, self.plan) for number, entry in entries]
            if name == self.outline.head.system_id:
                known.insert(0, _system(self.key, self.outline))
            self._known[name] = known
        return known

    def later_ids(self) -> dict[str, str]:
        """Where a thing stands whose id another thing has already: its id in the fact base."""
        twice = (name for name, entries in self._entries.items() if len(entries) > 1)
        things = (thing for name in twice for thing in self.named(name) if thing.thing_class != "system")
        return {str(thing.at): thing.id for thing in things if thing.id != f"{self.key}/{thing.key}"}

    @property
    def names(self) -> Iterable[str]:
        """The ids as written."""
        return self._entries.keys()

    def __iter__(self) -> Iterator[Thing]:
        for name in self._entries:
            yield from self.named(name)


def _seat_roles(description: Description) -> frozenset[str]:
    bodies = description.data.get("bodies")
    roles = {"chair"}  # the law speaks of the chair's part, whether or not the seat is described
    for body in bodies.values() if isinstance(bodies, dict) else ():
        seats = body.get("seats") if isinstance(body, dict) else None
        for seat in seats if isinstance(seats, list) else ():
            role = seat.get("role") if isinstance(seat, dict) else None
            if isinstance(role, str):
                roles.add(role)
    return frozenset(roles)


def _is_slip(text: str, suggestion: str) -> bool:
    """Whether an id is so near to the one suggested for it that it can be read as that one."""
    return slip_of(text, [suggestion]) is not None


def _fits(thing: Thing, reference: Reference) -> bool:
    if thing.thing_class not in reference.classes:
        return False
    return not reference.kinds or thing.kind is None or thing.kind in reference.kinds


def _choose(candidates: list[Thing], reference: Reference) -> Resolution:
    for thing in candidates:
        if _fits(thing, reference):
            return Resolution(Outcome.FOUND, thing.id, thing)
    return Resolution(Outcome.WRONG_KIND, candidates[0].id, candidates[0])
