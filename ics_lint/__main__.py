"""The command `ics-lint`, also as `python -m ics_lint`."""

__all__ = ["main"]


def main() -> None:
    """Runs the command line."""
    from ics_lint.commands.app import app

    app()


if __name__ == "__main__":
    main()
