"""What is printed of activities, risks, public opinion and surveys."""

from __future__ import annotations

from functools import partial

from app.documents.activities import forms
from app.documents.items.each import each_of
from app.documents.items.item import Item
from app.language import N_
from app.records.activities import Activity, Opinion, Risk, Survey

ITEMS = (
    Item("sign-in", N_("Sign-in sheet"), "activity",
         each_of(Activity, forms.sign_in, lambda: forms.sign_in(None)), of="activity",
         choices=frozenset({"blank", "copies"}), named=True),
    Item("activity-notice", N_("Notice of an activity"), "activity",
         each_of(Activity, forms.notice), of="activity", choices=frozenset({"copies"}), named=True),
    Item("minutes", N_("Minutes of a meeting"), "activity",
         each_of(Activity, forms.minutes, lambda: forms.minutes(None, "blank"),
                 partial(forms.minutes, way="ruled")),
         of="activity", choices=frozenset({"blank", "ruled", "copies"}), named=True),
    Item("activity-record", N_("Form of an activity"), "activity", each_of(Activity, forms.record),
         of="activity", named=True),
    Item("risk-record", N_("Form of a risk"), "activity", each_of(Risk, forms.record), of="risk",
         named=True),
    Item("opinion-record", N_("Form of public opinion"), "activity", each_of(Opinion, forms.record),
         of="opinion", named=True),
    Item("survey-form", N_("Form of a survey"), "activity", each_of(Survey, forms.survey),
         of="survey", choices=frozenset({"copies"}), named=True),
)  # fmt: skip
