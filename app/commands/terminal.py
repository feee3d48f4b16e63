"""How commands talk: words or one JSON object out, progress and refusals beside, passwords in."""

from __future__ import annotations

import contextlib
import datetime
import getpass
import json
import os
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from app import messages, store
from app.commands.refusals import CannotWrite, EndsBeforeItBegins, NoFile, NoPassword, NotADay
from app.errors import AppError, NoInstallation, PasswordsDiffer, Unacceptable
from app.fields import Day
from app.language import N_, _
from app.office.invite import NotAnOffice
from app.release import opening
from app.resources import data_folder
from app.store import Store
from app.store.reading import would_help

PASSWORD = "LEGALROOM_PASSWORD"
_OFTEN = 0.1  # seconds between two looks at how far it is


@dataclass
class Chosen:
    """What was said on the line for every command."""

    data: Path | None = None
    clock_is_right: bool = False


chosen = Chosen()

Data = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help=N_("The folder of the records."))
]
Json = Annotated[bool, typer.Option("--json", help=N_("Say it as one JSON object."))]


def folder(data: Path | None = None) -> Path:
    """The folder that a command works in."""
    return data or chosen.data or data_folder()


def report(as_json: bool, said: dict[str, object], *lines: str) -> None:
    """Say what was done: one JSON object, or the lines."""
    if as_json:
        print(json.dumps(said, ensure_ascii=False))
    else:
        for line in lines:
            print(line)


def note(line: str) -> None:
    """Say something beside what was asked for."""
    print(line, file=sys.stderr)


def prepare() -> None:
    """Let every character through, whatever the terminal is set to."""
    for stream in (sys.stdout, sys.stderr):
        change: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if change is None:
            continue
        if stream.isatty():
            change(errors="replace")
        else:
            change(encoding="utf-8", errors="surrogateescape")


def day(typed: str) -> datetime.date | None:
    """A day as people write it, this year's where no year is named. Raises NotADay."""
    try:
        return Day().parse(typed, year=datetime.date.today().year)
    except Unacceptable as error:
        raise NotADay(typed=typed) from error


def period(since: str, until: str) -> tuple[datetime.date | None, datetime.date | None]:
    """Two days as people write them, in their order. Raises NotADay, EndsBeforeItBegins."""
    first, last = day(since), day(until)
    if first and last and last < first:
        raise EndsBeforeItBegins(since=first.isoformat(), until=last.isoformat())
    return first, last


# Passwords


def password() -> str:
    """The password, from the environment or asked for. Raises NoPassword."""
    return os.environ.get(PASSWORD) or _ask(_("Password: "))


def new_password() -> str:
    """A password to be set, asked for twice. Raises NoPassword, PasswordsDiffer."""
    if given := os.environ.get(PASSWORD):
        return given
    first = _ask(_("New password: "))
    if _ask(_("The same again: ")) != first:
        raise PasswordsDiffer
    return first


def _ask(words: str) -> str:
    if not (sys.stdin and sys.stdin.isatty()):
        raise NoPassword
    try:
        return getpass.getpass(words)
    except EOFError as error:
        raise NoPassword from error


@contextlib.contextmanager
def opened(data: Path | None, secret: str | None = None) -> Generator[Store]:
    """An installation while a command works in it; backed up at the end where all went well."""
    chosen.data = data or chosen.data
    if not store.exists(folder()):
        # Said before anybody is asked for a password.
        raise NoInstallation(folder=str(folder()))
    found = _open(secret or password())
    found.clock_accepted = chosen.clock_is_right
    done = False
    try:
        yield found
        done = True
    finally:
        store.close(with_backup=done)


@contextlib.contextmanager
def opened_office(data: Path | None) -> Generator[Store]:
    """An office while a command works in it, as `opened`. Raises NotAnOffice."""
    with opened(data) as found:
        if not found.is_office:
            raise NotAnOffice
        yield found


def _open(secret: str) -> Store:
    try:
        return opening.opened(lambda where: store.open(where, secret), folder())
    except AppError as error:
        if not would_help(error):
            raise
        opened = store.open_to_read(folder(), secret)
        note(messages.words(error))
        note(_("Opened only to read."))
        return opened


# Files


@contextlib.contextmanager
def reading(file: Path) -> Generator[None]:
    """Say in words why a file cannot be read. Raises NoFile."""
    try:
        yield
    except OSError as error:
        raise NoFile(file=str(file), why=_why(error)) from error


@contextlib.contextmanager
def writing(file: Path) -> Generator[None]:
    """Say in words why a file cannot be written. Raises CannotWrite."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(file=str(file), why=_why(error)) from error


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("it is not there")
    if isinstance(error, PermissionError):
        return _("it is not allowed")
    if isinstance(error, IsADirectoryError):
        return _("it is a folder")
    return error.strerror or str(error)


# Progress


class Progress:
    """How far long work is, on one line of a terminal; nothing where nobody looks."""

    def __init__(self, words: str) -> None:
        self.words = words
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._next = time.monotonic() + _OFTEN
        self._there = False

    def __call__(self, done: int = 0, total: int = 0, text: str = "") -> None:
        """Say how far it is."""
        if not self._shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _OFTEN
        share = f"{done * 100 // total} %" if total else f"{done:,}" if done else ""
        self._write(f"{text or self.words} {share}")
        self._there = True

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_gone: object) -> None:
        if self._there:
            self._write("")

    def _write(self, line: str) -> None:
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
