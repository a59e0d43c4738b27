"""What tells a register from other files."""

__all__ = ["FORMAT", "MARK"]

#: Counted up when a table or column changes its meaning; stands in the file as its user_version.
FORMAT = 1
#: What tells a register from any other database; stands in the file as its application_id.
MARK = 0x1C5E6157
