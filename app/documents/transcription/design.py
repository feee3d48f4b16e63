"""The order in which the platform of the province asks for fields, as data."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta

from app.documents.design import Design
from app.records.cases.model import Agreement, Case, CaseMediator, Party
from app.records.visits import Visit
from app.store import Record

Of = Literal["case", "applicant", "respondent", "third", "mediator", "agreement", "visit"]
MODELS: Final[dict[str, type[Record]]] = {
    "case": Case, "applicant": Party, "respondent": Party, "third": Party,
    "mediator": CaseMediator, "agreement": Agreement, "visit": Visit,
}  # fmt: skip
"""Whose columns the fields of a part are."""

Label = Annotated[str, Meta(min_length=1, max_length=60)]


class PartDesign(Design, frozen=True):
    """Fields below one heading; each is what the platform calls it, and our column."""

    title: Label
    of: Of
    fields: Annotated[tuple[tuple[Label, str], ...], Meta(max_length=100)]

    def __post_init__(self) -> None:
        columns = MODELS[self.of].columns()
        for _label, name in self.fields:
            if name not in columns:
                raise ValueError(f"there is no column `{name}` of `{self.of}`")


class TranscriptionDesign(Design, frozen=True):
    """`resources/forms/transcription.json`; `check` says what is still to be looked at in it."""

    disputes: tuple[PartDesign, ...]
    visits: tuple[PartDesign, ...]
    check: str = ""
