"""What a rule is, what a clause is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ics_lint.severity import Severity

__all__ = ["ALL_FRAMEWORKS", "PLACEHOLDER", "Clause", "Rule", "RuleStatus", "Strength", "names_register"]

#: Stands in a rule's `frameworks` for every framework, and for descriptions that name none.
ALL_FRAMEWORKS = "all"

#: A value of the row in the text of a rule.
PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


_REGISTER = re.compile(r"\bregister\.")


def names_register(query: str) -> bool:
    """Whether a query names tables of the organisation register."""
    return "register." in query and _REGISTER.search(query) is not None


class Strength(StrEnum):
    """How binding a clause is."""

    STATUTORY_MUST = "statutory-must"
    FRAMEWORK_MINIMUM = "framework-minimum"
    PROHIBITION = "prohibition"
    EXPECTATION = "expectation"
    OPTION = "option"
    #: What a commentator says, with no clause behind it in the framework.
    COMMENTARY = "commentary"

    @property
    def cap(self) -> Severity:
        """The highest severity that a finding under such a clause may have."""
        if self in {Strength.STATUTORY_MUST, Strength.FRAMEWORK_MINIMUM, Strength.PROHIBITION}:
            return Severity.ERROR
        return Severity.WARNING if self is Strength.EXPECTATION else Severity.INFO


class RuleStatus(StrEnum):
    """How settled a rule is."""

    STABLE = "stable"
    PREVIEW = "preview"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """One clause of a source, or one statement of a founding document."""

    id: str
    document: str
    section: str | None
    strength: Strength
    #: Whether it was only proposed (November 2020) or is only before Parliament (2026).
    qualifier: str | None
    #: First and last day, as ISO dates.
    in_force_from: str | None
    in_force_to: str | None
    #: The day by which it must be met.
    due: str | None
    frameworks: frozenset[str]
    says: str

    @property
    def is_risk(self) -> bool:
        """Whether it is a risk that commentators named."""
        return self.id.endswith("R")

    def holds_on(self, day: str | None) -> bool:
        """Whether it is in force on a day (or the day is not known)."""
        if day is None:
            return True
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_to is None or day <= self.in_force_to)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One question asked of every subject."""

    id: str
    name: str
    #: The folder of the theme, such as collaboratives.
    theme: str
    summary: str
    #: The severity in each framework where it applies.
    severities: Mapping[str, Severity]
    #: Ids of the clauses and statements it rests on.
    sources: tuple[str, ...]
    #: The SELECT; None for what reading, the schema or exceptions find.
    query: str | None
    message: str
    why: str
    fix: str
    status: RuleStatus = RuleStatus.STABLE
    since: str = ""
    former_names: tuple[str, ...] = ()
    #: Whether it rests on law that is not yet in force, and runs only with --prospective.
    prospective: bool = False
    #: Whether it catches a file that contradicts an option it chose, which may weigh as a warning.
    contradicts_option: bool = False
    #: Whether it puts a principle that the statements of commentators alone are enough to warn of.
    principle: bool = False
    #: Labels of the second places that the query gives, by column.
    labels: Mapping[str, str] = field(default_factory=dict)
    #: Sections in which it looks for something, which may be there unseen where a section is given only in part.
    looks_in: tuple[str, ...] = ()
    #: Changes to the query that no case can tell, and fields that may be left out, each with the reason.
    equivalent_mutants: Mapping[str, str] = field(default_factory=dict)
    settled_without: Mapping[str, str] = field(default_factory=dict)
    #: What must have rows for the query to give any: tables, and sections as `section:name`.
    needs: frozenset[str] = frozenset()
    #: The views it uses that are computed once for all rules.
    keeps: frozenset[str] = frozenset()
    #: The columns, as table.column, by which it looks beyond one description where a reference in them leads to
    #: another; `*` if it may in any case.
    reach: frozenset[str] = frozenset({"*"})
    #: Whether it came with the program, and its query was checked when the rule set was compiled.
    built_in: bool = True
    #: The file it was read from.
    file: str = ""

    @property
    def reads_register(self) -> bool:
        """Whether the query asks the organisation register, which is attached only then."""
        return self.query is not None and names_register(self.query)

    def severity_in(self, framework: str | None) -> Severity | None:
        """The severity in a framework, or None where the rule does not apply."""
        if framework is not None and framework in self.severities:
            return self.severities[framework]
        return self.severities.get(ALL_FRAMEWORKS)

    def answers_to(self, selector: str) -> bool:
        """Whether an id, a name, a former name or a prefix of the id means this rule."""
        if selector in (self.id, self.name) or selector in self.former_names:
            return True
        return selector.isupper() and selector.isalpha() and self.id.startswith(selector)
