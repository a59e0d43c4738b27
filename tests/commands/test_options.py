"""How options, configuration and environment become settings."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from ics_lint.commands import options
from ics_lint.commands.options import iso_day, one_of, settle
from ics_lint.errors import ConfigurationError, UsageError
from ics_lint.severity import Severity


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(project: Path, text: str, name: str = "ics-lint.yaml") -> None:
    (project / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("eror", "--fail-on takes error, warning or info, not `eror`. Did you mean error?"),
        ("banana", "--fail-on takes error, warning or info, not `banana`."),
        ("", "--fail-on takes error, warning or info, not ``."),
    ],
)
def test_a_word_that_is_not_known_is_told_with_those_that_are(text: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        one_of(text, ("error", "warning", "info"), "--fail-on")
    assert str(refused.value) == message


@pytest.mark.parametrize("text", ["2026-02-30", "yesterday", "", "2026", "01/02/2026", "20260401", "2026-W14-3"])
def test_a_day_that_is_none_is_told(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        iso_day(text, "--as-of")
    assert str(refused.value) == f"--as-of needs a day as YYYY-MM-DD; `{text}` is none."


def test_a_day_is_taken_as_it_is() -> None:
    assert iso_day("2026-04-01", "--as-of") == "2026-04-01"
    assert iso_day(None, "--as-of") is None


def test_without_options_and_configuration_there_are_defaults(project: Path) -> None:
    settings = settle(paths=())
    assert (settings.paths, settings.working_folder, settings.project) == ((), project, None)
    assert (settings.fail_on, settings.strict, settings.framework, settings.stdin) == (
        Severity.ERROR,
        False,
        None,
        None,
    )


def test_the_configuration_settles_what_no_option_does(project: Path) -> None:
    configure(
        project,
        "framework: act-2022\nas-of: 2026-04-01\nprospective: true\nselect: [COL]\nignore: [COL007]\n"
        "fail-on: warning\nstrict: true\nexclude: [old]\nregister: own.sqlite\n",
    )
    settings = settle(paths=())
    assert (settings.framework, settings.as_of, settings.prospective) == ("act-2022", "2026-04-01", True)
    assert (settings.select, settings.ignore, settings.fail_on) == (("COL",), ("COL007",), Severity.WARNING)
    assert (settings.strict, settings.exclude, settings.register) == (True, ("old",), project / "own.sqlite")
    assert settings.project == project


def test_options_win_over_the_configuration(project: Path) -> None:
    configure(project, "framework: act-2022\nas-of: 2026-04-01\nselect: [COL]\nignore: [COL007]\nfail-on: warning\n")
    settings = settle(
        paths=(), framework="model-icb-2025", as_of="2025-04-01", select=["SYN"], ignore=["SYN001"], fail_on="info"
    )
    assert (settings.framework, settings.as_of, settings.select) == ("model-icb-2025", "2025-04-01", ("SYN",))
    assert (settings.ignore, settings.fail_on) == (("SYN001", "COL007"), Severity.INFO)


def test_the_configuration_is_that_of_the_first_path(project: Path) -> None:
    inner = project / "inner"
    inner.mkdir()
    configure(project, "select: [COL]\n")
    configure(inner, "select: [SYN]\n")
    assert settle(paths=("inner",)).select == ("SYN",)
    assert settle(paths=("inner/a.yaml",)).select == ("SYN",)
    assert settle(paths=("a.yaml", "inner")).select == ("COL",)


def test_another_configuration_or_none_can_be_asked_for(project: Path) -> None:
    configure(project, "select: [COL]\n")
    configure(project, "select: [SYN]\n", "other.yaml")
    assert settle(paths=(), config="other.yaml").select == ("SYN",)
    assert settle(paths=(), no_config=True).select == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "framwork: act-2022\n",
            "ics-lint.yaml:1:1: `framwork` is not a key of a configuration; did you mean `framework`?",
        ),
        (
            "fail-on: eror\n",
            "ics-lint.yaml:1:10: `eror` is not a fail on; did you mean `error`? Use one of: error, warning, info.",
        ),
        ("select: COL\n", "ics-lint.yaml:1:9: `select` must be a list, not the text `COL`. Write it as a list: [COL]."),
        ("a: [\n", "ics-lint.yaml:1:5: a value is missing, or a bracket is not closed"),
    ],
)
def test_a_configuration_that_cannot_be_followed_is_told(project: Path, text: str, message: str) -> None:
    configure(project, text)
    with pytest.raises(ConfigurationError) as refused:
        settle(paths=())
    assert str(refused.value).removeprefix(f"{project}/").startswith(message)


def test_a_configuration_that_is_not_there_is_told(project: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        settle(paths=(), config="gone.yaml")
    assert str(refused.value) == "gone.yaml: the configuration cannot be read: No such file or directory."


def test_an_empty_configuration_only_says_where_the_project_is(project: Path) -> None:
    configure(project, "# Nothing is settled.\n")
    assert settle(paths=()).project == project


def test_standard_input_is_read_when_it_is_one_of_the_paths(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options.sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"ics: 1\n")))  # type: ignore[attr-defined]
    settings = settle(paths=("-",), stdin_name="a.yaml")
    assert (settings.stdin, settings.stdin_name) == (b"ics: 1\n", "a.yaml")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"framework": "act-2021"}, "--framework takes voluntary-2018, "),
        ({"as_of": "soon"}, "--as-of needs a day as YYYY-MM-DD; `soon` is none."),
        ({"today": "soon"}, "--today needs a day as YYYY-MM-DD; `soon` is none."),
        ({"fail_on": "fatal"}, "--fail-on takes error, warning or info, not `fatal`."),
    ],
)
def test_an_option_that_cannot_be_followed_is_told(project: Path, given: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as refused:
        settle(paths=(), **given)  # type: ignore[arg-type]
    assert str(refused.value).startswith(message)
