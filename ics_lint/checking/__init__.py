"""Asks the rules of descriptions and turns their verdicts into findings."""
