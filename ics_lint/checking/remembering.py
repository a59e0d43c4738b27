"""What earlier runs found out about single descriptions, kept by all that it depends on.

A file that has not changed need not be read again to know what its descriptions are called, what in them can be
referred to, and what the rules say of them. Nothing here is told by the times of files: a key is made of the content
of the file, of what its references to other files come to now, and of rules, program and settings.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from ics_lint.checking.reports import finding_data, finding_of, undetermined_data, undetermined_of
from ics_lint.checking.roster import Listed
from ics_lint.checking.shares import Share
from ics_lint.checking.verdicts import Answer, Count, Verdict
from ics_lint.description import Head
from ics_lint.facts.outline import Entry, Outline
from ics_lint.facts.plan import Reference
from ics_lint.keeping import Keep, digest

if TYPE_CHECKING:
    from ics_lint.facts.extraction import Rows
    from ics_lint.facts.references import References
    from ics_lint.ruleset.model import Rule

__all__ = ["Memory", "Remembered"]

T = TypeVar("T")

#: A reference that could name something in another description, and what it may name.
Question = tuple[str, Reference]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of a file without reading it."""

    listed: Listed
    #: The references that could name something in another description, by the position of the document.
    questions: Mapping[int, Sequence[Question]]


class _KeptEntries(Iterable[Entry]):
    """The entries of an outline, which are taken apart only when something refers to the description."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __iter__(self) -> Iterator[Entry]:
        yield from map(Entry._make, json.loads(self.text))


class Memory:
    """Finds, and keeps, what depends on the same things."""

    def __init__(self, keep: Keep, *, base: bytes, project: bytes, files: Mapping[str, bytes]) -> None:
        """Takes where things are kept and what all of them depend on.

        Args:
            keep: the folder of values.
            base: stands for the program, the rules and the settings.
            project: stands for the project, whose files share one value with what is known of each.
            files: the digest of each file, by the path by which it is reported.
        """
        self.keep = keep
        self.base = base
        self.files = dict(files)
        #: The digests of files that were read, by the paths by which they are reported.
        self.seen: dict[str, bytes] = {}
        self._index_key = digest([b"index", base, project])
        index = keep.get(self._index_key)
        self._index: dict[str, Any] = index if isinstance(index, dict) else {}
        #: What is to be known of each file the next time.
        self.notes: dict[str, Any] = {}

    def see(self, shown: str, content: bytes) -> None:
        """Takes the content that a file turns out to have when it is read."""
        self.files[shown] = self.seen[shown] = digest([content])

    def save(self) -> None:
        """Keeps what was noted."""
        if self.notes != self._index:
            self.keep.put(self._index_key, self.notes)
        self.keep.make_room()

    def _name(self, kind: bytes, *parts: bytes) -> str:
        return digest([kind, *parts]).hex()

    def _known(self, name: str) -> Any:
        """What is known under a name; it will be known the next time too."""
        known = self._index.get(name)
        if known is not None:
            self.notes[name] = known
        return known

    def knows(self, shown: str) -> bool:
        """Whether a file need not be read to know what it turns out to be."""
        return self._name(b"file", self.files.get(shown, b"")) in self._index

    def listed(self, number: int, shown: str) -> Remembered | None:
        """What a file turned out to be, if it has not changed."""
        known = self._known(self._name(b"file", self.files.get(shown, b"")))
        return _of(known, lambda data: _remembered(number, data))

    def note_listed(self, listed: Listed, shown: str, questions: Mapping[int, Iterable[Question]]) -> None:
        """Notes what a file turned out to be."""
        if not listed.failures:
            name = self._name(b"file", self.files.get(shown, b""))
            self.notes[name] = {
                "outlines": [
                    _outline_data(position, outline, questions.get(position, ()))
                    for position, outline in listed.outlines
                ],
                "others": listed.others,
                "size": listed.size,
            }

    def mark(self, shown: str, position: int, key: str, questions: Iterable[Question], references: References) -> bytes:
        """Stands for a description: for what it says, its key, and what its references to others come to."""
        answers = (references.look_out(text, reference, key) for text, reference in questions)
        found = [
            (each.outcome.value, each.value, each.suggestion, each.found and (each.found.at, each.found.kind))
            for each in answers
        ]
        whole = repr((shown, position, key, found))
        return digest([self.files.get(shown, b""), whole.encode(errors="surrogatepass")])

    def elsewhere(self, mark: bytes) -> frozenset[str] | None:
        """The columns in which references of a description lead elsewhere."""
        return _of(self._known(self._name(b"elsewhere", mark)), frozenset)

    def note_elsewhere(self, mark: bytes, elsewhere: frozenset[str]) -> None:
        """Notes the columns in which references of a description lead elsewhere."""
        self.notes[self._name(b"elsewhere", mark)] = sorted(elsewhere)

    def rows_digest(self, mark: bytes, columns: bytes) -> bytes | None:
        """Stands for those facts of a description that are asked of all together."""
        return _of(self._known(self._name(b"rows", mark, columns)), bytes.fromhex)

    def rows(self, mark: bytes, columns: bytes) -> Rows | None:
        """Those facts of a description that are asked of all together."""
        known = self.keep.get(digest([b"rows", self.base, mark, columns]))
        return known if isinstance(known, dict) else None

    def note_rows(self, mark: bytes, columns: bytes, rows: Rows) -> bytes:
        """Keeps those facts of a description that are asked of all together; gives what stands for them."""
        whole = digest([repr(sorted(rows.items())).encode(errors="surrogatepass")])
        self.notes[self._name(b"rows", mark, columns)] = whole.hex()
        self.keep.put(digest([b"rows", self.base, mark, columns]), rows)
        return whole

    def share(self, key: str, mark: bytes, rules: bytes) -> Share | None:
        """What came of a description by itself."""
        return _of(self.keep.get(digest([b"share", self.base, mark, rules])), lambda data: _share(key, data))

    def note_share(self, share: Share, mark: bytes, rules: bytes) -> None:
        """Keeps what came of a description by itself."""
        data = {
            "findings": list(map(finding_data, share.findings)),
            "undetermined": list(map(undetermined_data, share.undetermined)),
            "counts": share.counts,
        }
        self.keep.put(digest([b"share", self.base, mark, rules]), data)

    def answers(self, about: bytes, rules: Iterable[Rule]) -> list[Answer] | None:
        """What rules said of all descriptions together."""
        by_id = {rule.id: rule for rule in rules}
        known = self.keep.get(digest([b"answers", self.base, about]))
        return _of(known, lambda data: [_answer(by_id[rule], *rest) for rule, *rest in data])

    def note_answers(self, about: bytes, answers: Iterable[Answer]) -> None:
        """Keeps what rules said of all descriptions together."""
        data = [
            [
                each.rule.id,
                each.counts,
                [[verdict.at, verdict.ok, dict(verdict.values)] for verdict in each.verdicts],
                each.register_day,
            ]
            for each in answers
        ]
        self.keep.put(digest([b"answers", self.base, about]), data)


def _of(data: Any, make: Callable[[Any], T]) -> T | None:
    """What data tells of; None if there is none, or it tells of nothing."""
    if data is None:
        return None
    try:
        return make(data)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None


def _outline_data(position: int, outline: Outline, questions: Iterable[Question]) -> list[Any]:
    head = outline.head
    return [
        position,
        [head.system_id, head.framework, head.as_of, head.is_whole, head.is_valid],
        outline.name,
        json.dumps(list(outline.entries), separators=(",", ":")),
        outline.codes,
        outline.may_except,
        [[text, reference.classes, reference.kinds] for text, reference in questions],
    ]


def _remembered(number: int, data: Any) -> Remembered:
    outlines = []
    questions = {}
    for position, head, name, entries, codes, may_except, asked in data["outlines"]:
        system_id, framework, as_of, is_whole, is_valid = head
        outline = Outline(
            head=Head(system_id=system_id, framework=framework, as_of=as_of, is_whole=is_whole, is_valid=is_valid),
            name=name,
            entries=_KeptEntries(entries),
            codes=tuple(
                (code, None if entry is None else Entry._make(entry), earlier) for code, entry, earlier in codes
            ),
            may_except=may_except,
        )
        outlines.append((position, outline))
        questions[position] = [(text, Reference(tuple(classes), tuple(kinds))) for text, classes, kinds in asked]
    listed = Listed(number=number, outlines=tuple(outlines), others=tuple(data["others"]), size=data["size"])
    return Remembered(listed, questions)


def _share(key: str, data: Any) -> Share:
    return Share(
        key=key,
        findings=tuple(map(finding_of, data["findings"])),
        undetermined=tuple(map(undetermined_of, data["undetermined"])),
        counts={rule: Count(*count) for rule, count in data["counts"].items()},
    )


def _answer(rule: Rule, counts: Any, verdicts: Any, register_day: str | None) -> Answer:
    return Answer(
        rule=rule,
        counts={key: Count(*count) for key, count in counts.items()},
        verdicts=tuple(Verdict(at, ok, values) for at, ok, values in verdicts),
        register_day=register_day,
    )
