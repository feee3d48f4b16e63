"""Setting the printer right: a ruler printed, folded, and two numbers read off it."""

from __future__ import annotations

from typing import Any

from app import settings
from app.documents import papers, printers
from app.errors import FieldErrors
from app.fields import Whole
from app.language import N_, _
from app.store import preferences
from ui.pages.printing_part import Part, Wanted
from ui.widgets.arrange import scrolled
from ui.widgets.form import Form
from ui.widgets.inputs import Entry
from ui.widgets.plain import Button, Words, box, column, row

_STEPS = (
    N_("1. Print the sheet at its actual size."),
    N_("2. Fold it in half both ways, and open it again."),
    N_("3. Type here the numbers that the creases point at."),
)


class CalibratePart(Part):
    """Prints the ruler and remembers what was read off it."""

    def __init__(self, shell: Any, page: Any) -> None:
        super().__init__(shell, page)
        self.form = Form(
            {
                "x": Entry(settings.OFFSET_X.kind, settings.OFFSET_X.label, required=True),
                "y": Entry(settings.OFFSET_Y.kind, settings.OFFSET_Y.label, required=True),
                "across": Entry(settings.LENGTH_X.kind, settings.LENGTH_X.label),
                "down": Entry(settings.LENGTH_Y.kind, settings.LENGTH_Y.label),
                "edge": Entry(
                    Whole(min=3, max=30), N_("Smallest number that can be seen at the edges")
                ),
            },
            [("x", "y"), ("across", "down"), ("edge",)],
        )
        self.save_button = Button(_("Remember"), self.save, key="Ctrl ↵")
        self.form.submitted.connect(self.save)
        self.print_button.setText(_("Print the ruler…"))
        self.check = Button(_("Show it set right"), self._show_mended, look="chip")
        self.check.setCheckable(True)
        steps = [Words(_(each), wrap=True) for each in _STEPS]
        rest = Words(
            _("The lengths are 100 unless a ruler says otherwise; what you leave empty stays."),
            "quiet",
            wrap=True,
        )
        inside = box(
            column(
                Words(_("Cards a little off their cut marks? This sets them right once."), "quiet",
                      wrap=True),
                *steps, 6, self.form, rest, row(None, self.save_button), None,
            )
        )  # fmt: skip
        self.lay(scrolled(inside), foot=self.check)

    def open(self, **_wanted: Any) -> None:
        """Show what is remembered."""
        self.form.fill(
            {
                "x": preferences.get(settings.OFFSET_X),
                "y": preferences.get(settings.OFFSET_Y),
                "across": preferences.get(settings.LENGTH_X),
                "down": preferences.get(settings.LENGTH_Y),
            }
        )
        self.form.start("x")

    def wanted(self) -> Wanted | None:
        mended = self.check.isChecked()
        return lambda progress: papers.ruler_sheet(mended=mended)

    def name(self) -> str:
        return _("Ruler")

    def save(self) -> None:
        """Remember what was read."""
        try:
            read = self.form.values()
        except FieldErrors:
            return
        printers.read_off(**read)
        self.check.setChecked(True)
        self.changed.emit()
        words = _("Remembered. Print it once more: both creases should point at 0.")
        if read["edge"] is not None:
            cards = self.page.parts["card"].sheet
            wide = preferences.get(settings.WIDE_MARGIN)
            cards.set_value("eight" if wide else "ten")
        self.shell.notify(words)

    def _show_mended(self) -> None:
        self.changed.emit()
