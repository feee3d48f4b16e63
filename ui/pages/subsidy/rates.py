"""The rates: what they say, and at an office how they are changed, read in and written out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app import codes
from app.fields import Day, Entry, Money, Whole
from app.language import N_, _
from app.records import subsidy
from app.records.subsidy import Rates, Standard, sending
from app.records.subsidy.rates import NAME
from app.store.session import current
from ui.records import data_files
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.plain import Button, Card, Label, box, column, hint, row

_SHARE: Final = Whole(min=0, max=100)


class RatesCard(Card):
    """What a dispute is worth and on what conditions; what an office changes goes down."""

    def __init__(self, shell: Shell, done: Callable[[], object]) -> None:
        self.shell, self._done = shell, done
        found = sending.given()
        parts: list[Any] = []
        said = sending.standing_words(found)
        if said:
            look = "late" if found.data.sample and not found.sent else "quiet"
            parts.append(Label(said, look, wrap=True))
        parts += [*map(self._rates, found.data.rates), hint(str(found.data.source))]
        if current().is_office:
            parts.append(hint(_("What you change here goes to every room with the next answers.")))
            parts.append(row(Button(_("Change"), menu=self._choices(found.data)), None))
        super().__init__(_("Subsidy rates"), *parts)

    def _rates(self, of: Rates) -> QWidget:
        lines = [Label(each, wrap=True) for each in sending.lines(of)]
        return box(column(Label(sending.span_words(of), "strong"), *lines, spacing=2))

    def _choices(self, standard: Standard) -> list[tuple[str, Callable[[], object]]]:
        return [
            (_("Other amounts…"), lambda: self.edit(standard)),
            (_("Read in a file…"), self.choose_file),
            (_("Write it out…"), lambda: data_files.write_out(
                self.shell, self, NAME, subsidy.spelled(standard))),
            (_("The sample again"), lambda: self._do(sending.take_back)),
        ]  # fmt: skip

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

        sheet = FormSheet(self.shell, _("Subsidy rates"), form, lambda _made: self._done(), keep)
        explain = _("Yuan a dispute. What holds until then ends the day before; claims that were "
                    "made stay as they are. Who is not paid and which papers are asked for stand "
                    "in the file.")  # fmt: skip
        return sheet.show_form(focus=names[0], explain=explain)

    def choose_file(self) -> None:
        """Ask for a file of rates, and read it in."""
        data_files.choose(self, _("Read in a file…"), self.read_in)

    def read_in(self, path: Path) -> None:
        """Let the rates of a file be in force; a wrong one changes nothing and is said."""
        self._do(lambda: sending.send(subsidy.read_file(path)))

    def _do(self, what: Callable[[], Any]) -> None:
        said = _("The rooms hear of it with the next answers.")
        self.shell.act(what, done=lambda _made: self._done(), words=said)
