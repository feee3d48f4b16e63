"""The score sheet of one volume: points and a note of each item, vetoes, what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QLabel, QLineEdit

from app.fields import Entry, Flag, Names, Points, Text
from app.language import N_, _
from app.records.assessment.tables import exact, spoken
from app.records.cases.model import Case
from app.records.reviews import (
    Review,
    ReviewScore,
    ScoreSheet,
    Volume,
    keep,
    proposals,
    scoring,
)
from app.records.reviews.scoring import NOTE, VETO
from ui.records.drafted import DraftedForm
from ui.shell import Shell
from ui.widgets.chosen import FlagInput
from ui.widgets.form import Form
from ui.widgets.input import Input
from ui.widgets.plain import Button, Label, Note, box, column, hint, row

DRAFTS: Final = "review_score"
"""What unfinished score sheets are kept under."""


class ScoreForm(DraftedForm):
    """One volume after another by the score sheet of a review.

    What the papers propose stands in it at first; the reviewer decides. `done` is told of the
    score that was kept.
    """

    def __init__(self, shell: Shell, review: Review, done: Callable[[ReviewScore], object]) -> None:
        self.review, self.sheet = review, scoring.sheet_of(review)
        self.volume: Volume | None = None
        form = _form(self.sheet)
        super().__init__(shell, DRAFTS, form)
        form.edited.connect(lambda _name: self._say_total())
        self.total = Label("", "title", wrap=True)
        self.proposed = Note("quiet")
        save = Button(_("Save, and to the next"), self.save, look="primary", key="Ctrl ↵")
        self.back = Button(_("Take back the score"), self.take_back, look="link")
        ends = row(self.back, None, self.kept, save, spacing=8)
        self.setLayout(column(self.proposed, form, self.total, ends, spacing=10))
        self.saved.connect(lambda made, _corrected: done(made))

    def show_volume(self, volume: Volume) -> None:
        """Show the sheet of a volume: as it was left, as it was kept, or as proposed."""
        if self.open_now and self.volume is not None and self.volume.id == volume.id:
            self.volume = volume
            if self.has_content:
                return
        self.flush()
        self.volume = volume
        left = self.unfinished(self.about())
        if left is not None:
            self.resume(left)
        else:
            self.begin(volume.score)
        self.back.setVisible(volume.score is not None)
        self._say_total()

    def take_back(self) -> None:
        """Take back what the volume scored; it waits to be scored again."""
        score = self.volume.score if self.volume is not None else None
        if score is not None:
            self.throw_away()
            self.shell.act(lambda: scoring.take_back(score), words=_("Taken back."))

    # What a form of its own says

    def about(self) -> str | None:
        return f"{self.review.id} {self.volume.id}" if self.volume is not None else None

    def start(self, name: str = "") -> None:
        super().start(name)
        line = self.window().focusWidget()
        if isinstance(line, QLineEdit) and not name.startswith(NOTE):
            # What is typed takes the place of the points that stand there.
            line.selectAll()

    def fetch(self, record: str) -> Any:
        return self.volume.score if self.volume is not None else None

    def fill(self, values: Mapping[str, Any]) -> None:
        assert self.volume is not None
        score = self.volume.score
        self.form.fill(scoring.values_of(score) if score is not None else self._as_proposed())

    def store(self, values: dict[str, Any]) -> ReviewScore:
        assert self.volume is not None
        return keep(self.review, self.volume.id, scoring.typed(self.sheet, values))

    # Inside

    def _as_proposed(self) -> dict[str, Any]:
        assert self.volume is not None
        case = Case.get_or_none(Case.id == self.volume.id)
        found = proposals(self.sheet, case)
        lost = [name for name, each in found.items() if each.note]
        words = _("Proposed from the records: {count} items lose points. You decide.")
        self.proposed.say(words.format(count=len(lost)) if lost else "")
        values: dict[str, Any] = {name: each.points for name, each in found.items()}
        values |= {NOTE + name: each.note or None for name, each in found.items()}
        return {**values, "who": self.review.who}

    def _say_total(self) -> None:
        points: dict[str, int | None] = {
            each.name: self.form.input(each.name).value_or_none() for each in self.sheet.items
        }
        vetoes = [e.name for e in self.sheet.vetoes if self.form.input(VETO + e.name).value()]
        total = scoring.total(self.sheet, points, vetoes)
        level = scoring.level(self.sheet, total, vetoes)
        words = _("{points} of {most} points: {level}").format(
            points=spoken(total), most=spoken(scoring.most(self.sheet)), level=level.title
        )
        self.total.say(words, "late" if vetoes or level == self.sheet.levels[-1] else "title")
        if self.volume is not None and self.volume.score is not None:
            self.proposed.hide()


def _form(sheet: ScoreSheet) -> Form:
    entries: dict[str, Entry] = {}
    rows: list[tuple[str, ...]] = []
    inputs: dict[str, Input] = {}
    for each in sheet.items:
        most = _("Points of {most}").format(most=spoken(exact(each.points)))
        entries[each.name] = Entry(Points(0, exact(each.points)), most)
        entries[NOTE + each.name] = Entry(Text(max=500), N_("Problems found"))
        rows.append((each.name, f"{NOTE}{each.name}:3"))
    for veto in sheet.vetoes:
        name = VETO + veto.name
        entries[name] = Entry(Flag(), N_("Veto"))
        inputs[name] = FlagInput(entries[name].kind, str(veto.title), wrap=True)
        rows.append((name,))
    entries["words"] = Entry(Text(max=1_000, lines=3), N_("Comment"))
    entries["who"] = Entry(Names(max=20), N_("Reviewers"))
    rows += [("words",), ("who",)]
    form = Form(entries, rows, inputs=inputs)
    for number, each in enumerate(sheet.items, start=1):
        said = [Label(f"{number}. {each.title}", "strong", wrap=True)]
        if each.how is not None:
            said.append(hint(str(each.how)))
        form.insert(box(column(*said, spacing=0)), before=each.name)
    if sheet.vetoes:
        form.insert(Label(_("Vetoes"), "strong"), before=VETO + sheet.vetoes[0].name)
    for veto in sheet.vetoes:
        form.fields[VETO + veto.name].label.hide()
    _align([form.fields[each.name].label for each in sheet.items])
    return form


def _align(labels: Sequence[QLabel]) -> None:
    """Let the points stand below each other, whatever is the most of each."""
    for each in labels:
        each.ensurePolished()
    widest = max((each.sizeHint().width() for each in labels), default=0)
    for each in labels:
        each.setMinimumWidth(widest)
