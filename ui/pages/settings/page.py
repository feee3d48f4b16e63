"""Settings: a list of parts, and the part that was chosen."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QSizePolicy

from app.language import N_, _
from app.store.session import current
from ui.pages.settings.part import Part
from ui.shell import Page, Shell, named
from ui.widgets.arrange import scrolled
from ui.widgets.lines import nav_button
from ui.widgets.plain import Button, Card, box, column, row
from ui.widgets.stack import OneOf

PARTS: Final = {
    "place": (N_("This room"), "ui.pages.settings.place:PlacePart"),
    "look": (N_("How it looks"), "ui.pages.settings.look:LookPart"),
    "entry": (N_("Logging and cards"), "ui.pages.settings.place:EntryPart"),
    "days": (N_("Days off"), "ui.pages.settings.days:DaysPart"),
    "codes": (N_("Own choices"), "ui.pages.settings.own_codes:OwnCodesPart"),
    "design": (N_("Print design"), "ui.pages.settings.design:DesignPart"),
    "lock": (N_("Password and lock"), "ui.pages.settings.lock:LockPart"),
    "backup": (N_("Backups"), "ui.pages.settings.backup:BackupPart"),
    "office": (N_("Office above"), "ui.pages.settings.office:OfficePart"),
    "certificates": (N_("Certificates"), "ui.pages.settings.certificates:CertificatesPart"),
    "about": (N_("About the program"), "ui.pages.settings.backup:AboutPart"),
}
_ROOM_ONLY: Final = {"entry", "office"}
_OFFICE_ONLY: Final = {"codes", "design", "certificates"}


class SettingsPage(Page):
    """Parts are made when they are first chosen; what is chosen takes effect at once or by 保存."""

    scrolls = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.now = "place"
        self.parts: dict[str, Part] = {}
        self.stack = OneOf()  # a wide part that was seen once widens no other
        self.buttons: dict[str, Button] = {}
        links = column(spacing=2)
        office = current().is_office
        for name, (words, _made_by) in PARTS.items():
            if name in (_ROOM_ONLY if office else _OFFICE_ONLY):
                continue
            label = _("This office") if office and name == "place" else _(words)
            button = nav_button(label, lambda to=name: self.choose(to))
            button.setCheckable(True)
            button.setAutoExclusive(True)
            links.addWidget(button)
            self.buttons[name] = button
            if name == "entry":
                seated = nav_button(_("Mediation committee"), lambda: shell.show_page("committee"))
                links.addWidget(seated)
        links.addStretch(1)
        side = Card(_("Settings"), scrolled(box(links)), margin=14)
        side.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setLayout(row(side, self.stack, spacing=12, stretch=1))

    def open(self, part: str = "", **wanted: Any) -> None:
        """Show a part, the one shown last unless told; `code` makes a new recovery code."""
        shown: Any = self.choose("lock" if part == "code" else part if part in PARTS else self.now)
        if part == "code":
            shown.new_code()
        elif part == "days" and "year" in wanted:
            shown.show_year(wanted["year"])
        elif part == "office" and "invitation" in wanted:
            shown.take(wanted["invitation"])
        elif not shown.isAncestorOf(self.focusWidget() or self):
            self.buttons[self.now].setFocus()

    def choose(self, name: str) -> Part:
        """Bring a part to the front."""
        if name not in self.parts:
            self.parts[name] = named(PARTS[name][1])(self.shell)
            self.stack.addWidget(self.parts[name].area)
        self.now, shown = name, self.parts[name]
        self.buttons[name].setChecked(True)
        self.stack.setCurrentWidget(shown.area)
        shown.look_again()
        return shown

    def refresh(self, kinds: set[str]) -> None:
        if self.now in self.parts and kinds & self.parts[self.now].shows:
            self.parts[self.now].look_again()
