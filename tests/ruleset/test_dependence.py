"""What a query depends on."""

from ics_lint.ruleset.dependence import Dependence

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
