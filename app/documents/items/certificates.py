"""The certificates that can be printed: those of the register, or empty ones."""

from __future__ import annotations

from typing import cast

from app.documents.certificates import sources as certificate_sources
from app.documents.certificates.certificate import Look
from app.documents.certificates.certificate import Size as PaperSize
from app.documents.items.item import Item, ItemRequest, Make, Size
from app.documents.made import FinishedPaper
from app.documents.typeset.page import Progress
from app.language import N_
from app.records import certificates

_SIZES = (Size("a4", N_("A4, across")), Size("a5", N_("A5, across")))
_LOOKS = (Size("fine", N_("On fine lines")), Size("plain", N_("On white")))


def _of(kind: str) -> Make:
    def make(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
        size = cast("PaperSize", wanted.size or "a4")
        look = cast("Look", wanted.look or "fine")
        if wanted.blank:
            return certificate_sources.blanks(
                kind, wanted.copies, size=size, look=look, black=wanted.black
            )
        found = wanted.ids or tuple(each.id for each in certificates.printable(kind))
        ids = [each for each in found if certificates.get(each).kind == kind]
        return certificate_sources.write(
            ids, size=size, look=look, black=wanted.black, progress=progress
        )

    return make


def _enter(_wanted: ItemRequest, _made: FinishedPaper, well: tuple[str, ...]) -> None:
    """Enter in the register which sheets came out well."""
    if well:
        certificates.note_printed([certificates.get(each) for each in well])


def _item(name: str, label: str, kind: str) -> Item:
    return Item(
        name,
        label,
        "certificate",
        _of(kind),
        of="certificate",
        sizes=_SIZES,
        looks=_LOOKS,
        choices=frozenset({"blank", "copies", "black"}),
        having=("kind", kind),
        after=_enter,
    )


ITEMS = (
    _item("appointment", N_("Letters of appointment"), "appointment"),
    _item("literate", N_("Certificates of law-literate villagers"), "literate"),
    _item("completion", N_("Certificates of completion"), "completion"),
    _item("honour", N_("Certificates of honour"), "honour"),
    _item("volunteer", N_("Volunteer certificates"), "volunteer"),
)
