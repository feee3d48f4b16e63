"""Printing: choose what, see it as it will print, print it at its true size."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.documents import items, printers
from app.documents.items.item import GROUPS
from app.documents.made import FinishedPaper, say_missing
from app.errors import AppError
from app.language import N_, _, sentences
from app.store import current, faults, registry
from ui import style, work
from ui.pages.printing.cards import CardsPart
from ui.pages.printing.choices import ItemPart
from ui.pages.printing.part import Part
from ui.pages.printing.register import CARD_ISSUE, Register
from ui.pages.printing.ruler import RulerPart
from ui.shell import Page, Shell
from ui.widgets import paper
from ui.widgets.chips import FoldingChips
from ui.widgets.chooser import Chooser
from ui.widgets.delay import Delay
from ui.widgets.message import error_words
from ui.widgets.plain import Button, Card, box, clear, column, row
from ui.widgets.preview import Preview
from ui.widgets.split_view import SplitView
from ui.widgets.stack import OneOf

_SETTLED: Final = 200
_PATIENCE: Final = 300
_CHOICES: Final = 300
"""Pixels at 100 % that the choices want to stand beside the paper."""
_OWN: Final[dict[str, type[Part]]] = {
    "cards": CardsPart,
    "ruler": RulerPart,
}
"""Things whose choices are more than their description says."""
_FIRST: Final = "cards"
_REGISTER: Final = "register"
_BESIDE: Final = {_REGISTER: ("uniform", N_("Cards handed out"))}
"""What stands among the things to print without being one."""
_FEW: Final = 8
"""Where room is short, more things of a group are chosen in a list that opens."""


class _Things(dict[str, FoldingChips]):
    """The chips of each group, made when they are first asked for."""

    def __init__(self, make: Callable[[str], FoldingChips]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, group: str) -> FoldingChips:
        made = self[group] = self._make(group)
        return made


class PrintingPage(Page):
    """Everything that is printed, each with its choices on the left and its paper on the right."""

    shows = frozenset(registry)
    scrolls = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.made: FinishedPaper | None = None
        self._job: work.Job | None = None
        self.preview = Preview()
        self.preview.print_button.hide()
        self.preview.printed.connect(self.show_printer)
        self.parts: dict[str, Part] = {}
        self._item = ""
        self._edge = 0.0
        self._last: dict[str, str] = {}
        self.groups = FoldingChips([(each, _(GROUPS[each])) for each in GROUPS if self._of(each)])
        self.items = _Things(self._offered)
        self._things = column()
        self.which = Chooser(lambda: self._of(self._group_of(self._item)))
        self.which.chosen.connect(lambda item: self.show_item(item))
        self.which.hide()
        known = lambda: [(name, name) for name in paper.names()]  # noqa: E731
        self.printer = Chooser(known, before=_("Printer"))
        self.printer.chosen.connect(self.choose_printer)
        self._left = OneOf()
        self._progress = column()
        right = box(column(self._progress, self.preview))
        self.sides = SplitView(
            Card("", self._left, margin=0),
            right,
            share=0.44,
            back=_("‹ Back to the choices"),
            whole=lambda: style.px(_CHOICES),
        )
        self._stack = OneOf(self.sides)
        self.see = Button(_("See the paper ›"), self.sides.show_record, look="link")
        self.see.hide()
        head = row(self.groups, self.see, self.printer, stretch=0)
        which = row(self.which, None)
        self.setLayout(column(head, self._things, which, self._stack, spacing=8, stretch=-1))
        self._clock = Delay(self, _SETTLED, self.make)
        self.groups.chosen.connect(self._show_group)

    @cached_property
    def register(self) -> Register:
        """The cards that were handed out, made when they are first asked for."""
        made = Register(self.shell, CARD_ISSUE)
        self._stack.addWidget(made)
        return made

    # What the window calls

    def open(self, item: str = "", record_id: str = "", draft: str = "", **wanted: Any) -> None:
        """Show a thing to print by its name, with ids, since, until; or cards in their register."""
        self.show_printer()
        if record_id or draft:
            self.show_item(_REGISTER, record_id=record_id or None, draft=draft or None)
        else:
            self.show_item(item or self._item or _FIRST, **wanted)

    def look_again(self) -> None:
        """Look where what is printed may have changed; opened again, it does so by itself."""
        if self._stack.currentWidget() is self.sides:
            self.part.reload()
            self.make_soon()
        else:
            self.register.look_again()

    def can_leave(self) -> bool:
        """Nothing here is lost by leaving; what is being made is stopped."""
        self._stop()
        return "register" not in self.__dict__ or self.register.can_leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_paper()

    # What its parts call

    @property
    def part(self) -> Part:
        """The choices that are shown."""
        shown = self._left.currentWidget()
        assert isinstance(shown, Part)
        return shown

    def show_item(self, item: str, **wanted: Any) -> None:
        """Show the choices and the paper of one thing to print."""
        group = self._group_of(item)
        self._item = item
        self._last[group] = item
        self.groups.set_value(group)
        self.items[group].set_value(item)
        self._show_things()
        if item in _BESIDE:
            self._stop()
            self._stack.setCurrentWidget(self.register)
            self._offer_paper()
            self.register.open(**wanted)
            return
        self._stack.setCurrentWidget(self.sides)
        self._left.setCurrentWidget(self._part(item))
        self.sides.show_list()
        self.part.open(**wanted)
        self.make()
        QTimer.singleShot(0, self, self._offer_paper)

    def make_soon(self) -> None:
        """Make the paper once the choices have come to rest."""
        self.part.ready(False)
        self._clock.start()

    def make(self) -> None:
        """Make the paper that the choices ask for, off the window's thread."""
        self._stop()
        part = self.part
        part.ready(False)
        maker = part.maker()
        if maker is None:
            self.made = None
            self.preview.banner.hide()
            self.preview.show_nothing(part.lesson())
            return
        self._job = job = work.run(self, maker, self._show, failed=self._refuse, quiet=True)
        QTimer.singleShot(_PATIENCE, job, lambda: self._show_bar(job))

    def finished(self) -> bool:
        """Whether the paper shown is what the choices ask for."""
        return self._job is None and not self._clock.isActive()

    # The printer that papers are made for

    def show_printer(self) -> None:
        """Show the printer that is used; one that was never chosen is the system's own."""
        own = paper.usual()
        if not printers.chosen() and own:
            with faults.let_go():
                printers.choose(own)
        name = printers.chosen()
        self._edge = paper.unprintable_edge(name) if name else 0.0
        self.printer.show_choice(name, name or _("any"))
        self.printer.setVisible(bool(name) or bool(paper.names()))

    def choose_printer(self, name: str) -> None:
        """Make papers for another printer from now on."""
        self.shell.act(lambda: printers.choose(name), done=lambda _chosen: self._other_printer())

    def _other_printer(self) -> None:
        self.show_printer()
        self.set_right()
        self.make()

    def set_right(self) -> None:
        """Let everything that follows the printer follow what is known of it now."""
        for part in self.parts.values():
            part.set_right()

    # Inside

    def _of(self, group: str) -> list[tuple[str, str]]:
        """What a group offers: the name and the words of each."""
        here = [each for each in items.ITEMS if not each.office_only or current().is_office]
        listed = [(each.name, _(each.label)) for each in here if each.group == group]
        beside = [(name, _(words)) for name, (of, words) in _BESIDE.items() if of == group]
        return listed + beside

    def _offered(self, group: str) -> FoldingChips:
        """The chips of what a group has to print."""
        made = FoldingChips(self._of(group))
        made.chosen.connect(lambda item: self.show_item(item))
        made.hide()
        self._things.addWidget(made)
        # What is made later would be reached by Tab after all the rest.
        before: QWidget = self.printer
        for each in made.chips.values():
            QWidget.setTabOrder(before, each)
            before = each
        return made

    def _group_of(self, item: str) -> str:
        return _BESIDE[item][0] if item in _BESIDE else items.find(item).group

    def _part(self, item: str) -> Part:
        if item not in self.parts:
            made = _OWN.get(item, ItemPart)(self.shell, self, items.find(item))
            made.changed.connect(self.make_soon)
            self._left.addWidget(made)
            self.parts[item] = made
        return self.parts[item]

    def _show_group(self, group: str) -> None:
        self.show_item(self._last.get(group) or next(iter(self.items[group].chips)))

    def _offer_paper(self) -> None:
        # Where both do not fit, the paper is one press away.
        here = self._stack.currentWidget() is self.sides
        self.see.setVisible(here and self.sides.narrow)
        self._show_things()

    def _show_things(self) -> None:
        """Show what the group has to print: beside each other, or to be found by typing."""
        group = self._group_of(self._item or _FIRST)
        things = self.items[group].chips
        many = self.sides.narrow and len(things) > _FEW
        for name, chips in self.items.items():
            chips.setVisible(name == group and len(chips.chips) > 1 and not many)
        self.which.setVisible(many)
        if self._item in things:
            self.which.show_choice(self._item, things[self._item].text())

    def _show(self, made: FinishedPaper) -> None:
        self._rest()
        if not made.pdf:
            self.made = None
            self.preview.show_nothing(_("There is nothing to print."))
            return
        self.made = made
        self.preview.show_document(made.pdf, self.part.name())
        cut = printers.cut_off(self.part.printable_edge(), self._edge)
        warning = sentences(made.notice, say_missing(made.missing), cut)
        self.preview.banner.show_sentence(warning, "soon")
        self.preview.banner.setVisible(bool(warning))
        self.part.ready(True)

    def _refuse(self, error: Exception) -> None:
        self._rest()
        self.made = None
        self.preview.banner.hide()
        text = error_words(error)
        self.preview.show_nothing(text or _("Stopped. Change something to make it again."))
        if text and not isinstance(error, AppError):
            self.shell.fail(error)

    def _stop(self) -> None:
        self._clock.stop()
        if self._job is not None:
            self._job.drop()
        self._rest()

    def _rest(self) -> None:
        self._job = None
        clear(self._progress)

    def _show_bar(self, job: work.Job) -> None:
        if job is self._job:
            bar = work.bar_of(job)
            bar.setContentsMargins(0, style.gap(4), 0, style.gap(4))
            self._progress.addWidget(bar)
