"""What is printed of those who serve: a month to be confirmed, the network, whom to call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from app import settings
from app.documents import papers, printers
from app.documents.items.item import Item, ItemRequest, Size
from app.documents.made import FinishedPaper, finish
from app.documents.network import month
from app.documents.signs import coverage, coverage_sources
from app.documents.signs.drawing import SignRun
from app.documents.typeset.page import Progress
from app.language import N_, _, sentences
from app.records import places
from app.store import preferences
from app.store.session import current


def _months(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """A sheet for each chosen place, or the own village: this month, or that of a day."""
    day = wanted.since or wanted.until or current().today()
    own = places.own_village()
    chosen = wanted.ids or ((own.id,) if own is not None else ())
    return papers.laid_out((month.lay_out(each, day) for each in chosen), progress, len(chosen))


_SIZES = (Size("A3", N_("A3")), Size("A4-tiles", N_("A3 on sheets of A4"), safe=5.0))
_LOOKS = (
    Size("people", N_("Villages and who serves them")),
    Size("villages", N_("Villages alone")),
)


def _parts() -> tuple[Size, ...]:
    """Which districts, where there are several, and which kinds of link."""
    named = coverage_sources.areas() | coverage_sources.kinds()
    return tuple(Size(name, label) for name, label in named.items())


def _network(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """The sheet of each district; where it takes several, that is said beforehand."""
    told: list[str] = []

    def tell(of: coverage.Sheet, planned: coverage.Plan) -> None:
        if len(planned.sheets) > 1:
            words = _(
                "{district}: {count} villages do not fit on one sheet in type of {size} points;"
                " {sheets} sheets, town by town."
            )
            said = {"district": of.district, "count": of.count().total()}
            many = {"size": f"{coverage.FLOOR:g}", "sheets": len(planned.sheets)}
            told.append(words.format(**said, **many))

    look: Any = wanted.look or _LOOKS[0].name
    size: Any = wanted.size or _SIZES[0].name
    found = list(coverage_sources.sheets(wanted.parts))
    run = SignRun(
        black=wanted.black or preferences.get(settings.BLACK_ONLY),
        calibration=printers.calibration(),
        progress=progress,
        total=len(found),
    )
    made = finish(lambda out: coverage.sheets(out, found, size=size, look=look, run=run, tell=tell))
    return replace(made, notice=sentences(*told))


def _directory(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    of, kinds = coverage_sources.areas(), coverage_sources.kinds()
    districts = [each for each in wanted.parts if each in of]
    return papers.directory(
        districts, [each for each in wanted.parts if each in kinds], progress=progress
    )


_COVERS: Final = N_("What it covers")

ITEMS = (
    Item("service-month", N_("Service of a month, to be confirmed"), "network", _months,
         of="place", choices=frozenset({"period"})),
    Item("coverage", N_("Sheet of the network"), "network", _network, sizes=_SIZES, looks=_LOOKS,
         choices=frozenset({"black", "parts"}), parts=_parts,
         parts_label=_COVERS, all_parts=N_("All")),
    Item("directory", N_("Directory of who serves"), "network", _directory,
         choices=frozenset({"parts"}), parts=_parts, parts_label=_COVERS, all_parts=N_("All"),
         may_be_empty=True),
)  # fmt: skip
