"""From the text of a file to plain data, and from a path in the data back to a place in the text."""
