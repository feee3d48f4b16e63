"""The fields of one record as the platform wants them typed, and which have changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.documents.design import load
from app.documents.forms.slots import chinese
from app.documents.transcription.design import PartDesign, TranscriptionDesign
from app.fields import Code, Codes, Day, Flag, Kind, Money, Reference
from app.records import references
from app.records.cases import parts
from app.records.cases.model import Case
from app.store import Record

_MARK: Final = 16
"""Characters of what a field is known again by; what it says is kept nowhere besides."""


@dataclass(frozen=True)
class Field:
    """A field: what the platform calls it, what is typed into it, and how it is shown.

    `key` names it among the fields of the record.
    """

    key: str
    label: str
    text: str
    shown: str
    record: Record
    column: str
    private: bool

    @property
    def mark(self) -> str:
        """What it is known again by."""
        said = f"{self.record.id}\0{self.column}\0{self.text}"
        return hashlib.sha256(said.encode()).hexdigest()[:_MARK]


@dataclass(frozen=True)
class Part:
    """Fields below one heading."""

    title: str
    fields: tuple[Field, ...]


Copied = Mapping[str, str]
"""The mark of each field, by its key, as it was typed over."""


def design() -> TranscriptionDesign:
    """The order in force."""
    return load("transcription", TranscriptionDesign)


def of_record(record: Record) -> list[Part]:
    """What is typed over of a dispute or visit, in the platform's order."""
    said = design().disputes if isinstance(record, Case) else design().visits
    return [part for at, each in enumerate(said) for part in _parts(each, at, record)]


def marks(said: Sequence[Part]) -> dict[str, str]:
    """What the fields of a record are known again by."""
    return {field.key: field.mark for part in said for field in part.fields}


def _parts(described: PartDesign, at: int, record: Record) -> Iterator[Part]:
    found = _records(described.of, record)
    for number, each in enumerate(found):
        title = described.title if len(found) == 1 else f"{described.title} {number + 1}"
        fields = (_field(each, f"{at}.{number}", label, name) for label, name in described.fields)
        yield Part(title, tuple(fields))


def _records(of: str, record: Record) -> Sequence[Record]:
    if not isinstance(record, Case):
        return [record]
    match of:
        case "case":
            return [record]
        case "mediator":
            return [each for each in parts.mediators(record) if each.until is None]
        case "agreement":
            return parts.agreements(record)[-1:]
        case _:
            return [each for each in parts.parties(record) if each.role == of]


def _field(record: Record, place: str, label: str, name: str) -> Field:
    column = record.columns()[name]
    value = getattr(record, name)
    text = _typed(column.kind, value)
    shown = column.kind.mask(value) if column.private and text else text
    return Field(f"{place}.{name}", label, text, shown, record, name, column.private)


def _typed(kind: Kind[Any], value: Any) -> str:
    """A value as it is typed into a form on the web; in Chinese whatever the screen speaks."""
    if value is None or value == "" or value == []:
        return ""
    match kind:
        case Code():
            return chinese(kind.list, value)
        case Codes():
            return "、".join(chinese(kind.list, each) for each in value)
        case Day():
            return str(value.isoformat())
        case Money():
            return f"{value / 100:.2f}".removesuffix(".00")
        case Flag():
            return "是" if value else "否"
        case Reference():
            return references.title(kind.to, value)
        case _:
            return kind.show(value)
