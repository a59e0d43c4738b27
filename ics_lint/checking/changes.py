"""What rules that are asked apart said of a description, and of which facts: after a change few need be asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ics_lint.checking.shares import Said
from ics_lint.keeping import digest
from ics_lint.record import record

if TYPE_CHECKING:
    from ics_lint.facts.extraction import Rows
    from ics_lint.ruleset.library import Library
    from ics_lint.ruleset.model import Rule

__all__ = ["ColumnDigests", "Told", "digests_of_columns"]

#: Stands for what a column of a table holds, by table and column. A column without values is missing.
ColumnDigests = Mapping[tuple[str, str], str]


@record
class Told:
    """What rules said of one description."""

    columns: ColumnDigests
    #: The ids of the rules that were asked, whether or not they had subjects.
    asked: frozenset[str]
    said: Said

    def still_said(self, rules: Iterable[Rule], columns: ColumnDigests, library: Library) -> tuple[Said, list[Rule]]:
        """What rules would say again of facts that may have changed, and the rules that must be asked."""
        changed = {column for column, _ in columns.items() ^ self.columns.items()}
        stale = library.readers_of(changed)
        known = {rule.id for rule in rules if rule.id in self.asked and rule.id not in stale}
        said = Said(
            counts={rule: count for rule, count in self.said.counts.items() if rule in known},
            verdicts=[each for each in self.said.verdicts if each[0].rule.id in known],
        )
        return said, [rule for rule in rules if rule.id not in known]


def digests_of_columns(
    rows: Rows, shapes: Mapping[str, Sequence[str]], wanted: Mapping[str, Sequence[str]]
) -> dict[tuple[str, str], str]:
    """What stands for the contents of columns.

    Args:
        rows: the rows of a description, by table.
        shapes: the columns that the rows have, by table.
        wanted: the columns that matter, by table.
    """
    found = {}
    for table, names in wanted.items():
        contents = rows.get(table)
        if contents:
            columns = dict(zip(shapes[table], zip(*contents, strict=True), strict=True))
            for name in (name for name in names if columns[name].count(None) < len(contents)):
                found[table, name] = digest([repr(columns[name]).encode(errors="surrogatepass")]).hex()
    return found
