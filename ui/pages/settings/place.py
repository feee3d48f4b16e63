"""Settings of the room itself, and of what it enters and prints."""

from __future__ import annotations

from typing import Any

from app import settings
from app.fields import Day, Entry, Text
from app.language import N_, _
from app.records import deliveries, offers, visits
from app.store import installation
from app.store.session import current
from ui.pages.settings.part import FormPart, SettingsPart
from ui.widgets.plain import hint


class PlacePart(FormPart):
    """Name, code and the day from which visits count."""

    shows = frozenset({"installation", "office"})

    def build(self) -> None:
        office = current().is_office
        name = N_("Name of the office") if office else N_("Name of the room")
        counts = N_(
            "Visits from this day on count here. Older ones may be added and found all the same."
        )
        self.given = hint()
        self.show_form(
            _("This office") if office else _("This room"),
            {
                "name": Entry(Text(max=60), name, required=True),
                "code": Entry(Text(max=20), N_("Code of this computer"), required=True),
                "start_day": Entry(Day(), N_("Counting starts on"), help=counts),
            },
            [("name",), ("code",) if office else ("code", "start_day")],
            self.given,
        )

    def kept(self) -> dict[str, Any]:
        here, above = current(), deliveries.office()
        self.form.input("code").set_fixed(above is not None)
        self.given.setVisible(above is not None)
        if above is not None:
            self.given.setText(_("The code was given by {office}.").format(office=above.name))
        return {"name": here.name, "code": here.code, "start_day": here.start_day}

    def keep(self, values: dict[str, Any]) -> None:
        installation.rename(
            code=values["code"], name=values["name"], start_day=values.get("start_day")
        )

    def saved(self) -> None:
        super().saved()
        self.shell.renamed.emit()


class EntryPart(SettingsPart):
    """What is filled in by itself when a visit is logged or a card printed."""

    rows = (
        (settings.HANDLER, settings.NUMBER_FROM), (settings.HOTLINE, settings.LEGAL_LINE),
        (settings.COMPLAINT, settings.SUPERIOR), (settings.SERVICES,), (settings.OPEN_HOURS,),
    )  # fmt: skip

    def build(self) -> None:
        filled = _("What is filled in by itself when a visit is logged or a card is printed.")
        self.show_settings(
            _("Logging and cards"),
            above=[hint(filled), 4],
            suggest={"handler": lambda text: offers.named(visits.handlers(), text)},
        )
