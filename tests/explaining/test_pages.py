"""The rule reference."""

import re
from pathlib import Path

import pytest

from ics_lint.explaining.pages import GENERATED, reference_pages
from ics_lint.ruleset.library import Library, load_library
from tests.making import a_rule_set


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    rule = "tests/body-without-quorum/rule.yaml"
    folder = a_rule_set(tmp_path / "rules")
    text = (
        (folder / rule)
        .read_text(encoding="utf-8")
        .replace("A body has no quorum.", "A body has no <b>quorum</b> | & so on.")
    )
    (folder / rule).write_text(text, encoding="utf-8")
    return reference_pages(load_library(None, own=folder))


def test_there_is_a_page_for_each_theme_and_three_ways_in(pages: dict[str, str]) -> None:
    assert set(pages) == {"README.md", "by-framework.md", "by-source.md", "tests.md"}
    assert all(text.startswith(f"{GENERATED}\n\n# ") and text.endswith("\n") for text in pages.values())


def test_the_first_page_lists_the_themes_with_their_rules(pages: dict[str, str]) -> None:
    assert "1 rules in 1 themes." in pages["README.md"] or "1 rule in 1 theme." in pages["README.md"]
    assert "| [TST Tests](tests.md) | 1 | Rules of a test. |" in pages["README.md"]


def test_the_page_of_a_framework_lists_the_rules_that_apply(pages: dict[str, str]) -> None:
    assert "The Act: from 2022-07-01." in pages["by-framework.md"]
    assert (
        "| [TST001](tests.md#tst001-body-without-quorum) | error | A body has no &lt;b>quorum&lt;/b> \\| &amp; so on. |"
        in pages["by-framework.md"]
    )


def test_the_page_of_sources_says_of_each_clause_how_it_is_checked(pages: dict[str, str]) -> None:
    text = pages["by-source.md"]
    assert "| TG-1 | Bodies have chairs. | open |  |" in text
    assert "| TG-2 | Bodies may have deputies. | not-checkable | It leaves no trace. |" in text
    assert "| S900-1 | Chairs matter. | open |  |" in text
    assert "## S900: A publisher, A paper" in text


def test_links_in_the_reference_lead_to_headings(library: Library, pages: dict[str, str]) -> None:
    headings = {
        f"{name}#{re.sub(r'[^a-z0-9 -]', '', heading.lower()).replace(' ', '-')}"
        for name, text in pages.items()
        for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    }
    links = {link for text in pages.values() for link in re.findall(r"\]\(([a-z-]+\.md#[^)]+)\)", text)}
    assert links
    assert links <= headings
