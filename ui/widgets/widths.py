"""How wide somebody made the columns of a list, remembered from one day to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from app import settings
from app.records.listed import NARROWEST, TableColumn, shared, uncut
from app.store import preferences, session
from ui import style
from ui.widgets.delay import Delay

_WIDEST: Final = 5_000


class Widths(QObject):
    """Shares the width of a list among its columns; those that a hand has drawn keep theirs.

    A list is known again by the columns that it usually has.
    """

    def __init__(
        self,
        view: QTableView,
        usual: Sequence[TableColumn],
        columns: Callable[[], Sequence[TableColumn]],
        fit: Callable[[], object],
    ) -> None:
        super().__init__(view)
        self._view, self._columns, self._fit = view, columns, fit
        self._name = " ".join(each.name for each in usual)
        self._fitting = False
        kept = dict[str, Any]()
        if session.is_open():
            kept = preferences.of_list(settings.LIST_WIDTHS, self._name, kept)
        self.drawn: dict[str, int] = {
            name: wide
            for name, wide in kept.items()
            if isinstance(wide, int) and 0 < wide < _WIDEST
        }
        """At 100 %, in pixels."""
        self._clock = Delay(self, 300, self._keep)
        view.horizontalHeader().sectionResized.connect(self._resized)

    def share(self, room: int, needed: Callable[[int], int]) -> None:
        """Give every column its width of the room there is."""
        columns = self._columns()
        drawn = {
            at: style.px(self.drawn[each.name])
            for at, each in enumerate(columns)
            if each.name in self.drawn
        }
        free = [at for at in range(len(columns)) if at not in drawn]
        wanted = [style.px(columns[at].width) for at in free]
        room -= sum(drawn.values())
        # A little narrower is better than a bar to scroll.
        squeeze = max(NARROWEST, min(1.0, room / max(1, sum(wanted))))
        wanted = [int(wide * squeeze) for wide in wanted]
        total = max(1, sum(wanted))
        wide = [each + max(0, room - total) * each // total for each in wanted]
        if wide:
            wide[-1] += max(room, sum(wanted)) - sum(wide)
        needs = [needed(at) for at in free]
        whole = {place for place, at in enumerate(free) if columns[at].whole}
        wide = uncut(shared(wide, needs), needs, whole)
        self._fitting = True
        for at, each in [*zip(free, wide, strict=True), *drawn.items()]:
            # Asked for anew: PySide may drop what it knows of a part that Qt itself made.
            self._view.horizontalHeader().resizeSection(at, each)
        self._fitting = False

    def forget(self) -> None:
        """Let every column be as wide as it is by itself."""
        self.drawn.clear()
        self._keep()

    def _resized(self, at: int, _before: int, now: int) -> None:
        columns = self._columns()
        if not self._fitting and at < len(columns) and now:
            self.drawn[columns[at].name] = max(1, round(now * 100 / style.scale()))
            self._clock.start()

    def _keep(self) -> None:
        self._fit()
        if session.is_open():
            preferences.put_of_list(settings.LIST_WIDTHS, self._name, self.drawn)
