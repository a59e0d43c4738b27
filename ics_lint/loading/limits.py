"""How large and how deep a file may be before it is refused."""

from ics_lint.record import record

__all__ = ["Limits"]


@record
class Limits:
    """Bounds that keep a file from a stranger from exhausting memory or time."""

    #: Bytes in one file.
    file_size: int = 10_000_000
    #: Mappings and lists inside one another.
    nesting: int = 60
    #: Values that following aliases may add in one document.
    alias_values: int = 20_000
