"""Which columns a list shows besides the usual ones: chosen in a menu, remembered."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from app import settings
from app.language import _
from app.store import preferences
from ui.widgets.table import Table


def restore(table: Table, name: str) -> None:
    """Show what was chosen for the list of this name."""
    table.show_more(preferences.of_list(settings.LIST_COLUMNS, name, []))


def offer(menu: QMenu, table: Table, name: str) -> None:
    """Let it be chosen in a menu of a menu."""
    if table.more:
        fill(menu.addMenu(_("Columns")), table, name)


def fill(menu: QMenu, table: Table, name: str) -> None:
    """The same, with the columns themselves in the menu."""
    for each in table.more:
        action = menu.addAction(each.label)
        action.setCheckable(True)
        action.setChecked(each in table.rows.columns)
        action.toggled.connect(lambda on, column=each.name: _show(table, name, column, on))


def _show(table: Table, name: str, column: str, on: bool) -> None:
    shown = [each.name for each in table.more if each in table.rows.columns]
    wanted = [each for each in [*shown, column] if on or each != column]
    table.show_more(wanted)
    preferences.put_of_list(settings.LIST_COLUMNS, name, wanted)
