"""What earlier runs found out about single descriptions, kept by all that it depends on.

A file that has not changed need not be read again to know what its descriptions are called, what in them can be
referred to, and what the rules say of them. Nothing here is told by the times of files: a key is made of the content
of the file, of what its references to other files come to now, and of rules, program and settings.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ics_lint.checking.changes import ColumnDigests, Told
from ics_lint.checking.reports import finding_data, finding_of, undetermined_data, undetermined_of
from ics_lint.checking.roster import Listed
from ics_lint.checking.shares import Said, Share
from ics_lint.checking.verdicts import Answer, Count, Verdict
from ics_lint.description import Head
from ics_lint.facts.outline import Entries, Entry, Outline
from ics_lint.facts.plan import Reference
from ics_lint.keeping import Keep, digest

if TYPE_CHECKING:
    from ics_lint.checking.roster import Roster
    from ics_lint.facts.extraction import Rows
    from ics_lint.ruleset.model import Rule

__all__ = ["Memory", "Name", "Question", "Remembered"]

T = TypeVar("T")

#: Of 256 runs, how many throw out what is old: it is not worth the time of each.
_TIDYING = 16

#: A reference that could name something in another description, and what it may name.
Question = tuple[str, Reference]
#: What a description is told by whatever it says: its file, its position there, its key and its framework.
Name = tuple[str, int, str, str | None]


class Remembered(NamedTuple):
    """What is known of a file without reading it."""

    listed: Listed
    #: The references that could name something in another description, by the position of the document.
    questions: Mapping[int, Sequence[Question]]


class _KeptEntries(Iterable[Entry]):
    """The entries of an outline, which are fetched only when something refers to the description."""

    def __init__(self, keep: Keep, key: bytes, again: Callable[[], Iterable[Entry]]) -> None:
        self.keep = keep
        self.key = key
        self.again = again

    def __iter__(self) -> Iterator[Entry]:
        known = _of(self.keep.get(self.key), lambda data: list(map(Entry._make, data)))
        yield from self.again() if known is None else known

    def __reduce__(self) -> tuple[type[Entries], tuple[list[Any]]]:
        """To another process the entries themselves are told."""
        return Entries, (list(map(tuple, self)),)


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
        self.project = project
        self.files = dict(files)
        #: The digests of files that were read, by the paths by which they are reported.
        self.seen: dict[str, bytes] = {}
        self._index_key = digest([b"index", base, project])
        index = keep.get(self._index_key)
        self._index: dict[str, Any] = index if isinstance(index, dict) else {}
        #: What is to be known of each file the next time.
        self.notes: dict[str, Any] = {}
        #: On what it depends what a text names that looks out of its description, by the text.
        self._origins: dict[str, str] = {}

    def see(self, shown: str, content: bytes) -> None:
        """Takes the content that a file turns out to have when it is read."""
        self.files[shown] = self.seen[shown] = digest([content])
        self._origins.clear()

    def save(self) -> None:
        """Keeps what was noted."""
        if self.notes != self._index:
            self.keep.put(self._index_key, self.notes)
        if os.urandom(1)[0] < _TIDYING:
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

    def listed(self, number: int, shown: str, again: Callable[[int], Iterable[Entry]]) -> Remembered | None:
        """What a file turned out to be, if it has not changed.

        Args:
            number: the number of the file in the run.
            shown: the path by which it is reported.
            again: gives the entries of the description at a position in it, should they no longer be kept.
        """
        known = self._known(self._name(b"file", self.files.get(shown, b"")))

        def entries(position: int) -> Iterable[Entry]:
            return _KeptEntries(self.keep, self._entries_key(shown, position), lambda: again(position))

        return _of(known, lambda data: _remembered(number, data, entries))

    def _entries_key(self, shown: str, position: int) -> bytes:
        return digest([b"entries", self.base, self.files.get(shown, b""), str(position).encode()])

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
            for position, outline in listed.outlines:
                self.keep.put(self._entries_key(shown, position), list(outline.entries))

    def mark(self, key: str, questions: Sequence[Question], roster: Roster) -> bytes:
        """Stands for a description: for what it says, its key, and what its references to others come to."""
        shown, position = roster.path_of(key), roster.places[key][1]
        whole = repr((shown, position, key, self._found(key, questions, roster)))
        return digest([self.files.get(shown, b""), whole.encode(errors="surrogatepass")])

    def _found(self, key: str, questions: Sequence[Question], roster: Roster) -> str:
        """Stands for what references of a description to others come to; found out anew if one of those has changed."""
        references = roster.references
        origins = sorted(self._origin(text, roster) for text in {text for text, _ in questions})
        own = (key, self.files.get(roster.path_of(key), b""), roster.places[key][1], origins)
        name = self._name(b"found", repr(own).encode(errors="surrogatepass"))
        known = self._known(name)
        if not isinstance(known, str):
            known_already = references.outward.get(key, {})  # of a description whose facts were extracted in this run
            answers = (known_already.get(each) or references.look_out(*each, key) for each in questions)
            found = sorted(
                repr((each.outcome.value, each.value, each.suggestion, each.found and (each.found.at, each.found.kind)))
                for each in answers
            )
            known = self.notes[name] = digest(each.encode(errors="surrogatepass") for each in found).hex()
        return known

    def _origin(self, text: str, roster: Roster) -> str:
        """Stands for what decides what a text names that looks out of its description."""
        known = self._origins.get(text)
        if known is None:
            keys, coded = roster.references.looked_out_for(text)
            contents = [(each, self.files.get(roster.path_of(each), b""), roster.places[each][1]) for each in keys]
            known = self._origins[text] = repr((text, contents, coded and (coded.at, coded.kind)))
        return known

    def elsewhere(self, mark: bytes) -> frozenset[str] | None:
        """The columns in which references of a description lead elsewhere."""
        return _of(self._known(self._name(b"elsewhere", mark)), frozenset)

    def note_elsewhere(self, mark: bytes, elsewhere: frozenset[str]) -> None:
        """Notes the columns in which references of a description lead elsewhere."""
        self.notes[self._name(b"elsewhere", mark)] = sorted(elsewhere)

    def rows_digests(self, mark: bytes, columns: bytes) -> Mapping[str, str] | None:
        """Stands for what each rule that is asked of all descriptions together reads of one, by its id."""
        return _of(self._known(self._name(b"rows", mark, columns)), dict)

    def note_rows(self, mark: bytes, columns: bytes, rows: Rows, digests: Mapping[str, str]) -> None:
        """Keeps those facts of a description that are asked of all together, by what stands for them."""
        self.notes[self._name(b"rows", mark, columns)] = dict(digests)
        key = self._rows_key(columns, digests)
        if not self.keep.has(key):
            self.keep.put(key, rows)

    def rows(self, columns: bytes, digests: Mapping[str, str]) -> Rows | None:
        """Those facts of a description that are asked of all together."""
        known = self.keep.get(self._rows_key(columns, digests))
        return known if isinstance(known, dict) else None

    def _rows_key(self, columns: bytes, digests: Mapping[str, str]) -> bytes:
        return digest([b"rows", self.base, columns, repr(sorted(digests.items())).encode()])

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

    def told(self, name: Name, rules: Iterable[Rule]) -> Told | None:
        """What local rules said of a description when they were asked last, whatever it has come to say since."""
        by_id = {rule.id: rule for rule in rules}
        return _of(self.keep.get(self._told_key(name)), lambda data: _told(data, by_id))

    def note_told(self, told: Told, name: Name) -> None:
        """Keeps what local rules said of a description."""
        data = {
            "columns": _by_table(told.columns),
            "asked": sorted(told.asked),
            "counts": told.said.counts,
            "verdicts": [
                [answer.rule.id, answer.register_day, list(map(_verdict_data, verdicts))]
                for answer, verdicts in told.said.verdicts
            ],
        }
        self.keep.put(self._told_key(name), data)

    def _told_key(self, name: Name) -> bytes:
        return digest([b"told", self.base, self.project, repr(name).encode(errors="surrogatepass")])

    def answer(self, rule: Rule, about: bytes) -> Answer | None:
        """What a rule said of all descriptions together."""
        return _of(self.keep.get(digest([b"answer", self.base, about])), lambda data: _answer(rule, *data))

    def note_answer(self, answer: Answer, about: bytes) -> None:
        """Keeps what a rule said of all descriptions together."""
        data = [answer.counts, list(map(_verdict_data, answer.verdicts)), answer.register_day]
        self.keep.put(digest([b"answer", self.base, about]), data)


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
        outline.codes,
        outline.may_except,
        _by_reference(questions),
    ]


def _by_reference(questions: Iterable[Question]) -> list[list[Any]]:
    """Questions by what they may name, since many texts may name the same."""
    texts: dict[Reference, list[str]] = {}
    for text, reference in questions:
        texts.setdefault(reference, []).append(text)
    return [[reference.classes, reference.kinds, own] for reference, own in texts.items()]


def _questions(data: Any) -> Iterator[Question]:
    for classes, kinds, texts in data:
        reference = Reference(tuple(classes), tuple(kinds))
        yield from ((text, reference) for text in texts)


def _remembered(number: int, data: Any, entries: Callable[[int], Iterable[Entry]]) -> Remembered:
    outlines = []
    questions = {}
    for position, head, name, codes, may_except, asked in data["outlines"]:
        system_id, framework, as_of, is_whole, is_valid = head
        outline = Outline(
            head=Head(system_id=system_id, framework=framework, as_of=as_of, is_whole=is_whole, is_valid=is_valid),
            name=name,
            entries=entries(position),
            codes=tuple(
                (code, None if entry is None else Entry._make(entry), earlier) for code, entry, earlier in codes
            ),
            may_except=may_except,
        )
        outlines.append((position, outline))
        questions[position] = list(_questions(asked))
    listed = Listed(number=number, outlines=tuple(outlines), others=tuple(data["others"]), size=data["size"])
    return Remembered(listed, questions)


def _told(data: Any, by_id: Mapping[str, Rule]) -> Told:
    verdicts = [
        (
            Answer(rule=by_id[rule], counts={}, verdicts=(), register_day=register_day),
            [Verdict(*verdict) for verdict in found],
        )
        for rule, register_day, found in data["verdicts"]
    ]
    return Told(
        columns={(table, column): each for table, own in data["columns"].items() for column, each in own.items()},
        asked=frozenset(data["asked"]),
        said=Said(counts={rule: Count(*count) for rule, count in data["counts"].items()}, verdicts=verdicts),
    )


def _by_table(columns: ColumnDigests) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for (table, column), each in columns.items():
        found.setdefault(table, {})[column] = each
    return found


def _verdict_data(verdict: Verdict) -> list[Any]:
    return [verdict.at, verdict.ok, dict(verdict.values)]


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
        verdicts=tuple(Verdict(*verdict) for verdict in verdicts),
        register_day=register_day,
    )
