"""What the page of remarks says of one: how it stands, its answers, where it can be put right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.documents.references import titles
from app.language import _
from app.records import fixtures, inspections, keeping, places, references
from app.records.fixtures import Fixture
from app.records.inspections import Answer, Inspection, Remark
from app.records.inspections.lists import standing_words
from app.records.rooms import Room
from app.store.session import current
from ui.records.attached import Attached
from ui.records.particulars import Particulars
from ui.records.sheets import difference
from ui.records.view import RecordView
from ui.records.ways import way, way_to
from ui.widgets.lines import Elided
from ui.widgets.plain import Button, Card, Label

_SAID = ("again", "done", "done_words")
"""What buttons say, and is read below the rest."""


class RemarkView(RecordView):
    """A remark; in the room with the way to put it right and to answer, at the office to settle."""

    def buttons(self) -> Sequence[QWidget]:
        self.there = Button(_("Where to do it"), self._go_there)
        self.answer = Button(_("Answer…"), self._answer, look="primary")
        # Else the card would keep the room that they take before one of them is hidden.
        for each in (self.there, self.answer):
            each.hide()
        return (self.there, self.answer)

    def show_buttons(self) -> None:
        super().show_buttons()
        remark = self.record
        self.answer.setVisible(remark is not None and inspections.is_ours_to_answer(remark))
        self.there.setVisible(remark is not None and bool(self._place_of(remark)))

    def marks(self, record: Any) -> Sequence[str]:
        whole = _("the whole volume") if record.volume else ""
        times = record.times or 1
        again = _("asked {count} times").format(count=times) if times > 1 else ""
        became = inspections.what_became(record)
        return [*super().marks(record), standing_words(record), whole, became, again]

    def parts(self, record: Any) -> Sequence[QWidget]:
        names = [*self.kind.read(), *_SAID]
        return [
            Particulars(self.shell, record, names),
            *self._whose(record),
            *self._about(record),
            *(self._card(each) for each in inspections.answers(record)),
        ]

    def _whose(self, remark: Remark) -> list[QWidget]:
        """To whom it goes, and what it came of."""
        if not keeping.is_ours(remark):
            return []
        found: list[QWidget] = []
        room = Room.get_or_none(Room.id == remark.room) if remark.room else None
        words = _("It has no room; this stays with the office.")
        if room is not None:
            words = _("Goes to: {name}").format(name=room.name)
        found.append(Label(words, "quiet", wrap=True))
        if seen := references.title(Inspection.kind_name, remark.inspection):
            said = Elided(_("Inspection: {what}").format(what=seen))
            found.append(way(self.shell, Inspection.kind_name, remark.inspection or "", said))
        return found

    def _about(self, remark: Remark) -> list[QWidget]:
        """The record it is about, as the way there, and what became of that since."""
        record = inspections.record_of(remark)
        if record is None:
            return []
        title = _("{kind}: {title}").format(kind=_(record.label), title=record.heading())
        found = [way_to(self.shell, record, Elided(title))]
        if why := inspections.void_reason(record):
            words = _("It was declared void: {why}. Nothing is left to correct in it.")
            found.append(Label(words.format(why=why), "soon", wrap=True))
        if (fixed := inspections.corrected(remark, titles())) is not None:
            lines: list[QWidget] = [Label(_("Corrected since it was asked"), "strong")]
            lines += map(difference, fixed.differences)
            lines += [Label(each, wrap=True) for each in fixed.beside]
            found.append(Card("", *lines))
        return found

    def _card(self, answer: Answer) -> QWidget:
        day = answer.day.isoformat() if answer.day else ""
        done = answer.columns()["done"].kind.show(answer.done)
        head = _("Answer of {day}").format(day=day)
        if done:
            head = "　".join((head, _("put right there on {day}").format(day=done)))
        photos = Attached(self.shell)
        photos.fixed = True
        photos.begin(answer)
        return Card("", Label(head, "strong"), Label(answer.words or "", wrap=True), photos)

    def _place_of(self, remark: Remark) -> tuple[str, str] | None:
        """The kind on whose page it can be put right, and the record that is opened there."""
        if remark.of_kind and references.title(remark.of_kind, remark.of_record):
            here = self.shell.page_of(remark.of_kind) is not None
            return (remark.of_kind, remark.of_record or "") if here else None
        own = places.own_village()
        if own is None or current().is_office or remark.item not in fixtures.wanted():
            return None
        return Fixture.belongs_to, own.id

    def _go_there(self) -> None:
        if (found := self._place_of(self.record)) is not None:
            kind, record = found
            self.shell.show_kind(kind, record_id=record)

    def _answer(self) -> None:
        begun = inspections.begun_answer(self.record, titles())
        self.shell.show_kind(Answer.kind_name, remark=self.record.id, **begun)
