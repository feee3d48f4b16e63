"""社情民意: what people think, sent on and answered."""

from __future__ import annotations

from app.language import N_
from app.records.activities import Opinion
from ui.records.kind import RecordKind

KIND = RecordKind(
    Opinion,
    rows=(
        ("title",),
        ("category", "urgency", "day"),
        ("reporter", "place"),
        ("facts",),
        ("proposal",),
        ("number", "sent_to:2", "sent"),
        ("reply",),
        ("replied", "closed", "adopted"),
    ),
    listed={"day": 92, "title": 170, "category": 90, "sent_to": 110, "replied": 92},
    discreet=("title", "facts", "proposal", "reply"),
    named_by=("reporter",),
    beneath="activity",
    heading=N_("Public opinion"),
    new=N_("New report"),
    lesson=N_("What people think and ask for: write it down, send it on, enter the answer."),
    begin=lambda: {"urgency": "ordinary"},
)
