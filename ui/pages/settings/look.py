"""How the window looks and speaks; every choice shows at once."""

from __future__ import annotations

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
        sizes = Chips([(each, f"{each}%") for each in style.SCALES], style.scale())
        contrast = Chips(
            [(False, _("Ordinary")), (True, _("High contrast"))],
            preferences.get(settings.HIGH_CONTRAST),
        )
        languages = Chips(list(LANGUAGES.items()), language.current())
        for chips, setting in (
            (sizes, settings.TEXT_SIZE),
            (contrast, settings.HIGH_CONTRAST),
            (languages, settings.LANGUAGE),
        ):
            chips.chosen.connect(lambda value, setting=setting: self._choose(setting, value))
        self.lay_out(
            Card(
                _("How it looks"),
                Label(_("Size of text"), "quiet"), sizes, 8,
                Label(_("Contrast"), "quiet"), contrast, 8,
                Label(_("Language"), "quiet"), languages,
                margin=22,
            )
        )  # fmt: skip

    def _choose(self, setting: settings.Setting[Any], value: object) -> None:
        preferences.put(setting, value)
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
