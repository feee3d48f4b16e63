"""Setting a printer right: a ruler printed, folded, and what it shows remembered."""

from __future__ import annotations

import msgspec

from app import settings
from app.documents import papers, printers
from app.documents.typeset.page import TRUE
from app.fields import Entry, Whole
from app.language import N_, _
from ui.pages.printing.part import Maker, Part
from ui.widgets.arrange import scrolled
from ui.widgets.chips import Chips
from ui.widgets.form import Form
from ui.widgets.plain import Button, Label, box, column, hint, row

_STEPS = (
    N_("1. Print the sheet at its actual size."),
    N_("2. Fold it in half both ways, and open it again."),
    N_("3. Type here the numbers that the creases point at."),
)


class RulerPart(Part):
    """Prints the ruler and remembers what was read off it, for the printer that is chosen."""

    def build(self) -> None:
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
        self.back = Chips(
            [("", _("Prints one side only")), ("up", _("Upwards")), ("down", _("Downwards"))]
        )
        self.save_button = Button(_("Remember"), self.save, key="Ctrl ↵")
        self.form.submitted.connect(self.save)
        self.print_button.setText(_("Print the ruler…"))
        self.check = Button(_("Show it set right"), self.changed.emit, look="chip", checkable=True)
        self.whose = Label("", "strong", wrap=True)
        self.turned = hint(
            _("Printed on both sides and turned over like a page, the arrow on the back points")
        )
        why = _("Cards a little off their cut marks? This sets them right once.")
        rest = _("The lengths are 100 unless a ruler says otherwise; what you leave empty stays.")
        steps = [Label(_(each), wrap=True) for each in _STEPS]
        inside = column(
            hint(why), self.whose, *steps, 6, self.form, hint(rest), self.turned, self.back,
            row(None, self.save_button), None,
        )  # fmt: skip
        self.lay_out(scrolled(box(inside)), foot=self.check)

    def open(self, **_wanted: object) -> None:
        """Show what is remembered of the printer that is chosen."""
        from ui.widgets import paper

        known, name = printers.reading(), printers.chosen()
        self.form.fill({**msgspec.structs.asdict(known), "edge": known.edge or None})
        self.back.set_value("down" if known.turned else "")
        self.whose.setText(_("This is of {printer}.").format(printer=name) if name else "")
        self.whose.setVisible(bool(name))
        # A printer that says nothing of itself may well have two sides.
        able = not name or name not in paper.names() or paper.has_two_sides(name)
        self.turned.setVisible(able)
        self.back.setVisible(able)
        self.form.start("x")

    def set_right(self) -> None:
        """Speak of the printer that is chosen now."""
        self.open()

    def maker(self) -> Maker | None:
        mended = self.check.isChecked()
        return lambda progress: papers.ruler_sheet(mended=mended)

    def printable_edge(self) -> float:
        return float("inf")  # it is there to be cut off at the edges

    def print_it(self) -> bool | None:
        """Print it as it is: what it shows is what is wrong with the printer."""
        if not self.print_button.isEnabled():
            return False
        mended = printers.calibration() if self.check.isChecked() else TRUE
        return self.page.preview.print_document(two_sided=True, mended=mended)

    def save(self) -> None:
        """Remember what was read."""
        turned = {"up": False, "down": True}.get(str(self.back.value))
        self.shell.act(
            lambda: printers.read_off(**self.form.values(), turned=turned),
            form=self.form,
            done=lambda _kept: self._remembered(),
            words=_("Remembered. Print it once more: both creases should point at 0."),
        )

    def _remembered(self) -> None:
        self.check.setChecked(True)
        self.page.set_right()
        self.changed.emit()
