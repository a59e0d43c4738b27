"""The facts of what settings name, in a database, for questions other than the rules'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ics_lint.checking.describing import describe, facts_in
from ics_lint.checking.reading import Reading
from ics_lint.checking.roster import read
from ics_lint.errors import NothingToCheckError
from ics_lint.facts.database import fill, keep_views
from ics_lint.gathering import gather, nothing_in

if TYPE_CHECKING:
    import sqlite3

    from ics_lint.description import Description
    from ics_lint.ruleset.library import Library
    from ics_lint.settings import CheckSettings

__all__ = ["descriptions_of", "fact_base", "facts_of"]


def facts_of(settings: CheckSettings, library: Library) -> sqlite3.Connection:
    """The fact base of what the settings name, for questions other than the rules'.

    Raises:
        NothingToCheckError: there is no description among the paths.
    """
    return fact_base(descriptions_of(settings, library), library, today=settings.today)


def descriptions_of(settings: CheckSettings, library: Library) -> list[Description]:
    """The descriptions of what the settings name, and of the rest of the project.

    Raises:
        NothingToCheckError: there is no description among the paths.
    """
    files = gather(settings)
    whole = Reading()
    for path, shown in files.with_standard_input(settings):
        reading = read(path, shown, settings, library)
        whole.documents.extend(reading.documents)
        whole.others.extend(reading.others)
    if not whole.documents:
        raise NothingToCheckError(nothing_in(files, whole.others, settings))
    return describe(whole.documents, library, framework=settings.framework, as_of=settings.as_of)


def fact_base(descriptions: Sequence[Description], library: Library, *, today: str) -> sqlite3.Connection:
    """A database with the facts of descriptions that are all there is to a run."""
    facts = facts_in(descriptions, library, today=today)
    connection = library.connect()
    connection.execute("begin")
    fill(
        connection,
        (each.rows for each in facts),
        well_known=library.well_known_parties,
        columns=library.table_columns,
    )
    keep_views(connection, library.kept_views)
    connection.execute("commit")
    return connection
