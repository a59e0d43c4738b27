"""No text whatever ends in a traceback, a hang or an undocumented exit code."""

from pathlib import Path

import pytest

from ics_lint.checking.running import check
from ics_lint.commands.check import exit_code
from ics_lint.errors import ExitCode, NothingToCheckError
from ics_lint.printing.lines import plain
from ics_lint.report.layout import Layout, format_names, report_lines
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings
from tests.conftest import TODAY
from tests.program.odd_texts import ODD_TEXTS

_LONGEST = 20.0
_ALLOWED = {ExitCode.CLEAN, ExitCode.FINDINGS, ExitCode.NOTHING_TO_CHECK}


def check_bytes(content: bytes, folder: Path, library: Library, *, select: tuple[str, ...] = ()) -> ExitCode:
    """Checks a file of that content, writes the report in every format, and gives the exit code."""
    path = folder / "odd.yaml"
    path.write_bytes(content)
    settings = CheckSettings(
        paths=(path,), working_folder=folder, project=folder, today=TODAY, keep_undetermined=True, select=select
    )
    try:
        report = check(settings, library)
    except NothingToCheckError:
        return ExitCode.NOTHING_TO_CHECK
    for name in format_names():
        for line in report_lines(name, report, Layout(verbose=True, statistics=True)):
            text = plain(line)
            assert not [each for each in text if ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0], text
    assert report.failures == ()
    assert report.seconds < _LONGEST
    return exit_code(report, settings)


def test_there_are_many_of_them() -> None:
    assert len(ODD_TEXTS) >= 200


@pytest.mark.parametrize("number", range(len(ODD_TEXTS)))
def test_an_odd_text_is_checked_like_any_other(number: int, tmp_path: Path, library: Library) -> None:
    content = ODD_TEXTS[number].encode("utf-8", errors="surrogatepass")
    assert check_bytes(content, tmp_path, library) in _ALLOWED


HEAD = b"ics: 1\nframework: act-2022\nsystem: {id: a, name: A, as-of: 2023-04-01}\n"


def test_an_odd_text_behind_a_description_does_not_hide_it(tmp_path: Path, library: Library) -> None:
    for text in ODD_TEXTS[::3]:
        content = HEAD + b"nonsense: 1\n---\n" + text.encode("utf-8", errors="surrogatepass")
        assert check_bytes(content, tmp_path, library, select=("SYN", "SCH")) is ExitCode.FINDINGS, text


def test_a_text_that_breaks_off_anywhere_is_checked_like_any_other(tmp_path: Path, library: Library) -> None:
    whole = HEAD + 'organisations:\n  b: {name: "Caf\u00e9 \\u00e9", kind: icb}  # ics-lint: except COL: R\n'.encode()
    for length in range(len(whole)):
        assert check_bytes(whole[:length], tmp_path, library, select=("SYN", "SCH", "EXC")) in _ALLOWED


def test_any_byte_may_be_another(tmp_path: Path, library: Library) -> None:
    for place in range(0, len(HEAD), 5):
        for byte in (0x00, 0x09, 0x0A, 0x22, 0x26, 0x2A, 0x3A, 0x5B, 0x7B, 0x7C, 0xC3, 0xFF):
            content = HEAD[:place] + bytes([byte]) + HEAD[place + 1 :]
            assert check_bytes(content, tmp_path, library, select=("SYN", "SCH")) in _ALLOWED
