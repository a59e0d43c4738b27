"""What is told about rules, as plain data for programs."""

from typing import Any

from ics_lint.explaining.portrait import Portrait
from ics_lint.ruleset.model import Rule

__all__ = ["portrait_data", "rule_data"]


def rule_data(rule: Rule) -> dict[str, Any]:
    """A rule in short."""
    return {
        "id": rule.id,
        "name": rule.name,
        "theme": rule.theme,
        "status": rule.status.value,
        "since": rule.since,
        "summary": rule.summary,
        "frameworks": {framework: severity.value for framework, severity in rule.severities.items()},
        "sources": list(rule.sources),
        "prospective": rule.prospective,
    }


def portrait_data(portrait: Portrait) -> dict[str, Any]:
    """A rule in full."""
    rule = portrait.rule
    return {
        **rule_data(rule),
        "message": rule.message,
        "why": rule.why,
        "fix": rule.fix,
        "query": rule.query,
        "reads": {table: list(keys) for table, keys in portrait.reads.items()},
        "tables": [*portrait.tables, *portrait.register],
        "clauses": [
            {
                "id": clause.id,
                "citation": clause.citation,
                "says": clause.says,
                "confidence": clause.confidence,
                "note": clause.note,
                "frameworks": list(clause.frameworks),
            }
            for clause in portrait.clauses
        ],
        "examples": [
            {
                "name": example.name,
                "fails": example.fails,
                "shows": example.caption,
                "text": example.text,
                "messages": [finding.message for finding in example.findings],
            }
            for example in portrait.examples
        ],
    }
