"""Text in paragraphs."""

from ics_lint.printing.lines import plain
from ics_lint.printing.paragraphs import paragraph, section


def test_a_text_is_cleaned_and_broken_at_the_width() -> None:
    lines = [plain(line) for line in paragraph("One two three four \x1b[1mfive six", 24, "  ")]
    assert lines == ["  One two three four", "  <U+001B>[1mfive six"]


def test_a_section_has_its_title_and_an_empty_line() -> None:
    assert [plain(line) for line in section("Why", "Because.", 40)] == ["Why", "  Because.", ""]
