"""The command `ics-lint`, also as `python -m ics_lint`."""

import atexit
import os
import sys
from contextlib import suppress
from typing import NoReturn

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> NoReturn:
    """Runs the command line."""
    try:
        from ics_lint.commands.app import app

        app()
    except KeyboardInterrupt:  # while the program is still being read in
        _end(_INTERRUPTED)
    except OSError as error:  # what the parser itself writes, such as help, found no room
        from ics_lint.commands.running import cannot_write

        _end(cannot_write(error))
    except SystemExit as stop:
        if isinstance(stop.code, int):
            _end(stop.code)
        raise
    _end(0)


def _end(code: int) -> NoReturn:
    """Ends the process, without tidying up memory that goes back to the system anyway: that takes a tenth of a run."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    atexit._run_exitfuncs()
    os._exit(code)


if __name__ == "__main__":
    main()
