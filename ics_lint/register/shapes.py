"""What a table of the register is, how one is made, and what its columns commonly hold."""

from collections.abc import Iterable

from ics_lint.record import record

__all__ = ["CONFIDENCE", "FIRST_DAY", "LAST_DAY", "SOURCE", "Column", "Table", "ddl", "table"]


@record
class Column:
    """One column."""

    name: str
    description: str
    sql_type: str = "text"


@record
class Table:
    """One table or view."""

    name: str
    description: str
    columns: tuple[Column, ...]
    #: The columns that together name a row; none where the rows are only listed.
    key: tuple[str, ...] = ()
    #: Columns, or lists of columns, by which rows are looked up besides.
    indexes: tuple[str, ...] = ()
    #: The query, if it is a view.
    query: str | None = None

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


FIRST_DAY = "The first day on which it held; empty where it held before anything was recorded."
LAST_DAY = "The last day on which it held; empty where it holds still."
CONFIDENCE = "How sure it is: registered, stated, derived or assumed."
SOURCE = "Keys of the sources, separated by semicolons, or the address of a page."


def table(
    name: str,
    description: str,
    columns: Iterable[tuple[str, str] | tuple[str, str, str]],
    *,
    key: str = "",
    indexes: tuple[str, ...] = (),
    query: str | None = None,
) -> Table:
    """A table or view: each column as its name, what it holds and, where it is no text, its type in SQL."""
    made = tuple(Column(name=each[0], description=each[1], sql_type=(*each, "text")[2]) for each in columns)
    return Table(name=name, description=description, columns=made, key=tuple(key.split()), indexes=indexes, query=query)


def ddl(table: Table) -> list[str]:
    """The statements that make a table and what finds its rows, or a view."""
    if table.query is not None:
        return [f'create view "{table.name}" as {table.query.strip()}']
    columns = [f'"{column.name}" {column.sql_type}' for column in table.columns]
    columns.append(f"primary key ({', '.join(table.key)})")
    made = [f'create table "{table.name}" ({", ".join(columns)}) without rowid']
    made += [
        f'create index "{table.name}_by_{columns.split(", ")[0]}" on "{table.name}" ({columns})'
        for columns in table.indexes
    ]
    return made
