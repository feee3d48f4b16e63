"""What gives points, edited in plain fields: lines with their points, vetoes, grades."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import FieldErrors
from app.language import _
from app.messages import words
from app.records.assessment.typed import TypedAny, TypedLine, TypedVeto, TypedWhole, refusal
from ui import style
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.chooser import Chooser
from ui.widgets.line import Line
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, Note, box, clear, column, hint, row, type_of_child

_POINTS: Final = 64
"""Pixels at 100 % of a field for points."""
_WORDS: Final = ("title", "how")
"""What is typed as words, however long."""

Lists = Mapping[str, Callable[[Any], QWidget]]
"""What makes the line of each list, by name."""


class _Line(QWidget):
    """The fields of a line, and below them what is wrong."""

    def __init__(self, typed: TypedAny, *rows: type_of_child) -> None:
        super().__init__()
        self.typed, self.note = typed, Note("error")
        self.setLayout(column(*rows, self.note, spacing=2))

    def say(self) -> None:
        """Say what is wrong now, or nothing."""
        self.note.say(refusal(self.typed))


class TableEditor(Sheet):
    """A line for each thing, each veto and each grade; below, whether the points add up.

    What is wrong stands below its line or part; nothing typed is lost. Whatever is one names the
    fields that stand above (`heads`, `title` among them), says how a line of each of its own
    `lists` is made and how all of it is kept (`keep`, which raises FieldErrors by the same names;
    `said` is told then), and lays itself out.
    """

    def __init__(
        self,
        shell: Shell,
        typed: TypedWhole,
        heads: Sequence[str],
        lists: Lists,
        *,
        title_width: int,
        keep: Callable[[], object],
        said: str,
        done: Callable[[], object],
    ) -> None:
        super().__init__(shell, typed.title, stays=True)
        self.shell, self._typed, self._title_width = shell, typed, title_width
        self._keep, self._said, self._done = keep, said, done
        self._makes = {**lists, "vetoes": self._of_veto, "levels": self.with_points}
        self.wrong = {name: Note("error") for name in (*heads, *self._makes)}
        self.heads = {name: self.field_of(typed, name) for name in heads}
        self.lists = {name: column(spacing=4) for name in self._makes}
        self.sum = Label("", "strong", wrap=True)
        self.save_button = Button(_("Save"), self.save, look="primary")

    def lay_out(self, *above: type_of_child) -> None:
        """Show it: what stands above the vetoes and grades, then these and the sum."""
        inside = column(
            *above,
            Label(_("Vetoes"), "title"),
            hint(_("Whomever one strikes comes no higher than its grade.")),
            *self.list_of("vetoes", _("＋ Veto"), self.add_veto),
            Label(_("Grades, from so many points on"), "title"),
            *self.list_of("levels", _("＋ Grade"), self.add_level), None,
        )  # fmt: skip
        leave = Button(_("Leave it"), self.close_sheet)
        buttons = row(self.sum, leave, self.save_button, stretch=0)
        self.add(tall(box(inside), self.shell), 6, buttons)
        self.show_lines()
        self.rise(self.heads["title"], width=640)

    def list_of(
        self, name: str, more: str, add: Callable[[], object]
    ) -> tuple[QVBoxLayout, QWidget, Note]:
        """The lines of a list, what adds one more, and what is wrong with them all."""
        adds = box(row(Button(more, add, look="link"), None))
        return self.lists[name], adds, self.wrong[name]

    def add_veto(self) -> None:
        """One more veto, which lets no one come above the last grade."""
        last = self._typed.levels[-1] if self._typed.levels else None
        self._typed.vetoes.append(TypedVeto("", last))
        self.show_lines("vetoes")

    def add_level(self) -> None:
        """One more grade, above the last one."""
        levels = self._typed.levels
        levels.insert(max(0, len(levels) - 1), TypedLine("", ""))
        self.show_lines("levels")

    def save(self) -> None:
        """Keep what was typed; what is wrong stands beside its part, and nothing typed is lost."""
        for note in self.wrong.values():
            note.say("")
        self.shell.act(self._keep, form=self, done=self._sent, words=self._said)

    def refuse(self, errors: FieldErrors | None) -> bool:
        """Say each refusal beside its part; whether every one found its own."""
        wrong = errors.fields if errors is not None else {}
        for name, error in wrong.items():
            if name in self.wrong:
                self.wrong[name].say(words(error))
        for line in self.card.findChildren(_Line):
            line.say()
        return set(wrong) <= set(self.wrong)

    def show_lines(self, only: str = "", focus: TypedAny | None = None) -> None:
        """Show the lines of one list, or of all; of one, a line has the keyboard, else the last."""
        for name, make in self._makes.items():
            if only not in ("", name):
                continue
            layout, lines = self.lists[name], getattr(self._typed, name)
            clear(layout)
            for each in lines:
                layout.addWidget(make(each))
            if only and lines:
                at = next((n for n, e in enumerate(lines) if e is focus), len(lines) - 1)
                layout.itemAt(at).widget().findChildren(Line)[0].setFocus()
        self._say_sum()

    def line(self, each: TypedAny, *fields: type_of_child, below: type_of_child = 0) -> QWidget:
        """A line: its title, other fields of it, and what takes it out."""
        title = self.field_of(each, "title")
        title.setMinimumWidth(style.px(self._title_width))
        off = Button("✕", partial(self._drop, each), look="link", tip=_("Take it out"))
        rows = [row(title, *fields, off, spacing=6, stretch=0), *([below] if below else [])]
        made = _Line(each, *rows)
        for line in made.findChildren(Line):
            line.editingFinished.connect(made.say)
        return made

    def with_points(self, each: TypedLine) -> QWidget:
        """A line of a title and points."""
        return self.line(each, self.field_of(each, "points"))

    def field_of(self, of: object, name: str) -> Line:
        """A field for something that is typed; what is no words is points."""

        def take(text: str) -> None:
            setattr(of, name, text)
            self._say_sum()

        made = Line(getattr(of, name))
        made.setCursorPosition(0)
        if name not in _WORDS:
            made.setFixedWidth(style.px(_POINTS))
        made.textChanged.connect(take)
        return made

    # Inside

    def _of_veto(self, each: TypedVeto) -> QWidget:
        def take(level: TypedLine) -> None:
            each.level = level
            grade.show_choice(level, level.title)

        grade = Chooser(lambda: [(level, level.title) for level in self._typed.levels])
        grade.show_choice(each.level, each.level.title if each.level else _("choose a grade"))
        grade.chosen.connect(take)
        return self.line(each, grade)

    def _drop(self, each: TypedAny) -> None:
        typed = self._typed
        grade = next((level for level in typed.levels if level is each), None)
        if grade is not None:
            typed.drop_level(grade)
        else:
            for name in self._makes:
                kept = [one for one in getattr(typed, name) if one is not each]
                setattr(typed, name, kept)
        self.show_lines()

    def _sent(self, _made: object) -> None:
        self.close_sheet()
        self._done()

    def _say_sum(self) -> None:
        said, fits = self._typed.sum_words()
        self.sum.say(said, "safe" if fits else "error")
        self.save_button.setEnabled(fits)
