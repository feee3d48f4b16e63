"""Settings: a list of parts, and the part that was chosen."""

from __future__ import annotations

import importlib
from typing import Any, Final

from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from app.language import N_, _
from app.store.session import current
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, Card, box, column, row

PARTS: Final = {
    "place": (N_("This room"), "ui.pages.settings.place:PlacePart"),
    "look": (N_("How it looks"), "ui.pages.settings.look:LookPart"),
    "entry": (N_("Logging and cards"), "ui.pages.settings.place:EntryPart"),
    "days": (N_("Days off"), "ui.pages.settings.days:DaysPart"),
    "design": (N_("Print design"), "ui.pages.settings.design:DesignPart"),
    "lock": (N_("Password and lock"), "ui.pages.settings.lock:LockPart"),
    "backup": (N_("Backups"), "ui.pages.settings.backup:BackupPart"),
    "office": (N_("Office above"), "ui.pages.settings.office:OfficePart"),
    "certificates": (N_("Certificates"), "ui.pages.settings.certificates:CertificatesPart"),
    "about": (N_("About the program"), "ui.pages.settings.backup:AboutPart"),
}
_SHOWN: Final = {
    "installation": ("place", "office"),
    "office": ("place", "office"),
    "holiday": ("days",),
}
"""Which parts show what kind of record."""
_ROOM_ONLY: Final = {"entry", "office"}
_OFFICE_ONLY: Final = {"design", "certificates"}


class SettingsPage(Page):
    """Parts are made when they are first chosen; what is chosen takes effect at once or by 保存."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.now = "place"
        self.parts: dict[str, Any] = {}
        self.stack = QStackedWidget()
        self.buttons: dict[str, Button] = {}
        links = column(spacing=2)
        office = current().is_office
        for name, (words, _made_by) in PARTS.items():
            if name in (_ROOM_ONLY if office else _OFFICE_ONLY):
                continue
            label = _("This office") if office and name == "place" else _(words)
            button = Button(label, lambda to=name: self.choose(to))
            button.setObjectName("nav")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            links.addWidget(button)
            self.buttons[name] = button
            if name == "entry":
                seated = Button(_("Mediation committee"), lambda: shell.show_page("committee"))
                seated.setObjectName("nav")
                seated.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                links.addWidget(seated)
        links.addStretch(1)
        side = Card(_("Settings"), box(links), margin=14)
        side.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        layout = row(side, self.stack, spacing=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def open(self, part: str = "", **wanted: Any) -> None:
        """Show a part, the one shown last unless told."""
        self.choose(part if part in PARTS else "lock" if part == "code" else self.now)
        if part == "code":
            self.parts["lock"].new_code()
        elif part == "days" and "year" in wanted:
            self.parts["days"].show_year(wanted["year"])
        elif not self.parts[self.now].isAncestorOf(self.focusWidget() or self):
            self.buttons[self.now].setFocus()

    def choose(self, name: str) -> None:
        """Bring a part to the front."""
        if name not in self.parts:
            module, made_by = PARTS[name][1].split(":")
            made = getattr(importlib.import_module(module), made_by)(self.shell)
            self.parts[name] = made
            made.page = scrolled(made)
            self.stack.addWidget(made.page)
        self.now = name
        self.buttons[name].setChecked(True)
        self.stack.setCurrentWidget(self.parts[name].page)
        self.parts[name].look_again()

    def refresh(self, kinds: set[str]) -> None:
        if self.now in self.parts and any(self.now in _SHOWN.get(kind, ()) for kind in kinds):
            self.parts[self.now].look_again()
