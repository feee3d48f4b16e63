"""What is said of a line that is written wrong, never in the words of the library that reads it."""

from __future__ import annotations

import re
from typing import Any, Final

from app.language import N_, _

_PLACES: Final = {
    "[OPTIONS]": N_("[OPTIONS]"),
    "COMMAND [ARGS]...": N_("COMMAND [ARGS]..."),
}
"""What the library itself puts into a line of usage."""
_IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)$")


def write(command: Any, ctx: Any, formatter: Any) -> None:
    """Write the line that says how a command is called."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    for library, ours in _PLACES.items():
        pieces = pieces.replace(library, _(ours))
    formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage: "))


def words(error: Any) -> str:
    """What is wrong with a line, in one sentence."""
    kind, parameter = type(error).__name__, getattr(error, "param", None)
    option = getattr(error, "option_name", "")
    if kind == "MissingParameter" and parameter is not None:
        return _("{what} is missing.").format(what=_called(parameter))
    if kind == "NoSuchOption":
        return _("There is no option {name}.").format(name=option)
    if kind == "BadOptionUsage":
        takes = "requires" in error.format_message()
        said = _("{name} needs a value after it.") if takes else _("{name} takes no value.")
        return said.format(name=option)
    if kind == "BadParameter" and parameter is not None:
        return _unfit(parameter)
    if kind == "BadParameter":
        return error.message
    said = error.format_message()
    if kind == "UsageError" and (more := _IN_BRACKETS.search(said)):
        return _("Too much stands there: {words}").format(words=more[1])
    # Ours, or of the few that go through the catalog.
    return said


def _called(parameter: Any) -> str:
    if parameter.param_type_name == "option":
        return max(parameter.opts, key=len)
    return parameter.metavar or parameter.opts[0]


def _unfit(parameter: Any) -> str:
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if least is not None and most is not None:
        said = _("{what} is a whole number from {least} to {most}.")
    elif least is not None:
        said = _("{what} is a whole number, {least} or more.")
    else:
        said = _("What stands at {what} does not fit there.")
    return said.format(what=_called(parameter), least=least, most=most)
