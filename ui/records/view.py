"""One record of any kind to read, and from here corrected, declared void, taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from app.documents.made import FinishedPaper
from app.language import _
from app.records import deliveries, inspections, keeping, rooms
from app.records.inspections import Remark
from app.records.inspections.lists import asked_words, remark_words
from app.store.session import current
from ui.records import hanging
from ui.records.attached import Attached
from ui.records.kind import RecordKind
from ui.records.paper import make_and_show
from ui.records.particulars import Particulars, readable
from ui.records.sheets import show_history
from ui.records.ways import way_to
from ui.shell import Shell
from ui.widgets.arrange import Flow, scrolled
from ui.widgets.keys import shortcut
from ui.widgets.lines import Elided
from ui.widgets.plain import (
    Button,
    Card,
    Label,
    Note,
    box,
    clear,
    column,
    emptied,
    leave_out,
    row,
    rule,
)

if TYPE_CHECKING:
    from app.documents.items.item import Item

Menu = Sequence[tuple[str, Callable[[], object]]]
"""What a button offers: words and function."""


class RecordView(QWidget):
    """A record in words; whoever does not own it reads only."""

    to_correct = Signal(object)
    proposed = Signal(object, str)
    """It is to be corrected, with values to begin with, at a field."""
    to_void = Signal(object)
    to_restore = Signal(object)
    to_return = Signal(object)
    """It is to be returned to the room that made it."""
    another = Signal(str)
    """Another record of the kind, by its identity, is to be shown."""

    def __init__(self, shell: Shell, kind: RecordKind) -> None:
        super().__init__()
        self.shell, self.kind = shell, kind
        self.record: Any = None
        self.times_shown = 0
        """Whoever moves or stores something sees by it whether that has shown a record already."""
        self.title = Label("", "title", wrap=True)
        self.state = Label("", "quiet")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._marks = Flow(spacing=6)
        self.marked = box(self._marks)
        self.lines = column(spacing=10)
        self.attached = Attached(shell)
        self.prints = Button(_("Print"), menu=[])
        self.prints.menu().aboutToShow.connect(self._fill_prints)
        self.prints.hide()
        self.deeds = [(each, Button(_(each.label), partial(each.do, self)))
                      for each in kind.deeds if not each.aside]  # fmt: skip
        self.correct = Button(_("Correct"), self._correct, key="Ctrl E")
        self.returns = Button(_("Return…"), lambda: self.to_return.emit(self.record))
        self.returns.hide()
        self.other = Button(_("Other") + " ▾")
        self._menu = QMenu(self.other)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.other.setMenu(self._menu)
        parts = (self.title, self.state, self.marked, self.attached, self.prints, self.correct)
        self.lay_out()
        leave_out(self, *parts, self.returns, self.other, *(button for _deed, button in self.deeds))
        shortcut(self, "Delete", self._void, inside=True)

    # What a view of its own says

    def lay_out(self) -> None:
        """Arrange title, state, marks, lines, what is attached, and the buttons."""
        head = row(self.title, self.state, stretch=0)
        body = scrolled(box(column(self.lines, self.attached, None)))
        done = [button for _deed, button in self.deeds]
        buttons = (self.returns, *done, *self.buttons(), self.correct)
        foot = row(None, self.other, self.prints, *buttons, spacing=8)
        self.setLayout(column(head, self.marked, rule(), body, foot, stretch=3))

    def heading(self, record: Any) -> str:
        """What stands above all."""
        return record.heading()

    def marks(self, record: Any) -> Sequence[str]:
        """What is to be noticed first; empty ones are left out."""
        return [keeping.void_words(record)]

    def buttons(self) -> Sequence[QWidget]:
        """Buttons beside the one that corrects."""
        return ()

    def parts(self, record: Any) -> Sequence[QWidget]:
        """What is shown of a record, part below part."""
        return [
            Particulars(self.shell, record, self.kind.read()),
            *self.kind.beside(self),
            *hanging.cards(
                self.shell, self.kind.hanging, record, self.look_again, may_change=self.may_change
            ),
        ]

    def fill_menu(self, menu: QMenu, record: Any) -> None:
        """Offer what else can be done with a record of ours that is not void."""

    def fill_menu_of_any(self, menu: QMenu, record: Any) -> None:
        """Offer what can be done with a record that is not void, whoever made it."""

    # What pages ask

    def show_record(self, record: Any) -> None:
        """Show a record as it is now."""
        self.record = record
        self.times_shown += 1
        ours = keeping.is_ours(record)
        self.title.setText(self.heading(record))
        state = deliveries.state(record)
        # What an office reads is told by where it came from.
        came_down = not ours and record.origin in current().lines
        if came_down:
            self.state.say("", "quiet")
        elif current().is_office:
            self.state.say(rooms.names().get(record.origin, ""), deliveries.LOOKS[state])
        else:
            self.state.say(_(deliveries.WORDS[state]), deliveries.LOOKS[state])
        for layout in (self._marks, self.lines):
            clear(layout)
        origin = _("Published by the office") if came_down else ""
        asked = inspections.about(record)
        for each in filter(None, (origin, *self.marks(record), *map(asked_words, asked))):
            self._marks.addWidget(Label(each, "chip"))
        self.marked.setVisible(bool(self._marks.count()))
        for each in (*map(self._asked, asked), *self.parts(record)):
            self.lines.addWidget(each)
        self.attached.fixed = not ours or bool(record.voided)
        if self.kind.attaches:
            self.attached.begin(record)
        self.show_buttons()

    def show_buttons(self) -> None:
        """Show the buttons of what can be done with the record."""
        self.correct.setVisible(self.may_change)
        record = self.record
        self.returns.setVisible(inspections.may_be_returned(record))
        self.prints.setVisible(bool(self._printed) and not record.voided)
        for deed, button in self.deeds:
            button.setVisible(self.may_change and deed.when(record))

    def look_again(self) -> None:
        """Show it as it stands now."""
        model = self.kind.model
        if self.record is not None:
            found = model.get_or_none(model.id == self.record.id)
            if found is not None:
                self.show_record(found)

    def act(
        self,
        function: Callable[[], object],
        words: str = "",
        undo: Callable[[], object] | None = None,
    ) -> bool:
        """Do something about the record, with a way back, and show it anew."""
        before = self.times_shown

        def done(_made: object) -> None:
            if self.times_shown == before:  # else the page has heard of it and looked again
                self.look_again()

        return self.shell.act(
            function,
            done=done,
            words=words,
            undo=(lambda _made: self.act(undo)) if undo is not None else None,
        )

    @property
    def may_change(self) -> bool:
        """Whether the record is ours, not void, and entered by whoever sits here."""
        record = self.record
        return (
            record is not None
            and keeping.is_ours(record)
            and not record.voided
            and self.kind.may_enter
        )

    def propose(self, focus: str, **values: Any) -> None:
        """Begin to correct the record with these values, at a field."""
        if self.may_change:
            self.proposed.emit(values, focus)

    # Inside

    def _fill_menu(self) -> None:
        menu, record = emptied(self._menu), self.record
        if record is None:
            return
        if not record.voided:
            self.fill_menu_of_any(menu, record)
            for each in inspections.about(record):
                menu.addAction(remark_words(each), self._to_remark(record_id=each.id))
            if (known := inspections.question(record)) is not None:
                menu.addAction(_("Ask the room about it…"), self._to_remark(**known))
        if self.may_change:
            if self.kind.attaches:
                menu.addAction(_("Attach photos or scans"), self.attached.choose)
            self.fill_menu(menu, record)
            for deed in self.kind.deeds:
                if deed.aside and deed.when(record):
                    menu.addAction(_(deed.label), partial(deed.do, self))
            menu.addSeparator()
            menu.addAction(_("Make void…"), self._void)
        elif record.voided and keeping.is_ours(record):
            menu.addAction(_("Make it valid again"), lambda: self.to_restore.emit(record))
        menu.addAction(_("What was changed"), lambda: show_history(self, record))

    def _asked(self, remark: Remark) -> QWidget:
        """What the office asks of the record, as the way there."""
        said = Elided(remark_words(remark))
        return way_to(self.shell, remark, said)

    def _to_remark(self, **wanted: Any) -> Callable[[], object]:
        return partial(self.shell.show_kind, Remark.kind_name, **wanted)

    @cached_property
    def _printed(self) -> list[Item]:
        """What can be printed of one such record, where no page of its own says so."""
        if self.kind.page is not None:
            return []
        from app.documents import items  # brings all that sets pages, which a list does not need

        return [each for each in items.ITEMS if each.of == self.kind.name]

    def _fill_prints(self) -> None:
        menu = emptied(self.prints.menu())
        for each in self._printed:
            menu.addAction(_(each.label), partial(self._print, each))

    def _print(self, item: Item) -> None:
        from app.documents.items.item import ItemRequest

        asked = ItemRequest(ids=(self.record.id,))

        def make(progress: Any) -> FinishedPaper:
            return item.make(asked, progress)

        make_and_show(self.shell, self, _(item.label), make)

    def _correct(self) -> None:
        if self.may_change:
            self.to_correct.emit(self.record)

    def _void(self) -> None:
        if self.may_change:
            self.to_void.emit(self.record)


class LinesCard(Card):
    """A title with a button that adds something, and what was added, line below line."""

    def __init__(self, title: str, add: Button) -> None:
        super().__init__("", row(Label(title, "title"), None, add))

    def add_line(self, *said: QWidget, menu: Menu = ()) -> None:
        """Say something, the last of it as wide as there is room, with what can be done."""
        act = [Button("…", look="link", menu=menu, tip=_("More"))] if menu else []
        self.append(row(*said, *act, stretch=len(said) - 1))


class CardsView(RecordView):
    """A record in cards, below one that says which it is."""

    def lay_out(self) -> None:
        self.title = readable("", "headline")
        self.about = Note("quiet")
        self.picture = QLabel()
        self.picture.hide()
        # Beneath the buttons, not beside them, it has a line to itself.
        named = row(self.title, self.correct, self.returns, self.other, stretch=0)
        line = row(self.picture, column(named, self.about, self.marked, spacing=2), stretch=1)
        cards = scrolled(box(column(self.lines, None)))
        self.setLayout(column(Card("", line), cards, spacing=10))

    def described(self, record: Any) -> Sequence[str]:
        """What is said below its name; empty ones are left out."""
        raise NotImplementedError

    def show_record(self, record: Any) -> None:
        super().show_record(record)
        self.about.say("　".join(filter(None, self.described(record))))
