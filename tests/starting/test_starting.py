"""Starting a description: what `init` writes passes the linter, for every board."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from ics_lint.checking.running import check
from ics_lint.errors import UsageError
from ics_lint.findings import Finding
from ics_lint.register.opening import open_register
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings
from ics_lint.severity import Severity
from ics_lint.starting.outline import gather
from ics_lint.starting.starting import start_blank, start_real

TODAY = "2026-11-23"
BOARDS = open_register().execute("select * from register.organisation where kind = 'icb' order by code").fetchall()
OF_2022 = [board["code"] for board in BOARDS if board["opened"] == "2022-07-01"]
OF_APRIL_2026 = [board["code"] for board in BOARDS if not board["closed"]]
CODE = re.compile(r"(ods|gss|lead-system): ")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def checked(tmp_path: Path, library: Library, texts: dict[str, str]) -> tuple[Finding, ...]:
    """What the linter finds in descriptions that stand in one project."""
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    settings = CheckSettings(paths=(tmp_path,), working_folder=tmp_path, project=tmp_path, today=TODAY)
    report = check(settings, library)
    assert report.failures == ()
    assert report.descriptions == len(texts)
    return report.findings


def told(findings: Iterable[Finding]) -> list[str]:
    return [f"{each.rule} {each.place.file}{each.place.path}: {each.message}" for each in findings]


def test_there_are_as_many_boards_as_there_were() -> None:
    assert (len(OF_2022), len(OF_APRIL_2026)) == (42, 36)


@pytest.mark.parametrize("code", [board["code"] for board in BOARDS])
def test_the_linter_finds_nothing_in_what_is_written(tmp_path: Path, library: Library, code: str) -> None:
    text = start_real(code, library, framework=None, day=None)
    assert told(checked(tmp_path, library, {code: text})) == []


@pytest.mark.parametrize(
    ("codes", "framework", "day"),
    [
        (OF_2022, "act-2022", "2022-07-01"),
        (OF_2022, "act-2022", "2026-03-31"),
        (OF_APRIL_2026, "act-2022", "2026-04-01"),
        (OF_APRIL_2026, "model-icb-2025", "2026-04-01"),
        (OF_2022, "design-framework-2021", "2022-06-30"),
    ],
)
def test_nor_in_those_of_all_systems_together(
    tmp_path: Path, library: Library, codes: list[str], framework: str, day: str
) -> None:
    texts = {code: start_real(code, library, framework=framework, day=day) for code in codes}
    assert told(checked(tmp_path, library, texts)) == []


@pytest.mark.parametrize("framework", ["voluntary-2018", "integrating-care-option-1", "integrating-care-option-2"])
def test_in_those_of_the_systems_before_only_how_many_groups_there_are(
    tmp_path: Path, library: Library, framework: str
) -> None:
    texts = {code: start_real(code, library, framework=framework, day=None) for code in OF_2022}
    findings = checked(tmp_path, library, texts)
    assert {finding.rule for finding in findings} <= {"GEO002", "GEO003"}
    assert all(finding.severity is not Severity.ERROR for finding in findings)


@pytest.mark.parametrize("code", [board["code"] for board in BOARDS])
def test_what_is_written_keeps_to_how_descriptions_are_written(library: Library, code: str) -> None:
    text = start_real(code, library, framework=None, day=None)
    data = yaml.safe_load(text)
    ids = [data["system"]["id"]]
    for section in ("organisations", "posts", "bodies"):
        ids += data[section]
    assert len(ids) == len(set(ids))
    assert all(ID.fullmatch(each) for each in ids)
    for line in text.splitlines():
        assert len(line) <= 118, line
        assert line == line.rstrip()
        for found in CODE.finditer(line.partition("#")[0]):
            assert line[found.end()] == '"', line
    assert str(data["x-register"]["as-of"]) == "2026-07-08"


def test_a_board_of_2026_is_described_by_the_framework_of_its_day(library: Library) -> None:
    data = yaml.safe_load(start_real("S1Y5D", library, framework=None, day=None))
    assert data["framework"] == "model-icb-2025"
    assert str(data["system"]["as-of"]) == "2026-07-08"


def test_a_board_that_closed_is_described_on_its_last_day(library: Library) -> None:
    data = yaml.safe_load(start_real("QM7", library, framework=None, day=None))
    assert data["framework"] == "act-2022"
    assert str(data["system"]["as-of"]) == "2026-03-31"


def test_what_the_register_knows_of_the_day_is_in_the_description(library: Library) -> None:
    data = yaml.safe_load(start_real("QWO", library, framework=None, day="2023-05-01"))
    organisations = data["organisations"]
    codes = {each.get("ods", each.get("gss")) for each in organisations.values()}
    assert {"QWO", "RCF", "TAD", "RX8", "RCD", "E08000035", "E06000065"} <= codes
    assert data["system"]["region"] == "north-east-and-yorkshire"
    assert organisations["harrogate-and-district"]["systems"] == ["QOQ", "QWO"]
    assert organisations["harrogate-and-district"]["lead-system"] == "QOQ"
    assert organisations["north-yorkshire-council"]["area"] == "part"
    assert sum(each["kind"] == "pcn" for each in organisations.values()) > 40
    assert data["geography"]["areas"]["west-yorkshire"] == ["02T", "03R", "15F", "36J", "X2C4Y"]
    assert set(data["bodies"]["partnership"]["parties"]) >= {"west-yorkshire-icb", "leeds-council"}


def test_names_boards_and_trusts_are_those_of_the_day(library: Library) -> None:
    before = start_real("QRL", library, framework=None, day="2024-09-30")
    after = start_real("QRL", library, framework=None, day="2024-10-01")
    assert "Southern Health NHS Foundation Trust" in before
    assert "Solent NHS Trust" in before
    assert "Hampshire and Isle of Wight Healthcare NHS Foundation Trust" in after
    assert "Solent NHS Trust" not in after
    assert 'gss: "E54000042"' in before
    assert 'gss: "E54000067"' in start_real("QRL", library, framework=None, day="2026-04-01")


def test_codes_of_councils_are_those_of_the_day(library: Library) -> None:
    assert 'gss: "E08000019"' in start_real("QF7", library, framework=None, day="2026-03-31")
    assert 'gss: "E08000039"' in start_real("QF7", library, framework=None, day="2026-04-01")


def test_what_is_only_assumed_stands_in_comments(library: Library) -> None:
    text = start_real("QKS", library, framework=None, day=None)
    assert 'ods: "RYD"' in text or "RYD South East Coast" in text
    data = yaml.safe_load(start_real("QF7", library, framework=None, day=None))
    assert "RX8" not in {each.get("ods") for each in data["organisations"].values()}
    assert "RX8 Yorkshire Ambulance Service NHS Trust" in start_real("QF7", library, framework=None, day=None)


def test_what_is_known_by_name_is_offered_in_comments(library: Library) -> None:
    text = start_real("QWO", library, framework=None, day=None)
    assert "# - West Yorkshire Association of Acute Trusts (active, 2025-09-05): RCF," in text
    assert "# - Bradford District and Craven (Bradford; North Yorkshire (Craven part)), in 2025" in text
    assert "collaboratives" not in yaml.safe_load(text)


def test_the_systems_before_had_groups_and_no_board(library: Library) -> None:
    data = yaml.safe_load(start_real("QE1", library, framework="voluntary-2018", day="2019-04-01"))
    kinds = [each["kind"] for each in data["organisations"].values()]
    assert kinds.count("ccg") == 8
    assert "icb" not in kinds
    assert data["system"]["name"] == "Healthier Lancashire and South Cumbria"
    assert "bodies" not in data


@pytest.mark.parametrize(
    ("words", "framework", "day", "message"),
    [
        ("QM7", None, "2026-04-01", "QM7 closed on 2026-03-31; its area came to D7T5G, S1Y5D."),
        ("S1Y5D", None, "2025-04-01", "S1Y5D was set up on 2026-04-01; there was no system of this code before."),
        ("RCF", None, None, "RCF is no integrated care board"),
        ("QWP", None, None, "nothing of the code or name `QWP`. Did you mean"),
        ("06H", None, None, "06H is no integrated care board"),
    ],
)
def test_what_cannot_be_started_is_said(
    library: Library, words: str, framework: str | None, day: str | None, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        start_real(words, library, framework=framework, day=day)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "framework",
    [
        "voluntary-2018",
        "integrating-care-option-1",
        "integrating-care-option-2",
        "design-framework-2021",
        "act-2022",
        "model-icb-2025",
    ],
)
def test_a_blank_description_passes_and_names_every_section_that_is_needed(
    tmp_path: Path, library: Library, framework: str
) -> None:
    text = start_blank("Moor & Fell: a system", library, framework=framework, day=None, today=TODAY)
    assert told(checked(tmp_path, library, {"blank": text})) == []
    data = yaml.safe_load(text)
    assert data["system"]["id"] == "moor-and-fell-a-system"
    assert data["system"]["name"] == "Moor & Fell: a system"
    query = "select section from required_section where framework = ?"
    for (section,) in library.connection.execute(query, [framework]):
        if section in data["system"]["partial"]:
            assert f"# {section}:" in text


@pytest.mark.parametrize("framework", ["voluntary-2018", "act-2022"])
def test_the_examples_in_the_comments_are_in_order_once_they_are_uncommented(
    tmp_path: Path, library: Library, framework: str
) -> None:
    text = start_blank("Northmoor", library, framework=framework, day=None, today=TODAY)
    lines = [line[2:] if re.match(r"# ([a-z-]+:$|  )", line) else line for line in text.splitlines()]
    findings = checked(tmp_path, library, {"blank": "\n".join(lines) + "\n"})
    assert yaml.safe_load("\n".join(lines))["organisations"]
    assert not [each for each in findings if each.rule.startswith(("SYN", "SCH"))], told(findings)


def test_a_name_without_letters_is_none(library: Library) -> None:
    with pytest.raises(UsageError, match="is no name"):
        start_blank("!?", library, framework="act-2022", day=None, today=TODAY)


def test_what_is_gathered_is_of_a_board() -> None:
    with pytest.raises(UsageError, match="RCF is not the code of an integrated care board"):
        gather(open_register(), "RCF", "2023-04-01")
