"""Writes the description that a person starts from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ics_lint.register.plain import token
from ics_lint.starting.outline import Council, Outline, Trust
from ics_lint.starting.skeletons import SCHEMA_LINE, skeletons
from ics_lint.starting.yaml_text import code, comment, entry, id_from, items, listed, text

__all__ = ["draft"]

#: The framework in which there are no CCGs.
_WITHOUT_GROUPS = "integrating-care-option-2"
_FILLED = ("organisations", "posts", "bodies")


def draft(outline: Outline, framework: str, *, needed: Sequence[str], schema: Mapping[str, Any]) -> str:
    """A description of a real system, with what the register says of it and comments on what is left to the person.

    Args:
        outline: what the register says.
        framework: the framework to describe it by.
        needed: the sections that the framework needs.
        schema: the schema of descriptions, for the sections that are left to the person.
    """
    return "\n".join([*_Draft(outline, framework, needed).lines(schema), ""])


class _Draft:
    def __init__(self, outline: Outline, framework: str, needed: Sequence[str]) -> None:
        self.outline = outline
        self.framework = framework
        self.needed = needed
        self.id = token(outline.name)
        self.taken = {self.id}
        self.board = f"{self.id}-icb" if outline.board is not None else None
        if self.board is not None:
            self.taken |= {self.board, "icb-chair", "icb-chief-executive", "board", "partnership"}
        self.trusts = [(id_from(trust.name, self.taken, trust.code), trust) for trust in outline.trusts]
        for key, _ in self.trusts:
            self.taken.add(f"{key}-chief-executive")
        given = [council for council in outline.councils if not council.is_sliver]
        self.councils = [
            (id_from(f"{council.short_name} council", self.taken, council.gss), council) for council in given
        ]
        self.groups = [(id_from(group.name, self.taken, group.code), group) for group in outline.groups]
        self.networks = [(id_from(network.name, self.taken, network.code), network) for network in outline.networks]

    def lines(self, schema: Mapping[str, Any]) -> Iterator[str]:
        yield from self.head()
        yield ""
        yield from self.organisations()
        yield ""
        yield from self.posts()
        if self.board is not None:
            yield ""
            yield from self.bodies()
            yield ""
            yield from self.geography()
        known = {
            "places": self.known("Places that the board named", self.outline.places),
            "collaboratives": self.known("Known by name", self.outline.collaboratives),
        }
        given = _FILLED if self.board is not None else _FILLED[:2]
        yield from skeletons([name for name in self.needed if name not in given], schema, remarks=known)

    @staticmethod
    def known(head: str, known: Sequence[str]) -> list[str]:
        return [f"{head}; see whether it is so still:", *(f"- {item}" for item in known)] if known else []

    def head(self) -> Iterator[str]:
        outline = self.outline
        yield SCHEMA_LINE
        yield from comment(
            f"{outline.name}, as the organisation register of {outline.register_day} has it on {outline.day}. "
            f"Started by `ics-lint init {outline.code}`. What the register cannot know is left open: `partial` names "
            "what is given in part or not at all, which counts as not known. Fill it in, and take it off that list "
            "when it is complete."
        )
        yield "ics: 1"
        yield f"framework: {self.framework}"
        yield ""
        yield "system:"
        yield f"  id: {self.id}"
        yield f"  name: {text(outline.name)}"
        yield f"  ods: {code(outline.code)}"
        yield f"  region: {outline.region}"
        yield f"  as-of: {outline.day}"
        if self.board is not None:
            yield "  status: live"
        partial = ["purposes", *dict.fromkeys([*_FILLED, *self.needed])]
        yield f"  partial: {listed(partial)}"
        yield ""
        yield "x-register:"
        yield f"  as-of: {outline.register_day}"
        yield f"  networks: {outline.networks_day}   # the newest complete list of primary care networks"
        yield f"  licence: {text(f'Contains NHS England and ONS data, {outline.licence}; see ics-lint register about')}"

    def organisations(self) -> Iterator[str]:
        outline = self.outline
        yield "organisations:"
        if outline.board is not None and self.board is not None:
            name, gss, opened = outline.board
            yield from comment("The board: name, codes and first day from the register.", 2)
            yield from self.remark("Its area came from", outline.predecessors)
            yield from self.remark("Agreed in 2025 to share its leadership with", outline.cluster)
            yield f"  {self.board}:"
            yield f"    name: {text(name)}"
            yield "    kind: icb"
            yield f"    ods: {code(outline.code)}"
            yield f"    gss: {code(gss)}"
            yield f"    opened: {opened}"
            yield "    accountable-officer: icb-chief-executive"
            yield ""
        yield from self.group_lines()
        yield from comment("Trusts: `opened` is the day from which the code holds; see whether `types` are right.", 2)
        yield from self.remark("Assumed to work here too; add them if they do", outline.assumed_providers)
        yield from self.remark("Admit many of their patients from here; add them if they take part", outline.admitting)
        for key, trust in self.trusts:
            yield from self.trust(key, trust)
        yield ""
        yield from self.council_lines()
        if self.networks:
            yield ""
            yield from self.network_lines()
        yield ""
        yield from comment("To fill in: others that take part, such as Healthwatch and voluntary organisations.", 2)

    def group_lines(self) -> Iterator[str]:
        """The CCGs; in option 2, in which a new body takes their place, in a comment only."""
        if not self.groups:
            return
        if self.framework == _WITHOUT_GROUPS:
            names = [f"{group.name} ({group.code})" for _, group in self.groups]
            yield from self.remark("To fill in: the new NHS body (kind ics-body), which takes the place of", names)
        else:
            for key, group in self.groups:
                yield from entry(key, {"name": text(group.name), "kind": "ccg", "ods": code(group.code)}, 2)
        yield ""

    @staticmethod
    def remark(head: str, known: Sequence[str]) -> Iterator[str]:
        if known:
            yield from comment(f"{head}: {'; '.join(known)}.", 2)

    def trust(self, key: str, trust: Trust) -> Iterator[str]:
        yield f"  {key}:"
        yield f"    name: {text(trust.name)}"
        yield f"    kind: {trust.kind}"
        yield f"    ods: {code(trust.code)}"
        if trust.types:
            yield f"    types: {listed(trust.types)}"
        if trust.opened:
            yield f"    opened: {trust.opened}"
        if trust.systems or trust.assumed:
            systems = trust.systems or tuple(filter(None, (trust.host,)))
            yield f"    systems: {listed(map(code, systems))}"
        if trust.systems and trust.host:
            yield f"    lead-system: {code(trust.host)}"
        if self.board is not None:
            yield f"    accountable-officer: {key}-chief-executive"
        if trust.assumed:
            yield from comment(
                f"Assumed to work in the systems of {', '.join(trust.assumed)} too; see whether it does.", 4
            )
        if trust.systems or trust.assumed:
            yield "    partial: [systems]"

    def council_lines(self) -> Iterator[str]:
        yield from comment("Councils with social care of whose area some or all lies in that of the system.", 2)
        for key, council in self.councils:
            yield from self.council(key, council)
        slivers = [
            f"{council.name} ({council.gss}, {council.share:.1%} of its small areas)"
            for council in self.outline.councils
            if council.is_sliver
        ]
        yield from self.remark("Left out, as hardly any of their area lies here", slivers)

    def council(self, key: str, council: Council) -> Iterator[str]:
        yield f"  {key}:"
        yield f"    name: {text(council.name)}"
        yield "    kind: local-authority"
        yield f"    gss: {code(council.gss)}"
        if council.is_whole:
            yield "    area: whole"
            return
        yield f"    area: part   # {council.share:.1%} of its small areas (LSOAs)"
        yield "    partial: [systems, boundary-exception]"

    def network_lines(self) -> Iterator[str]:
        yield from comment(
            f"Primary care networks of {self.outline.networks_day}, by location: many have changed since. See which "
            "are right, and give each its `place`.",
            2,
        )
        location: str | None = None
        for key, network in self.networks:
            if network.location != location:
                location = network.location
                yield f"  # {location}" if location else "  # no location"
            cells = {"name": text(network.name), "kind": "pcn", "ods": code(network.code)}
            if self.board is None:
                cells["partial"] = listed(["clinical-director"])
            yield from entry(key, cells, 2)

    def posts(self) -> Iterator[str]:
        yield "posts:"
        if self.board is None:
            yield from comment("To fill in: the leader of the system, chief executives, clinical directors.", 2)
            yield "  system-leader: {title: system-leader}"
            return
        yield from comment("Who appoints the chair and the chief executive of a board is settled by law.", 2)
        chair = {"title": "chair", "of": self.board, "appointed-by": "nhs-england", "approved-by": "secretary-of-state"}
        yield from entry("icb-chair", chair, 2)
        yield "  icb-chief-executive:"
        yield "    title: chief-executive"
        yield f"    of: {self.board}"
        yield "    accountable-officer: true"
        yield "    appointed-by: icb-chair"
        yield "    approved-by: nhs-england"
        yield from comment(
            "The chief executive of a trust is its accountable (in a foundation trust, accounting) officer.", 2
        )
        for key, _ in self.trusts:
            post = {"title": "chief-executive", "of": key, "accountable-officer": "true"}
            yield from entry(f"{key}-chief-executive", post, 2)

    def bodies(self) -> Iterator[str]:
        yield "bodies:"
        yield from comment("To fill in: the seats of the board, its decision rule, its committees.", 2)
        yield "  board:"
        yield "    kind: icb-board"
        yield f"    of: {self.board}"
        yield "    legal-form: statutory-nhs-body"
        yield "    basis: NHS Act 2006, Schedule 1B"
        yield "    partial: [seats, publishes]"
        yield from comment("The integrated care partnership: by law the board and every council with social care.", 2)
        yield "  partnership:"
        yield "    kind: icp"
        yield "    legal-form: joint-committee"
        yield "    basis: Local Government and Public Involvement in Health Act 2007, section 116ZA"
        yield from items("parties", [str(self.board), *(key for key, _ in self.councils)], 4)

    def geography(self) -> Iterator[str]:
        yield "geography:"
        yield from comment("The sub-ICB locations that make up the board's area.", 2)
        yield "  areas:"
        yield from items(self.id, map(code, self.outline.locations), 4)
        if all(council.is_whole for council in self.outline.councils):
            yield "  boundary: same-as-councils"
