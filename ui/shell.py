"""What pages know of the window, what the window knows of a page, and the one runner of actions."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.errors import AppError, FieldErrors, NothingOpen
from app.store.session import is_open
from ui import work
from ui.widgets.message import Banner, Toast, foreseen_words
from ui.widgets.split_view import SplitView
from ui.widgets.stack import OneOf
from ui.widgets.table import clear_filter

T = TypeVar("T")


class Refusing(Protocol):
    """A form, or whatever else shows a refusal beside what it is about."""

    def refuse(self, errors: FieldErrors | None) -> bool:
        """Show each refusal beside its field; whether every one found its field."""
        ...


class Opening(Protocol):
    """What opens and locks the store, as the first pages and the settings use it."""

    folder: Path

    def begin(self) -> None: ...
    def open(
        self,
        function: work.Work[object],
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        *,
        title: str = "",
        quiet: bool = True,
    ) -> None: ...
    def load_ahead(self) -> None: ...
    def enter(self) -> None: ...
    def count_idle(self) -> None: ...
    def look_around(
        self, failed: Callable[[Exception], object], *, practise: bool = False
    ) -> None: ...
    def practise(self) -> None: ...
    def end_practice(self) -> None: ...
    def begin_anew(self, launcher: Path) -> None: ...


class Shell(QMainWindow):
    """The window as its pages know it: they show one another, act, work, tell and refuse."""

    changed = Signal(object)
    """A set of record kinds that were changed, so that pages showing them can look again."""
    renamed = Signal()
    """The installation is called otherwise, or stands elsewhere, from now on."""

    program: Opening
    crashed: Callable[[Exception], object] | None = None
    """Tells of what nobody foresaw, once it was written to the log."""
    banner: Banner
    toast: Toast
    stack: OneOf

    def show_page(self, name: str, **wanted: Any) -> Any:
        """Show a page, made when first asked for; what is wanted goes to its `open`.

        Returns the page, or None where the page in front does not want to be left.
        """
        raise NotImplementedError

    def page_of(self, kind: str) -> str | None:
        """The page that shows records of a kind, or the one that is called so; None for neither."""
        raise NotImplementedError

    def show_kind(self, kind: str, /, **wanted: Any) -> Any:
        """Show the page of a kind of record, where there is one; see `show_page`."""
        page = self.page_of(kind)
        return self.show_page(page, **wanted) if page is not None else None

    def restyle(self, scale: int, *, contrast: bool) -> None:
        """Change the size of text and the palette; the pages are made again."""
        raise NotImplementedError

    def set_badge(self, name: str, count: int) -> None:
        """The number beside a page in the navigation; none for zero."""
        raise NotImplementedError

    def show_status(self) -> None:
        """Say again who is here and what is safe."""
        raise NotImplementedError

    def act(
        self,
        function: Callable[[], T],
        *,
        form: Refusing | None = None,
        done: Callable[[T], object] | None = None,
        words: str = "",
        undo: Callable[[T], object] | None = None,
        refused: Callable[[AppError], object] | None = None,
    ) -> bool:
        """Do what the user asked for, and say how it went; whether it was done.

        A refusal of fields stands beside them in `form`; any other one goes to `refused`, or is
        said above the page. Once it is done, `done` is called with what it gave, and `words` are
        said, with `undo` as the way back. Nothing is done while the store closes.
        """
        try:
            made = function()
        except Exception as error:  # a full disk, too: what was typed stays, and is told so
            if not _beside(form, error):
                self._refuse(error, refused)
            return False
        if done is not None:
            done(made)
        if words:
            back = undo
            self.notify(words, (lambda: self.act(lambda: back(made))) if back else None)
        return True

    def run(
        self,
        function: work.Work[T],
        done: Callable[[T], object] | None = None,
        *,
        title: str = "",
        form: Refusing | None = None,
        failed: Callable[[Exception], object] | None = None,
        quiet: bool = False,
    ) -> work.Job:
        """Do long work for the page in front; see `work.run`, and `act` for refusals."""

        def refused(error: Exception) -> None:
            if not _beside(form, error):
                (failed or self._refuse)(error)

        owner = self.stack.currentWidget() or self
        return work.run(owner, function, done, title=title, failed=refused, quiet=quiet)

    def notify(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say that something was done; `undo` takes it back while the word is there."""
        self.toast.show_notice(text, undo)

    def fail(self, error: Exception) -> None:
        """Say a refusal once, above the page; what nobody foresaw in a card of its own."""
        if self.crashed is not None and foreseen_words(error) is None:
            logging.getLogger(__name__).error("unforeseen", exc_info=error)
            self.crashed(error)
        else:
            self.banner.refuse(error)

    def _refuse(
        self, error: Exception, refused: Callable[[AppError], object] | None = None
    ) -> None:
        foreseen = isinstance(error, AppError)
        if isinstance(error, NothingOpen) or (not foreseen and not is_open()):
            return  # the store was closed underneath: nobody is there to be told
        if refused is not None and isinstance(error, AppError):
            refused(error)
        else:
            self.fail(error)


def named(made_by: str) -> Any:
    """What a module has by a name, as in `ui.pages.help:HelpPage`; imported with it."""
    module, name = made_by.split(":")
    return getattr(importlib.import_module(module), name)


def _beside(form: Refusing | None, error: Exception) -> bool:
    """Whether a refusal found its fields."""
    return form is not None and isinstance(error, FieldErrors) and form.refuse(error)


class Page(QWidget):
    """A page of the window: made once, shown when asked for, looking again when told."""

    shows: frozenset[str] = frozenset()
    """The kinds of record whose change this page wants to hear of."""
    scrolls = False
    """Whether its parts scroll by themselves; else the window gives it the height it would like."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    def hasHeightForWidth(self) -> bool:
        return not self.scrolls and super().hasHeightForWidth()

    def open(self, **wanted: Any) -> None:
        """Show what is wanted; called whenever the page comes to the front."""

    def refresh(self, kinds: set[str]) -> None:
        """Look again where something shown here has changed."""
        if kinds & self.shows and self.isVisible():
            self.look_again()

    def look_again(self) -> None:
        """Read again what is shown; a page in the back does so when it is opened."""

    def can_leave(self) -> bool:
        """Keep what is being typed; False where that failed, which is said."""
        return True

    def go_back(self) -> bool:
        """What Esc does wherever the keyboard is; False where there is nothing to go back from.

        To the list, where what stands beside it stands alone; else it clears the filter.
        """
        sides = [each for each in self.findChildren(SplitView) if each.isVisible()]
        return any(each.turn_back() for each in sides) or clear_filter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.go_back():
            super().keyPressEvent(event)

    def end(self) -> None:
        """Do nothing more: the page goes, and maybe the store with it."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        work.forget(self)
