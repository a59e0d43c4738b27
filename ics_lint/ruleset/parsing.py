"""Parses queries, each once, for all who look at how a query is put together."""

from functools import lru_cache
from typing import Any

import sqlglot

__all__ = ["parsed"]

#: How many trees are kept: as many as the rules and views of a large rule set.
_TREES = 1_024


@lru_cache(maxsize=_TREES)
def parsed(query: str) -> Any:
    """The tree of a query. Nobody may change it.

    Raises:
        sqlglot.errors.ParseError: it cannot be parsed.
    """
    return sqlglot.parse_one(query, dialect="sqlite")
