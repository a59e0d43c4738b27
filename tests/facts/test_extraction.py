"""From descriptions to rows."""

import sqlite3
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from ics_lint.checking.describing import facts_in
from ics_lint.checking.fact_base import facts_of
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings
from tests.making import descriptions_in

Facts = Callable[[str], sqlite3.Connection]

HEAD = "ics: 1\nframework: act-2022\nsystem: {id: northmoor, name: Northmoor, as-of: 2023-04-01}\n"


@pytest.fixture
def facts(tmp_path: Path, library: Library) -> Facts:
    def fill(text: str) -> sqlite3.Connection:
        path = tmp_path / "system.yaml"
        path.write_text(text, encoding="utf-8")
        settings = CheckSettings(paths=(path,), working_folder=tmp_path, project=tmp_path, today="2026-11-23")
        return facts_of(settings, library)

    return fill


def rows(connection: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


def test_a_thing_is_a_row_with_an_id_that_is_unique_in_the_run(facts: Facts) -> None:
    base = facts(HEAD + "organisations:\n  care: {name: Care, kind: nhs-trust, ods: RZ1, advanced: true}\n")
    query = "select id, at, system, name, kind, ods, advanced, types_count from organisation"
    assert rows(base, query) == [
        ("northmoor/care", "northmoor:/organisations/care", "northmoor", "Care", "nhs-trust", "RZ1", 1, None)
    ]


def test_a_list_is_a_table_and_its_length_a_column(facts: Facts) -> None:
    base = facts(HEAD + "organisations: {care: {name: Care, kind: nhs-trust, types: [acute, community]}}\n")
    assert rows(base, "select organisation, type, position, at from organisation_type") == [
        ("northmoor/care", "acute", 1, "northmoor:/organisations/care/types/0"),
        ("northmoor/care", "community", 2, "northmoor:/organisations/care/types/1"),
    ]
    assert rows(base, "select types_count from organisation") == [(2,)]


def test_a_list_given_in_part_has_rows_but_no_length(facts: Facts) -> None:
    base = facts(HEAD + "organisations: {care: {name: C, kind: nhs-trust, types: [acute], partial: [types]}}\n")
    assert rows(base, "select types_count from organisation") == [(None,)]
    assert rows(base, "select type from organisation_type") == [("acute",)]
    assert rows(base, "select at, key from partial") == [("northmoor:/organisations/care", "types")]


def test_what_is_not_as_the_schema_says_leaves_open_what_it_is_part_of(facts: Facts) -> None:
    base = facts(
        HEAD + "organisations: {care: {name: C, kind: nhs-trust, types: [acute, 5], opened: 2023-02-30, area: [1]}}\n"
    )
    assert rows(base, "select types_count, opened, area from organisation") == [(None, None, None)]
    assert rows(base, "select at, key from partial order by at, key") == [
        ("northmoor:/organisations", "care"),
        ("northmoor:/organisations/care", "area"),
        ("northmoor:/organisations/care", "opened"),
        ("northmoor:/organisations/care", "types"),
    ]


def test_in_a_description_that_is_in_order_nothing_is_left_open_unsaid(facts: Facts) -> None:
    base = facts(HEAD + "organisations: {care: {name: Care, kind: nhs-trust, types: [acute]}}\n")
    assert rows(base, "select at, key from partial") == []


def test_a_section_given_in_part_is_there_but_not_counted(facts: Facts) -> None:
    text = HEAD.replace("2023-04-01}", "2023-04-01, partial: [places]}") + "places: {}\nbodies: {}\n"
    query = "select section, entries from section order by section"
    assert rows(facts(text), query) == [("bodies", 0), ("places", None), ("system", 4)]


@pytest.mark.parametrize("kind", ["{name: Care}", "{name: Care, kind: 5}", "{name: Care, kind: banana}", "Care"])
def test_a_section_with_something_of_no_known_kind_is_not_counted(facts: Facts, kind: str) -> None:
    base = facts(HEAD + f"organisations: {{icb: {{name: Board, kind: icb}}, care: {kind}}}\n")
    assert base.execute("select entries from section where section = 'organisations'").fetchall() == [(None,)]


def test_a_section_in_which_a_kind_is_only_misspelt_is_counted(facts: Facts) -> None:
    base = facts(HEAD + "organisations: {care: {name: Care, kind: nhs-turst, x-note: yes}, x-own: {}}\n")
    assert base.execute("select entries from section where section = 'organisations'").fetchall() == [(2,)]


def test_an_id_used_twice_makes_two_things(facts: Facts) -> None:
    text = "organisations: {care: {name: Care, kind: nhs-trust}}\nbodies: {care: {kind: forum}}\n"
    base = facts(HEAD + text)
    assert base.execute("select id, class, key from thing where key = 'care' order by id").fetchall() == [
        ("northmoor/care", "organisation", "care"),
        ("northmoor/care/2", "body", "care"),
    ]
    assert base.execute("select id from body").fetchall() == [("northmoor/care/2",)]


def test_a_single_value_stands_for_a_list_of_one(facts: Facts) -> None:
    base = facts(
        HEAD + "functions:\n  f: {kind: other, accountable: region}\n  g: {kind: other, accountable: [region]}\n"
    )
    assert rows(base, "select function, party, position from function_accountable order by 1") == [
        ("northmoor/f", "region", 1),
        ("northmoor/g", "region", 1),
    ]
    assert rows(base, "select accountable_count from function") == [(1,), (1,)]


def test_a_bare_scalar_stands_for_the_property_it_is_short_for(facts: Facts) -> None:
    base = facts(
        HEAD + "finance: {single-pot: {total: 3, streams: {primary-care: 1, specialised: {amount: 2, share: 0.8}}}}\n"
    )
    assert rows(base, "select stream, amount, share from pot_stream") == [
        ("primary-care", 1, None),
        ("specialised", 2, 0.8),
    ]


def test_keys_of_nested_mappings_are_columns(facts: Facts) -> None:
    base = facts(
        HEAD + "organisations: {care: {name: Care, kind: nhs-trust}}\n"
        "oversight: {leads: {care: {quality: region, finance: [region, nhs-england]}}}\n"
    )
    assert rows(base, "select organisation, topic, overseer from oversight_lead") == [
        ("northmoor/care", "quality", "region"),
        ("northmoor/care", "finance", "region"),
        ("northmoor/care", "finance", "nhs-england"),
    ]


def test_rows_under_a_thing_without_an_id_name_its_place(facts: Facts) -> None:
    base = facts(HEAD + "bodies: {b: {kind: icp, seats: [{role: chair, expertise: [finance]}]}}\n")
    assert rows(base, "select body, role from seat") == [("northmoor/b", "chair")]
    assert rows(base, "select seat from seat_expertise") == [("northmoor:/bodies/b/seats/0",)]


def test_own_data_is_kept_and_can_be_asked(facts: Facts) -> None:
    base = facts(HEAD + "x-a: 1\norganisations: {care: {name: C, kind: nhs-trust, x-b: [1, two]}}\n")
    assert rows(base, "select owner_at, key, value from own_data order by key") == [
        ("northmoor:", "x-a", 1),
        ("northmoor:/organisations/care", "x-b", '[1, "two"]'),
    ]


def test_keys_with_slashes_make_good_pointers(facts: Facts) -> None:
    base = facts(HEAD + "finance: {running-cost: {plan: {2025/26: 5}}}\n")
    assert rows(base, "select at, year, amount from running_cost_plan") == [
        ("northmoor:/finance/running-cost/plan/2025~126", "2025/26", 5)
    ]


def test_a_value_that_is_wrong_is_not_known(facts: Facts) -> None:
    base = facts(
        HEAD + "organisations: {care: {name: 7, kind: banana, ods: x, opened: 2023-02-30, advanced: perhaps}}\n"
    )
    query = "select name, kind, ods, opened, advanced from organisation"
    assert rows(base, query) == [(None, None, None, None, None)]


def test_a_misspelt_token_is_read_as_the_one_it_is_near_to(facts: Facts) -> None:
    base = facts(HEAD + "organisations: {care: {name: C, kind: fundation-trust, types: [mental-heath, acute-2]}}\n")
    assert rows(base, "select kind from organisation") == [("foundation-trust",)]
    assert rows(base, "select type from organisation_type") == [("mental-health",), ("acute-2",)]


def test_the_kind_of_a_thing_is_read_the_same_wherever_it_stands(facts: Facts) -> None:
    base = facts(HEAD + "organisations: {care: {name: C, kind: fundation-trust}, other: {name: D, kind: banana}}\n")
    assert rows(base, "select kind from thing where class = 'organisation' order by id") == [
        ("foundation-trust",),
        (None,),
    ]


def test_numbers_too_large_for_the_database_do_no_harm(facts: Facts) -> None:
    base = facts(HEAD + "finance: {income: 999999999999999999, expenditure: 9999999999999999999999}\n")
    assert rows(base, "select income, expenditure from finance") == [(1e18, None)]


@pytest.mark.parametrize("junk", ["[]", "text", "5", "~", "[[], {}]", "{a: [b: {c: [d]}]}", "{a: {b: {c: {d: 1}}}}"])
@pytest.mark.parametrize(
    "section", ["system", "organisations", "bodies", "delegations", "finance", "duties", "oversight"]
)
def test_junk_in_any_section_is_passed_over(facts: Facts, section: str, junk: str) -> None:
    text = f"ics: 1\nframework: act-2022\n{section}: {junk}\n"
    assert rows(facts(text), "select count(*) from description") == [(1,)]


def test_every_column_is_told_in_which_one_reference_leads_elsewhere(library: Library) -> None:
    text = """\
        ics: 1
        framework: act-2022
        system: {id: northmoor, name: Northmoor}
        collaboratives: {providers: {members: [southmoor/care]}}
        places: {east: {members: [southmoor/care]}}
        ---
        ics: 1
        framework: act-2022
        system: {id: southmoor, name: Southmoor}
        organisations: {care: {name: Care, kind: nhs-trust}}
        """
    own, other = facts_in(descriptions_in(library, textwrap.dedent(text)), library, today="2026-11-26")
    assert own.elsewhere >= {"collaborative_member.organisation", "place_member.organisation", "mention.target"}
    assert other.elsewhere == frozenset()
