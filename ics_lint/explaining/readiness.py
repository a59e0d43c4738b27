"""How far a system is ready for another framework: what would have to change, theme by theme."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ics_lint.checking.running import check
from ics_lint.findings import Finding
from ics_lint.printing.cleaning import clean
from ics_lint.printing.lines import Line, Style, wrap
from ics_lint.record import record
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings

__all__ = ["Readiness", "ThemeReadiness", "readiness_data", "readiness_lines", "readiness_of"]

#: That the description is dated outside the other framework's time is why one asks, not something to change.
_NOT_ASKED = ("SYS003",)
#: Themes about the file and not about the system.
_ABOUT_THE_FILE = frozenset({"SYN", "SCH", "REF", "EXC"})


@record
class ThemeReadiness:
    """One theme: how many subjects are ready, and what would have to change."""

    prefix: str
    title: str
    ready: int
    not_ready: int
    not_said: int
    #: What would have to change, with whether it is already wrong in the framework of today.
    changes: tuple[tuple[Finding, bool], ...]
    #: How many of the undetermined subjects each rule has, by rule.
    open_questions: tuple[tuple[str, str, int], ...]


@record
class Readiness:
    """How ready the descriptions of a run are."""

    framework: str
    themes: tuple[ThemeReadiness, ...]
    failures: tuple[str, ...]


def readiness_of(settings: CheckSettings, library: Library, framework: str) -> Readiness:
    """How ready the descriptions that the settings name are for a framework.

    Raises:
        NothingToCheckError: there is no description among the paths.
    """
    settings = replace(settings, ignore=(*settings.ignore, *_NOT_ASKED))
    today = check(settings, library)
    then = check(replace(settings, framework=framework), library)
    already = {(finding.rule, finding.place.file, finding.place.path) for finding in today.findings}
    rules = {rule.id: rule for rule in library.rules}
    titles = library.connection.execute("select prefix, title from theme order by prefix").fetchall()
    themes = []
    for prefix, title in titles:
        if prefix in _ABOUT_THE_FILE:
            continue
        counts = [count for count in then.rules if count.rule.startswith(prefix) and not count.is_vacuous]
        changes = [finding for finding in then.findings if finding.rule.startswith(prefix)]
        if not counts and not changes:
            continue
        themes.append(
            ThemeReadiness(
                prefix=prefix,
                title=title,
                ready=sum(count.passed for count in counts),
                not_ready=sum(count.failed for count in counts),
                not_said=sum(count.undetermined for count in counts),
                changes=tuple(
                    (finding, (finding.rule, finding.place.file, finding.place.path) in already) for finding in changes
                ),
                open_questions=tuple(
                    (count.rule, rules[count.rule].summary, count.undetermined)
                    for count in counts
                    if count.undetermined
                ),
            )
        )
    return Readiness(framework=framework, themes=tuple(themes), failures=then.failures)


def readiness_lines(readiness: Readiness, width: int, *, verbose: bool) -> Iterator[Line]:
    """The lines that tell of readiness."""
    for theme in readiness.themes:
        yield [
            (f"{theme.title}", Style.HEADING),
            (f"  {theme.ready} ready, {theme.not_ready} not ready, {theme.not_said} not said", Style.QUIET),
        ]
        for finding, already in theme.changes:
            word = "already wrong" if already else "to change"
            where = f"{clean(finding.place.file)}:{finding.place.start.line}"
            yield [
                ("  ", Style.PLAIN),
                (word, Style.WARNING if already else Style.ERROR),
                (f"  {finding.rule}", Style.RULE),
                (f"  {where}", Style.QUIET),
            ]
            for text in wrap(clean(finding.message), width, first="    "):
                yield [(text, Style.PLAIN)]
            for text in wrap(clean(finding.fix), width, first="    -> ", rest="       "):
                yield [(text, Style.PLAIN)]
        for rule, summary, count in theme.open_questions if verbose else ():
            for text in wrap(f"not said  {rule}  {count} x  {clean(summary)}", width, first="  ", rest="    "):
                yield [(text, Style.QUIET)]
        yield []
    ready, not_ready, not_said = (
        sum(getattr(theme, name) for theme in readiness.themes) for name in ("ready", "not_ready", "not_said")
    )
    changes = sum(not already for theme in readiness.themes for _, already in theme.changes)
    text = (
        f"For {readiness.framework}: {ready} ready, {not_ready} not ready, {not_said} not said. "
        f"{changes} {'thing' if changes == 1 else 'things'} would have to change that "
        f"{'is' if changes == 1 else 'are'} in order today."
    )
    for line in wrap(text, width):
        yield [(line, Style.PLACE)]


def readiness_data(readiness: Readiness) -> dict[str, Any]:
    """Readiness as plain data."""
    return {
        "framework": readiness.framework,
        "themes": [
            {
                "theme": theme.prefix,
                "title": theme.title,
                "ready": theme.ready,
                "not-ready": theme.not_ready,
                "not-said": theme.not_said,
                "changes": [
                    {
                        "rule": finding.rule,
                        "severity": finding.severity.value,
                        "message": finding.message,
                        "fix": finding.fix,
                        "file": finding.place.file,
                        "path": finding.place.path,
                        "already": already,
                    }
                    for finding, already in theme.changes
                ],
                "open-questions": [
                    {"rule": rule, "about": summary, "subjects": count} for rule, summary, count in theme.open_questions
                ],
            }
            for theme in readiness.themes
        ],
        "failures": list(readiness.failures),
    }
