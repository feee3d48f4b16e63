"""Which pages there are: plain data that the window reads. A page is made when first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from app.language import N_


@dataclass(frozen=True)
class PageInfo:
    """A page and where it stands: `foot` at the bottom of the navigation, `whole` without any."""

    name: str
    label: str
    made_by: str | Callable[[Any], Any]
    """Module and class, imported when the page is first shown; or what makes the page."""
    kinds: frozenset[str] = frozenset({"room", "office"})
    foot: bool = False
    whole: bool = False
    listed: bool = True
    beneath: str = ""
    """The page that is marked in the navigation while this one is in front."""
    opens: tuple[str, ...] = ()
    """The kinds of record that it shows by their identity, as hits of the search."""
    office: str = ""
    """What makes it at an office, where that is not the same."""


_ROOM: Final = frozenset({"room"})
_OFFICE: Final = frozenset({"office"})

PAGES: Final = (
    PageInfo("first_start", N_("Welcome"), "ui.pages.first_start.page:FirstStartPage", whole=True),
    PageInfo("unlock", N_("Locked"), "ui.pages.unlock.page:UnlockPage", whole=True),
    PageInfo("home", N_("Home"), "ui.pages.home.page:HomePage", _ROOM),
    PageInfo("office", N_("Rooms"), "ui.pages.office.page:OfficePage", _OFFICE),
    PageInfo("visits", N_("Visits"), "ui.pages.visits.page:VISIT", opens=("visit",)),
    PageInfo("back_entry", N_("From the paper book"), "ui.pages.back_entry.page:BackEntryPage",
             _ROOM, listed=False, beneath="visits"),
    PageInfo("cases", N_("Disputes"), "ui.pages.cases.page:CASE", opens=("case",)),
    PageInfo("doubles", N_("Possible doubles"), "ui.pages.doubles.page:DoublesPage", _OFFICE,
             listed=False, beneath="cases", opens=("double",)),
    PageInfo("people", N_("People and cards"), "ui.pages.people.page:PERSON",
             opens=("person",)),
    PageInfo("certificates", N_("Certificates"), "ui.pages.certificates.page:CertificatesPage",
             opens=("certificate", "certificate_request")),
    PageInfo("committee", N_("Mediation committee"), "ui.pages.committee.page:COMMITTEE",
             listed=False, beneath="people", opens=("committee",)),
    PageInfo("places", N_("Places"), "ui.pages.places.page:PlacesPage", opens=("place",)),
    PageInfo("coverage", N_("Coverage"), "ui.pages.coverage.page:CoveragePage",
             listed=False, beneath="places"),
    PageInfo("duties", N_("Duties"), "ui.pages.duties.page:DutiesPage"),
    PageInfo("assessment", N_("Assessment"), "ui.pages.assessment.room:OwnScore",
             office="ui.pages.assessment.office:Ranking",
             opens=("assessment_result", "assessment_points", "assessment_statement")),
    PageInfo("reviews", N_("Volume review"), "ui.pages.reviews.page:ReviewPage", _OFFICE,
             opens=("review", "review_score")),
    PageInfo("stats", N_("Statistics"), "ui.pages.stats.page:StatsPage"),
    PageInfo("superior", N_("Superior's workbook"), "ui.pages.stats.superior:SuperiorPage",
             listed=False, beneath="stats", opens=("superior_book",)),
    PageInfo("transcription", N_("Typing over"),
             "ui.pages.stats.transcription:TranscriptionPage", listed=False, beneath="stats"),
    PageInfo("by_hand", N_("Numbers by hand"), "ui.pages.by_hand.page:ByHandPage", _OFFICE,
             listed=False, beneath="stats", opens=("hand_number",)),
    PageInfo("subsidy", N_("Subsidies"), "ui.pages.subsidy.room:OwnClaims",
             office="ui.pages.subsidy.office:Claims", opens=("subsidy_claim",)),
    PageInfo("printing", N_("Printing"), "ui.pages.printing.page:PrintingPage",
             opens=("card_issue",)),
    PageInfo("bring_in", N_("Bring in a workbook"), "ui.pages.bring_in.page:BringInPage", _ROOM,
             listed=False, beneath="visits"),
    PageInfo("deliver", N_("Deliver"), "ui.pages.deliver.page:DeliverPage", _ROOM),
    PageInfo("settings", N_("Settings"), "ui.pages.settings.page:SettingsPage", foot=True),
    PageInfo("licences", N_("Licences"), "ui.pages.licences:LicencesPage",
             listed=False, beneath="settings"),
    PageInfo("computer", N_("Check this computer"), "ui.pages.computer:ComputerPage",
             listed=False, beneath="help"),
    PageInfo("help", N_("Help"), "ui.pages.help:HelpPage", foot=True),
)  # fmt: skip

FIRST: Final = {"room": "home", "office": "office"}
"""The page an installation opens with."""

MAIN: Final = {
    "room": ("visits", N_("Log a visit"), "new"),
    "office": ("office", N_("Take in a stick"), "receive"),
}
"""The one filled button: page, words, and what the page is opened with set to True."""
