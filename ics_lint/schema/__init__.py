"""Checks data against the JSON Schemas and says what is wrong in the words of the field."""
