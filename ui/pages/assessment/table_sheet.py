"""A table edited in plain fields: indicators, what is added or taken off, vetoes, grades."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import FieldErrors
from app.language import _
from app.messages import shortened, words
from app.records.assessment import Table, composing, editing, sending
from app.records.assessment.typed import (
    Typed,
    TypedAny,
    TypedExtra,
    TypedLine,
    TypedVeto,
    refusal,
)
from ui import style
from ui.pages.assessment.indicator_sheet import IndicatorSheet
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.chooser import Chooser
from ui.widgets.line import Line
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, Note, box, clear, column, hint, row

_POINTS: Final = 64
"""Pixels at 100 % of a field for points."""
_TITLE: Final = 180
_SOURCE: Final = 132
"""Pixels at 100 % of the button that says how points come about."""
_LONGEST: Final = 8
"""Characters on it; what is longer is cut."""
_PARTS: Final = ("title", "since", "points", "bonus", "malus", "indicators", "extras", "vetoes",
                 "levels")  # fmt: skip


class _Line(QWidget):
    """The fields of a line, and below them what is wrong."""

    def __init__(self, typed: TypedAny, fields: QHBoxLayout) -> None:
        super().__init__()
        self.typed, self.note = typed, Note("error")
        self.setLayout(column(fields, self.note, spacing=2))

    def say(self) -> None:
        """Say what is wrong now, or nothing."""
        self.note.say(refusal(self.typed))


class TableSheet(Sheet):
    """A line for each indicator, extra, veto and grade; below, whether the points add up.

    What is wrong stands below its line or field; nothing typed is lost.
    """

    def __init__(self, shell: Shell, table: Table, done: Callable[[], object]) -> None:
        super().__init__(shell, str(table.title), stays=True)
        self.shell, self._done = shell, done
        self.typed: Typed = editing.begin(table)
        self.wrong = {name: Note("error") for name in _PARTS}
        self.title = self._field(self.typed.title, partial(self._take, "title"))
        self.since, self.points, self.bonus, self.malus = (
            self._field(getattr(self.typed, name), partial(self._take, name), width=_POINTS)
            for name in ("since", "points", "bonus", "malus")
        )
        self.indicators, self.extras, self.vetoes, self.levels = (
            column(spacing=4) for _each in range(4)
        )
        self.sum = Label("", "strong", wrap=True)
        self.save_button = Button(_("Save"), self.save, look="primary")
        leave = Button(_("Leave it"), self.close_sheet)
        buttons = row(self.sum, leave, self.save_button, stretch=0)
        self.add(tall(box(self._inside()), shell), 6, buttons)
        self._show()
        self.rise(self.title, width=640)

    def add_line(self) -> None:
        """One more indicator, by hand until another source is chosen."""
        self.typed.indicators.append(TypedLine("", ""))
        self._show(self.indicators)

    def add_extra(self) -> None:
        """One more reason to add or take off points."""
        self.typed.extras.append(TypedExtra("", "", ""))
        self._show(self.extras)

    def add_veto(self) -> None:
        """One more veto, which lets nobody come above the last grade."""
        last = self.typed.levels[-1] if self.typed.levels else None
        self.typed.vetoes.append(TypedVeto("", last))
        self._show(self.vetoes)

    def add_level(self) -> None:
        """One more grade, above the last one."""
        self.typed.levels.insert(max(0, len(self.typed.levels) - 1), TypedLine("", ""))
        self._show(self.levels)

    def change_source(self, line: TypedLine) -> IndicatorSheet:
        """Let it be said how the points of an indicator come about."""
        return IndicatorSheet(self.shell, line, lambda _line: self._show(self.indicators, line))

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
        for line in self.card.findChildren(_Line):
            line.say()
        return set(wrong) <= set(self.wrong)

    # Inside

    def _inside(self) -> QVBoxLayout:
        def more(text: str, add: Callable[[], object]) -> QWidget:
            return box(row(Button(text, add, look="link"), None))

        wrong = self.wrong
        bounds = row(
            Label(_("Added at most")), self.bonus, 12, Label(_("taken off at most")), self.malus,
            None,
        )  # fmt: skip
        return column(
            row(Label(_("Name of the table")), self.title, stretch=1), wrong["title"],
            row(Label(_("In force from the year")), self.since, 12, Label(_("Points in all")),
                self.points, None),
            wrong["since"], wrong["points"],
            Label(_("Indicators"), "title"), self.indicators,
            more(_("＋ Indicator"), self.add_line), wrong["indicators"],
            Label(_("Added and taken off by hand"), "title"), self.extras,
            more(_("＋ Reason"), self.add_extra), wrong["extras"],
            bounds, wrong["bonus"], wrong["malus"],
            Label(_("Vetoes"), "title"),
            hint(_("Whomever one strikes comes no higher than its grade.")),
            self.vetoes, more(_("＋ Veto"), self.add_veto), wrong["vetoes"],
            Label(_("Grades, from so many points on"), "title"), self.levels,
            more(_("＋ Grade"), self.add_level), wrong["levels"], None,
        )  # fmt: skip

    def _sent(self, _made: object) -> None:
        self.close_sheet()
        self._done()

    def _show(self, only: QVBoxLayout | None = None, focus: TypedAny | None = None) -> None:
        """Show the lines, of one part or of all; the keyboard goes to one of them, else the last.

        Of all parts it stays where it is.
        """
        parts: list[tuple[QVBoxLayout, Sequence[TypedAny], Callable[[Any], list[QWidget]]]] = [
            (self.indicators, self.typed.indicators, self._of_indicator),
            (self.extras, self.typed.extras, self._of_extra),
            (self.vetoes, self.typed.vetoes, self._of_veto),
            (self.levels, self.typed.levels, self._of_level),
        ]
        for layout, lines, make in parts:
            if only not in (None, layout):
                continue
            clear(layout)
            for each in lines:
                layout.addWidget(self._line(each, make(each)))
            if only is layout:
                at = next((n for n, e in enumerate(lines) if e is focus), len(lines) - 1)
                layout.itemAt(at).widget().findChildren(Line)[0].setFocus()
        self._say_sum()

    def _line(self, each: TypedAny, parts: list[QWidget]) -> QWidget:
        off = Button("✕", partial(self._drop, each), look="link", tip=_("Take it out"))
        made = _Line(each, row(*parts, off, spacing=6, stretch=0))
        for line in made.findChildren(Line):
            line.editingFinished.connect(made.say)
        return made

    def _of_indicator(self, each: TypedLine) -> list[QWidget]:
        source = composing.words_of(each.rule)
        opens = Button(shortened(source, _LONGEST), partial(self.change_source, each), look="link")
        opens.setFixedWidth(style.px(_SOURCE))
        opens.setToolTip(_("How the points come about: {source}").format(source=source))
        return [self._titled(each), self._of(each, "points"), opens]

    def _of_extra(self, each: TypedExtra) -> list[QWidget]:
        return [
            self._titled(each), Label("＋"), self._of(each, "most"), Label("－"),
            self._of(each, "least"),
        ]  # fmt: skip

    def _of_veto(self, each: TypedVeto) -> list[QWidget]:
        def take(level: TypedLine) -> None:
            each.level = level
            grade.show_choice(level, level.title)

        grade = Chooser(lambda: [(level, level.title) for level in self.typed.levels])
        grade.show_choice(each.level, each.level.title if each.level else _("choose a grade"))
        grade.chosen.connect(take)
        return [self._titled(each), grade]

    def _of_level(self, each: TypedLine) -> list[QWidget]:
        return [self._titled(each), self._of(each, "points")]

    def _titled(self, each: TypedAny) -> Line:
        made = self._of(each, "title")
        made.setMinimumWidth(style.px(_TITLE))
        return made

    def _of(self, each: TypedAny, name: str) -> Line:
        """A field for something of a line."""

        def typed(text: str) -> None:
            setattr(each, name, text)
            self._say_sum()

        width = 0 if name == "title" else _POINTS
        return self._field(getattr(each, name), typed, width=width)

    def _field(self, text: str, typed: Callable[[str], object], *, width: int = 0) -> Line:
        made = Line(text)
        made.setCursorPosition(0)
        if width:
            made.setFixedWidth(style.px(width))
        made.textChanged.connect(typed)
        return made

    def _take(self, name: str, text: str) -> None:
        setattr(self.typed, name, text)
        self._say_sum()

    def _drop(self, each: TypedAny) -> None:
        typed = self.typed
        if isinstance(each, TypedExtra):
            typed.extras.remove(each)
        elif isinstance(each, TypedVeto):
            typed.vetoes.remove(each)
        elif any(each is level for level in typed.levels):
            typed.drop_level(each)
        else:
            typed.indicators.remove(each)
        self._show()

    def _say_sum(self) -> None:
        said, fits = self.typed.sum_words()
        self.sum.say(said, "safe" if fits else "error")
        self.save_button.setEnabled(fits)
