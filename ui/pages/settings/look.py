"""How the window looks and speaks; every choice shows at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer

from app import language, settings
from app.language import _
from app.store import preferences
from ui import style
from ui.pages.settings.part import Part
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.plain import Card, Label

LANGUAGES = {"zh_CN": "中文", "en": "English"}


class LookPart(Part):
    """Size of text, contrast, language; a choice makes the page anew."""

    def build(self) -> None:
        ways = [(False, _("Ordinary")), (True, _("High contrast"))]
        card = Card(_("How it looks"), margin=22)
        for words, setting, offered, now in (
            (_("Size of text"), settings.TEXT_SIZE, [(n, f"{n}%") for n in style.SCALES],
             style.scale()),
            (_("Contrast"), settings.HIGH_CONTRAST, ways, preferences.get(settings.HIGH_CONTRAST)),
            (_("Language"), settings.LANGUAGE, list(LANGUAGES.items()), language.current()),
        ):  # fmt: skip
            chips = Chips(offered, now)
            chips.chosen.connect(partial(self._choose, setting))
            card.append(Label(words, "quiet"), chips, 8)
        self.lay_out(card)

    def _choose(self, setting: settings.Setting[Any], value: object) -> None:
        self.shell.act(lambda: preferences.put(setting, value), done=lambda _kept: self._show())

    def _show(self) -> None:
        language.use(preferences.get(settings.LANGUAGE))
        # This page is thrown away with all others, so not while its own button is being pressed.
        QTimer.singleShot(0, self.shell, lambda shell=self.shell: restyle(shell))


def restyle(shell: Shell) -> None:
    """Make the window anew as it was chosen, and show this part of the settings again."""
    shell.restyle(
        preferences.get(settings.TEXT_SIZE), contrast=preferences.get(settings.HIGH_CONTRAST)
    )
    shell.renamed.emit()
    shell.show_page("settings", part="look")
