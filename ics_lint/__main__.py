"""The command `ics-lint`, also as `python -m ics_lint`."""

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """Runs the command line."""
    try:
        from ics_lint.commands.app import app

        app()
    except KeyboardInterrupt:  # while the program is still being read in
        raise SystemExit(_INTERRUPTED) from None


if __name__ == "__main__":
    main()
