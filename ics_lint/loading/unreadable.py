"""Why a text is not YAML, in words that help."""

import re
from typing import Any

import yaml
from yaml.events import Event

from ics_lint.loading.remarks import Path, Remark, Span

__all__ = ["has_fast_parser", "parser_of", "span_of", "start_of", "why_unreadable"]

#: What the parser says, and the cause that most often lies behind it.
_LIKELY_CAUSES: tuple[tuple[str, str, str], ...] = (
    (r"mapping values are not allowed", "a colon stands where no key can be",
     "Put text that holds a colon in quotes, or check the indentation of this line and the one above."),
    (r"found character '\\t'|found a tab character", "a tab is used to indent", "Indent with spaces."),
    (r"could not find expected ':'", "a key has no colon after it",
     "Add the colon, or put text that runs over several lines in quotes."),
    (r"did not find expected '-' indicator", "a list ends in something that is not an item of it",
     "Begin each item with a hyphen, at the same indentation."),
    (r"did not find expected key", "something other than a key stands where a key belongs",
     "Check the indentation of this line and the quotes and brackets above it."),
    (r"did not find expected ',' or '[\]}]'", "a bracket is not closed, or a comma is missing",
     "Add the comma, or close the bracket."),
    (r"did not find expected node content", "a value is missing, or a bracket is not closed",
     "Write the value, or close the bracket."),
    (r"unexpected end of stream", "a quotation mark is not closed", "Close it."),
    (r"unknown escape character|invalid escape|hexdecimal", "a backslash in double quotes begins nothing known",
     "Use single quotes, or write the backslash twice."),
    (r"character that cannot start any token", "a character stands at the start of text that cannot start it",
     "Put the text in quotes."),
    (r"did not find expected <document start>", "something stands after the end of the document",
     "Check its indentation, or begin a new document with ---."),
    (r"undefined tag handle|tag", "a tag is used that is not defined", "Take it out."),
)  # fmt: skip
#: A line that is only text, where the parser complains of the colon in the line after it.
_KEYLESS_LINE = re.compile(r"[^\S\n]*[^\s#:\[{][^:\n]*\n\Z")


def has_fast_parser() -> bool:
    """Whether PyYAML has its C parser."""
    return bool(yaml.__with_libyaml__)


def parser_of(text: str) -> Any:
    """An event parser over the text: an object with `get_event` and `dispose`.

    It is PyYAML's C parser; without libyaml, its parser in Python, which is correct but many times slower.
    """
    return yaml.CLoader(text) if has_fast_parser() else yaml.Loader(text)


def start_of(event: Event) -> int:
    """The offset of an event's first character."""
    return event.start_mark.index if event.start_mark is not None else 0


def span_of(event: Event) -> Span:
    """Where an event stands."""
    start = start_of(event)
    return Span(start, max(start + 1, event.end_mark.index if event.end_mark is not None else 0))


def why_unreadable(error: Exception, text: str) -> Remark:
    """The remark for a text that could not be read to its end."""
    if isinstance(error, yaml.reader.ReaderError):
        return _bad_character(error, text)
    if not isinstance(error, yaml.MarkedYAMLError):
        return Remark(rule="SYN001", path=(), span=Span(0, 1), values={"problem": str(error)})
    mark = error.problem_mark or error.context_mark
    start = min(mark.index, max(len(text) - 1, 0)) if mark is not None else 0
    begun = error.context_mark.index if error.context_mark is not None else start
    problem = error.problem or "it cannot be read"
    advice = None
    for pattern, cause, what_to_do in _LIKELY_CAUSES:
        if re.search(pattern, problem):
            problem, advice = cause, what_to_do
            break
    if problem == "a quotation mark is not closed":
        start = begun  # the end of the text, where the parser notices, says nothing
    elif text[start : start + 1] == "\t":
        problem, advice = "a tab is used to indent", "Indent with spaces."
    elif problem == "a colon stands where no key can be" and _follows_keyless_line(text, start):
        problem, advice = "the line above has no key with a colon", "Add the colon there, or correct its indentation."
    related: tuple[tuple[str, Span | Path], ...] = ()
    if begun < start:
        related = (("what it belongs to begins here", Span(begun, begun + 1)),)
    values = {"problem": problem, "advice": advice}
    return Remark(rule="SYN001", path=(), span=Span(start, start + 1), values=values, related=related)


def _follows_keyless_line(text: str, offset: int) -> bool:
    line = text.rfind("\n", 0, offset) + 1
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1
    return line > 0 and _KEYLESS_LINE.match(text, above, line) is not None


def _bad_character(error: yaml.reader.ReaderError, text: str) -> Remark:
    code = error.character if isinstance(error.character, int) else ord(str(error.character)[0])
    start = max(text.find(chr(code)), 0)
    values = {"problem": f"the character U+{code:04X} must not stand in YAML", "advice": "Take it out."}
    return Remark(rule="SYN001", path=(), span=Span(start, start + 1), values=values)
