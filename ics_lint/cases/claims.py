"""Claims: the failing cases that a clause or statement names as showing what it asks, and whether they do."""

from collections.abc import Iterable, Iterator

from ics_lint.findings import Finding
from ics_lint.record import record
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule

__all__ = ["Claim", "claims_on", "not_shown"]


@record
class Claim:
    """That a failing case shows the fault against which a clause or statement stands."""

    #: The clause or statement.
    id: str
    #: The case, as RULE/case.
    case: str
    #: For a statement, the clauses that it stands for.
    facts: frozenset[str]
    of_statement: bool

    def is_shown_by(self, findings: Iterable[Finding], rule: Rule) -> bool:
        """Whether one of the findings in the case, all made by the rule, has the clause or statement behind it.

        A clause must be cited. A statement is often passed over in favour of the clauses that it stands for: for a
        statement it is enough that the rule rests on it, or that such a clause is cited.
        """
        wanted = self.facts | {self.id}
        for finding in findings:
            if self.of_statement and self.id in rule.sources:
                return True
            if any(source.id in wanted for source in finding.sources):
                return True
        return False


def claims_on(rule: Rule, library: Library) -> list[Claim]:
    """The claims on the cases of a rule, in the order of the clauses and then of the statements."""
    facts: dict[str, set[str]] = {}
    for statement, clause in library.connection.execute("select statement, clause from statement_fact"):
        facts.setdefault(statement, set()).add(clause)
    query = """
        select clause_case.clause, clause_case.showing, statement.id is not null
        from clause_case left join statement on statement.id = clause_case.clause
        where clause_case.showing like ? || '/%'
        order by clause_case.rowid
    """
    return [
        Claim(id=entry, case=showing, facts=frozenset(facts.get(entry, ())), of_statement=bool(of_statement))
        for entry, showing, of_statement in library.connection.execute(query, (rule.id,))
    ]


def not_shown(rule: Rule, case: str, findings: Iterable[Finding], library: Library) -> Iterator[str]:
    """What a case of a rule is said to show, and does not.

    Args:
        rule: the rule.
        case: the name of the case, without `.yaml`.
        findings: what checking the case has found.
        library: the rule set.
    """
    own = [finding for finding in findings if finding.rule == rule.id]
    for claim in claims_on(rule, library):
        if claim.case == f"{rule.id}/{case}" and not claim.is_shown_by(own, rule):
            cited = sorted({source.id for finding in own for source in finding.sources})
            what = f"cites {', '.join(cited) or 'nothing'}" if own else "finds nothing"
            yield f"it is said to show {claim.id}, but the rule {what} in it"
