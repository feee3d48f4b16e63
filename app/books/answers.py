"""What a keeper may answer to a row that needs a look, in one press instead of typing."""

from __future__ import annotations

from dataclasses import dataclass

from app import codes
from app.books.again import ADD, AGAIN, LEAVE, REPLACE
from app.books.plan import Item, Plan, Reason
from app.books.refusals import (
    Differs,
    FormUnknown,
    InFuture,
    NameDiffers,
    NextYear,
    NotAgreed,
    OtherYear,
    SexDiffers,
    UnclearCount,
    UnknownWord,
)
from app.books.remarks import Repeated
from app.books.table import Form
from app.language import N_, _

Typed = dict[int, dict[str, str]]
"""What cells should have said, by row and meaning, as `Choices.typed` takes it."""

_WITHOUT = {
    "identity": N_("Go on without the number"),
    "phone": N_("Go on without a phone"),
    "phone2": N_("Go on without this number"),
}

_AGAIN = (
    (N_("Leave what is in"), LEAVE),
    (N_("Put it right as it is here"), REPLACE),
    (N_("It is another one: add it"), ADD),
)
_YEARS = ("day", "other")


@dataclass(frozen=True, slots=True)
class Answer:
    """Something to press: its words, and what the cell of a meaning should have said then."""

    words: str
    column: str
    typed: str


def to(item: Item, reason: Reason, form: Form) -> list[Answer]:
    """The answers to one doubt about a row, the likeliest first."""
    error, name = reason.error, reason.column
    if isinstance(error, Differs):
        return [Answer(_(words), AGAIN, typed) for words, typed in _AGAIN]
    if isinstance(error, NextYear):
        return [Answer(str(error.data[each]), name, str(error.data[each])) for each in _YEARS]
    if isinstance(error, SexDiffers):
        right = str(error.data["sex"])
        return [
            Answer(_("Change it to {sex}").format(sex=right), name, right),
            Answer(
                _("“{word}” is what it should say").format(word=reason.original),
                name,
                reason.original,
            ),
        ]
    meaning = next((each for each in form.meanings if each.name == name), None)
    if meaning is None:
        return []
    if isinstance(error, OtherYear | InFuture | NameDiffers):
        values = item.person if meaning.about == "person" else item.values
        said = meaning.column.kind.show(values.get(name)) or reason.original
        return [Answer(_("It is right as it stands"), name, said), *_empty(name)]
    if isinstance(error, FormUnknown):
        forms = codes.load("agreement_form").current()
        return [Answer(each.label, name, each.label) for each in forms]
    if isinstance(error, NotAgreed):
        agreed = codes.load("past_result").label("agreed")
        return [
            Answer(_("It was agreed"), "result", agreed),
            Answer(_("No agreement was reached"), name, reason.original),
        ]
    if isinstance(error, UnclearCount):
        return [Answer(_("{count} people").format(count=error.data["least"]), name, _least(error))]
    if meaning.is_required or isinstance(error, UnknownWord) or not reason.original:
        return []
    return _empty(name) or [Answer(_("Leave it empty"), name, "")]


def like(plan: Plan, reason: Reason, form: Form, at: int) -> Typed:
    """The answer in place `at` for every row with the same doubt."""
    found: Typed = {}
    for other in plan.look:
        for each in other.reasons:
            if each.column == reason.column and type(each.error) is type(reason.error):
                answers = to(other, each, form)
                if at < len(answers):
                    found.setdefault(other.row, {})[answers[at].column] = answers[at].typed
    return found


def may_be_own(item: Item) -> bool:
    """Whether a row was left out for being like another, which the keeper knows better."""
    return any(isinstance(reason.error, Repeated) for reason in item.reasons)


def _empty(name: str) -> list[Answer]:
    return [Answer(_(_WITHOUT[name]), name, "")] if name in _WITHOUT else []


def _least(error: UnclearCount) -> str:
    return str(error.data["least"])
