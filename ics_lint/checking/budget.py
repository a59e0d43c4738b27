"""How much a query may use."""

from ics_lint.record import record

__all__ = ["Budget"]


@record
class Budget:
    """How much one query may use."""

    seconds: float = 5.0
    rows: int = 500_000
    #: Bytes in one value.
    value_size: int = 1_000_000
    #: Bytes that SQLite may hold, in the whole process: SQLite lowers this bound when asked, and never lifts it again.
    memory: int = 1_000_000_000
    #: Characters of text that are kept of the rows.
    text: int = 50_000_000
