"""The rates: what they say, and at an office how they are changed, read in and written out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app import codes
from app.fields import Day, Entry, Money, Whole
from app.language import N_, _
from app.records.subsidy import Rates, Standard, sending
from app.records.subsidy.model import STANDARDS
from app.store.session import current
from ui.records.form_sheet import FormSheet
from ui.records.given_card import Choice, GivenCard
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.plain import Button, Label, box, column, hint, row, type_of_child

_SHARE: Final = Whole(min=0, max=100)


class RatesCard(GivenCard):
    """What a dispute is worth and on what conditions; what an office changes goes down."""

    title = N_("Subsidy rates")
    reading = N_("Read in a file…")

    def __init__(self, shell: Shell, done: Callable[[], object]) -> None:
        super().__init__(shell, STANDARDS, done)

    def parts(self) -> list[type_of_child]:
        found, parts = sending.given(), list[type_of_child]()
        said = sending.standing_words(found)
        if said:
            look = "late" if found.data.sample and not found.sent else "quiet"
            parts.append(Label(said, look, wrap=True))
        parts += [*map(self._rates, found.data.rates), hint(str(found.data.source))]
        if current().is_office:
            change = Button(_("Change"), menu=self.choices(found.data))
            parts += [hint(_(self.teach)), row(change, None)]
        return parts

    def _rates(self, of: Rates) -> QWidget:
        lines = [Label(each, wrap=True) for each in sending.lines(of)]
        return box(column(Label(sending.span_words(of), "strong"), *lines, spacing=2))

    def choices(self, data: Standard) -> list[Choice]:
        return [
            (_("Other amounts…"), lambda: self.edit(data)),
            (_(self.reading), self.choose_file),
            (_("Write it out…"), lambda: self.write_out(data)),
            (_("The sample again"), lambda: self.do(sending.take_back)),
        ]

    def edit(self, standard: Standard) -> FormSheet:
        """Let the amounts and shares be changed, from a day on."""
        now = standard.on(current().today()) or standard.rates[-1]
        classes = codes.load("difficulty").current()
        fields = {
            "since": Entry(Day(), N_("In force from"), required=True),
            **{e.code: Entry(Money(), e.label, required=True) for e in classes},
            "written": Entry(_SHARE, N_("Written agreement, percent")),
            "oral": Entry(_SHARE, N_("Oral agreement, percent")),
            "failed": Entry(_SHARE, N_("In vain but complete, percent")),
            "ceiling": Entry(Money(), N_("At most a mediator and month")),
        }
        names = [each.code for each in classes]
        pairs = [tuple(names[at : at + 2]) for at in range(0, len(names), 2)]
        rows = [("since", "ceiling"), *pairs, ("written", "oral", "failed")]
        form = Form(fields, rows)
        form.fill({
            "since": now.since, "ceiling": now.most or None,
            **{each: now.of_class(each) for each in names},
            **{each: now.shares.get(each) for each in ("written", "oral", "failed")},
        })  # fmt: skip

        def keep(values: dict[str, Any]) -> object:
            changed = sending.edited(now, values)
            return sending.send(sending.with_rates(standard, changed))

        sheet = FormSheet(
            self.shell, _(self.title), form, lambda _made: self._changed(), keep, about=("subsidy",)
        )
        explain = _("Yuan a dispute. What holds until then ends the day before; claims that were "
                    "made stay as they are. Who is not paid and which papers are asked for stand "
                    "in the file.")  # fmt: skip
        return sheet.show_form(focus=names[0], explain=explain)
