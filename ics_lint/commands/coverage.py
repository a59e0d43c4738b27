from ics_lint.commands.parameters import Command, one_command

app = one_command()


@app.command(cls=Command)
def run() -> None:
    """Not yet."""
