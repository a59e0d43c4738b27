"""Reads the files of a run into descriptions."""

import re
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from ics_lint.discovery import is_likely_description
from ics_lint.loading.limits import Limits
from ics_lint.loading.reading import Document, read_documents
from ics_lint.loading.remarks import Remark, Span
from ics_lint.record import record
from ics_lint.source import UTF8_MARK, Source, text_of

__all__ = ["Reading", "content_of", "personal_data", "read_content"]


@record
class Reading:
    """What the files of a run hold."""

    #: Documents that are descriptions, with their files.
    documents: list[tuple[Source, Document]] = field(default_factory=list)
    #: Files that could not be opened, each as one message.
    failures: list[str] = field(default_factory=list)
    #: Files that are no descriptions.
    others: list[str] = field(default_factory=list)


def content_of(path: Path, shown: str, reading: Reading, *, limits: Limits) -> bytes | None:
    """The content of a file, or the beginning of one beyond the limit; None, and a failure, if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(limits.file_size + 1)  # a link may lead to something without end
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        reading.failures.append(f"{shown}: the file cannot be read: {why or error}.")
        return None


def read_content(content: bytes, shown: str, reading: Reading, *, code_keys: frozenset[str], limits: Limits) -> None:
    """Reads the content of one file, or the beginning of one beyond the limit, and adds what it holds."""
    if not is_likely_description(content):
        reading.others.append(shown)
        return
    if len(content) > limits.file_size:
        size = f"{limits.file_size:,}"
        reading.failures.append(f"{shown}: the file is larger than {size} bytes (limit: file_size); it was not read.")
        return
    source, problem = _decode(content, shown)
    if problem is not None:
        reading.documents.append((source, Document(position=0, data={}, remarks=(problem,), is_whole=False)))
        return
    documents = read_documents(source.text, code_keys=code_keys, limits=limits)
    found = list(_descriptions(documents))
    reading.documents.extend((source, document) for document in found)
    if not found:
        reading.others.append(shown)


def _descriptions(documents: list[Document]) -> Iterator[Document]:
    """The documents that say `ics:`, and one that breaks off before it could."""
    says_so = [isinstance(document.data, dict) and "ics" in document.data for document in documents]
    for document, is_description in zip(documents, says_so, strict=True):
        if is_description:
            yield document
        elif not document.is_whole and (document.position == 0 or any(says_so)):
            yield Document(position=document.position, data={}, remarks=document.remarks, is_whole=False)


def _decode(content: bytes, shown: str) -> tuple[Source, Remark | None]:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        problem = "it is in the encoding UTF-16"
        advice = "Save it as UTF-8."
        remark = Remark(rule="SYN001", path=(), span=Span(0, 1), values={"problem": problem, "advice": advice})
        return Source(path=shown, text=text_of(content)), remark
    try:
        return Source(path=shown, text=content.removeprefix(UTF8_MARK).decode()), None
    except UnicodeDecodeError as error:
        # Where the error stands is told from behind a byte order mark.
        start = len(error.object[: error.start].decode(errors="replace"))
        problem = f"the byte 0x{error.object[error.start]:02X} is not UTF-8"
        advice = "Save the file as UTF-8."
        span = Span(start, start + 1)
        remark = Remark(rule="SYN001", path=(), span=span, values={"problem": problem, "advice": advice})
        return Source(path=shown, text=text_of(content)), remark


_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
#: It begins with the characters that a number can begin with, and looks back only then: three times as fast.
_TELEPHONE = re.compile(
    r"[+(0](?<![\w.,/#-][+(0])(?:(?<=\+)44[ -]?(?:\(0\))?|(?<=\()0|(?<=0))[1-9](?:\)?[ -]?[0-9]){8,9}(?![\w-])"
)


def personal_data(text: str) -> Iterator[tuple[Span, str]]:
    """E-mail addresses and telephone numbers in a text: where each stands, and what it is."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Span(match.start(), match.end()), "an e-mail address"
    for match in _TELEPHONE.finditer(text):
        yield Span(match.start(), match.end()), "a telephone number"
