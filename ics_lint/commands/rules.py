from ics_lint.commands.running import one_command
app = one_command()
@app.command()
def run() -> None:
    """Not yet."""
