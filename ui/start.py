"""The start of the window program: what opens, locks, backs up and closes the store."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app import language, log, program, settings, store
from app.exchange import clicked, drive
from app.language import _
from app.records.safety import BACKUP_EVERY, back_up, backup_is_due, status
from app.release import trial
from app.resources import data_folder, resource
from app.store import backup, journal, preferences
from ui import fcitx, garbage, style, work
from ui.ahead import Ahead
from ui.away import Away
from ui.clipboard import Clipboard
from ui.crash import Crashes
from ui.idle import Idle
from ui.pages import FIRST
from ui.widgets.message import ask, error_words, foreseen_words, sheets
from ui.window import Window


def run(data: Path | None = None, spoken: str | None = None, clicked_on: Path | None = None) -> int:
    """Open the window on a data folder, in a language; the exit code once it is closed.

    The file that was clicked on waits until somebody may see what it holds.
    """
    folder = data or data_folder()
    # What windows are called to the desktop, whose entry for the program has the same name.
    app = QApplication.instance() or QApplication(["legal-room"])
    assert isinstance(app, QApplication)
    app.setDesktopFileName("org.legalroom.app")
    app.setWindowIcon(QIcon(str(resource("icon.svg"))))
    garbage.spare_what_is_loaded()
    begun = Program(app, folder, spoken)
    begun.clicked_on = clicked_on
    fcitx.start(app)
    log.begin(folder, begun.crashed)
    qInstallMessageHandler(_from_qt)
    begun.begin()
    begun.shell.show()
    code = app.exec()
    if begun.anew is not None:
        start_anew(begun.anew, data, spoken)
    return code


def start_anew(launcher: Path, data: Path | None, spoken: str | None) -> None:
    """Start another version of the program as this one was started; it goes on without this one."""
    words = [str(launcher)]
    words += ["--data", str(data)] if data is not None else []
    words += ["--lang", spoken] if spoken is not None else []
    subprocess.Popen(words, start_new_session=True)


_MILLISECOND: Final = datetime.timedelta(milliseconds=1)
_AGAIN: Final = 5_000
"""Milliseconds until a backup that has to wait is tried again."""


def _from_qt(kind: QtMsgType, _context: object, words: str) -> None:
    if kind != QtMsgType.QtDebugMsg:
        log.take_from_qt(words)


class Program(QObject):
    """The window and the store behind it; pages know it as `shell.program`."""

    _told = Signal(object)

    def __init__(self, app: QApplication, folder: Path, spoken: str | None = None) -> None:
        super().__init__()
        self.folder = self._usual = folder
        self.sample = self._practising = False
        self.clicked_on: Path | None = None
        language.use(spoken or preferences.get_plain(folder, settings.LANGUAGE))
        style.apply(
            app,
            preferences.get_plain(folder, settings.TEXT_SIZE),
            contrast=preferences.get_plain(folder, settings.HIGH_CONTRAST),
        )
        self.shell = Window(lock=self.lock)
        self.shell.program = self
        self.shell.renamed.connect(self.settle_again)
        self.shell.may_close = self._may_close
        self.shell.resize(1366, 768)
        self.shell.setWindowState(Qt.WindowState.WindowMaximized)
        self._crashes = Crashes(self.shell, folder, self.shell.close)
        self.shell.crashed = self.crashed
        self._closing = False
        self.anew: Path | None = None
        """What is started once this window is closed: the new version of the program."""
        self._after_closing: Callable[[], object] | None = None
        self._changed: set[str] = set()
        # An action may run on the worker's thread; the window hears of it on its own.
        self._told.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        self._idle = Idle(self.shell, self.shell, self._lock_when_idle)
        # What has a clock belongs to the window: Qt stops clocks in the window's thread alone, and
        # the last to let go of this object may be a worker.
        self._ahead = Ahead(self.shell, self._idle.seconds)
        self._away = Away(self.shell, self.shell, self.lock_soon)
        self._clipboard = Clipboard(self.shell)
        self._backing_up = QTimer(self.shell)
        self._backing_up.timeout.connect(self.back_up_meanwhile)
        self._beside: work.Job | None = None
        """The last backup that was made while somebody works."""
        journal.on_change.append(self._tell)

    # What the first pages use

    def begin(self) -> None:
        """Show the page that the folder calls for."""
        if store.exists(self.folder):
            self.shell.show_page("unlock")
        else:
            self.shell.show_page("first_start", file=self.clicked_on)
            self.clicked_on = None

    def open(
        self,
        function: work.Work[object],
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        *,
        title: str = "",
        quiet: bool = True,
    ) -> None:
        """Open or make an installation off the window's thread, after what is open was closed."""

        def opening(progress: work.Progress) -> object:
            try:
                return function(progress=progress)
            finally:
                if store.is_open():
                    store.leave_thread()

        def start() -> None:
            self._after_closing = None
            self._ahead.stop()
            work.run(
                self.shell, opening, done, failed=failed, quiet=quiet, title=title, lane="opening"
            )

        if store.is_open():
            self._after_closing = start
        else:
            start()

    def load_ahead(self) -> None:
        """Load what the pages will need while the password is asked for."""
        self._idle.watch()
        self._ahead.start(asked=True)

    def enter(self) -> None:
        """Show what was opened."""
        opened = store.current()
        self.settle_again()
        self.shell.status_source = status
        self.shell.show_page(FIRST[opened.kind])
        self.shell.practise(self._practising)
        self.count_idle()
        self._idle.watch()
        self._ahead.start()
        self._backing_up.start(BACKUP_EVERY // _MILLISECOND)
        if (file := self.clicked_on) is not None:
            self.clicked_on = None
            self.shell.act(lambda: clicked.taken_by(file), done=self._show)
        QTimer.singleShot(0, self, self._prove)

    def begin_anew(self, launcher: Path) -> None:
        """Close, with the backup of every closing, and start the new version of the program."""
        self.anew = launcher
        QTimer.singleShot(0, self.shell, self.shell.close)

    def back_up_meanwhile(self) -> None:
        """Back up while somebody works, so that no more than half an hour is ever lost."""
        if not store.is_open() or self.sample or self._closing:
            return
        if work.busy():
            self._backing_up.start(_AGAIN)
            return
        self._backing_up.start(BACKUP_EVERY // _MILLISECOND)
        if backup.changed_since():
            # What fails here is said at the latest on closing.
            self._beside = work.run(
                self.shell,
                _back_up_beside,
                lambda _made: self.shell.show_status(),
                failed=lambda _error: None,
                quiet=True,
                lane="backup",
            )

    def settle_again(self) -> None:
        """Say the name and the place once more, after they were changed."""
        from app.records import places

        opened = store.current()
        where = _("Sample: nobody here is real") if self.sample else places.where(opened)
        self.shell.settle(opened.kind, opened.name, where)

    def count_idle(self) -> None:
        """Lock by itself after as long as is chosen now."""
        if not self.sample:
            self._idle.start(preferences.get(settings.LOCK_AFTER))

    def look_around(self, failed: Callable[[Exception], object], *, practise: bool = False) -> None:
        """Make a room of invented people in a folder that is thrown away afterwards.

        What is open is locked before. To `practise`, what is to be tried stands beside the pages.
        """
        if store.is_open():
            again = partial(self.look_around, failed, practise=practise)
            if not self.shell.may_leave(again):
                return
            self.lock()
        self.folder = Path(tempfile.mkdtemp(prefix="legalroom-sample-"))
        self.sample, self._practising = True, practise

        def making(progress: work.Progress) -> None:
            from app.room.sample import invented_room

            invented_room.make(self.folder, progress, brief=practise)

        def made(_made: object) -> None:
            from app.room import practice

            drive.practise_on(practice.stick_of(self.folder))
            self.enter()

        def not_made(error: Exception) -> None:
            self._leave_sample()
            failed(error)

        title = _("Inventing a village and its year…")
        self.open(making, made, not_made, title=title, quiet=False)

    def practise(self) -> None:
        """Practise on invented people, from the beginning."""
        self.look_around(self.shell.fail, practise=True)

    def end_practice(self) -> None:
        """Throw the invented people away, and go to the real room or set it up."""
        if self.shell.may_leave(self.end_practice):
            self.lock()

    def crashed(self, error: Exception) -> None:
        """Say that something went wrong: in a card, or above the page where that was just told, and
        where it is known what it is, as on a full disk.
        """
        if not isinstance(error, OSError) and foreseen_words(error):
            self.shell.banner.refuse(error)
            return
        if not self._crashes.tell(error):
            self.shell.banner.show_sentence(
                _("The same thing went wrong again. What was entered before is safe."), "error"
            )

    def lock(self) -> None:
        """Hide everything at once, and close the store behind the page that asks for the password.

        A sample is left for good.
        """
        self._idle.stop()
        self._ahead.stop()
        self._backing_up.stop()
        self._clipboard.forget()
        for sheet in sheets(self.shell):
            sheet.close_sheet()
        self.shell.forget_pages()
        work.drop()  # what a card or the window asked for would be shown above the password
        self.shell.status_source = None
        if self.shell.cover.isVisible():
            self.shell.cover.turn()
        if self.sample:
            self._leave_sample()
            self.begin()
            return
        self.shell.show_page("unlock")
        if not backup_is_due():
            self._close_store()
            return
        work.run(
            self.shell,
            back_up,
            lambda _made: self._close_store(),
            failed=lambda _error: self._close_store(),
            quiet=True,
        )

    def lock_soon(self) -> None:
        """Lock, and keep what was being typed; what is under way is not torn off for it."""
        if not store.is_open() or self.sample:
            return
        if work.busy():
            QTimer.singleShot(_AGAIN, self, self.lock_soon)
            return
        self._lock_when_idle()

    # Inside

    def _show(self, wanted: tuple[str, dict[str, Any]]) -> None:
        page, more = wanted
        self.shell.show_page(page, **more)

    def _prove(self) -> None:
        """Records are open and the window stands: this version has shown that it starts."""
        if not store.is_open() or self.sample:
            return
        here = program.installed()
        if trial.prove(here) and here is not None:
            said = _("Version {version} of the program is in use now.")
            self.shell.notify(said.format(version=here.version))
        elif (failed := trial.failed_unsaid(here)) is not None:
            self.shell.banner.show_sentence(failed.words(), "soon")

    def _tell(self, kinds: frozenset[str]) -> None:
        self._told.emit(kinds)

    def _gather(self, kinds: frozenset[str]) -> None:
        if not self._changed:
            QTimer.singleShot(0, self, self._say_changed)
        self._changed |= kinds

    def _say_changed(self) -> None:
        kinds, self._changed = self._changed, set()
        if store.is_open():
            self.shell.changed.emit(kinds)
        if "received_package" in kinds:
            self._backing_up.start(_AGAIN)

    def _lock_when_idle(self) -> None:
        if not work.busy() and store.is_open():
            self.shell.may_leave()  # keeps the draft; locking is not put off for any answer
            self.lock()

    def _close_store(self) -> None:
        work.wait()
        store.close(with_backup=False)
        if self._after_closing is not None:
            self._after_closing()

    def _leave_sample(self) -> None:
        work.wait()
        store.close(with_backup=False)
        shutil.rmtree(self.folder, ignore_errors=True)
        drive.practise_on(None)
        self.shell.practise(False)
        self.folder, self.sample, self._practising = self._usual, False, False

    def _may_close(self) -> bool:
        if not store.is_open():
            return True
        if self._closing:
            return False
        self._idle.stop()
        self._ahead.stop()
        if self.sample:
            self._leave_sample()
            return True
        if QGuiApplication.instance().isSavingSession():  # type: ignore[union-attr]
            work.wait()
            store.close()
            return True
        self._closing = True
        if self._beside is not None:
            self._beside.cancel()
        work.stop()  # whoever stays after all still wants to see what pages have begun to read
        work.run(
            self.shell,
            back_up,
            lambda _made: self._close_now(),
            failed=self._not_backed_up,
            title=_("Backing up…"),
        )
        return False

    def _close_now(self) -> None:
        work.wait()  # pages may have begun to read while the backup was made
        store.close(with_backup=False)
        self._closing = False
        self.shell.close()

    def _not_backed_up(self, error: Exception) -> None:
        self._closing = False
        self.count_idle()
        ask(
            self.shell,
            _("There is no backup of today yet. Close all the same?"),
            _("Close"),
            self._close_now,
            explain=error_words(error),
            no=_("Stay"),
        )


def _back_up_beside(progress: work.Progress) -> None:
    """As `back_up`, beside what pages read meanwhile."""
    with store.connection():
        back_up(progress)
