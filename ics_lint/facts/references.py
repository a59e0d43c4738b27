"""What the references of descriptions name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ics_lint.description import Description
from ics_lint.facts.leniency import lenient
from ics_lint.facts.plan import Plan, Reference, Scalar
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


@dataclass(frozen=True, slots=True)
class Thing:
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


@dataclass(frozen=True, slots=True)
class Resolution:
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
        descriptions: Iterable[Description],
        *,
        plan: Plan,
        well_known: Mapping[str, tuple[str, str]],
        tokens: Mapping[str, frozenset[str]],
    ) -> None:
        """Collects what can be referred to.

        Args:
            descriptions: all descriptions of the run.
            plan: where things with ids stand.
            well_known: name and kind of the parties that need not be declared, by id.
            tokens: the tokens of each class that may stand for an id (sector, organisation-kind, group).
        """
        self.tokens = tokens
        self.well_known = {
            key: Thing(key, "well-known", kind, name, key, None, None) for key, (name, kind) in well_known.items()
        }
        self.things: dict[str, dict[str, list[Thing]]] = {}
        self.systems: dict[str, list[Description]] = {}
        self.codes: dict[str, Thing] = {}
        self.seat_roles: dict[str, frozenset[str]] = {}
        #: Where a thing stands whose id another thing of its file has already: its id in the fact base.
        self.later_ids: dict[str, str] = {}
        self._known: dict[tuple[str, str, Reference], Resolution] = {}
        for description in descriptions:
            self._collect(description, plan)

    def _collect(self, description: Description, plan: Plan) -> None:
        things: dict[str, list[Thing]] = {}
        self.things[description.key] = things
        if description.system_id is not None:
            self.systems.setdefault(description.system_id, []).append(description)
            system = description.data.get("system")
            name = system.get("name") if isinstance(system, dict) else None
            at = at_of(description.key, ("system",))
            thing = Thing(description.system_id, "system", None, _text(name), description.key, at, description.key)
            things[description.system_id] = [thing]
            self._note_code(system, thing)
        for path, thing_class in plan.things.items():
            section: object = description.data
            for step in path:
                section = section.get(step) if isinstance(section, dict) else None
            kind = None if description.is_valid else _kind_of(plan, path)
            for key, value in section.items() if isinstance(section, dict) else ():
                if key.startswith("x-"):
                    continue
                content = value if isinstance(value, dict) else {}
                at = at_of(description.key, (*path, key))
                same = things.setdefault(key, [])
                earlier = sum(other.thing_class != "system" for other in same)
                if earlier:
                    self.later_ids[at] = f"{description.key}/{key}/{earlier + 1}"
                thing = Thing(
                    key,
                    thing_class,
                    _text(content.get("kind") if kind is None else lenient(kind, content.get("kind"))),
                    _text(content.get("name")),
                    self.later_ids.get(at, f"{description.key}/{key}"),
                    at,
                    description.key,
                )
                same.append(thing)
                if thing_class == "organisation" and thing.kind in {"icb", "ics-body"}:
                    self._note_code(content, thing)
        self.seat_roles[description.key] = _seat_roles(description)

    def _note_code(self, content: object, thing: Thing) -> None:
        code = content.get("ods") if isinstance(content, dict) else None
        if isinstance(code, str):
            self.codes.setdefault(code, thing)

    def all_things(self) -> Iterable[Thing]:
        """Every thing that can be referred to."""
        yield from self.well_known.values()
        for things in self.things.values():
            for same in things.values():
                yield from same

    def resolve(self, text: str, reference: Reference, description: Description) -> Resolution:
        """What a reference in a description names."""
        place = (description.key, text, reference)
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = self._resolve(text, reference, description)
        return known

    def _resolve(self, text: str, reference: Reference, description: Description) -> Resolution:
        classes = reference.classes
        if "/" in text:
            return self._resolve_elsewhere(text, reference, description)
        here = self.things[description.key]
        candidates = here.get(text, [])
        if text in self.well_known and not candidates:
            candidates = [self.well_known[text]]
        fits = any(_fits(thing, reference) for thing in candidates)
        # A token may stand here whatever else goes by the same word: a sector may also be the id of a function.
        if not fits and self._is_token(text, classes, description):
            return Resolution(Outcome.TOKEN, text)
        if candidates:
            return _choose(candidates, reference)
        if "system" in classes and text in self.systems:
            return Resolution(Outcome.FOUND, self._of_system(text, description).key)
        if "system-code" in classes and text.isupper():
            coded = self.codes.get(text)
            return Resolution(Outcome.FOUND, coded.id, coded) if coded else Resolution(Outcome.TOKEN, text)
        if "system-code" in classes and "system" in classes:
            return Resolution(Outcome.ELSEWHERE, text)  # another system, which has no file here
        fitting = [
            key
            for key, same in [*here.items(), *((key, [thing]) for key, thing in self.well_known.items())]
            if any(_fits(thing, reference) for thing in same)
        ]
        suggestion = slip_of(text, fitting) or nearest(text, fitting)
        meant = (
            here.get(suggestion, [self.well_known.get(suggestion)]) if suggestion and _is_slip(text, suggestion) else []
        )
        value = next((thing.id for thing in meant if thing and _fits(thing, reference)), text)
        return Resolution(Outcome.UNKNOWN, value, suggestion=suggestion)

    def _resolve_elsewhere(self, text: str, reference: Reference, description: Description) -> Resolution:
        system, _, key = text.partition("/")
        if system not in self.systems:
            return Resolution(Outcome.ELSEWHERE, text)
        other = self._of_system(system, description)
        candidates = self.things[other.key].get(key, [])
        if candidates:
            return _choose(candidates, reference)
        others = self.things[other.key]
        suggestion = slip_of(key, others) or nearest(key, others)
        value = others[suggestion][0].id if suggestion and _is_slip(key, suggestion) else text
        return Resolution(Outcome.UNKNOWN, value, suggestion=f"{system}/{suggestion}" if suggestion else None)

    def _of_system(self, system: str, description: Description) -> Description:
        """The description of another system that is nearest to this one: the same framework, then the nearest day."""
        others = self.systems[system]
        same = [other for other in others if other.framework == description.framework] or others
        before = [other for other in same if (other.as_of or "") <= (description.as_of or "")]
        return max(before, key=lambda other: other.as_of or "") if before else min(same, key=lambda o: o.as_of or "")

    def _is_token(self, text: str, classes: tuple[str, ...], description: Description) -> bool:
        for name in classes:
            if name == "text" or (name == "multi-system" and text == "multi-system"):
                return True
            if name == "seat-role" and text in self.seat_roles[description.key]:
                return True
            if text in self.tokens.get(name, ()):
                return True
        return False


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


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _is_slip(text: str, suggestion: str) -> bool:
    """Whether an id is so near to the one suggested for it that it can be read as that one."""
    return slip_of(text, [suggestion]) is not None


def _kind_of(plan: Plan, path: Iterable[str]) -> Scalar | None:
    """How the kind of the things in a section is checked, if they have one."""
    node = plan.root
    for step in path:
        node = node.properties[step]
    kind = node.entries.properties.get("kind") if node.entries is not None else None
    return kind.scalar if kind is not None else None


def _fits(thing: Thing, reference: Reference) -> bool:
    if thing.thing_class not in reference.classes:
        return False
    return not reference.kinds or thing.kind is None or thing.kind in reference.kinds


def _choose(candidates: list[Thing], reference: Reference) -> Resolution:
    for thing in candidates:
        if _fits(thing, reference):
            return Resolution(Outcome.FOUND, thing.id, thing)
    return Resolution(Outcome.WRONG_KIND, candidates[0].id, candidates[0])
