"""Notices and governing papers: an office publishes them, its rooms read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.language import N_
from app.records.notices import GoverningPaper, Notice
from app.store.session import current
from ui.records.kind import RecordKind


def _today() -> Mapping[str, Any]:
    return {"day": current().today()}


def _notice() -> Mapping[str, Any]:
    return {**_today(), "kind": "notice"}


RecordKind(
    Notice,
    rows=(("title",), ("kind", "number"), ("day", "until"), ("words",), ("room",)),
    listed={"day": 100, "kind": 70, "title": 220},
    heading=N_("Notices"),
    new=N_("Write a notice"),
    lesson=N_("They go down with the next answers; who has read them comes back with the reports."),
    elsewhere=N_("They come with the answers of the office."),
    begin=_notice,
    entered_by=frozenset({"office"}),
    left_out={"case": "the program alone says it"},
    attaches=False,
    view="ui.pages.notices:NoticeView",
)

RecordKind(
    GoverningPaper,
    rows=(("title",), ("issuer", "number"), ("day", "until"), ("words",)),
    listed={"day": 100, "title": 220, "number": 120},
    beneath="notice",
    heading=N_("Governing papers"),
    new=N_("Enter a paper"),
    lesson=N_("The office enters them; every room finds them by any of their words."),
    begin=_today,
    entered_by=frozenset({"office"}),
    attaches=False,
)
