"""The assessment tables of an office: edited while their points are added up, sent down."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import FieldErrors
from app.language import _
from app.messages import words
from app.records import assessment
from app.records.assessment import Table, editing, sending
from app.records.assessment.editing import Typed, TypedLine
from app.records.sent_down import Given
from ui import style
from ui.records import data_files
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.line import Line
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Card, Label, Note, box, clear, column, hint, row

_POINTS: Final = 70
"""Pixels at 100 % of a field for points."""


class TablesCard(Card):
    """Every table with what can be done to it; what is changed goes down with the next replies."""

    def __init__(self, shell: Shell, year: int, done: Callable[[], object]) -> None:
        self.shell, self._year, self._done = shell, year, done
        read = Button(_("Read in a table…"), self.choose_file)
        teach = hint(_("What you change here goes to every room with the next answers."))
        lines = map(self._line, sending.given())
        super().__init__(_("Assessment tables"), teach, *lines, row(read, None))

    def _line(self, given: Given[Table]) -> QWidget:
        table = given.data
        title = Label(str(table.title), "strong", wrap=True)
        look = "late" if given.misread else "quiet"
        said = Label(sending.standing_words(given), look, wrap=True)
        source = hint(str(table.source))
        change = Button(_("Change"), look="link", menu=self._choices(given))
        return box(row(box(column(title, said, source, spacing=0)), change, stretch=0))

    def _choices(self, given: Given[Table]) -> list[tuple[str, Callable[[], object]]]:
        table = given.data
        text = assessment.spelled(table)
        found: list[tuple[str, Callable[[], object]]] = [
            (_("Points and grades…"), partial(self.edit, table)),
            (_("Write it out…"),
             partial(data_files.write_out, self.shell, self, table.name, text)),
        ]  # fmt: skip
        if given.sent:
            back = partial(self._do, partial(sending.take_back, table.name))
            found.append((_("As the program has it"), back))
        return found

    def edit(self, table: Table) -> TableSheet:
        """Let titles, points and levels be changed, from this year on or for another one."""
        return TableSheet(self.shell, table, self._done)

    def choose_file(self) -> None:
        """Ask for the file of a table, and read it in."""
        data_files.choose(self, _("Read in a table…"), self.read_in)

    def read_in(self, path: Path) -> None:
        """Let the table of a file be in force; a wrong one changes nothing and is said."""
        self._do(lambda: sending.send(assessment.read_file(path)))

    def _do(self, what: Callable[[], Any]) -> None:
        said = _("The rooms hear of it with the next answers.")
        self.shell.act(what, done=lambda _made: self._done(), words=said)


class TableSheet(Sheet):
    """A line for each indicator and level; below, whether the points add up."""

    def __init__(self, shell: Shell, table: Table, done: Callable[[], object]) -> None:
        super().__init__(shell, str(table.title), stays=True)
        self.shell, self._done = shell, done
        self.typed: Typed = editing.begin(table)
        self.since = self._field(self.typed.since, self._since_typed, width=_POINTS)
        self.indicators, self.levels = column(spacing=4), column(spacing=4)
        self.sum = Label("", "strong", wrap=True)
        self.wrong = {name: Note("error") for name in ("since", "indicators", "levels")}
        more = Button(_("＋ One that the office gives"), self.add_line, look="link")
        first = row(Label(_("In force from the year")), self.since, None)
        inside = column(
            first, self.wrong["since"], Label(_("Indicators"), "title"), self.indicators,
            row(more, None), self.wrong["indicators"], Label(_("Grades, from so many points on"),
            "title"), self.levels, self.wrong["levels"], None,
        )  # fmt: skip
        self.save_button = Button(_("Save"), self.save, look="primary")
        leave = Button(_("Leave it"), self.close_sheet)
        buttons = row(self.sum, leave, self.save_button, stretch=0)
        self.add(tall(box(inside), shell), 6, buttons)
        self._show()
        self.rise(self.since, width=620)

    def add_line(self) -> None:
        """One more indicator, by hand."""
        self.typed.indicators.append(TypedLine("", ""))
        self._show()
        line = self.indicators.itemAt(self.indicators.count() - 1).widget()
        line.findChildren(Line)[0].setFocus()

    def save(self) -> None:
        """Let it be in force; what is wrong stands beside its part, and nothing typed is lost."""
        for note in self.wrong.values():
            note.say("")
        said = _("The rooms hear of it with the next answers.")
        self.shell.act(
            lambda: sending.send(editing.edited(self.typed)),
            form=self, done=self._sent, words=said,
        )  # fmt: skip

    def refuse(self, errors: FieldErrors | None) -> bool:
        """Say each refusal beside its part; whether every one found its own."""
        wrong = errors.fields if errors is not None else {}
        for name, error in wrong.items():
            if name in self.wrong:
                self.wrong[name].say(words(error))
        return set(wrong) <= set(self.wrong)

    def _sent(self, _made: object) -> None:
        self.close_sheet()
        self._done()

    def _show(self) -> None:
        for lines, layout in (
            (self.typed.indicators, self.indicators),
            (self.typed.levels, self.levels),
        ):
            clear(layout)
            for each in lines:
                layout.addWidget(self._line(each, layout))
        self._say_sum()

    def _line(self, each: TypedLine, layout: QVBoxLayout) -> QWidget:
        title = self._field(each.title, partial(self._title_typed, each))
        points = self._field(each.points, partial(self._points_typed, each), width=_POINTS)
        parts: list[Any] = [title, points]
        if layout is self.indicators:
            off = Button("✕", partial(self._drop, each), look="link")
            off.setToolTip(_("Take it out"))
            off.setAccessibleName(_("Take it out"))
            parts.append(off)
        return box(row(*parts, spacing=6, stretch=0))

    def _field(self, text: str, typed: Callable[[str], object], *, width: int = 0) -> Line:
        made = Line(text)
        if width:
            made.setFixedWidth(style.px(width))
        made.textChanged.connect(typed)
        return made

    def _since_typed(self, text: str) -> None:
        self.typed.since = text

    def _title_typed(self, each: TypedLine, text: str) -> None:
        each.title = text
        self._say_sum()

    def _points_typed(self, each: TypedLine, text: str) -> None:
        each.points = text
        self._say_sum()

    def _drop(self, each: TypedLine) -> None:
        self.typed.indicators.remove(each)
        self._show()

    def _say_sum(self) -> None:
        said, fits = self.typed.sum_words()
        self.sum.say(said, "safe" if fits else "error")
        self.save_button.setEnabled(fits)
