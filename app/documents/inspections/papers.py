"""The papers of an inspection: its record, the notice to put right what it found, a circular."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app import codes
from app.documents.design import load
from app.documents.forms import form, prose_blocks
from app.documents.forms.design import FormDesign, PageWords
from app.documents.forms.laid import LaidOutPaper, Printing, Way
from app.documents.forms.prose_design import ProseDesign, ProseWording
from app.documents.forms.slots import Columns, Signer, chinese, fill
from app.documents.references import titles
from app.fields import long_day
from app.language import _
from app.records import deliveries, keeping, places
from app.records.inspections import Inspection, Remark
from app.records.layouts import unplaced
from app.records.notices import Notice
from app.records.rooms import Room
from app.store.session import current

_PLACED: Final = ("day", "place", "who", "number", "summary", "reason")
"""The columns that the form of an inspection shows itself, or never."""


class CircularDesign(ProseDesign, frozen=True, kw_only=True):
    """`resources/forms/inspections/circular.json`: to whom it is addressed besides."""

    to_all: str
    to_one: str


class RectifyDesign(ProseDesign, frozen=True, kw_only=True):
    """`resources/forms/inspections/rectify.json`: how a finding is said besides."""

    finding: str
    bare: str
    term: str
    signer: str


class ChecklistDesign(FormDesign, frozen=True, kw_only=True):
    """`resources/forms/inspections/checklist.json`: what is ticked besides."""

    box: str


def wording() -> ProseWording:
    """What these papers have in common."""
    return load("inspections/shared", ProseWording)


def _page_words() -> PageWords:
    words = wording()
    return PageWords(words.continued, words.page, words.code, words.blank_day, words.seal)


def record(inspection: Inspection) -> LaidOutPaper:
    """The form of an inspection: what was found, how it stands there, who signs."""
    title = titles()
    columns = Columns(Inspection, inspection, inspection.day, title)
    found = Remark.where_equal("inspection", inspection.id)
    rows = [{"number": at, **_row(each)} for at, each in enumerate(found, start=1)]
    rest = [
        (_(inspection.columns()[name].label), columns[name])
        for name in unplaced(Inspection, _PLACED)
        if columns.value(name) is not None
    ]
    place = places.name_of(inspection.place)
    slots = columns.over({"findings": rows, "rest": rest, "place": place})
    return form.lay_out(load("inspections/record", FormDesign), slots, Printing(), _page_words())


def _row(remark: Remark) -> dict[str, str]:
    columns = Columns(Remark, remark, remark.day)
    item = chinese("inspection_item", remark.item)
    return {"item": item, **{name: columns[name] for name in ("words", "until", "done")}}


def checklist() -> LaidOutPaper:
    """The sheet that somebody takes along: every item to be looked at, with boxes."""
    design = load("inspections/checklist", ChecklistDesign)
    listed = codes.load("inspection_item").current()
    items = [
        {"number": at, "item": each.zh, "box": design.box}
        for at, each in enumerate(listed, start=1)
    ]
    slots = Columns(Inspection, None, current().today()).over({"items": items})
    return form.lay_out(design, slots, Printing("blank"), _page_words())


def rectify(inspection: Inspection | None, way: Way = "filled") -> LaidOutPaper:
    """The notice to put right what an inspection found; what was so at once is left out."""
    design = load("inspections/rectify", RectifyDesign)
    slots: dict[str, Any] = dict.fromkeys(("to", "day", "who", "place", "issued"), "")
    slots |= {"findings": (), "issuer": current().name, "signers": (Signer(design.signer),)}
    if inspection is not None:
        found = [
            each
            for each in Remark.where_equal("inspection", inspection.id)
            if each.done is None or each.done > inspection.day
        ]
        room = next((each.room for each in found if each.room), None)
        named = Room.get_or_none(Room.id == room)
        place = places.name_of(inspection.place)
        slots |= {
            "to": named.name if named is not None else place,
            "day": long_day(inspection.day),
            "who": "、".join(inspection.who or ()),
            "place": place,
            "findings": [_clause(design, each) for each in found],
            "issued": long_day(current().today()),
        }
    return prose_blocks.lay_out(design, slots, Printing(way), wording())


def _clause(design: RectifyDesign, remark: Remark) -> str:
    item = chinese("inspection_item", remark.item)
    words = sentence(remark.words)
    said = fill(design.finding if item else design.bare, {"item": item, "words": words})
    return said + (fill(design.term, {"day": long_day(remark.until)}) if remark.until else "")


def sentence(words: str | None) -> str:
    """What was typed as a sentence: in one line, with its full stop."""
    joined = "".join((words or "").split("\n")).strip()
    return joined if joined.endswith(("。", "！", "？")) else f"{joined}。"


def circular(notice: Notice) -> LaidOutPaper:
    """A notice or circular as an official paper of whoever published it."""
    design = load("inspections/circular", CircularDesign)
    slots: Mapping[str, Any] = {
        "title": notice.title or "",
        "number": notice.number or "",
        "words": notice.words or "",
        "day": long_day(notice.day),
        "issuer": _issuer(notice),
        "to": _addressed(design, notice),
    }
    return prose_blocks.lay_out(design, slots, Printing(), wording())


def _issuer(notice: Notice) -> str:
    """Who published it: we, or the office that we report to."""
    office = deliveries.office()
    return current().name if keeping.is_ours(notice) or office is None else office.name


def _addressed(design: CircularDesign, notice: Notice) -> str:
    if not notice.room:
        return design.to_all
    room = Room.get_or_none(Room.id == notice.room)
    # In the room itself it is for nobody else.
    return fill(design.to_one, {"room": room.name if room is not None else current().name})
