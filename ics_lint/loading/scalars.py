"""What a plain (unquoted) scalar means.

The reading is that of YAML 1.2, with the underscore kept in numbers for people's sake: only `true` and `false` are
booleans, `null`, `~` and nothing are null, and a leading zero, an exponent without a point or a base-60 form is text.
"""

import re

__all__ = ["Scalar", "looks_like_another_type", "resolve"]

Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*(?:_[0-9]+)*)\Z")
_BASED = re.compile(r"0(?:x[0-9a-fA-F]+|o[0-7]+)\Z")
_DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*(?:_[0-9]+)*)\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")

#: Integers are kept as numbers up to this many characters; SQLite holds 64 bits.
_LONGEST_INTEGER = 18

#: The words that some YAML reader, of version 1.1 or 1.2, takes for a boolean or null.
_OTHER_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
#: Whatever else some YAML reader takes for a number or date; it begins with a digit, a sign or a point.
_OTHER_TYPE = re.compile(
    r"""
      [-+]?(?:0[xX][0-9a-fA-F_]+ | 0[oO]?[0-7_]+ | 0[bB][01_]+ | [0-9][0-9_]*)               # integers of any base
    | [-+]?(?:[0-9][0-9_]*)?\.?[0-9_]*[eE][-+]?[0-9]+                                         # exponents
    | [-+]?(?:[0-9][0-9_]*\.[0-9_]* | \.[0-9][0-9_]*)                                         # decimals
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?                                        # base 60
    | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\ ].*)?
    """,
    re.VERBOSE,
)


def resolve(text: str) -> Scalar:
    """The value of an unquoted scalar.

    Args:
        text: the scalar as it stands in the file.

    Returns:
        None, a boolean, an integer of at most 64 bits, a finite decimal, or the text itself.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-+.0123456789":
        return text
    if _INTEGER.match(text):
        digits = text.replace("_", "")
        return int(digits) if len(digits) <= _LONGEST_INTEGER else text
    if _BASED.match(text):
        return int(text, 0) if len(text) <= _LONGEST_INTEGER - 2 else text
    if _DECIMAL.match(text):
        value = float(text.replace("_", ""))
        return value if abs(value) < float("inf") else text
    return text


def looks_like_another_type(text: str) -> bool:
    """Whether some common YAML reader would not read this unquoted scalar as text."""
    if text[0].isalpha():
        return text.lower() in _OTHER_WORDS
    return _OTHER_TYPE.fullmatch(text) is not None
