"""Makes descriptions of documents, each with its key, and finds what in them can be referred to."""

from collections.abc import Iterable, Mapping, Sequence

from ics_lint.description import Description, Head, description_of, head_of, keys_of
from ics_lint.facts.extraction import Facts, extract
from ics_lint.facts.outline import Outline, outline_of
from ics_lint.facts.references import References
from ics_lint.loading.reading import Document
from ics_lint.ruleset.library import Library
from ics_lint.source import Source

__all__ = ["describe", "facts_in", "outline", "references_among"]


def outline(
    source: Source, document: Document, library: Library, *, framework: str | None = None, as_of: str | None = None
) -> Outline:
    """What the other descriptions of a run need to know of a document.

    Args:
        source: the file that it stands in.
        document: a document that is a description.
        library: the rule set.
        framework: the framework to judge by instead of the one that it names.
        as_of: the day to judge by instead of the one that it names.
    """
    head = head_of(
        document,
        times=library.framework_times,
        is_valid=library.quick_schema.is_valid,
        framework=framework,
        as_of=as_of,
    )
    return outline_of(document.data, head, library.plan, text=source.text)


def describe(
    documents: Sequence[tuple[Source, Document]],
    library: Library,
    *,
    framework: str | None = None,
    as_of: str | None = None,
) -> list[Description]:
    """The descriptions that are all there is to a run.

    Args:
        documents: the documents, with the file each stands in.
        library: the rule set.
        framework: the framework to judge by instead of the one that a description names.
        as_of: the day to judge by instead of the one that a description names.
    """
    heads = [outline(*each, library, framework=framework, as_of=as_of).head for each in documents]
    return [
        description_of(source, document, head, key, library.framework_times)
        for (source, document), head, key in zip(documents, heads, keys_of(heads), strict=True)
    ]


def references_among(outlines: Mapping[str, Outline], library: Library) -> References:
    """What references name in a run of descriptions with these outlines, by their keys."""
    return References(
        outlines, plan=library.plan, well_known=library.well_known_parties, tokens=library.reference_tokens
    )


def facts_in(
    descriptions: Iterable[Description], library: Library, *, today: str, omit: str | None = None
) -> list[Facts]:
    """The facts of the descriptions that are all there is to a run, of those that could be read to their end.

    Args:
        descriptions: the descriptions.
        library: the rule set.
        today: the day of the run, as an ISO date.
        omit: a field to pass over, as table.key; as if no description said it.
    """
    whole = [description for description in descriptions if description.is_whole]
    outlines = {each.key: outline_of(each.data, _head(each), library.plan) for each in whole}
    references = references_among(outlines, library)
    return [extract(each, plan=library.plan, references=references, today=today, omit=omit) for each in whole]


def _head(description: Description) -> Head:
    return Head(
        system_id=description.system_id,
        framework=description.framework,
        as_of=description.as_of,
        is_whole=description.is_whole,
        is_valid=description.is_valid,
    )
