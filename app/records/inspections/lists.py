"""What remarks are listed by, beside their columns: how each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app.language import _
from app.messages import shortened
from app.records import keeping
from app.records.inspections.answering import (
    DONE,
    OVERDUE,
    STANDINGS,
    WAITING,
    pressing,
    record_of,
    standing,
    stands,
)
from app.records.inspections.model import Remark
from app.records.keeping import Narrowing
from app.records.listed import TableColumn
from app.records.narrowing import Choice, of_column
from app.records.record_rows import RecordRows
from app.store.session import current

LOOKS: Final = {OVERDUE: "late", WAITING: "soon", DONE: "safe"}
"""How a standing looks; one that is not named is plain."""

LEFT_OUT: Final = {
    "room": "the place says it",
    "inspection": "a line below says it",
    "of_kind": "a line below says it",
    "of_record": "a line below says it",
    "of_entry": "read by the program alone",
    "volume": "a mark says it",
    "times": "a mark says it",
}
"""What neither form, list nor view shows of a remark, and why."""

_WIDTHS: Final = {"place": 90, "words": 170, "until": 92}
_STANDING: Final = 76
_SAID: Final = 40
"""Characters of a remark that are said where it is a line."""


@dataclass(frozen=True)
class RemarkNarrowing(Narrowing):
    """What a list of remarks is narrowed to; `standing` is one of `STANDINGS`."""

    standing: str = ""


class RemarkRows(RecordRows):
    """The list of remarks, with how each stands."""

    narrowing = RemarkNarrowing

    def __init__(self) -> None:
        # A room reads its own place in every line.
        widths = {n: width for n, width in _WIDTHS.items() if n != "place" or current().is_office}
        super().__init__(Remark, widths, LEFT_OUT)

    @property
    def choices(self) -> Sequence[Choice]:
        """How they stand, then what they are of."""
        how = [Choice("standing", words, value=name) for name, words in STANDINGS.items()]
        names = ("kind", "place", "item") if current().is_office else ("kind", "item")
        columns = Remark.columns()
        return [*how, *(of_column(name, columns[name]) for name in names)]

    def columns(self) -> Sequence[TableColumn]:
        """The usual columns, and how each stands."""
        how = TableColumn("standing", _("How it stands"), _stands, _STANDING, look=look, whole=True)
        usual = super().columns()
        return [*(replace(e, show=_whole) if e.name == "words" else e for e in usual), how]

    def page(self, asked: Any, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        """A page of what a filter holds, each with the key that the next page goes on from."""
        also = stands(asked.standing) if asked.standing else None
        return keeping.page(Remark, asked, after, size, also)


def pressing_words(installation: str = "") -> str:
    """What of the remarks asks for somebody at the office; empty where nothing does."""
    found = pressing(installation)
    words = _("{count} {standing}")
    said = [words.format(count=n, standing=_(STANDINGS[each])) for each, n in found.items()]
    return _("Remarks: {what}").format(what="，".join(said)) if said else ""


def waiting() -> int:
    """How many of them wait for somebody here."""
    return sum(pressing().values()) if current().is_office else 0


def finding_words(remark: Remark) -> str:
    """A finding of an inspection in a line: what it is about, how it stands, until when."""
    columns = remark.columns()
    item, until = (columns[name].kind.show(getattr(remark, name)) for name in ("item", "until"))
    return "　".join(filter(None, (item, standing_words(remark), until, remark.words)))


def _whole(remark: Remark) -> str:
    """The item, and all that is said of it."""
    item = remark.columns()["item"].kind.show(remark.item)
    return "　".join(filter(None, (item, (remark.words or "").replace("\n", " "))))


def standing_words(remark: Remark) -> str:
    """How a remark stands, in words."""
    return _(STANDINGS[standing(remark)])


def remark_words(remark: Remark) -> str:
    """What the office asks of a record, and what kind of asking that is."""
    return _of_kind(remark, shortened(remark.words or "", _SAID))


def asked_words(remark: Remark) -> str:
    """In a few words that the office asks of a record, and how that stands."""
    return _of_kind(remark, standing_words(remark))


def _of_kind(remark: Remark, title: str) -> str:
    kind = remark.columns()["kind"].kind.show(remark.kind)
    return _("{kind}: {title}").format(kind=kind, title=title)


def _stands(remark: Remark) -> str:
    """The same in a list, with what is seen at once of the record it is about."""
    record = record_of(remark) if remark.of_record and remark.done is None else None
    became = ""
    if record is not None:
        became = _("void") if record.voided else ""
        # What hangs on it is asked for where the remark is read.
        became = became or (_("corrected") if record.entry != remark.of_entry else "")
    return "　".join(filter(None, (standing_words(remark), became)))


def look(remark: Remark) -> str:
    """How that looks."""
    return LOOKS.get(standing(remark), "")
