"""The page on the commands: what each does, with its arguments and options, made from the commands themselves."""

from collections.abc import Iterator
from typing import Any

__all__ = ["commands_page"]

_GENERATED = "<!-- Generated from the commands by tools/make_docs.py; do not edit. -->"

_AROUND = """\
## Exit codes

| code | when |
|---|---|
| 0 | nothing at or above `--fail-on`; for other commands, all went well |
| 1 | findings; for `readiness`, something would have to change; for `test-rules`, a rule has problems |
| 2 | wrong use: an option, the configuration or a rule file |
| 3 | nothing to check: no description among the paths (0 with `--if-any`) |
| 4 | something could not be checked: a file that cannot be read, a rule over its budget, an error inside |
| 130 | interrupted (Ctrl-C) |

Standard output carries what was asked for, standard error everything else. A pipe that is closed at the other end is no
error.

## Environment

| variable | what it settles |
|---|---|
| `NO_COLOR` | no colour, unless `--color always` asks for it |
| `FORCE_COLOR` | colour where standard output is no terminal; `NO_COLOR` wins over it |
| `TERM` | `dumb` means no colour |
| `ICS_LINT_CACHE_DIR` | the folder in which compiled rules are kept, in a folder `ics-lint` |
| `XDG_CACHE_HOME` | the same where `ICS_LINT_CACHE_DIR` is not set; else `~/.cache` (on Windows `LOCALAPPDATA`) |

The cache may be deleted at any time; `--no-cache` neither reads nor writes it.
"""


def commands_page() -> str:
    """The page, in Markdown."""
    import typer

    from ics_lint.commands.app import app

    lines = [_GENERATED, "", "# The commands", "", "`ics-lint COMMAND --help` prints the same.", ""]
    lines += _command(typer.main.get_command(app), "ics-lint")
    return "\n".join(lines).rstrip() + "\n\n" + _AROUND


def _command(command: Any, path: str) -> Iterator[str]:
    is_group = hasattr(command, "list_commands")
    context = command.context_class(command, info_name=path)
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option" and not param.hidden]
    words = [f"[{param.name.upper()}]" if not param.required else param.name.upper() for param in arguments]
    words = [f"{word}..." if param.nargs == -1 else word for word, param in zip(words, arguments, strict=True)]
    yield f"## `{' '.join([path, *(['COMMAND'] if is_group else words)])}`"
    yield ""
    for paragraph in (command.help or "").strip().split("\n\n"):
        yield " ".join(paragraph.split())
        yield ""
    if arguments or options:
        yield "| | |"
        yield "|---|---|"
        for param, word in zip(arguments, words, strict=True):
            yield f"| `{word}` | {_text(param)} |"
        for param in options:
            names = ", ".join(f"`{name}`" for name in (*param.opts, *param.secondary_opts))
            yield f"| {names} | {_text(param)} |"
        yield ""
    for name in command.list_commands(context) if is_group else ():
        yield from _command(command.get_command(context, name), f"{path} {name}")


def _text(param: Any) -> str:
    text = " ".join((param.help or "").split()).replace("|", "\\|")
    default = param.default
    if isinstance(default, str) and default and param.param_type_name == "option":
        text = f"{text} Unless set: `{default}`."
    return text
