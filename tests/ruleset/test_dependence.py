"""What a query depends on."""

import pytest

from ics_lint.ruleset.dependence import Dependence, kept_views

VIEWS = {
    "board": "select at from body where kind = 'board'",
    "chair": "select seat.at from seat join board on board.at = seat.at",
    "counted": "select count(*) as number from body",
}
FACTS = ["body", "seat", "section", "description", "post"]


@pytest.fixture
def dependence() -> Dependence:
    return Dependence(VIEWS, FACTS)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("select at from body", {"body"}),
        ("select at from body join seat on seat.body = body.id", {"body", "seat"}),
        ("select at from body left join seat on seat.body = body.id", {"body"}),
        ("select at from body, seat", {"body", "seat"}),
        ("select at from board", {"body"}),
        ("select at from chair", {"body", "seat"}),
        ("select at from nowhere", set()),
        ("select at from body union select at from seat", set()),
        ("select at from body union all select at from body join seat", {"body"}),
        ("select at from (select at from body) as inner_body", {"body"}),
        ("with own as (select at from post) select at from own", {"post"}),
        ("with body as (select at from body) select at from body", {"body"}),
        ("select count(*) as number from body", set()),
        ("select max(at) as at from body", set()),
        ("select kind, count(*) from body group by kind", {"body"}),
        ("select row_number() over (order by at) as number from body", {"body"}),
        ("select count(*) over (partition by kind) as number from body", {"body"}),
        ("select at, (select count(*) from seat) as seats from body", {"body"}),
        ("select number from counted", set()),
        ("select 1 as at", set()),
        ("select at from body where exists (select 1 from seat)", {"body"}),
        (
            "select body.at from body join section on section.system = body.system and section.section = 'plans'",
            {"body", "section", "section:plans"},
        ),
        (
            "select body.at from body join section on section.section = 'plans'",
            {"body", "section", "section:plans"},
        ),
        ("select body.at from body left join section on section.section = 'plans'", {"body"}),
    ],
)
def test_a_query_needs_the_rows_without_which_it_gives_none(dependence: Dependence, query: str, rows: set[str]) -> None:
    assert dependence.of(query).rows == rows


def test_a_query_uses_views_by_way_of_other_views(dependence: Dependence) -> None:
    assert dependence.of("select at from chair").views == {"chair", "board"}
    assert dependence.of("select at from body where at in (select at from board)").views == {"board"}


def test_each_view_comes_after_those_it_uses(dependence: Dependence) -> None:
    assert dependence.ordered(["chair", "counted", "board"]) == ["board", "counted", "chair"]


def test_a_view_is_kept_from_two_users_on(dependence: Dependence) -> None:
    needs = dependence.of("select at from chair")
    assert kept_views(dependence, [needs]) == []
    assert kept_views(dependence, [needs] * 2) == ["board", "chair"]


DEPENDENCE = Dependence({"live": "select id from organisation where closed is null"}, ["organisation", "post"])


def test_a_rule_is_skipped_only_for_want_of_facts_and_never_of_the_register() -> None:
    query = """
        select described.id
        from post
        join register.organisation as entry on entry.code = post.id
        join register.section on register.section.section = 'plans'
    """
    assert DEPENDENCE.of(query).rows == {"post"}


def test_a_table_of_the_register_is_not_taken_for_a_view() -> None:
    assert DEPENDENCE.of("select code from register.live").views == frozenset()
    assert DEPENDENCE.of("select id from live").views == {"live"}


def test_a_common_table_expression_hides_a_view_of_its_name() -> None:
    assert DEPENDENCE.of("with live as (select id from post) select id from live").views == frozenset()
    nested = "select id from live where id in (with live as (select id from post) select id from live)"
    assert DEPENDENCE.of(nested).views == {"live"}
