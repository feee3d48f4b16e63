"""How wide somebody made the columns of a list, remembered from one day to the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from app import settings
from app.records.listed import TableColumn
from app.store import preferences, session
from ui import style
from ui.widgets.delay import Delay

NARROWEST: Final = 0.75
"""How much of its planned width a column keeps before the list is scrolled across."""
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


def uncut(widths: Sequence[int], needed: Sequence[int], whole: Collection[int]) -> list[int]:
    """Widths of the same sum in which some columns have what they need, as far as others can give.

    Half a date says nothing, half a name something.
    """
    found = list(widths)
    for at in whole:
        for other in sorted(range(len(found)), key=lambda each: -found[each]):
            lacks = needed[at] - found[at]
            if lacks > 0 and other not in whole:
                given = min(lacks, max(0, found[other] - round(widths[other] * NARROWEST)))
                found[at] += given
                found[other] -= given
    return found


def shared(planned: Sequence[int], needed: Sequence[int]) -> list[int]:
    """Widths of the same sum, where what one column does not need goes to those that are cut.

    Those that lack least are served first: one long text shall not take from everybody.
    """
    widths = list(planned)
    spare = [max(0, plan - need) for plan, need in zip(planned, needed, strict=True)]
    left = total = sum(spare)
    for at in sorted(range(len(widths)), key=lambda at: needed[at] - planned[at]):
        given = min(left, max(0, needed[at] - planned[at]))
        widths[at] += given
        left -= given
    taken = total - left
    for at, each in enumerate(spare):
        part = taken * each // total if total else 0
        widths[at] -= part
        total, taken = total - each, taken - part
    return widths
