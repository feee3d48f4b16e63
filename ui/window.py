"""The window: navigation, the one search box, the one filled button, and what is safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QWidget

from app.language import _
from app.records.safety import Status
from ui import style, work
from ui.cover import Cover
from ui.navigation import Navigation
from ui.pages import MAIN, PAGES, PageInfo
from ui.practice import Practice
from ui.shell import Page, Shell, named
from ui.status import StatusLine
from ui.widgets.arrange import Following
from ui.widgets.focus import Staying, let_go
from ui.widgets.keys import ShownKeys, shortcut
from ui.widgets.message import Banner, Sheet, Toast, ask, sheets
from ui.widgets.plain import Button, box, column, row
from ui.widgets.search_box import SearchBox
from ui.widgets.stack import OneOf
from ui.widgets.table import go_to_filter

NAME: Final = "法律服务室"


class Window(Shell):
    """The shell around the pages; they know it as `shell`."""

    def __init__(
        self, *, lock: Callable[[], object] | None = None, pages: Sequence[PageInfo] = PAGES
    ) -> None:
        super().__init__()
        self.setWindowTitle(_(NAME))
        self.pages: dict[str, Page] = {}
        self.kind = "room"
        self.lock_store = lock
        self.status_source: Callable[[], Status] | None = None
        self.may_close: Callable[[], bool] | None = None
        """Asked when the window is to close; on False it stays, to be closed again later."""
        self._listed = {each.name: each for each in pages}
        self._now = ""
        self._practising = self._leaves_anyway = False
        self._build()
        self._keys()
        self.changed.connect(self._refresh)
        self._clock = QTimer(self)
        self._clock.setInterval(30_000)
        self._clock.timeout.connect(self.show_status)
        self._clock.start()

    # What pages use

    def show_page(self, name: str, **wanted: Any) -> Any:
        again = partial(self.show_page, name, **wanted)
        if self._now and self._now != name and not self.may_leave(again):
            return None
        shown = self._made(name)
        if self._now != name:
            self.toast.hide()
        self._now = name
        self.banner.hide()
        whole = self._listed[name].whole
        for part in (self.side, self._top, self.bottom):
            part.setVisible(not whole)
        self.practice.appear(not whole)
        self._mark_page()
        self.stack.setCurrentWidget(shown)
        shown.open(**wanted)
        self.show_status()
        if not shown.isAncestorOf(self.focusWidget() or self):
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        return shown

    def page_of(self, kind: str) -> str | None:
        opening = (each.name for each in self._listed.values() if kind in each.opens)
        return next(opening, kind if kind in self._listed else None)

    def set_badge(self, name: str, count: int) -> None:
        self.side.set_badge(name, count)

    # What opens and locks the program uses

    def settle(self, kind: str, name: str, place: str) -> None:
        """Be the window of a room or an office: its name, its place, its pages."""
        self.kind = kind
        self._list_kinds()
        mine = [each for each in self._listed.values() if kind in each.kinds]
        self.side.settle(name, place, [each for each in mine if each.listed and not each.whole])
        self._mark_page()
        page_name, words, _wanted = MAIN[kind]
        self._main.setText(_(words))
        self._main.setVisible(page_name in self._listed)
        self._main.updateGeometry()
        self.show_status()

    def practise(self, on: bool) -> None:
        """Show beside the pages what is to be practised, or no more."""
        self._practising = on
        self.practice.start(on, first=True)

    def forget_pages(self) -> None:
        """Throw every page away, so that nothing of what they showed stays behind."""
        self._now = ""
        for made in self.pages.values():
            made.end()
            self.stack.removeWidget(made)
            made.deleteLater()
        self.pages.clear()
        self.search.clear()
        self.banner.hide()
        self.toast.hide()

    def may_leave(self, again: Callable[[], object] | None = None) -> bool:
        """Let the page in front keep what is typed; whether it could.

        Where it could not, it is asked whether to do it `again` all the same.
        """
        made = self.pages.get(self._now)
        if made is None or self._leaves_anyway or made.can_leave():
            return True
        if again is not None:
            question = _("What was typed last is not kept. Leave all the same?")
            leave = partial(self._leave_for, again)
            ask(self, question, _("Leave all the same"), leave, no=_("Go on writing"))
        return False

    def _leave_for(self, again: Callable[[], object]) -> None:
        self._leaves_anyway = True
        try:
            again()
        finally:
            self._leaves_anyway = False

    def restyle(self, scale: int, *, contrast: bool) -> None:
        """Change the size of text and the palette; the pages are made again."""
        now = self._now
        if now and not self.may_leave(partial(self.restyle, scale, contrast=contrast)):
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        name, place, badges = self.side.name, self.side.place, self.side.badges
        # The pages go first: polishing what is thrown away took fourteen times as long.
        self.forget_pages()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[arg-type]
        style.apply(app, scale, contrast=contrast)
        for old in (self.toast, self.cover, self.practice):
            old.deleteLater()
        self._build()
        self.practice.start(self._practising)
        self.settle(self.kind, name, place)
        for beside, count in badges.items():
            self.set_badge(beside, count)
        if now:
            self.show_page(now)

    def show_status(self) -> None:
        if self.status_source is not None and not self.bottom.isHidden():
            self.bottom.show_state(self.status_source())

    def lock(self) -> None:
        """Close the store and ask for the password; drafts are kept."""
        if self.lock_store is not None and self.may_leave(self.lock):
            self.lock_store()

    def closeEvent(self, event: QCloseEvent) -> None:
        writes_on = bool(self._now) and not self.may_leave(self.close)
        if writes_on or (self.may_close is not None and not self.may_close()):
            event.ignore()
            return
        work.wait()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return let_go() or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cover.setGeometry(self.rect())
        self.practice.fit()

    # Inside

    def _build(self) -> None:
        self.banner, self.search, self.stack = Banner(), SearchBox(), OneOf()
        self.search.chosen.connect(self._open_hit)
        self.side, self._top, self.bottom = Navigation(), self._bar(), StatusLine()
        self.side.wanted.connect(self._go)
        shown = Following(self.stack)  # large text never pushes anything off the screen
        edges = (18, 14, 18, 14)
        pages = box(column(self.banner, shown, spacing=10, margins=edges, stretch=1))
        pages.setObjectName("page")
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.side, 0, 0, 4, 1)
        grid.addWidget(self._top, 0, 1)
        grid.addWidget(pages, 1, 1)
        self.practice = Practice(self)
        grid.addWidget(self.practice.strip, 2, 1)
        grid.addWidget(self.bottom, 3, 1)
        grid.addWidget(self.practice.panel, 0, 2, 4, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self.setCentralWidget(whole)
        self.toast, self.cover = Toast(self, self.bottom), Cover(self)

    def _bar(self) -> QFrame:
        top = QFrame()
        top.setObjectName("top")
        self._lock = Button(_("Lock"), self.lock, tip="Ctrl L")
        self._main = Button("", self._start_main, look="primary", key="F2")
        layout = row(self.search, None, self._lock, self._main, margins=(18, 8, 18, 8))
        layout.setStretch(0, 5)
        layout.setStretch(1, 4)
        top.setLayout(layout)
        return top

    def _keys(self) -> None:
        def free(function: Callable[[], object]) -> Callable[[], None]:
            def pressed() -> None:
                if not self._top.isHidden() and not self.cover.isVisible() and not self._asking():
                    function()

            return pressed

        shortcut(self, "F2", free(self._start_main))
        shortcut(self, "F1", free(lambda: self._go("help", of=self._now)))
        shortcut(self, "Ctrl+K", free(self.search_now))
        shortcut(self, "Ctrl+F", self._to_filter)
        shortcut(self, "Ctrl+L", free(self.lock))
        shortcut(self, "F12", lambda: self.cover.turn())
        ShownKeys(self, self._in_front, lambda: self.toast.hide_key())
        Staying(self, lambda: self._in_front()[-1] if self._in_front() else None)
        for at in range(1, 10):
            shortcut(self, f"Alt+{at}", free(lambda at=at: self._go_to(at)))

    def search_now(self) -> None:
        """Put the keyboard into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _asking(self) -> Sheet | None:
        """The card that asks something, the last one where there are several."""
        asking = [each for each in sheets(self) if each.isVisible()]
        return asking[-1] if asking else None

    def _in_front(self) -> Sequence[QWidget]:
        """Where keys that are shown can be pressed."""
        if self.cover.isVisible():
            return ()
        return (self.toast, self._asking() or self.stack.currentWidget() or self.stack)

    def _to_filter(self) -> None:
        if not self.cover.isVisible():
            go_to_filter(self._asking() or self.stack)

    def _mark_page(self) -> None:
        """Mark the page in front in the navigation, or the one that it stands beneath."""
        front = self._listed.get(self._now)
        self.side.show_current(self._now if front is None else front.beneath or front.name)

    def _go_to(self, at: int) -> None:
        if (name := self.side.at(at)) is not None:
            self._go(name)

    def _go(self, name: str, **wanted: str) -> None:
        if self.show_page(name, **wanted) is None:
            self._mark_page()

    def _start_main(self) -> None:
        name, _words, wanted = MAIN[self.kind]
        self.show_page(name, **{wanted: True})

    def _open_hit(self, kind: str, record: str) -> None:
        """Open a record on the page of its kind, or else of what it hangs on."""
        if (opened := self.page_of(kind)) is not None:
            self.show_page(opened, record_id=record)
            return
        from app.records import found  # with the first hit at the latest, not with the window

        if (owner := found.hangs_on(kind, record)) is not None:
            self._open_hit(*owner)

    def _made(self, name: str) -> Page:
        if name not in self.pages:
            info = self._listed[name]
            make = (info.office if self.kind == "office" else "") or info.made_by
            made = (named(make) if isinstance(make, str) else make)(self)
            self.pages[name] = made
            self.stack.addWidget(made)
        return self.pages[name]

    def _list_kinds(self) -> None:
        """Put the pages of kinds without one of their own before the page for printing."""
        from ui.kinds import pages  # brings the records with it, which the first page does not need

        kinds = {each.name: each for each in pages()}
        names = [name for name in self._listed if name not in kinds]
        at = names.index("printing") if "printing" in names else len(names)
        every = self._listed | kinds
        self._listed = {name: every[name] for name in (*names[:at], *kinds, *names[at:])}

    def _refresh(self, kinds: set[str]) -> None:
        for name, made in self.pages.items():
            if not self._listed[name].whole:
                made.refresh(kinds)
        self.show_status()
