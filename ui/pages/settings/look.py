"""How the window looks and speaks; every choice shows at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app import language, settings
from app.language import _
from app.store import preferences
from ui import style
from ui.shell import Shell
from ui.widgets.arrange import Flow
from ui.widgets.plain import Button, Card, Words, box, column

LANGUAGES = {"zh_CN": "中文", "en": "English"}


class LookPart(QWidget):
    """Size of text, contrast, language."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        contrast = preferences.get(settings.HIGH_CONTRAST)
        self.sizes = chips({each: f"{each}%" for each in style.SCALES}, style.scale(), self._resize)
        self.contrast = chips(
            {False: _("Ordinary"), True: _("High contrast")}, contrast, self._contrast
        )
        self.languages = chips(LANGUAGES, language.current(), self._speak)
        self.setLayout(
            column(
                Card(
                    _("How it looks"),
                    Words(_("Size of text"), "quiet"),
                    self.sizes,
                    8,
                    Words(_("Contrast"), "quiet"),
                    self.contrast,
                    8,
                    Words(_("Language"), "quiet"),
                    self.languages,
                    margin=22,
                ),
                None,
            )
        )

    def look_again(self) -> None:
        """Nothing to look for: a choice makes the page anew."""

    def _resize(self, scale: int) -> None:
        preferences.put(settings.TEXT_SIZE, scale)
        self._dress()

    def _contrast(self, high: bool) -> None:
        preferences.put(settings.HIGH_CONTRAST, high)
        self._dress()

    def _speak(self, spoken: str) -> None:
        preferences.put(settings.LANGUAGE, spoken)
        language.use(spoken)
        self._dress()

    def _dress(self) -> None:
        # This page is thrown away with all others, so not while its own button is being pressed.
        QTimer.singleShot(0, self.shell, lambda shell=self.shell: dress(shell))


def dress(shell: Shell) -> None:
    """Make the window anew as it was chosen, and show this part of the settings again."""
    shell.restyle(
        preferences.get(settings.TEXT_SIZE), contrast=preferences.get(settings.HIGH_CONTRAST)
    )
    shell.renamed.emit()
    shell.show_page("settings", part="look")


def chips(choices: dict[Any, str], now: Any, chosen: Callable[[Any], object]) -> QWidget:
    flow = Flow(spacing=8)
    for value, words in choices.items():
        chip = Button(words, lambda to=value: chosen(to), look="chip")
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        chip.setChecked(value == now)
        flow.addWidget(chip)
    return box(flow)
