"""The tables of the fact base that no section of the format fills by itself."""

from collections.abc import Iterable

from ics_lint.facts.planning import Column, Table

__all__ = ["all_tables", "ddl"]


def _table(name: str, title: str, description: str, columns: Iterable[tuple[str, str, str]]) -> Table:
    return Table(
        name=name,
        title=title,
        description=description,
        section="",
        columns=[Column(name=column, sql_type=sql_type, description=text) for column, sql_type, text in columns],
    )


_OWN_TABLES = (
    _table(
        "description",
        "Description",
        "Every description of the run, with the framework and day by which it is judged.",
        (
            ("file", "text", "The file it stands in."),
            ("document", "integer", "Which document of the file it is, from 0."),
            ("system_id", "text", "The id of the system as the file writes it."),
            ("framework", "text", "The framework by which it is judged."),
            ("as_of", "text", "The day described."),
            ("effective_on", "text", "The day within the framework's time that is nearest to the day described."),
            ("today", "text", "The day of the run."),
        ),
    ),
    _table(
        "section",
        "Section",
        "Every section that a description has.",
        (
            ("section", "text", "The name of the section."),
            (
                "entries",
                "integer",
                "How many things, or keys, it holds; null if it is given in part, or does not say what each is.",
            ),
        ),
    ),
    _table(
        "thing",
        "Thing",
        "Everything that a reference can name: all things with ids, the systems, and the well-known national parties "
        "(whose `at` and `system` are null).",
        (
            ("id", "text", "The id in the fact base: the description's key, a slash, and the id as written."),
            ("key", "text", "The id as the file writes it."),
            ("class", "text", "organisation, post, body, collaborative, place, function, pooled_fund, dispute, "
             "agreement, plan, system or well-known."),
            ("kind", "text", "The kind, where it has one."),
            ("name", "text", "The name, where it has one."),
        ),
    ),
    _table(
        "mention",
        "Mention",
        "Everything that a description refers to, once for all references that may name the same; `at` is the first.",
        (
            ("text", "text", "The references as written."),
            ("target", "text", "The id of what they name; null where nothing carries it."),
            ("outcome", "text", "found, unknown, wrong-kind, or elsewhere (in a system that has no file in the run)."),
            ("times", "integer", "How many references there are."),
        ),
    ),
    _table(
        "reference",
        "Reference",
        "Every reference in the descriptions and what became of it.",
        (
            ("text", "text", "The reference as written."),
            ("target", "text", "The id of what it names; null where nothing carries it."),
            ("outcome", "text", "found, unknown, wrong-kind, or elsewhere (in a system that has no file in the run)."),
        ),
    ),
    _table(
        "unmet_reference",
        "Unmet reference",
        "Every reference that names nothing that may stand there, with what is known of it besides.",
        (
            ("text", "text", "The reference as written."),
            ("outcome", "text", "unknown, wrong-kind or elsewhere."),
            ("target_at", "text", "Where that stands which it names; null for a party that is not described."),
            ("found_class", "text", "The class of what it names."),
            ("found_kind", "text", "The kind of what it names."),
            ("wanted_classes", "text", "The classes that may stand there."),
            ("wanted_kinds", "text", "The kinds of organisation that may stand there; empty for any."),
            ("suggestion", "text", "The id that is most likely meant."),
        ),
    ),
    _table(
        "outward_reference",
        "Outward reference",
        "Every reference that names something in another description.",
        (("target", "text", "The id of what it names."),),
    ),
    _table(
        "partial",
        "Partial",
        "Every key that a description says it gives only in part, or not at all, and every key with something under it "
        "that is not what the schema says; `at` is the thing that has the key.",
        (("key", "text", "The key, or for the system also the name of a section."),),
    ),
    _table(
        "own_data",
        "Own data",
        "Every value under a key that starts with x-.",
        (
            ("owner_at", "text", "Where the mapping that holds it stands."),
            ("key", "text", "The key."),
            ("value", "", "The value; a list or mapping as JSON."),
        ),
    ),
)  # fmt: skip


def all_tables(tables: Iterable[Table]) -> list[Table]:
    """Every table that descriptions fill: those of the format, then the others."""
    return [*tables, *_OWN_TABLES]


def ddl(table: Table) -> str:
    """The SQL that makes a table."""
    types = {column.name: column.sql_type for column in table.columns}
    types["position"] = "integer"
    columns = ", ".join(f'"{name}" {types.get(name, "text")}'.rstrip() for name in table.all_columns)
    return f'create table "{table.name}" ({columns})'
