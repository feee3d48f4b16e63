"""A score sheet edited in plain fields: items with their points, vetoes, grades."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records.reviews import ScoreSheet, editing, sending
from app.records.reviews.editing import TypedItem
from ui.records.table_editor import TableEditor
from ui.shell import Shell
from ui.widgets.plain import Label, row

_TITLE: Final = 160
"""Pixels at 100 % that the title of a line has at least."""


class SheetEditor(TableEditor):
    """A line for each item, veto and grade; below, whether the points add up."""

    def __init__(self, shell: Shell, sheet: ScoreSheet, done: Callable[[], object]) -> None:
        self.typed = editing.begin(sheet)
        super().__init__(
            shell,
            self.typed,
            ("title", "points", "struck"),
            {"items": self._of_item},
            title_width=_TITLE,
            keep=lambda: sending.send(editing.edited(self.typed)),
            said=_("Reviews that are drawn from now on go by it."),
            done=done,
        )
        heads, wrong = self.heads, self.wrong
        self.lay_out(
            row(Label(_("Title of the score sheet")), heads["title"], stretch=1), wrong["title"],
            row(Label(_("Points in all")), heads["points"], 12,
                Label(_("A volume that a veto strikes has")), heads["struck"], None),
            wrong["points"], wrong["struck"],
            Label(_("Items"), "title"), *self.list_of("items", _("＋ Item"), self.add_item),
        )  # fmt: skip

    def add_item(self) -> None:
        """One more item, from which points are taken off by hand alone."""
        self.typed.items.append(TypedItem("", ""))
        self.show_lines("items")

    def _of_item(self, each: TypedItem) -> QWidget:
        how = self.field_of(each, "how")
        how.setPlaceholderText(_("What is taken off for what"))
        return self.line(each, self.field_of(each, "points"), below=how)
