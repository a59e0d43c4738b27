"""The organisation register: its tables, how it is built, and how it is searched."""
