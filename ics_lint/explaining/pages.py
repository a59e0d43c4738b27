"""The rule reference: one Markdown page for each theme, an index by framework and one by source."""

from collections.abc import Iterable, Iterator

from ics_lint.explaining.portrait import Example, Portrait, portray
from ics_lint.printing.cleaning import clean
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import ALL_FRAMEWORKS, Rule

__all__ = ["GENERATED", "reference_pages", "rule_markdown"]

#: Stands at the head of every page, so that nobody edits one by hand.
GENERATED = "<!-- Generated from rules/ by tools/make_docs.py; do not edit. -->"


def reference_pages(library: Library) -> dict[str, str]:
    """Every page of the reference, by file name."""
    portraits = [portray(rule, library) for rule in library.rules]
    rows = library.connection.execute("select name, prefix, title, description from theme order by prefix").fetchall()
    themes = [row for row in rows if any(portrait.rule.theme == row[0] for portrait in portraits)]
    pages = {
        f"{name}.md": _theme_page(title, description, [each for each in portraits if each.rule.theme == name])
        for name, _, title, description in themes
    }
    pages["README.md"] = _first_page(themes, library)
    pages["by-framework.md"] = _framework_page(library)
    pages["by-source.md"] = _source_page(library)
    return pages


def _page(lines: Iterable[str]) -> str:
    return "\n".join([GENERATED, "", *lines]).rstrip() + "\n"


def _first_page(themes: list[tuple[str, str, str, str]], library: Library) -> str:
    counts = {name: sum(rule.theme == name for rule in library.rules) for name, *_ in themes}
    return _page(
        [
            "# The rules",
            "",
            f"{len(library.rules)} rules in {len(themes)} themes. `ics-lint explain RULE` prints the same text.",
            "Other ways in: [by framework](by-framework.md), [by source](by-source.md).",
            "",
            "| theme | rules | about |",
            "|---|---|---|",
            *(f"| [{prefix} {title}]({name}.md) | {counts[name]} | {about} |" for name, prefix, title, about in themes),
        ]
    )


def _framework_page(library: Library) -> str:
    lines = ["# The rules by framework", ""]
    query = "select framework, title, in_force_from, in_force_to from framework order by in_force_from, framework"
    for framework, title, first, last in library.connection.execute(query):
        lines += [f"## {framework}", "", f"{title}: from {first}{f' to {last}' if last else ''}.", ""]
        lines += ["| rule | severity | fires when |", "|---|---|---|"]
        for rule in library.rules:
            severity = rule.severity_in(framework)
            if severity is not None:
                also = ", prospective" if rule.prospective else ""
                lines.append(f"| {_link(rule)} | {severity.value}{also} | {_cell(rule.summary)} |")
        lines.append("")
    return _page(lines)


def _source_page(library: Library) -> str:
    from ics_lint.explaining.coverage import coverage_of

    lines = ["# The rules by source", "", "For each clause, the rules that check it.", ""]
    rules = {rule.id: rule for rule in library.rules}
    for group in coverage_of(library):
        lines += [
            f"## {group.id}: {group.title}",
            "",
            "| clause | what it says | status | rules |",
            "|---|---|---|---|",
        ]
        for entry in group.entries:
            links = ", ".join(_link(rules[rule]) for rule in entry.rules if rule in rules)
            how = links or _cell(entry.reason or "")
            lines.append(f"| {entry.id} | {_cell(entry.says)} | {entry.status or 'open'} | {how} |")
        lines.append("")
    return _page(lines)


def _link(rule: Rule) -> str:
    return f"[{rule.id}]({rule.theme}.md#{rule.id.lower()}-{rule.name})"


def _theme_page(title: str, description: str, portraits: list[Portrait]) -> str:
    lines = [f"# {title}", "", description, ""]
    for portrait in portraits:
        lines += [rule_markdown(portrait).rstrip(), ""]
    return _page(lines)


def rule_markdown(portrait: Portrait) -> str:
    """One rule in Markdown."""
    return "\n".join(_rule(portrait)).rstrip() + "\n"


def _rule(portrait: Portrait) -> Iterator[str]:
    rule = portrait.rule
    yield f"## {rule.id} {rule.name}"
    yield ""
    yield rule.summary
    yield ""
    where = ", ".join(
        f"{'every framework' if framework == ALL_FRAMEWORKS else framework}: {severity.value}"
        for framework, severity in rule.severities.items()
    )
    yield f"*{where}. {rule.status.value.capitalize()}, since {rule.since}.*"
    if rule.prospective:
        yield ""
        yield "*Asked with `--prospective` only: the law it rests on is not yet in force.*"
    yield ""
    yield f"**Why.** {rule.why}"
    yield ""
    if "{" not in rule.fix:
        yield f"**What to do.** {rule.fix}"
        yield ""
    if portrait.clauses:
        yield "**Sources**"
        yield ""
        for clause in portrait.clauses:
            known = f"; {clause.confidence}" if clause.confidence else ""
            note = f" ({clause.note})" if clause.note else ""
            yield f"- {clause.id}: {clause.citation}{known}. {clause.says}{note}"
        yield ""
    if rule.query is not None:
        yield from _question(portrait)
    for example in portrait.examples:
        yield from _example(example)


def _question(portrait: Portrait) -> Iterator[str]:
    yield "<details><summary>The question it asks</summary>"
    yield ""
    yield "```sql"
    yield (portrait.rule.query or "").strip()
    yield "```"
    yield ""
    reads = "; ".join(f"{table}: {', '.join(keys)}" for table, keys in portrait.reads.items())
    if reads:
        yield f"It reads {reads}."
    if portrait.tables:
        yield f"Catalogues and views: {', '.join(portrait.tables)}."
    if portrait.register:
        yield f"Tables of the organisation register: {', '.join(portrait.register)}."
    yield ""
    yield "</details>"
    yield ""


def _example(example: Example) -> Iterator[str]:
    yield f"<details><summary>{'Fails' if example.fails else 'Passes'}: {_escape(example.caption)}</summary>"
    yield ""
    yield "```yaml"
    for line in example.text.splitlines():
        yield clean(line)
    yield "```"
    yield ""
    for finding in example.findings:
        yield f"- {finding.severity.value}: {_escape(clean(finding.message))}"
    if example.findings:
        yield ""
    yield "</details>"
    yield ""


def _cell(text: str) -> str:
    return _escape(text).replace("|", "\\|")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
