"""The draft of a circular: what some inspections found, in words that the clerk goes over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.documents.design import Design, load
from app.documents.forms.slots import chinese, fill
from app.documents.inspections.papers import sentence
from app.fields import long_period
from app.records import places
from app.records.inspections import Inspection, Remark
from app.store.session import current

_NAMED: Final = 5
"""Places that are named in the opening; of more their number tells."""


class DraftDesign(Design, frozen=True):
    """`resources/forms/inspections/draft.json`: the wording of a draft."""

    title: str
    opening: str
    single: str
    standing: str
    found: str
    asked: str
    place: str
    finding: str
    bare: str
    done: str
    none: str
    request: str
    end: str


def circular(inspections: Sequence[Inspection]) -> dict[str, Any]:
    """The columns of a notice that tells of these inspections, at least one."""
    wording = load("inspections/draft", DraftDesign)
    found = sorted(inspections, key=lambda each: (each.day, each.row))
    names = list(dict.fromkeys(places.name_of(each.place) for each in found))
    said = {
        "period": long_period(found[0].day, found[-1].day),
        "issuer": current().name,
        "places": "、".join(names[:_NAMED]),
        "count": str(len(names)),
    }
    opening = wording.opening if len(names) > _NAMED else wording.single
    lines = [fill(opening, said), wording.standing]
    lines += [_of_place(wording, each, sentence(each.summary)) for each in found if each.summary]
    lines.append(wording.found)
    lines += [_of_place(wording, each, _findings(wording, each)) for each in found]
    lines += [wording.asked, wording.request, wording.end]
    return {
        "kind": "circular",
        "day": current().today(),
        "title": fill(wording.title, said),
        "number": next((each.number for each in found if each.number), None),
        "words": "\n".join(lines),
    }


def _of_place(wording: DraftDesign, inspection: Inspection, text: str) -> str:
    return fill(wording.place, {"place": places.name_of(inspection.place), "text": text})


def _findings(wording: DraftDesign, inspection: Inspection) -> str:
    said: list[str] = []
    for number, each in enumerate(Remark.where_equal("inspection", inspection.id), start=1):
        item = chinese("inspection_item", each.item)
        words = sentence(each.words) + (wording.done if each.done else "")
        slots = {"number": str(number), "item": item, "words": words}
        said.append(fill(wording.finding if item else wording.bare, slots))
    return "".join(said) or wording.none
