"""The uniform items of a service room, cards and logs apart: plates, badges, boards, the flow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from app import settings
from app.documents import papers, printers
from app.documents.items import choosing
from app.documents.items.item import Item, ItemRequest, Make, Size
from app.documents.made import FinishedPaper, finish
from app.documents.signs import badge, board, desk, door, flow
from app.documents.signs import sources as sign_sources
from app.documents.signs.drawing import SignRun
from app.documents.typeset.page import Progress
from app.language import N_, _, sentences
from app.store import preferences


def _sign(
    rows: Callable[[Any], Iterator[Any]],
    write: Callable[..., int],
    sizes: Sequence[Size],
    looks: Sequence[Size] = (),
) -> Make:
    """Print a sign for each chosen record or row, as often as it is wanted, side by side."""

    def make(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
        of = wanted.roster or wanted.ids
        ids = [each for each in of for _copy in range(wanted.copies)]
        look = {"look": wanted.look or looks[0].name} if looks else {}
        return finish(
            lambda out: write(
                out,
                rows(ids),
                size=wanted.size or sizes[0].name,
                run=SignRun(
                    black=wanted.black or preferences.get(settings.BLACK_ONLY),
                    calibration=printers.calibration(),
                    progress=progress,
                    total=len(ids),
                ),
                **look,
            )
        )

    return make


def _of_people(
    rows: Callable[[Sequence[str]], Iterator[Any]],
    listed: Callable[[Sequence[Mapping[str, str]]], Iterator[Any]],
    write: Callable[..., int],
    sizes: Sequence[Size],
    looks: Sequence[Size] = (),
) -> Make:
    """The same of everybody who serves, where nobody is chosen, or of the rows of a workbook."""
    sign, of_rows = _sign(rows, write, sizes, looks), _sign(listed, write, sizes, looks)

    def make(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
        if wanted.roster:
            return of_rows(wanted, progress)
        return sign(replace(wanted, ids=wanted.ids or tuple(choosing.every("person"))), progress)

    return make


def _boards(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """The board of each place; where one does not hold all people, that is said beforehand."""
    told: list[str] = []

    def tell(of: board.Board, parts: Sequence[board.Part]) -> None:
        small = board.FLOOR["A4" if wanted.size == "A4" else "A3"]
        said = {"count": len(of.people), "size": f"{small:g}", "boards": len(parts)}
        if any(part.brief for part in parts):
            words = _(
                "{count} people: names and phones only, so that no type is below {size} points."
            )
            told.append(words.format(**said))
        if len(parts) > 1:
            words = _(
                "{count} people do not fit on one board: {boards} boards, to hang side by side."
            )
            told.append(words.format(**said))

    write = partial(board.boards, tell=tell)
    made = _sign(sign_sources.boards, write, _BOARDS)(wanted, progress)
    return replace(made, notice=sentences(*dict.fromkeys(told)))


def _visit_logs(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    return papers.visit_logs(wanted.ids, progress=progress)


_SHEETS = (Size("A4", N_("A4")), Size("A3", N_("A3")))
_DOORS = (
    Size("A4", N_("A4, across")),
    Size("A3", N_("A3, across")),
    Size("A4-upright", N_("A4, upright")),
    Size("A3-upright", N_("A3, upright")),
)
_GROUNDS = (Size("light", N_("White")), Size("dark", N_("Dark with gold")))
_NAMES = (Size("song", N_("Name in Song type")), Size("kai", N_("Name in Kai type")))
_DESKS = (
    Size("200x100", N_("200 × 100 mm"), safe=5.0),
    Size("150x200", N_("150 × 200 mm on A3"), safe=5.0),
    Size("150x200-two", N_("150 × 200 mm on two A4")),
)
_BADGES = (
    Size("85x54", N_("85.6 × 54 mm, ten a sheet"), safe=8.0),
    Size("90x60", N_("90 × 60 mm, eight a sheet"), safe=9.0),
    Size("54x85", N_("54 × 85.6 mm upright, nine a sheet"), safe=15.0),
    Size("85x54-single", N_("85.6 × 54 mm, one a card"), safe=0.0),
    Size("54x85-single", N_("54 × 85.6 mm upright, one a card"), safe=0.0),
)
_BOARDS = (
    Size("A3", N_("A3")),
    Size("A4-tiles", N_("A3 on sheets of A4"), safe=5.0),
    Size("A4", N_("A4")),
)

ITEMS: tuple[Item, ...] = (
    Item(
        "door-plate",
        N_("Door plate"),
        "uniform",
        _sign(sign_sources.door_plates, door.door_plates, _DOORS, _GROUNDS),
        of="place",
        sizes=_DOORS,
        looks=_GROUNDS,
        choices=frozenset({"black"}),
    ),
    Item(
        "desk-plate",
        N_("Desk plate"),
        "uniform",
        _of_people(
            sign_sources.desk_plates,
            sign_sources.listed_desk_plates,
            desk.desk_plates,
            _DESKS,
            _NAMES,
        ),
        of="person",
        sizes=_DESKS,
        looks=_NAMES,
        choices=frozenset({"black", "copies", "roster"}),
    ),
    Item(
        "badge",
        N_("Badge"),
        "uniform",
        _of_people(sign_sources.badges, sign_sources.listed_badges, badge.badges, _BADGES),
        of="person",
        sizes=_BADGES,
        choices=frozenset({"black", "copies", "roster"}),
    ),
    Item(
        "board",
        N_("Notice board"),
        "uniform",
        _boards,
        of="place",
        sizes=_BOARDS,
        choices=frozenset({"black"}),
    ),
    Item(
        "service-flow",
        N_("Service flow"),
        "uniform",
        _sign(sign_sources.service_flows, flow.service_flows, _SHEETS),
        of="place",
        sizes=_SHEETS,
        choices=frozenset({"black"}),
    ),
    Item(
        "visit-log",
        N_("Log page of one visit"),
        "uniform",
        _visit_logs,
        of="visit",
        named=True,
    ),
)
