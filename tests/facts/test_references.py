"""What references name."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ics_lint.checking.fact_base import facts_of
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings

HEAD = "ics: 1\nframework: act-2022\nsystem: {id: northmoor, name: Northmoor, as-of: 2023-04-01}\n"
OTHER = "---\nics: 1\nframework: act-2022\nsystem: {id: southmoor, name: Southmoor, as-of: 2023-04-01}\n"

Facts = Callable[[str], sqlite3.Connection]


@pytest.fixture
def facts(tmp_path: Path, library: Library) -> Facts:
    def fill(text: str) -> sqlite3.Connection:
        path = tmp_path / "system.yaml"
        path.write_text(text, encoding="utf-8")
        settings = CheckSettings(paths=(path,), working_folder=tmp_path, project=tmp_path, today="2026-11-23")
        return facts_of(settings, library)

    return fill


def outcomes(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    query = """
        select reference.text, reference.target, reference.outcome, unmet_reference.suggestion
        from reference
        left join unmet_reference on unmet_reference.at = reference.at
        order by reference.rowid
    """
    return connection.execute(query).fetchall()


def owner_of(facts: Facts, owner: str, rest: str = "") -> tuple[object, ...]:
    base = facts(HEAD + f"functions: {{f: {{kind: other, owner: {owner}}}}}\n{rest}")
    (outcome,) = [row for row in outcomes(base) if row[0] == owner]
    (value,) = base.execute("select owner from function where id = 'northmoor/f'").fetchone()
    return (*outcome[1:], value)


ORGANISATION = "organisations: {care: {name: Care, kind: nhs-trust}}\n"


def test_an_id_of_the_file_is_found(facts: Facts) -> None:
    assert owner_of(facts, "care", ORGANISATION) == ("northmoor/care", "found", None, "northmoor/care")


def test_the_system_itself_can_be_named(facts: Facts) -> None:
    assert owner_of(facts, "northmoor") == ("northmoor", "found", None, "northmoor")


@pytest.mark.parametrize(
    "party", ["nhs-england", "region", "secretary-of-state", "parliament", "care-quality-commission"]
)
def test_well_known_parties_need_no_declaration(facts: Facts, party: str) -> None:
    assert owner_of(facts, party) == (party, "found", None, party)


def test_a_well_known_party_that_is_declared_is_that_thing(facts: Facts) -> None:
    declared = "organisations: {nhs-england: {name: NHS England, kind: national}}\n"
    assert owner_of(facts, "nhs-england", declared)[0] == "northmoor/nhs-england"


def test_a_near_miss_is_unknown_but_read_as_the_one_meant(facts: Facts) -> None:
    assert owner_of(facts, "caer", ORGANISATION) == (None, "unknown", "care", "northmoor/care")


def test_an_id_that_is_merely_like_another_is_not_read_as_that_one(facts: Facts) -> None:
    trust = "organisations: {north-community: {name: North Community, kind: nhs-trust}}\n"
    assert owner_of(facts, "north-council", trust) == (None, "unknown", "north-community", "north-council")


def test_an_id_of_another_file_is_read_as_the_one_meant_only_if_it_is_a_slip(facts: Facts) -> None:
    assert owner_of(facts, "southmoor/caer", OTHER + ORGANISATION)[-1] == "southmoor/care"
    assert owner_of(facts, "southmoor/care-trust", OTHER + ORGANISATION)[-1] == "southmoor/care-trust"


def test_what_nothing_is_near_to_keeps_its_text(facts: Facts) -> None:
    assert owner_of(facts, "banana", ORGANISATION) == (None, "unknown", None, "banana")


def test_a_thing_of_another_systems_file_is_found_there(facts: Facts) -> None:
    assert owner_of(facts, "southmoor/care", OTHER + ORGANISATION)[:2] == ("southmoor/care", "found")


def test_a_system_that_has_no_file_cannot_be_looked_into(facts: Facts) -> None:
    assert owner_of(facts, "westmoor/care")[1] == "elsewhere"


def test_an_id_that_the_other_file_lacks_is_unknown(facts: Facts) -> None:
    assert owner_of(facts, "southmoor/caer", OTHER + ORGANISATION)[1:3] == ("unknown", "southmoor/care")


def test_a_reference_to_the_wrong_kind_of_thing_is_told(facts: Facts) -> None:
    base = facts(HEAD + "places: {east: {}}\nposts: {p: {title: chair, employer: east}}\n")
    query = "select outcome, found_class, target_at from unmet_reference where text = 'east'"
    assert base.execute(query).fetchall() == [("wrong-kind", "place", "northmoor:/places/east")]


def test_a_neighbourhood_must_be_a_network(facts: Facts) -> None:
    base = facts(HEAD + ORGANISATION + "places: {east: {neighbourhoods: [care]}}\n")
    query = "select outcome, found_kind, wanted_kinds from unmet_reference"
    assert base.execute(query).fetchall() == [("wrong-kind", "nhs-trust", "pcn")]


@pytest.mark.parametrize("appointer", ["chair", "nhs-trusts"])
def test_roles_and_sectors_may_stand_for_who_appoints(facts: Facts, appointer: str) -> None:
    base = facts(
        HEAD + f"bodies: {{b: {{kind: icp, seats: [{{role: chair}}, {{role: x, appointed-by: {appointer}}}]}}}}\n"
    )
    assert outcomes(base) == []
    assert base.execute("select appointed_by from seat_appointer").fetchall() == [(appointer,)]


def test_codes_of_systems_are_followed_where_a_file_gives_them(facts: Facts) -> None:
    text = HEAD + "organisations: {t: {name: T, kind: nhs-trust, systems: [northmoor, QZ1, QZ2, eastmoor]}}\n"
    text += OTHER.replace("southmoor, name", "southmoor, ods: QZ1, name")
    base = facts(text)
    query = "select works_in from organisation_system order by position"
    assert base.execute(query).fetchall() == [("northmoor",), ("southmoor",), ("QZ2",), ("eastmoor",)]


def test_of_two_things_with_one_id_the_one_that_fits_is_meant(facts: Facts) -> None:
    base = facts(HEAD + "organisations: {east: {name: E, kind: pcn}}\nplaces: {east: {neighbourhoods: [east]}}\n")
    assert [row[2] for row in outcomes(base)] == ["found"]


def test_descriptions_of_one_system_on_two_days_are_kept_apart(facts: Facts) -> None:
    text = HEAD + ORGANISATION + "---\n" + HEAD.replace("2023-04-01", "2024-04-01") + ORGANISATION
    base = facts(text)
    assert base.execute("select id from organisation order by id").fetchall() == [
        ("northmoor@act-2022@2023-04-01/care",),
        ("northmoor@act-2022@2024-04-01/care",),
    ]


def test_what_is_named_is_told_once_for_all_references_that_may_name_the_same(facts: Facts) -> None:
    base = facts(
        HEAD
        + ORGANISATION
        + """
functions:
  f: {kind: other, owner: care}
  g: {kind: other, owner: care}
  h: {kind: other, owner: nowhere}
"""
    )
    query = "select at, text, target, outcome, times from mention where at like '%/functions/%' order by at"
    assert base.execute(query).fetchall() == [
        ("northmoor:/functions/f/owner", "care", "northmoor/care", "found", 2),
        ("northmoor:/functions/h/owner", "nowhere", None, "unknown", 1),
    ]
    (places,) = base.execute("select count(*) from reference where text = 'care'").fetchone()
    assert places == 2
