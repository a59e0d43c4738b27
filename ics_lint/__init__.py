"""Checks YAML descriptions of England's integrated care systems against the law and policy of six frameworks."""

__all__ = ["__version__"]

__version__ = "0.1.0"
