"""Every file of `resources/forms` that an office may change: its name, what it is of, its shape."""

from __future__ import annotations

from dataclasses import dataclass

from app import codes
from app.documents import design
from app.documents.activities import forms as activity_forms
from app.documents.assessment.sheet import AssessmentDesign
from app.documents.cases.papers import design as cases
from app.documents.certificates import design as certificate_design
from app.documents.design import Design
from app.documents.forms import design as forms
from app.documents.forms import prose_design
from app.documents.inspections import drafting
from app.documents.inspections import papers as inspections
from app.documents.network import month as service_month
from app.documents.reviews import drafting as reviews_drafting
from app.documents.reviews.score import ScoreDesign
from app.documents.signs import design as signs
from app.documents.stats import drafting as stats_drafting
from app.documents.subsidy import forms as subsidy_forms
from app.documents.transcription.design import TranscriptionDesign
from app.documents.visits import day_log
from app.documents.visits import form as visit_form
from app.language import N_, _, listed
from app.records import designs


@dataclass(frozen=True)
class Shape:
    """What a file describes, in words, and the type that checks it.

    Papers of a dispute and certificates are called what the lists of them say.
    """

    label: str
    kind: type[Design]


SHAPES: dict[str, Shape] = {
    "house": Shape(N_("Emblem, colours and faces of everything"), design.HouseDesign),
    "card": Shape(N_("Contact card"), design.CardDesign),
    "signs/card_back": Shape(N_("Back of the contact card"), signs.BackDesign),
    "signs/door_plate": Shape(N_("Door plate"), signs.DoorDesign),
    "signs/desk_plate": Shape(N_("Desk plate"), signs.DeskDesign),
    "signs/badge": Shape(N_("Badge"), signs.BadgeDesign),
    "signs/board": Shape(N_("Notice board"), signs.BoardDesign),
    "signs/service_flow": Shape(N_("Service flow"), signs.FlowDesign),
    "signs/wall_card": Shape(N_("Card for the wall"), signs.WallCardDesign),
    "signs/coverage": Shape(N_("Sheet of the network"), signs.CoverageDesign),
    "certificates/shared": Shape(N_("All certificates"), certificate_design.SharedDesign),
    **{
        f"certificates/{kind}": Shape("", certificate_design.WordingDesign)
        for kind in ("appointment", "literate", "completion", "honour", "volunteer")
    },
    "visit_form": Shape(N_("Visit form"), visit_form.VisitFormDesign),
    "day_log": Shape(N_("Day log"), day_log.DayLogDesign),
    "activities/sign_in": Shape(N_("Sign-in sheet"), activity_forms.SignInDesign),
    "activities/notice": Shape(N_("Notice of an activity"), activity_forms.ActivityFormDesign),
    "activities/minutes": Shape(N_("Minutes of a meeting"), activity_forms.MinutesDesign),
    "activities/record": Shape(
        N_("Form of an activity, a risk, public opinion"), activity_forms.ActivityFormDesign
    ),
    "activities/survey": Shape(N_("Form of a survey"), activity_forms.SurveyFormDesign),
    "network/service_month": Shape(
        N_("Service of a month, to be confirmed"), service_month.ServiceMonthDesign
    ),
    "assessment/sheet": Shape(N_("Assessment sheet"), AssessmentDesign),
    "subsidy/claim": Shape(N_("Subsidy claim"), subsidy_forms.ClaimDesign),
    "subsidy/review": Shape(N_("Review of a subsidy claim"), subsidy_forms.ReviewDesign),
    "subsidy/payment": Shape(
        N_("Subsidies to be paid, for signature"), subsidy_forms.PaymentDesign
    ),
    "subsidy/public": Shape(N_("Subsidies, made public"), subsidy_forms.PaymentDesign),
    "inspections/shared": Shape(N_("All papers of inspections"), prose_design.ProseWording),
    "inspections/record": Shape(N_("Record of an inspection"), forms.FormDesign),
    "inspections/checklist": Shape(N_("Checklist of an inspection"), inspections.ChecklistDesign),
    "inspections/rectify": Shape(N_("Notice to put right"), inspections.RectifyDesign),
    "inspections/circular": Shape(
        N_("Notice or circular as an official paper"), inspections.CircularDesign
    ),
    "inspections/draft": Shape(N_("Draft of a circular"), drafting.DraftDesign),
    "reviews/score": Shape(N_("Score sheet of a volume"), ScoreDesign),
    "reviews/draft": Shape(N_("Draft of a circular on a review"), reviews_drafting.DraftDesign),
    "stats/draft": Shape(N_("Draft of an analysis"), stats_drafting.AnalysisDraft),
    "stats/report": Shape(N_("Analysis of a period"), prose_design.ProseDesign),
    "transcription": Shape(N_("Order of the fields that are typed over"), TranscriptionDesign),
    "ledger": Shape(N_("Ledgers"), design.LedgerDesign),
    "bound": Shape(N_("Bound volume of ledgers and logs"), design.BoundDesign),
    "ruler": Shape(N_("Sheet that sets the printer right"), design.RulerDesign),
    "cases/shared": Shape(N_("All papers of a dispute"), cases.Shared),
    "cases/acceptance": Shape("", forms.FormDesign),
    "cases/agreement": Shape("", prose_design.ProseDesign),
    "cases/application": Shape("", prose_design.ProseDesign),
    "cases/attorney": Shape("", prose_design.ProseDesign),
    "cases/back": Shape("", cases.BackDesign),
    "cases/closing": Shape("", forms.FormDesign),
    "cases/confirmation": Shape("", prose_design.ProseDesign),
    "cases/correction": Shape("", prose_design.ProseDesign),
    "cases/cover": Shape("", cases.CoverDesign),
    "cases/identity": Shape("", cases.PictureDesign),
    "cases/index": Shape("", forms.ListDesign),
    "cases/inquiry": Shape("", prose_design.ProseDesign),
    "cases/notice": Shape("", prose_design.ProseDesign),
    "cases/oral": Shape("", forms.FormDesign),
    "cases/photos": Shape("", cases.PictureDesign),
    "cases/remarks": Shape("", forms.FormDesign),
    "cases/revisit": Shape("", forms.FormDesign),
    "cases/session": Shape("", prose_design.ProseDesign),
    "cases/spine": Shape("", cases.SpineDesign),
    "cases/termination": Shape("", prose_design.ProseDesign),
    "cases/transfer": Shape("", forms.ListDesign),
    "cases/year_index": Shape("", forms.ListDesign),
}
"""By name, in the order in which they are shown."""

UNSHAPED = frozenset({"legacy", "ledgers", "cases/clauses", "certificates/kinds"})
"""Files that say nothing of how a paper looks; those who read them check them."""


def label(name: str) -> str:
    """What a file is of, in words."""
    said = SHAPES[name].label
    if said:
        return _(said)
    folder, _slash, code = name.rpartition("/")
    return codes.load("certificate_kind" if folder == "certificates" else "case_paper").label(code)


def in_force_words() -> str:
    """What is printed otherwise than the program came, and since when."""
    changed, made = designs.in_force(), designs.changes()
    if not changed:
        return _("Things are printed as the program came.")
    names = listed(label(name) for name in changed if name in SHAPES)
    words = _("Changed: {names}.").format(names=names)
    if made and made[0].names:
        words += " " + _("Since {day}.").format(day=made[0].day)
    return words
