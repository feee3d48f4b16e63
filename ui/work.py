"""Long work off the thread of the window: progress, cancel, results back where they are shown."""

from __future__ import annotations

import contextlib
import itertools
import logging
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget
from shiboken6 import isValid

from app.errors import Cancelled
from app.language import _
from ui.garbage import collect_here_only
from ui.widgets.message import Sheet, foreseen_words
from ui.widgets.plain import Button, Label, row

_PATIENCE: Final = 300
"""Milliseconds before a progress card appears; most work is done sooner."""

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Progress(Protocol):
    """What work calls now and then: done, of how many (0 where nobody knows), a word about it."""

    def __call__(self, done: int = 0, total: int = 0, text: str = "") -> None: ...


class Work(Protocol[T_co]):
    """Something that takes long. Its progress raises Cancelled once nobody wants it any more."""

    def __call__(self, *, progress: Progress) -> T_co: ...


_running: dict[int, Job] = {}
_lanes: dict[str, QThreadPool] = {}
_numbers = itertools.count(1)


class Job(QObject):
    """One piece of work under way; it reports to the window and can be cancelled."""

    progressed = Signal(int, int, str)
    """Done, of how many (0 where nobody knows), and a word about it."""

    def __init__(
        self,
        owner: QWidget,
        task: _Task,
        done: Callable[..., object] | None,
        failed: Callable[[Exception], object] | None,
    ) -> None:
        super().__init__()
        self.owner = owner
        self._task = task
        self._done, self._failed = done, failed
        self.sheet: Sheet | None = None
        self.dropped = False
        """Nobody is to be told of it any more."""

    def cancel(self) -> None:
        """Ask the work to stop at its next word of progress."""
        self._task.stop.set()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to stop."""
        return self._task.stop.is_set()

    def drop(self) -> None:
        """Stop it, and tell nobody."""
        self.dropped = True
        self.cancel()

    def finish(self, result: object, error: Exception | None) -> None:
        """Tell whoever asked what came of it."""
        self._task.function = None
        if self.sheet is not None and isValid(self.sheet):
            self.sheet.close_sheet()
        self.sheet = None
        if self.dropped or not isValid(self.owner):
            return
        if error is None:
            if self._done is not None:
                self._done(result)
        elif self._failed is not None:
            self._failed(error)
        elif foreseen_words(error) != "":
            fail = getattr(self.owner.window(), "fail", None)
            if fail:
                fail(error)
            else:  # never its words: they may name somebody
                logging.getLogger(__name__).error("not said: %s", type(error).__name__)


@dataclass
class _Task:
    """All that a worker's thread holds of a job.

    Nothing of it lives on the window's thread: whoever lets go of a thing last takes it apart,
    and on another thread than its own that ends the program now and then. What the work itself
    knows of the window goes with `function`, which only the window's thread lets go of.
    """

    number: int
    function: Work[object] | None
    with_store: bool
    post: _Post
    stop: threading.Event = field(default_factory=threading.Event)

    def __call__(self) -> None:
        outcome: list[Any] = [None, None]
        try:
            self.progress()
            with _connection() if self.with_store else contextlib.nullcontext():
                outcome[0] = self.function and self.function(progress=self.progress)
        except Exception as raised:
            outcome[1] = raised
        with contextlib.suppress(RuntimeError):  # the program may be closing
            self.post.ended.emit(self.number, outcome)

    def progress(self, done: int = 0, total: int = 0, text: str = "") -> None:
        """What the work calls now and then. Raises Cancelled once nobody wants it any more."""
        if self.stop.is_set():
            raise Cancelled
        self.post.progressed.emit(self.number, done, total, text)


class _Post(QObject):
    """Carries what the workers say to the thread of the window, where it lives to the end."""

    progressed = Signal(int, int, int, str)
    ended = Signal(int, object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.progressed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def _tell(self, number: int, done: int, total: int, text: str) -> None:
        if number in _running:
            _running[number].progressed.emit(done, total, text)

    def _finish(self, number: int, outcome: list[Any]) -> None:
        result, error = outcome
        # An error knows all that was there where it was raised; the worker's list is emptied, so
        # that none of it is let go of there.
        outcome.clear()
        _running.pop(number).finish(result, error)


_post: _Post | None = None


def run(
    parent: QWidget,
    function: Work[T],
    done: Callable[[T], object] | None = None,
    *,
    title: str = "",
    failed: Callable[[Exception], object] | None = None,
    quiet: bool = False,
    lane: str = "store",
) -> Job:
    """Call `function(progress=…)` on the worker thread and `done(result)` back in the window.

    A card with progress and a stop button appears if it takes long; with `quiet` none does, and
    the job's `progressed` may feed a bar in the page. A refusal goes to `failed`, or is said in
    the window. While a loud job of the same parent runs, asking again does nothing. Work in
    one lane is done one after another; only the lane "store" has a connection.
    """
    if not quiet:
        for job in _running.values():
            if job.owner is parent and job.property("loud"):
                return job
    global _post
    if _post is None or not isValid(_post):
        _post = _Post()
    task = _Task(next(_numbers), function, lane == "store", _post)
    job = _running[task.number] = Job(parent, task, done, failed)
    job.setProperty("loud", not quiet)
    if not quiet:
        QTimer.singleShot(_PATIENCE, job, lambda: _show(job, title))
    _lane(lane).start(task)
    return job


def read(
    owner: QWidget,
    function: Callable[[], T],
    done: Callable[[T], object],
    *,
    failed: Callable[[Exception], object] | None = None,
) -> Job:
    """Read quietly for a part of a page; only the last thing that it asked for is answered."""
    for job in _running.values():
        if job.owner is owner and job.property("read"):
            job.drop()
    job = run(owner, lambda progress: function(), done, failed=failed, quiet=True)
    job.setProperty("read", True)
    return job


def forget(page: QWidget) -> None:
    """Stop what a page or a part has begun, as it goes or shows something else; tell it nothing."""
    for job in _running.values():
        if isValid(job.owner) and (job.owner is page or page.isAncestorOf(job.owner)):
            job.drop()


def busy() -> bool:
    """Whether any work is still under way."""
    return bool(_running)


def wait(milliseconds: int = 30_000) -> bool:
    """Stop all work and wait for it, before the program closes its store; nobody is told."""
    drop()
    return _wait(milliseconds)


def drop() -> None:
    """Stop all work, and tell nobody of it, whoever asked."""
    for job in _running.values():
        job.drop()


def stop(milliseconds: int = 30_000) -> bool:
    """Stop the work that shows its progress and wait for all; everybody is told, as always."""
    for job in _running.values():
        if job.property("loud"):
            job.cancel()
    return _wait(milliseconds)


def _wait(milliseconds: int) -> bool:
    return all(lane.waitForDone(milliseconds) for lane in list(_lanes.values()))


class Bar(QWidget):
    """A line of progress with words and a button that asks the work to `cancel`."""

    def __init__(self, cancel: Callable[[], object]) -> None:
        super().__init__()
        self._cancel = cancel
        self.words = Label("", "quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.stop = Button(_("Stop"), self._stop)
        self.setLayout(row(self.bar, self.words, self.stop, spacing=14))

    def show_progress(self, done: int, total: int, text: str = "") -> None:
        """Move the line; without a total it only shows that something goes on."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(text or (f"{done} / {total}" if total else ""))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(_("Stopping…"))
        self._cancel()


def bar_of(job: Job) -> Bar:
    """The progress of a job, with the button that stops it."""
    bar = Bar(job.cancel)
    job.progressed.connect(bar.show_progress)
    return bar


def _show(job: Job, title: str) -> None:
    if job not in _running.values() or not isValid(job.owner):
        return
    job.sheet = Sheet(job.owner, title or _("One moment…"), stays=True)
    bar = bar_of(job)
    job.sheet.add(bar).rise(bar.stop)


def _lane(name: str) -> QThreadPool:
    """One thread a lane, so that two long works of the store never wait for each other's locks."""
    if name not in _lanes:
        collect_here_only()
        _lanes[name] = QThreadPool()
        _lanes[name].setMaxThreadCount(1)
        _lanes[name].setExpiryTimeout(-1)
    return _lanes[name]


def _connection() -> AbstractContextManager[object]:
    """A connection of the worker's own, where the store was needed at all."""
    store = sys.modules.get("app.store")
    return contextlib.nullcontext() if store is None else store.connection()
