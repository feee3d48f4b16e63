"""全覆盖网络图: every village of the area, who serves it, and who could come."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property, partial
from typing import Any, Final

from PySide6.QtWidgets import QStackedWidget

from app.language import _
from app.records import directory
from app.records.listed import all_here
from app.records.network import coverage, links, villages
from app.records.network import listed as villages_listed
from app.records.network.coverage import STATE_WORDS, STATES, Network, Served
from app.store.session import current
from ui import work
from ui.pages.coverage.beside import Beside
from ui.pages.coverage.marks import Mark
from ui.pages.coverage.picture import Picture
from ui.shell import Page, Shell
from ui.widgets.arrange import Flowing, scrolled
from ui.widgets.chooser import Chooser
from ui.widgets.plain import Button, Card, Label, box, column, hide_unless, row
from ui.widgets.split_view import SplitView
from ui.widgets.table import Table

BLOCKS, MAP, LIST = "blocks", "map", "list"
_NOTHING: Final = Network(datetime.date.min, (), {}, {})


class CoveragePage(Page):
    """The sheet on the left, the village that is chosen on the right."""

    shows = frozenset({"place", "place_alias", "person", "role", "same_as"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.network = _NOTHING
        self.district = self.town = self.kind = ""
        self.found: Sequence[Served] = ()
        self._among: list[str] = []
        """The districts that there are."""
        # What is shown is read while the rest is made.
        self.look_again()
        self._looks_already = True
        self.districts = Chooser(self._offered_districts)
        self.districts.chosen.connect(self._choose_district)
        self.towns = Chooser(self._offered_towns)
        self.towns.chosen.connect(self._choose_town)
        self.kinds = Chooser(self._offered_kinds)
        self.kinds.chosen.connect(self._choose_kind)
        self.how = Chooser(self._offered_ways)
        self.how.chosen.connect(self._choose_way)
        self.way = BLOCKS
        self.legend = {state: Label() for state in STATES}
        self.picture = Picture()
        self.beside = Beside(shell)
        self.sides = SplitView(
            self._left(), scrolled(box(column(self.beside, None))), share=0.68,
            back=_("‹ Back to the sheet"),
        )  # fmt: skip
        self.setLayout(column(self.sides))
        self.picture.picked.connect(self._show_picked)
        self.picture.opened.connect(lambda _served: self.sides.show_record())

    @cached_property
    def table(self) -> Table:
        """The villages as a list, made when it is first chosen."""
        made = Table(
            villages_listed.columns(), all_here(self._listed), identity=lambda each: each.village.id
        )
        made.picked.connect(self._picked_in_list)
        made.opened.connect(lambda _served: self.sides.show_record())
        self.both.addWidget(made)
        # What is made later would be reached by Tab after all the rest.
        self.setTabOrder(self.picture, made.filter)
        self.setTabOrder(made.filter, made.view)
        return made

    # What the window calls

    def open(self, record_id: str = "", **_wanted: Any) -> None:
        """Show the area, and in it a village by its identity."""
        if record_id:
            self.district = self.town = ""
            self.picture.chosen = record_id
        if not self._looks_already:
            self.look_again()
        self._looks_already = False
        self.picture.setFocus()

    def look_again(self) -> None:
        """Read again, beside the window's thread."""
        chosen = self.district, self.town, self.kind

        def read() -> tuple[Network, Sequence[Served]]:
            network = villages.read()
            return network, _narrowed(network, *chosen)

        work.read(self, read, lambda found: self._show(*found, chosen))

    # Inside

    def _left(self) -> Card:
        marks = [box(row(Mark(state), words, spacing=6)) for state, words in self.legend.items()]
        lie = Button(_("Positions…"), self._ask_positions)
        hide_unless(current().is_office, lie)  # a room types the one that it knows
        to_print = [("coverage", _("The sheet")), ("directory", _("The directory"))]
        menu = [(words, partial(self._print, item)) for item, words in to_print]
        print_it = Button(_("Print"), menu=menu)
        above = Flowing(self.districts, self.towns, self.kinds, self.how, print_it, lie, spacing=8)
        nearer = Button("＋", lambda: self.picture.nearer(), tip=_("Nearer"))
        further = Button("－", lambda: self.picture.nearer(1 / 1.25), tip=_("Further away"))
        whole = Button(_("All of it"), self.picture.show_all)
        self.zoom = (nearer, further, whole)
        below = Flowing(*marks, box(row(nearer, further, whole, spacing=6)), spacing=12)
        self.both = QStackedWidget()
        self.both.addWidget(self.picture)
        card = Card("", above, self.both, below, margin=12)
        card.body.setStretch(1, 1)
        return card

    def _show(
        self, network: Network, found: Sequence[Served], chosen: tuple[str, str, str]
    ) -> None:
        self.network = network
        self._among = list(dict.fromkeys([each.town[0] for each in network.villages]))
        if len(self._among) == 1:
            self.district = ""
        self._show_choices()
        if chosen == (self.district, self.town, self.kind):
            self._show_found(found)
        else:
            self._narrow()

    def _narrow(self) -> None:
        """Show what the choices leave."""
        self._show_found(_narrowed(self.network, self.district, self.town, self.kind))

    def _show_found(self, found: Sequence[Served]) -> None:
        self.found = found
        for state, count in coverage.counts(self.found).items():
            self.legend[state].setText(f"{_(STATE_WORDS[state])} {count:,}")
        self._show_how()

    def _show_how(self) -> None:
        ways = dict(self._offered_ways())
        way = self.way if self.way in ways else BLOCKS
        self.how.show_choice(way, ways[way])
        self.both.setCurrentWidget(self.table if way == LIST else self.picture)
        for each in self.zoom:
            each.setEnabled(way != LIST)
        self.picture.show_found(self.found, by_position=way == MAP)
        if way == LIST:
            self.table.reload(self.picture.chosen)
            self.table.stand_at(self.picture.chosen)

    def _show_picked(self, served: Served | None) -> None:
        if served is not None:
            self.beside.show_village(self.network, served)
        else:
            self.beside.show_parts(self.found, self._choose_part)

    def _choose_part(self, district: str, town: str) -> None:
        self.district, self.town = district, town
        self._choose()

    def _picked_in_list(self, served: Served | None) -> None:
        if served is None or self.how.value != LIST:
            return
        if served.village.id != self.picture.chosen:
            self.picture.choose(served.village.id)

    def _listed(self, text: str) -> list[Served]:
        return villages_listed.holding(self.found, text)

    # What is chosen

    def _show_choices(self) -> None:
        whole = _("The whole area")
        self.districts.show_choice(self.district, self.district or whole)
        self.districts.setVisible(len(self._among) > 1)
        self.towns.show_choice(self.town, self.town or _("All towns"))
        called = links.called(self.kind) if self.kind else _("Any link")
        self.kinds.show_choice(self.kind, called)

    def _offered_districts(self) -> list[tuple[str, str]]:
        return [("", _("The whole area")), *((each, each) for each in self._among)]

    def _offered_towns(self) -> list[tuple[str, str]]:
        of = self.network.narrowed(self.district).villages
        towns = dict.fromkeys(each.town[1] for each in of)
        return [("", _("All towns")), *((each, each) for each in towns)]

    def _offered_kinds(self) -> list[tuple[str, str]]:
        return [("", _("Any link")), *((each.name, str(each)) for each in links.every())]

    def _offered_ways(self) -> list[tuple[str, str]]:
        positions = any(each.village.position is not None for each in self.found)
        ways = [(BLOCKS, _("By town")), (MAP, _("By position")), (LIST, _("As a list"))]
        return [each for each in ways if positions or each[0] != MAP]

    def _choose_way(self, way: str) -> None:
        self.way = way
        self._show_how()

    def _choose_district(self, district: str) -> None:
        self.district, self.town = district, ""
        self._choose()

    def _choose_town(self, town: str) -> None:
        self.town = town
        self._choose()

    def _choose_kind(self, kind: str) -> None:
        self.kind = kind
        self._choose()

    def _choose(self) -> None:
        self.picture.show_all()
        self._show_choices()
        self._narrow()

    def _ask_positions(self) -> None:
        from ui.pages.places.positions import ask_positions  # reads tables, which few do

        ask_positions(self.shell, self.look_again)

    def _print(self, item: str) -> None:
        districts = {name: code for code, name in directory.districts().items()}
        chosen = (districts.get(self.district, ""), self.kind)
        self.shell.show_page("printing", item=item, parts=[*filter(None, chosen)])


def _narrowed(network: Network, district: str, town: str, kind: str) -> Sequence[Served]:
    return coverage.served(network.narrowed(district, town), {kind} - {""})
