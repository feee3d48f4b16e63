"""A score sheet edited in plain fields: items with their points, vetoes, grades."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import FieldErrors
from app.language import _
from app.messages import words
from app.records.assessment.typed import TypedLine, TypedVeto, refusal
from app.records.reviews import ScoreSheet, editing, sending
from app.records.reviews.editing import TypedItem
from ui import style
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.chooser import Chooser
from ui.widgets.line import Line
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, Note, box, clear, column, hint, row, type_of_child

_POINTS: Final = 64
"""Pixels at 100 % of a field for points."""
_TITLE: Final = 160
_PARTS: Final = ("title", "points", "struck", "items", "vetoes", "levels")

AnyLine = TypedLine | TypedVeto


class _Line(QWidget):
    """The fields of a line, and below them what is wrong."""

    def __init__(self, typed: AnyLine, *rows: Any) -> None:
        super().__init__()
        self.typed, self.note = typed, Note("error")
        self.setLayout(column(*rows, self.note, spacing=2))

    def say(self) -> None:
        """Say what is wrong now, or nothing."""
        self.note.say(refusal(self.typed))


class SheetEditor(Sheet):
    """A line for each item, veto and grade; below, whether the points add up.

    What is wrong stands below its line or part; nothing typed is lost.
    """

    def __init__(self, shell: Shell, sheet: ScoreSheet, done: Callable[[], object]) -> None:
        super().__init__(shell, str(sheet.title), stays=True)
        self.shell, self._done = shell, done
        self.typed = editing.begin(sheet)
        self.wrong = {name: Note("error") for name in _PARTS}
        self.title = self._field(self.typed.title, partial(self._take, "title"))
        self.points, self.struck = (
            self._field(getattr(self.typed, name), partial(self._take, name), width=_POINTS)
            for name in ("points", "struck")
        )
        self.items, self.vetoes, self.levels = (column(spacing=4) for _each in range(3))
        self.sum = Label("", "strong", wrap=True)
        self.save_button = Button(_("Save"), self.save, look="primary")
        leave = Button(_("Leave it"), self.close_sheet)
        buttons = row(self.sum, leave, self.save_button, stretch=0)
        self.add(tall(box(self._inside()), shell), 6, buttons)
        self._show()
        self.rise(self.title, width=640)

    def add_item(self) -> None:
        """One more item, from which points are taken off by hand alone."""
        self.typed.items.append(TypedItem("", ""))
        self._show(self.items)

    def add_veto(self) -> None:
        """One more veto, which lets no volume come above the last grade."""
        last = self.typed.levels[-1] if self.typed.levels else None
        self.typed.vetoes.append(TypedVeto("", last))
        self._show(self.vetoes)

    def add_level(self) -> None:
        """One more grade, above the last one."""
        self.typed.levels.insert(max(0, len(self.typed.levels) - 1), TypedLine("", ""))
        self._show(self.levels)

    def save(self) -> None:
        """Let reviews drawn from now on go by it; what is wrong stands beside its part."""
        for note in self.wrong.values():
            note.say("")
        said = _("Reviews that are drawn from now on go by it.")
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
        return column(
            row(Label(_("Title of the score sheet")), self.title, stretch=1), wrong["title"],
            row(Label(_("Points in all")), self.points, 12,
                Label(_("A volume that a veto strikes has")), self.struck, None),
            wrong["points"], wrong["struck"],
            Label(_("Items"), "title"), self.items, more(_("＋ Item"), self.add_item),
            wrong["items"],
            Label(_("Vetoes"), "title"),
            hint(_("Whomever one strikes comes no higher than its grade.")),
            self.vetoes, more(_("＋ Veto"), self.add_veto), wrong["vetoes"],
            Label(_("Grades, from so many points on"), "title"), self.levels,
            more(_("＋ Grade"), self.add_level), wrong["levels"], None,
        )  # fmt: skip

    def _sent(self, _made: object) -> None:
        self.close_sheet()
        self._done()

    def _show(self, only: QVBoxLayout | None = None) -> None:
        """Show the lines, of one part or of all; the keyboard goes to the last of one part."""
        parts: list[tuple[QVBoxLayout, Sequence[AnyLine], Callable[[Any], QWidget]]] = [
            (self.items, self.typed.items, self._of_item),
            (self.vetoes, self.typed.vetoes, self._of_veto),
            (self.levels, self.typed.levels, self._of_level),
        ]
        for layout, lines, make in parts:
            if only not in (None, layout):
                continue
            clear(layout)
            for each in lines:
                layout.addWidget(make(each))
            if only is layout and lines:
                layout.itemAt(len(lines) - 1).widget().findChildren(Line)[0].setFocus()
        self._say_sum()

    def _line(self, each: AnyLine, parts: Sequence[type_of_child], *below: Any) -> QWidget:
        off = Button("✕", partial(self._drop, each), look="link", tip=_("Take it out"))
        made = _Line(each, row(*parts, off, spacing=6, stretch=0), *below)
        for line in made.findChildren(Line):
            line.editingFinished.connect(made.say)
        return made

    def _of_item(self, each: TypedItem) -> QWidget:
        how = self._of(each, "how")
        how.setPlaceholderText(_("What is taken off for what"))
        return self._line(each, [self._titled(each), self._of(each, "points")], how)

    def _of_veto(self, each: TypedVeto) -> QWidget:
        def take(level: TypedLine) -> None:
            each.level = level
            grade.show_choice(level, level.title)

        grade = Chooser(lambda: [(level, level.title) for level in self.typed.levels])
        grade.show_choice(each.level, each.level.title if each.level else _("choose a grade"))
        grade.chosen.connect(take)
        return self._line(each, [self._titled(each), grade])

    def _of_level(self, each: TypedLine) -> QWidget:
        return self._line(each, [self._titled(each), self._of(each, "points")])

    def _titled(self, each: AnyLine) -> Line:
        made = self._of(each, "title")
        made.setMinimumWidth(style.px(_TITLE))
        return made

    def _of(self, each: AnyLine, name: str) -> Line:
        """A field for something of a line."""

        def typed(text: str) -> None:
            setattr(each, name, text)
            self._say_sum()

        return self._field(getattr(each, name), typed, width=_POINTS if name == "points" else 0)

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

    def _drop(self, each: AnyLine) -> None:
        typed = self.typed
        if isinstance(each, TypedVeto):
            typed.vetoes = [one for one in typed.vetoes if one is not each]
        elif isinstance(each, TypedItem):
            typed.items = [one for one in typed.items if one is not each]
        else:
            typed.drop_level(each)
        self._show()

    def _say_sum(self) -> None:
        said, fits = self.typed.sum_words()
        self.sum.say(said, "safe" if fits else "error")
        self.save_button.setEnabled(fits)
