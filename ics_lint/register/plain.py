"""Names as they are compared, and days."""

import re
from datetime import date, timedelta

__all__ = ["day_after", "day_before", "plain", "token"]

_DROPPED = re.compile(r"[,.'\u2019()]")
_BLANKS = re.compile(r"\s+")


def plain(name: str) -> str:
    """A name as it is compared: without case, signs of punctuation and the article at its head.

    Only what SQL can do too, so that a rule can compare a described name with a registered one.
    """
    text = _DROPPED.sub("", name.lower().replace("&", "and")).replace("-", " ")
    text = _BLANKS.sub(" ", text).strip()
    return text.removeprefix("the ")


def token(name: str) -> str:
    """A name in the form of an id: `north-east-and-yorkshire`."""
    return "-".join(re.findall(r"[a-z0-9]+", plain(name)))


def day_after(day: str) -> str:
    """The next day."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def day_before(day: str) -> str:
    """The day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
