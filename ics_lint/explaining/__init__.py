"""Tells people about rules: one in full, all in a list, what of the sources is checked, what would change."""
