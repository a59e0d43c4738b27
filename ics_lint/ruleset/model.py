"""What a rule is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum

from ics_lint.record import record
from ics_lint.severity import Severity

__all__ = ["ALL_FRAMEWORKS", "PLACEHOLDER", "Rule", "RuleStatus", "RuleText", "names_register"]

#: Stands in a rule's `frameworks` for every framework, and for descriptions that name none.
ALL_FRAMEWORKS = "all"

#: A value of the row in the text of a rule.
PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


def names_register(query: str) -> bool:
    """Whether a query names tables of the organisation register."""
    return re.search(r"\bregister\.", query) is not None


class RuleStatus(StrEnum):
    """How settled a rule is."""

    STABLE = "stable"
    PREVIEW = "preview"
    DEPRECATED = "deprecated"


@record
class RuleText:
    """What a rule asks and says, which is wanted only when it is asked or told of."""

    summary: str
    #: The SELECT; None for what reading, the schema or exceptions find.
    query: str | None
    message: str
    why: str
    fix: str
    #: Labels of the second places that the query gives, by column.
    labels: Mapping[str, str] = field(default_factory=dict)
    #: Changes to the query that no case can tell, and fields that may be left out, each with the reason.
    equivalent_mutants: Mapping[str, str] = field(default_factory=dict)
    settled_without: Mapping[str, str] = field(default_factory=dict)


@record
class Rule:
    """One question asked of every subject."""

    id: str
    name: str
    #: The folder of the theme, such as collaboratives.
    theme: str
    #: The severity in each framework where it applies.
    severities: Mapping[str, Severity]
    #: Ids of the clauses and statements it rests on.
    sources: tuple[str, ...]
    #: Gives what it asks and says.
    text: Callable[[], RuleText] = field(repr=False, compare=False)
    #: Whether it has a query, and whether that asks the organisation register, which is attached only then.
    has_query: bool
    reads_register: bool = False
    status: RuleStatus = RuleStatus.STABLE
    since: str = ""
    former_names: tuple[str, ...] = ()
    #: Whether it rests on law that is not yet in force, and runs only with --prospective.
    prospective: bool = False
    #: Whether it catches a file that contradicts an option it chose, which may weigh as a warning.
    contradicts_option: bool = False
    #: Whether it puts a principle that the statements of commentators alone are enough to warn of.
    principle: bool = False
    #: Sections in which it looks for something, which may be there unseen where a section is given only in part.
    looks_in: tuple[str, ...] = ()
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
    def summary(self) -> str:
        """When it fires."""
        return self.text().summary

    @property
    def query(self) -> str | None:
        """The SELECT; None for what reading, the schema or exceptions find."""
        return self.text().query

    @property
    def message(self) -> str:
        """What a finding says, with values of the row in curly brackets."""
        return self.text().message

    @property
    def why(self) -> str:
        """Why it matters."""
        return self.text().why

    @property
    def fix(self) -> str:
        """What to do."""
        return self.text().fix

    @property
    def labels(self) -> Mapping[str, str]:
        """Labels of the second places that the query gives, by column."""
        return self.text().labels

    @property
    def equivalent_mutants(self) -> Mapping[str, str]:
        """Changes to the query that no case can tell, with reasons."""
        return self.text().equivalent_mutants

    @property
    def settled_without(self) -> Mapping[str, str]:
        """Fields, as table.key, that may be left out without making a verdict undetermined, with reasons."""
        return self.text().settled_without

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
