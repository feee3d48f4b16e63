"""What is printed of inspections: their records, notices to put right, circulars."""

from __future__ import annotations

from functools import partial

from app.documents.inspections import papers
from app.documents.items.each import each_of
from app.documents.items.item import Item
from app.language import N_
from app.records.inspections import Inspection
from app.records.notices import Notice

ITEMS = (
    Item("inspection-record", N_("Record of an inspection"), "inspection",
         each_of(Inspection, papers.record, papers.checklist), of="inspection",
         choices=frozenset({"blank", "copies"}), named=True, office_only=True),
    Item("rectify-notice", N_("Notice to put right"), "inspection",
         each_of(Inspection, papers.rectify, lambda: papers.rectify(None, "blank"),
                 partial(papers.rectify, way="ruled")),
         of="inspection", choices=frozenset({"blank", "ruled", "copies"}), named=True,
         office_only=True),
    Item("circular", N_("Notice or circular as an official paper"), "inspection",
         each_of(Notice, papers.circular), of="notice", choices=frozenset({"copies"}), named=True),
)  # fmt: skip
