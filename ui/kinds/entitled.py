"""应援尽援: the list of those entitled to legal aid, told of it one by one."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.fields import Entry
from app.language import N_, _
from app.records import entitled
from app.records.entitled import Entitled
from app.records.people import LISTED, Person
from app.store.session import current
from ui.records.form_sheet import FormSheet, ask
from ui.records.kind import Deed, Overview, RecordKind
from ui.records.persons import named
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.lines import Elided, OpeningLine, fixed, limited
from ui.widgets.plain import Button, Label, box, clear, column, fill, row

_SHOWN = 40
"""Lines of one part; how many more there are is said."""


def ask_told(shell: Shell, record: Entitled, done: Any) -> FormSheet:
    """Ask when and how somebody was told of legal aid: today, orally, unless said otherwise."""
    columns = Entitled.columns()
    asked = {
        "day": Entry(columns["told"].kind, columns["told"].label, required=True),
        "how": Entry(columns["told_how"].kind, columns["told_how"].label, required=True),
    }
    begin = {"day": current().today(), "how": "oral"}
    title = _("{name} was told of legal aid").format(name=record.heading())

    def keep(values: dict[str, Any]) -> Entitled:
        return entitled.tell(record, **values)

    return ask(
        shell, title, asked, done, keep, rows=[("day", "how")], begin=begin, about=(record,)
    )  # fmt: skip


def _told(view: Any) -> None:
    ask_told(view.shell, view.record, lambda _kept: view.look_again())


class EntitledOverview(Overview):
    """How many are entitled, were told, applied and were granted; who has still to be told."""

    def __init__(self, page: Any) -> None:
        super().__init__()
        self.page = page
        self.lines = column(spacing=6)
        self.setLayout(column(scrolled(box(column(self.lines, None)))))
        self.look_again()

    def look_again(self) -> None:
        clear(self.lines)
        self._show_counts(entitled.counts())
        if self.page.kind.may_enter:
            self._show(_("Still to be told"), entitled.waiting(), self._waits)
            self._show(_("Known here, not on the list"), entitled.unlisted(), self._unlisted)

    def _show_counts(self, found: list[entitled.Count]) -> None:
        self.lines.addWidget(Label(_("Everybody entitled told of legal aid"), "title"))
        for each in found:
            look = "soon" if each.waiting else "safe"
            words = "　".join((each.name, each.words()))
            self.lines.addWidget(Label(words, look, wrap=True))
        if not found:
            self.lines.addWidget(Label(_("Nobody is on the list yet."), "quiet"))

    def _show(self, title: str, found: list[Any], line: Any) -> None:
        if not found:
            return
        self.lines.addWidget(Label(f"{title} ({len(found)})", "strong"))
        fill(self.lines, *limited(found, line, _SHOWN))

    def _waits(self, each: Entitled) -> QWidget:
        show = partial(self.page.show_id, each.id)
        said = Entitled.columns()["group"].kind.show(each.group)
        line = OpeningLine(show, fixed(each.heading(), 84, "strong"), Elided(said))
        tell = Button(_("Told…"), lambda: ask_told(self.page.shell, each, self._again))
        return box(row(line, tell, stretch=0))

    def _unlisted(self, each: Person) -> QWidget:
        said = Person.columns()["groups"].kind.show(each.groups)
        put = Button(_("Put on the list"), lambda: self._put_on(each), look="link")
        return box(row(fixed(each.name, 84, "strong"), Elided(said), put, stretch=1))

    def _put_on(self, each: Person) -> None:
        self.page.shell.act(lambda: entitled.put_on(each), done=self._again)

    def _again(self, _kept: object) -> None:
        self.page.list.reload()
        self.look_again()


KIND = RecordKind(
    Entitled,
    rows=(
        ("name", "household"),
        ("group", "members"),
        ("place",),
        ("since", "until"),
        ("told", "told_how"),
        ("aid", "aid_day"),
        ("note",),
    ),
    listed={"name": 96, "group": 96, "told": 96, "aid": 80},
    period="all",
    discreet=("name", "household", "group"),
    named_by=("name",),
    beneath="activity",
    heading=N_("Entitled to legal aid"),
    new=N_("New entry"),
    lesson=N_("Whoever is on the list of those in need is told of legal aid, one by one."),
    begin=lambda: {"since": current().today(), "group": LISTED[0]},
    inputs=lambda: named(Entitled),
    left_out={"person": "goes with the name"},
    deeds=(Deed(N_("Told…"), _told, when=lambda record: record.told is None),),
    overview=EntitledOverview,
    overview_label=N_("Still to be told"),
    attaches=False,
)
