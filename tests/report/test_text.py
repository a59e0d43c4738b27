"""The report for people."""

import pytest

from ics_lint.findings import Excuse, Finding, SourceCited, Undetermined
from ics_lint.outcome import Report
from ics_lint.printing.lines import Style, plain
from ics_lint.report.layout import Layout
from ics_lint.report.text import lines, summary
from ics_lint.severity import Severity
from tests.making import a_count, a_finding, a_place, a_report


def text(report: Report, **layout: object) -> str:
    return "\n".join(plain(line) for line in lines(report, Layout(**layout)))  # type: ignore[arg-type]


def test_a_finding_says_where_what_why_and_what_to_do() -> None:
    assert text(a_report(a_finding())).split("\n\n")[0] == (
        "system.yaml:2:3  error  COL001 trust-in-no-collaborative\n"
        "  Care belongs to no provider collaborative.\n"
        "  2 |   care: {name: Care, kind: nhs-trust}\n"
        "    |   ^^^^\n"
        "  source  A document, section 2 (framework minimum) [DF-60]\n"
        "  fix     Add it to one."
    )


def test_further_sources_stand_below_the_first_and_nothing_stands_for_none() -> None:
    cited = SourceCited(id="IC-04", document="Integrating care", section=None, strength="framework minimum, proposed")
    shown = text(a_report(a_finding(sources=(*a_finding().sources, cited), fix="")))
    assert "\n          Integrating care (framework minimum, proposed) [IC-04]\n\n" in shown
    assert "fix" not in text(a_report(a_finding(fix="", sources=())))
    assert "source" not in text(a_report(a_finding(fix="", sources=())))


def test_long_texts_are_wrapped_to_the_width() -> None:
    shown = text(a_report(a_finding(message="word " * 60, fix="word " * 60)), width=50)
    assert max(map(len, shown.splitlines()[1:])) <= 50


@pytest.mark.parametrize(
    ("severity", "style"),
    [(Severity.ERROR, Style.ERROR), (Severity.WARNING, Style.WARNING), (Severity.INFO, Style.INFO)],
)
def test_each_severity_has_its_colour(severity: Severity, style: Style) -> None:
    heading = next(lines(a_report(a_finding(severity=severity)), Layout()))
    assert (severity.value, style) in heading


def test_nothing_from_a_description_acts_on_the_terminal() -> None:
    nasty = "\x1b]0;owned\x07\u202e"
    finding = a_finding(
        message=nasty,
        fix=nasty,
        place=a_place(f"a{nasty}.yaml"),
        related=(a_place("b.yaml", label=nasty),),
        sources=(SourceCited(id="X-1", document=nasty, section=nasty, strength="option"),),
        excuse=Excuse(reason=nasty, owner=nasty, review_by=None),
    )
    report = a_report(
        finding,
        excused=(finding,),
        undetermined=(Undetermined(rule="COL001", name="x", place=finding.place),),
        sources={f"a{nasty}.yaml": f"a: 1\nb: {nasty}\n"},
    )
    shown = text(report, verbose=True, statistics=True)
    assert not set("\x1b\x07\u202e") & set(shown)
    assert "<U+001B>]0;owned<U+0007><U+202E>" in shown


def test_quiet_leaves_the_summary() -> None:
    assert text(a_report(a_finding()), quiet=True) == (
        "1 error, 0 warnings, 0 infos in 1 file\n"
        "1 rule run: 3 subjects checked, 1 passed, 1 failed, 1 undetermined; 0 rules had\n"
        "nothing to check. 0.25 s"
    )


def test_verbose_shows_what_is_excused_and_what_is_undetermined() -> None:
    excused = a_finding(excuse=Excuse(reason="It waits.", owner="board", review_by=None))
    unsure = Undetermined(rule="COL002", name="collaborative-too-small", place=a_place(line=1, column=1))
    report = a_report(excused=(excused,), undetermined=(unsure,))
    assert text(report, verbose=True).startswith(
        "system.yaml:2:3  excused  COL001 trust-in-no-collaborative: It waits.\n"
        "system.yaml:1:1  undetermined  COL002 collaborative-too-small\n\n"
    )
    assert "It waits" not in text(report)
    assert "1 finding excused" in text(report).replace("\n", " ")


def test_statistics_show_the_count_behind_each_rule() -> None:
    report = a_report(rules=(a_count("COL001", 1_200, 3, 4), a_count("COL002", 0, 0, 0), a_count("COL003", 0, 0, 0)))
    shown = text(report, statistics=True)
    assert "COL001       1,207     1,200         3             4\n" in shown
    assert "nothing to ask about: COL002, COL003\n" in shown
    assert "nothing to ask about" not in text(a_report(), statistics=True)


@pytest.mark.parametrize(
    ("report", "first"),
    [
        (a_report(), "0 errors, 0 warnings, 0 infos in 1 file"),
        (
            a_report(a_finding(), a_finding(severity=Severity.WARNING), paths=("a.yaml", "b.yaml"), descriptions=2),
            "1 error, 1 warning, 0 infos in 2 files",
        ),
        (
            a_report(a_finding(severity=Severity.INFO), paths=tuple(map(str, range(1_000))), descriptions=1),
            "0 errors, 0 warnings, 1 info in 1,000 files (1 description)",
        ),
    ],
)
def test_the_summary_counts_by_severity_and_names_files_and_descriptions(report: Report, first: str) -> None:
    assert plain(next(iter(summary(report, Layout())))) == first


def test_findings_come_in_the_order_of_the_report() -> None:
    one: Finding = a_finding(rule="AAA001")
    other = a_finding(rule="BBB001", place=a_place(line=1))
    shown = text(a_report(other, one))
    assert shown.index("BBB001") < shown.index("AAA001")
