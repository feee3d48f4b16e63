"""Numbers of rooms that still write on paper: a sheet for a period, typed or pasted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.language import _, n_
from app.records import stats
from app.records.stats import HandNumber, Period, hand_sheet, periods
from app.store.session import current
from ui.pages.by_hand.grid import HandGrid
from ui.records.drafted_sheet import DraftedSheet
from ui.records.period import PeriodChoice
from ui.shell import Page, Shell
from ui.widgets.arrange import Flowing
from ui.widgets.chips import Chips
from ui.widgets.chooser import FixedChooser
from ui.widgets.keys import Key, shortcut
from ui.widgets.plain import Button, Card, Label, column

FORM: Final = "by_hand"


class ByHandPage(Page):
    """The sheet for the numbers of rooms on paper."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.typed = HandNumbers(shell)
        self.setLayout(column(self.typed))
        shortcut(self, "Ctrl+Return", self.typed.save, inside=True)

    def open(
        self, sheet: str = "", period: Period | None = None, record_id: str = "", **_wanted: Any
    ) -> None:
        """Show what was typed of a sheet for a period, or go on where it was left."""
        for each in HandNumber.where_equal("id", record_id):
            sheet, period = each.sheet, each.period
        self.typed.go_on(sheet, period)

    def can_leave(self) -> bool:
        """Keep what is not saved yet as a draft."""
        return self.typed.flush()


class HandNumbers(DraftedSheet[HandGrid]):
    """The cells; a draft for each sheet and period holds what is not saved."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, FORM, HandGrid())
        sheets = [each for each in stats.every() if each.is_of_places]
        self.sheets = Chips([(each.name, str(each.title)) for each in sheets])
        self.sheets.chosen.connect(lambda _name: self._turn_to_sheet())
        self.split = FixedChooser(hand_sheet.splits(sheets[0].name))
        self.split.chosen.connect(lambda _split: self._choose_split())
        self.choice = PeriodChoice(self, periods.of(current().today(), "month").before())
        self.choice.chosen.connect(self.choose)
        self.button = Button(_("Save"), self.save, look="primary")
        head = self.head(
            _("Numbers by hand"),
            _("For rooms still on paper; they give way once the room reports."),
            self.kept,
            Button(_("Back to the statistics"), self.leave),
            self.button,
        )
        which = Flowing(self.split, *self.choice.buttons)
        foot = self.foot(Label(_("save:"), "quiet"), Key("Ctrl ↵"))
        self.setLayout(
            column(Card("", column(head, self.sheets, which, self.grid, foot, stretch=3)))
        )

    def go_on(self, sheet: str, period: Period | None) -> None:
        """Show a sheet and period; those shown before where none is named."""
        if sheet in [each.name for each in stats.every() if each.is_of_places]:
            self.flush()
            self.sheets.set_value(sheet)
            self._offer_splits()
        if period is not None and period.rhythm:
            self.flush()
            self.choice.show(period)
        if self.open_now and not sheet and period is None:
            self.grid.line.setFocus()
        else:
            self._show()

    def choose(self, period: Period) -> None:
        """Type for another period."""
        self.flush()
        self.choice.show(period)
        self._show()

    def leave(self) -> None:
        """Back to the numbers that these are among."""
        self.flush()
        self.shell.show_page("stats", sheet=self.sheets.value, period=self.choice.period)

    def save(self) -> None:
        """Keep every number in one action, or go to the first that is refused."""
        self.grid.commit()
        sheet, lines = self.grid.sheet, list(self.grid.rows.lines)
        if sheet is None:
            return
        self.shell.act(lambda: sheet.save(lines), done=self._saved)

    def _saved(self, changed: int | None) -> None:
        if changed is None:
            self.grid.rows.redraw()
            self.grid.fit(*range(len(self.grid.rows.lines)))
            self.grid.go_to_error()
            self.say()
            return
        self.forget()
        self._show()
        said = n_("{count} number is saved.", "{count} numbers are saved.", changed)
        self.shell.notify(said.format(count=changed) if changed else _("Nothing was changed."))

    # What a draft keeps

    def flush(self) -> bool:
        if self.open_now:
            self.grid.commit()
            self.settling.flush()
        return not self.unkept or self.keep()

    def about(self) -> str:
        sheet = self.grid.sheet
        return f"{sheet.names[-1]} {sheet.sheet.name} {sheet.period}" if sheet is not None else ""

    def fill(self, values: Mapping[str, Any]) -> None:
        """The rows are shown by `_show`."""

    def typed(self) -> dict[str, Any]:
        rows = [line.raw() for line in self.grid.rows.lines if not line.as_kept]
        return {"rows": rows, "name": _("Numbers by hand")} if rows else {}

    def focused(self) -> str:
        return ",".join(map(str, self.grid.at))

    # What is shown

    def _turn_to_sheet(self) -> None:
        self.flush()
        self._offer_splits()
        self._show()

    def _choose_split(self) -> None:
        self.flush()
        self._show()

    def _offer_splits(self) -> None:
        self.split.offer = hand_sheet.splits(self.sheets.value)
        self.split.set_value("")

    def _show(self) -> None:
        """Show what was saved, and what of it was typed but not saved yet."""
        if self.unkept:
            self._stay()
            return
        self._shown = (self.sheets.value, self.choice.period, self.split.value)
        sheet = hand_sheet.hand_sheet(self.sheets.value, self.choice.period, self.split.value)
        self._open(None, {})
        self.grid.show_sheet(sheet, sheet.rows())
        self._at_first = self.typed()
        if (draft := self.unfinished(self.about())) is not None:
            self.restore(draft.typed, draft.focus or "")
            self.draft = draft.id
            self._say_kept(draft.changed_at)
        self.mark_clean()
        self.say()

    def _stay(self) -> None:
        """Say again what is shown, because what was typed there could not be kept."""
        name, period, split = self._shown
        self.sheets.set_value(name)
        self._offer_splits()
        self.split.set_value(split)
        self.choice.show(period)

    def restore(self, typed: Mapping[str, Any], focus: str) -> None:
        if self.grid.sheet is None:
            return
        lines = self.grid.sheet.with_draft(self.grid.rows.lines, typed.get("rows", []))
        at, _comma, cell = (focus or "0,1").partition(",")
        self.grid.begin(lines, (int(at), int(cell or 1)))
