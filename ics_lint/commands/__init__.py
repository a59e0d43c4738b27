"""The commands: each module is one, and is read only when it is called."""
