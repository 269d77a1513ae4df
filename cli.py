"""What can be typed after `lockgate`, and how each run of it ends."""

import sys
from collections.abc import Sequence

from cyclopts import App

from console.commands import ALONE, COMMANDS, WITHIN
from runtime.leaving import leave

app = App(
    name="lockgate",
    help="Run programmes of releases, stage gates and benefits, and show what happened.",
    # The other way of printing help loads tables and colours, and takes twice as long.
    help_formatter="plain",
    help_format="plaintext",
    version="0.1.0",
    result_action="return_value",
    exit_on_error=False,
    print_error=False,
)

for _name, (_target, _help) in ALONE.items():
    app.command(_target, name=_name, help=_help)
for _name, (_help, _commands) in COMMANDS.items():
    _group = App(name=_name, help=_help)
    app.command(_group)
    for _command, (_target, _purpose) in _commands.items():
        _group.command(_target, name=_command, help=_purpose)
    for _inner, (_about, _within) in WITHIN.get(_name, {}).items():
        _inside = App(name=_inner, help=_about)
        _group.command(_inside)
        for _command, (_target, _purpose) in _within.items():
            _inside.command(_target, name=_command, help=_purpose)


def run(words: Sequence[str]) -> int:
    """Does what is typed, and says how it ended: 0 done, and the others as docs/ has them."""
    try:
        ended = app(words)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost edge: nothing goes further
        from console.failing import report

        return report(error, words)
    return ended if isinstance(ended, int) else 0


def main() -> None:
    """The process."""
    leave(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
