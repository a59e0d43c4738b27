"""The rule set: what rules, clauses, catalogues and views say, read from the files that people write."""
