"""The program behind the commands: its options, its language, and what a refusal looks like."""

from __future__ import annotations

import contextlib
import datetime
import gettext
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from app import VERSION, language, messages
from app.commands import (
    assessment,
    cases,
    certificates,
    closing,
    demo,
    doctor,
    doubles,
    due,
    duties,
    guides,
    kept,
    keys,
    making,
    network,
    office_rooms,
    printing,
    records,
    release,
    returns,
    reviews,
    safety,
    stats,
    sticks,
    subsidy,
    superior,
    terminal,
    updating,
    usage,
)
from app.commands.refusals import Refused, Unforeseen
from app.errors import AppError, Cancelled
from app.language import N_, _
from app.resources import resource
from app.store import faults

DONE, REFUSED, WRONG_USAGE, STOPPED = 0, 1, 2, 130
GROUPS: tuple[Any, ...] = (
    demo, making, records, kept, cases, due, duties, network, assessment, stats, closing,
    superior, doubles, reviews, subsidy, printing, guides, certificates, sticks, office_rooms,
    returns, release, updating, keys, safety, doctor,
)  # fmt: skip
NAME = "main.py"
LANGUAGES = ("zh_CN", "en")
# What the library itself says in its help, beside what `usage` has.
_LIBRARY = (
    N_("Arguments"), N_("Options"), N_("Commands"), N_("required"), N_("default: {default}"),
    N_("Show this message and exit."), N_("Missing command."),
)  # fmt: skip


class Command(TyperCommand):
    """A command whose help is in the language of the user."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that says how it is called."""
        usage.write(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the help."""
        return _spoken(super().get_help_option(ctx))


class Group(TyperGroup):
    """All commands, in the order in which they were added."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that says how it is called."""
        usage.write(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the help."""
        return _spoken(super().get_help_option(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names."""
        return list(self.commands)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the line begins with."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            raise _NoSuchCommand(args[0], ctx)
        return super().resolve_command(ctx, args)


class _NoSuchCommand(TyperException):
    """The line begins with what is no command."""

    def __init__(self, name: str, ctx: Any) -> None:
        super().__init__(name)
        self.name = name
        self.ctx = ctx


def _no_type(**_of: Any) -> str:
    return ""


def _spoken(parameter: Any) -> Any:
    if parameter is not None and parameter.help:
        parameter.help = _(parameter.help)
    if parameter is not None and parameter.param_type_name == "argument":
        # Else the name of Python's type would stand beside it.
        parameter.display_type_rich = _no_type
    return parameter


def build(wanted: str = "") -> Any:
    """The commands with their words in the language of the user.

    Only the one that is wanted, where there is one of that name: making all takes longer than most
    of them take.
    """
    names = {getattr(each, "NAME", "") for each in GROUPS}
    names.update(name for each in GROUPS for name, _function, _what in each.COMMANDS)
    wanted = wanted if wanted in names else ""
    program = typer.Typer(
        cls=Group, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
    )
    about = N_("The records of a village legal service room. Without a command: the window.")
    program.callback(help=about)(_everywhere)
    for module in GROUPS:
        group, within = program, getattr(module, "NAME", "")
        if within:
            if wanted not in ("", within):
                continue
            group = typer.Typer(cls=Group, rich_markup_mode=None)
            program.add_typer(group, name=within, help=module.ABOUT)
        for name, function, what in module.COMMANDS:
            if wanted in ("", within, name):
                group.command(name, cls=Command, help=what)(function)
    return _translate(typer.main.get_command(program))


def _translate(command: Any) -> Any:
    command.help = _(command.help)
    for parameter in command.params:
        _spoken(parameter)
    for each in getattr(command, "commands", {}).values():
        _translate(each)
    return command


def _version(wanted: bool) -> None:
    if wanted:
        print(VERSION)
        raise typer.Exit


def _everywhere(
    data: terminal.Data = None,
    lang: Annotated[str, typer.Option(metavar="zh_CN|en", help=N_("The language to speak."))] = "",
    clock_is_right: Annotated[
        bool, typer.Option("--clock-is-right", help=N_("Trust this computer's clock."))
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_version, help=N_("Say which version this is.")
        ),
    ] = False,
) -> None:
    # Language and clock were taken out of the line before, wherever they stood in it.
    terminal.chosen.data = data


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code: 0 done, 1 refused, 2 wrong usage."""
    terminal.prepare()
    terminal.chosen = terminal.Chosen()
    try:
        rest = _take_out(list(arguments))
        _speak()
        build(rest[0] if rest else "")(args=rest, prog_name=NAME, standalone_mode=False)
    except typer.Exit as left:
        return left.exit_code
    except TyperException as error:
        return _wrong_usage(error)
    except (KeyboardInterrupt, typer.Abort):
        terminal.note(messages.words(Cancelled()))
        return STOPPED
    except Refused as error:
        for each in error.why:
            terminal.note(messages.words(each))
        return REFUSED
    except AppError as error:
        terminal.note(messages.words(error))
        return REFUSED
    except BrokenPipeError:
        # Whoever read us has gone; Python would complain once more at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except Exception as error:
        unforeseen = Unforeseen(log=str(_write_down(error)))
        terminal.note(messages.words(faults.refusal(error) or unforeseen))
        return REFUSED
    return DONE


def _take_out(arguments: list[str]) -> list[str]:
    """The line without language and clock, which may stand anywhere in it."""
    rest: list[str] = []
    while arguments:
        word = arguments.pop(0)
        name, has_value, value = word.partition("=")
        if name == "--lang":
            chosen = value if has_value else arguments.pop(0) if arguments else ""
            if chosen not in LANGUAGES:
                raise TyperException(f"--lang: {' | '.join(LANGUAGES)}")
            language.use(chosen)
        elif word == "--clock-is-right":
            terminal.chosen.clock_is_right = True
        else:
            rest.append(word)
            if word == "--":
                return rest + arguments
    return rest


def _speak() -> None:
    """Let the library that reads the line speak the same language."""
    os.environ["LANGUAGE"] = language.current()
    gettext.bindtextdomain("legalroom", resource("locale"))
    gettext.textdomain("legalroom")


def _wrong_usage(error: TyperException) -> int:
    context = getattr(error, "ctx", None)
    if context is not None:
        terminal.note(context.get_usage())
    said = usage.words(error)
    if isinstance(error, _NoSuchCommand):
        said = _("There is no command {name}.").format(name=error.name)
    path = context.command_path if context is not None else NAME
    terminal.note(said)
    terminal.note(_("How it is written: {command} --help").format(command=path))
    return WRONG_USAGE


def _write_down(error: Exception) -> Path:
    """Note where it happened and what kind of error it was; never what is kept."""
    folder = terminal.folder()
    if not folder.is_dir():
        folder = Path(tempfile.gettempdir())
    log = folder / "legalroom.log"
    frames = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    when = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    head = f"{when} unforeseen, on {platform.platform()}, Python {platform.python_version()}"
    with contextlib.suppress(OSError), log.open("a", encoding="utf-8") as out:
        out.write("\n".join([head, *frames, f"  {type(error).__name__}", ""]))
    return log
