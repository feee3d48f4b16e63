"""The window: navigation, the one search box, the one filled button, and what is safe."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.language import _
from ui import style, work
from ui.pages import FIRST, MAIN, OF_KIND, PAGES, Page, page
from ui.widgets.keys import shortcut
from ui.widgets.message import Banner, Toast
from ui.widgets.plain import Button, Words, column, row
from ui.widgets.search_box import SearchBox

NAME: Final = "法律服务室"


@dataclass(frozen=True)
class Status:
    """What the bottom line says: who sits here, and what is safe. Each may be left empty."""

    who: str = ""
    saved: str = ""
    waiting: int = 0
    backed_up: str = ""
    backup_late: bool = False


class Window(QMainWindow):
    """The shell around the pages; they know it as `shell`."""

    changed = Signal(object)
    """A set of record kinds that were changed, so that pages showing them can look again."""

    def __init__(
        self,
        *,
        find: Callable[[str], Sequence[Any]] | None = None,
        status: Callable[[], Status] | None = None,
        lock: Callable[[], object] | None = None,
        pages: Sequence[Page] = PAGES,
    ) -> None:
        super().__init__()
        self.setWindowTitle(_(NAME))
        self.pages: dict[str, Any] = {}
        self.kind = "room"
        self.status_source, self.lock_store = status, lock
        self._listed = {each.name: each for each in pages}
        self._buttons: dict[str, tuple[Button, QLabel]] = {}
        self._now = ""
        self.banner = Banner()
        self.search = SearchBox(find)
        self.search.chosen.connect(self._open_hit)
        self.stack = QStackedWidget()
        self._build()
        self.toast = Toast(self)
        self.cover = _Cover(self)
        self._keys()
        self.changed.connect(self._refresh)
        self._clock = QTimer(self)
        self._clock.setInterval(30_000)
        self._clock.timeout.connect(self.show_status)
        self._clock.start()

    # What pages use

    def show_page(self, name: str, **wanted: Any) -> Any:
        """Show a page, made when first asked for; what is wanted goes to its `open`.

        Returns the page, or None where the page in front does not want to be left.
        """
        if self._now and self._now != name and not self._may_leave():
            return None
        shown = self._made(name)
        self._now = name
        self.banner.hide()
        whole = self._listed[name].whole
        for part in (self._side, self._top, self._bottom):
            part.setVisible(not whole)
        for each, (button, _badge) in self._buttons.items():
            button.setChecked(each == name)
        self.stack.setCurrentWidget(shown)
        shown.open(**wanted)
        if not shown.isAncestorOf(self.focusWidget() or self):
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        return shown

    def run(
        self,
        function: Callable[..., Any],
        done: Callable[[Any], object] | None = None,
        *,
        title: str = "",
        failed: Callable[[Exception], object] | None = None,
        quiet: bool = False,
    ) -> work.Job:
        """Do long work for the page in front; see `work.run`."""
        owner = self.stack.currentWidget() or self
        return work.run(owner, function, done, title=title, failed=failed, quiet=quiet)

    def notify(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say that something was done; `undo` takes it back while the word is there."""
        self.toast.say(text, undo)

    def fail(self, error: Exception) -> None:
        """Say a refusal once, above the page."""
        self.banner.refuse(error)

    def set_badge(self, name: str, count: int) -> None:
        """The number beside a page in the navigation; none for zero."""
        if name in self._buttons:
            badge = self._buttons[name][1]
            badge.setText(str(count) if count < 100 else "99+")
            badge.setVisible(count > 0)

    # What opens and locks the program uses

    def settle(self, kind: str, name: str, place: str) -> None:
        """Be the window of a room or an office: its name, its place, its pages."""
        self.kind = kind
        self._name.setText(_broken(name))
        self._place.setText(place)
        self._place.setVisible(bool(place))
        self._fill_navigation()
        page_name, words, _wanted = MAIN[kind]
        self._main.setText(_(words))
        self._main.setVisible(page_name in self._listed)
        self._main.updateGeometry()
        self.show_status()

    def forget_pages(self) -> None:
        """Throw every page away, so that nothing of what they showed stays behind."""
        self._now = ""
        for made in self.pages.values():
            self.stack.removeWidget(made)
            made.deleteLater()
        self.pages.clear()
        self.search.clear()
        self.banner.hide()
        self.toast.hide()

    def restyle(self, scale: int, *, contrast: bool) -> None:
        """Change the size of text and the palette; the pages are made again."""
        from PySide6.QtWidgets import QApplication

        now = self._now
        if now and not self._may_leave():
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        style.apply(app, scale, contrast=contrast)
        name, place = self._name.text().replace("\n", ""), self._place.text()
        self.forget_pages()
        self.search = SearchBox(self.search.source)
        self.search.chosen.connect(self._open_hit)
        self.stack = QStackedWidget()
        self.banner = Banner()
        self._build()
        self.settle(self.kind, name, place)
        self.toast.raise_()
        if now:
            self.show_page(now)

    def show_status(self) -> None:
        """Say again who is here and what is safe."""
        if self.status_source is None or self._bottom.isHidden():
            return
        now = self.status_source()
        self._who.setText(now.who)
        self._saved.setText(_("Saved {time}").format(time=now.saved) if now.saved else "")
        if now.waiting:
            self._waiting.say(_("● {count} waiting to go").format(count=now.waiting), "soon")
        else:
            self._waiting.say(_("● Nothing waiting to go"), "safe")
        self._backed.say(
            f"● {now.backed_up}" if now.backed_up else "", "soon" if now.backup_late else "safe"
        )

    def status_words(self) -> list[str]:
        """What the bottom line says now."""
        return [each.text() for each in (self._who, self._saved, self._waiting, self._backed)]

    def lock(self) -> None:
        """Close the store and ask for the password; drafts are kept."""
        if self.lock_store is not None and self._may_leave():
            self.lock_store()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._now and not self._may_leave():
            event.ignore()
            return
        work.wait()
        event.accept()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.cover.setGeometry(self.rect())
        self._hint.setVisible(self.width() > 60 * style.px(style.TEXT))

    # Inside

    def _build(self) -> None:
        self._side, self._top, self._bottom = self._navigation(), self._bar(), self._status()
        pages = QWidget()
        pages.setObjectName("page")
        edge = style.gap(18)
        inside = QVBoxLayout(pages)
        inside.setContentsMargins(edge, style.gap(14), edge, style.gap(14))
        inside.setSpacing(style.gap(10))
        inside.addWidget(self.banner)
        inside.addWidget(_fitting(self.stack), 1)
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._side, 0, 0, 3, 1)
        grid.addWidget(self._top, 0, 1)
        grid.addWidget(pages, 1, 1)
        grid.addWidget(self._bottom, 2, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self.setCentralWidget(whole)
        if hasattr(self, "cover"):
            self.cover.raise_()

    def _navigation(self) -> QFrame:
        side = QFrame()
        side.setObjectName("side")
        side.setFixedWidth(188 + round((style.scale() - 100) * 0.8))
        self._name, self._place = Words(wrap=True), Words(look="quiet", wrap=True)
        self._name.setObjectName("roomName")
        self._links = QVBoxLayout()
        self._links.setSpacing(style.gap(2))
        heading = column(self._name, self._place, spacing=0)
        heading.setContentsMargins(style.gap(10), 0, style.gap(4), 0)
        layout = column(heading, 8, self._links)
        layout.setContentsMargins(style.gap(10), style.gap(16), style.gap(10), style.gap(12))
        side.setLayout(layout)
        return side

    def _fill_navigation(self) -> None:
        from ui.widgets.plain import empty

        while self._links.count():
            empty(self._links.takeAt(0))
        self._buttons.clear()
        mine = [
            each
            for each in self._listed.values()
            if self.kind in each.kinds and not each.whole and each.listed
        ]
        for each in sorted(mine, key=lambda e: e.foot):
            if each.foot and self._links.itemAt(self._links.count() - 1).spacerItem() is None:
                self._links.addStretch(1)
            button = Button(_(each.label))
            button.setObjectName("nav")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _on, name=each.name: self._go(name))
            badge = QLabel()
            badge.setObjectName("badge")
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            badge.hide()
            inside = row(None, badge)
            inside.setContentsMargins(0, 0, style.gap(10), 0)
            button.setLayout(inside)
            self._links.addWidget(button)
            self._buttons[each.name] = (button, badge)
        if not any(each.foot for each in mine):
            self._links.addStretch(1)
        for at, name in enumerate(list(self._buttons)[:9], 1):
            self._buttons[name][0].setToolTip(f"Alt {at}")

    def _bar(self) -> QFrame:
        top = QFrame()
        top.setObjectName("top")
        self._lock = Button(_("Lock"), self.lock)
        self._lock.setToolTip("Ctrl L")
        self._main = Button("", self._start_main, look="primary", key="F2")
        layout = row(self.search, None, self._lock, self._main)
        layout.setStretch(0, 5)
        layout.setStretch(1, 4)
        edge = style.gap(18)
        layout.setContentsMargins(edge, style.gap(8), edge, style.gap(8))
        top.setLayout(layout)
        return top

    def _status(self) -> QFrame:
        bottom = QFrame()
        bottom.setObjectName("status")
        self._who, self._saved = Words(), Words()
        self._waiting, self._backed = Words(look="safe"), Words(look="safe")
        self._hint = Words(_("F12 covers the screen"))
        layout = row(
            self._who, self._saved, self._waiting, self._backed, None, self._hint, spacing=26
        )
        edge = style.gap(18)
        layout.setContentsMargins(edge, style.gap(3), edge, style.gap(3))
        bottom.setLayout(layout)
        bottom.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return bottom

    def _keys(self) -> None:
        def free(function: Callable[[], object]) -> Callable[[], None]:
            def pressed() -> None:
                if not self._top.isHidden() and not self.cover.isVisible() and not self._asking():
                    function()

            return pressed

        shortcut(self, "F2", free(self._start_main))
        shortcut(self, "Ctrl+K", free(self.search_now))
        shortcut(self, "Ctrl+L", free(self.lock))
        shortcut(self, "Ctrl+Z", lambda: self.toast.isVisible() and self.toast.take_back())
        shortcut(self, "F12", self.cover.turn)
        for at in range(1, 10):
            shortcut(self, f"Alt+{at}", free(lambda at=at: self._go_to(at)))

    def search_now(self) -> None:
        """Put the keyboard into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _asking(self) -> bool:
        from ui.widgets.message import Sheet

        return any(sheet.isVisible() for sheet in self.findChildren(Sheet))

    def _go_to(self, at: int) -> None:
        names = list(self._buttons)
        if at <= len(names):
            self._go(names[at - 1])

    def _go(self, name: str) -> None:
        if self.show_page(name) is None:
            for each, (button, _badge) in self._buttons.items():
                button.setChecked(each == self._now)

    def _start_main(self) -> None:
        name, _words, wanted = MAIN[self.kind]
        self.show_page(name, **{wanted: True})

    def _open_hit(self, kind: str, record: str) -> None:
        if kind in OF_KIND:
            self.show_page(OF_KIND[kind], record_id=record)

    def _made(self, name: str) -> Any:
        if name not in self.pages:
            module, made_by = self._listed[name].made_by.split(":")
            made = getattr(importlib.import_module(module), made_by)(self)
            self.pages[name] = made
            self.stack.addWidget(made)
        return self.pages[name]

    def _may_leave(self) -> bool:
        made = self.pages.get(self._now)
        return made is None or bool(made.can_leave())

    def _refresh(self, kinds: object) -> None:
        for name, made in self.pages.items():
            if not self._listed[name].whole:
                made.refresh(kinds)
        self.show_status()


def _fitting(widget: QWidget) -> QScrollArea:
    """Bars around what is larger than the window, so that large text never pushes it off screen."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    widget.setObjectName("scrolled")
    area.setWidget(widget)
    return area


def _broken(name: str) -> str:
    """A long name of a room on two lines, parted where one would part it aloud."""
    at = name.find("法律服务")
    return f"{name[:at]}\n{name[at:]}" if at > 0 and len(name) > 9 else name


class _Cover(QWidget):
    """What hides everything from whoever steps up to the desk."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        name = Words(_(NAME), "headline")
        hint = Words(_("F12 brings everything back"), "quiet")
        for each in (name, hint):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(None, name, hint, None))
        self.hide()

    def turn(self) -> None:
        """Cover the window, or uncover it and go on where the keyboard was."""
        window = self._window
        if self.isVisible():
            self.hide()
            try:
                if self._before is not None:
                    self._before.setFocus()
            except RuntimeError:
                logging.getLogger(__name__).debug("what had the keyboard is gone")
            return
        self._before = window.focusWidget()
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: Any) -> None:
        event.accept()  # nothing typed here reaches what is behind

    def focusNextPrevChild(self, _forward: bool) -> bool:
        return True


__all__ = ["FIRST", "Status", "Window", "page"]
