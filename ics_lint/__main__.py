"""The command `ics-lint`, also as `python -m ics_lint`."""

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

__all__ = ["main"]

_INTERRUPTED = 130
#: How many objects more there must be before cycles are looked for among them. Reading in modules makes tens of
#: thousands that stay, and to look at them again and again takes a twentieth of a short run.
_OBJECTS = 1_000_000


def main() -> NoReturn:
    """Runs the command line."""
    gc.set_threshold(_OBJECTS)
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
