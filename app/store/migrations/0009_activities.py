"""Activities, what hangs on them, risks, public opinion, surveys; a dispute names its risk."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make their tables."""
    migrating.record_table(
        db,
        "activity",
        {
            "day": "TEXT",
            "until": "TEXT",
            "begin": "TEXT",
            "finish": "TEXT",
            "kind": "TEXT",
            "state": "TEXT",
            "cancelled_why": "TEXT",
            "theme": "TEXT",
            "theme_day": "TEXT",
            "place": "TEXT",
            "venue": "TEXT",
            "audiences": "TEXT",
            "headcount": "INTEGER",
            "speakers": "TEXT",
            "organiser": "TEXT",
            "materials": "TEXT",
            "copies": "INTEGER",
            "channels": "TEXT",
            "agenda": "TEXT",
            "outcome": "TEXT",
            "reason": "TEXT",
        },
        index=[("kind", "day"), ("state", "day"), ("theme_day", "day"), ("place", "day"), "day"],
    )
    db.execute_sql('CREATE INDEX activity_voided ON activity ("day") WHERE "voided" IS NOT NULL')
    db.execute_sql('CREATE INDEX activity_lasting ON activity ("until") WHERE "until" IS NOT NULL')
    migrating.record_table(
        db,
        "activity_place",
        {"activity": "TEXT", "place": "TEXT", "headcount": "INTEGER"},
        index=["activity", "place"],
    )
    migrating.record_table(
        db,
        "activity_person",
        {"activity": "TEXT", "person": "TEXT", "minutes": "INTEGER", "task": "TEXT"},
        index=["activity", "person"],
    )
    migrating.record_table(
        db,
        "attendance",
        {
            "activity": "TEXT",
            "person": "TEXT",
            "name": "TEXT",
            "unit": "TEXT",
            "role": "TEXT",
            "minutes": "INTEGER",
            "score": "INTEGER",
            "request": "TEXT",
        },
        index=["activity", "person"],
    )
    migrating.record_table(
        db,
        "finding",
        {
            "activity": "TEXT",
            "object": "TEXT",
            "facts": "TEXT",
            "level": "TEXT",
            "advice": "TEXT",
            "adopted": "TEXT",
            "look_again": "TEXT",
            "looked": "TEXT",
        },
        index=["activity"],
    )
    db.execute_sql('CREATE INDEX finding_waits ON finding ("look_again") WHERE "looked" IS NULL')
    migrating.record_table(
        db,
        "resolution",
        {
            "activity": "TEXT",
            "topic": "TEXT",
            "decision": "TEXT",
            "who": "TEXT",
            "until": "TEXT",
            "done": "TEXT",
        },
        index=["activity"],
    )
    db.execute_sql('CREATE INDEX resolution_waits ON resolution ("until") WHERE "done" IS NULL')
    migrating.record_table(
        db,
        "risk",
        {
            "day": "TEXT",
            "level": "TEXT",
            "category": "TEXT",
            "place": "TEXT",
            "parties": "TEXT",
            "people": "INTEGER",
            "facts": "TEXT",
            "responsible": "TEXT",
            "responsible_name": "TEXT",
            "measures": "TEXT",
            "next_look": "TEXT",
            "defused": "TEXT",
            "how": "TEXT",
            "confidential": "INTEGER",
            "activity": "TEXT",
            "case": "TEXT",
            "reason": "TEXT",
        },
        index=[
            "responsible",
            "activity",
            ("level", "day"),
            ("category", "day"),
            ("place", "day"),
            "day",
        ],
    )
    db.execute_sql('CREATE INDEX risk_case ON risk ("case") WHERE "case" IS NOT NULL')
    db.execute_sql('CREATE INDEX risk_voided ON risk ("day") WHERE "voided" IS NOT NULL')
    db.execute_sql(
        'CREATE INDEX risk_watched ON risk ("next_look") WHERE "defused" IS NULL AND "case" IS NULL'
    )
    migrating.record_table(
        db,
        "opinion",
        {
            "number": "TEXT",
            "day": "TEXT",
            "title": "TEXT",
            "reporter": "TEXT",
            "category": "TEXT",
            "place": "TEXT",
            "facts": "TEXT",
            "proposal": "TEXT",
            "urgency": "TEXT",
            "sent_to": "TEXT",
            "sent": "TEXT",
            "reply": "TEXT",
            "replied": "TEXT",
            "closed": "TEXT",
            "adopted": "INTEGER",
            "reason": "TEXT",
        },
        index=[("category", "day"), ("place", "day"), "day"],
    )
    db.execute_sql('CREATE INDEX opinion_voided ON opinion ("day") WHERE "voided" IS NOT NULL')
    migrating.record_table(
        db,
        "survey",
        {
            "day": "TEXT",
            "kind": "TEXT",
            "title": "TEXT",
            "place": "TEXT",
            "activity": "TEXT",
            "handed_out": "INTEGER",
            "returned": "INTEGER",
            "note": "TEXT",
            "reason": "TEXT",
        },
        index=["activity", ("kind", "day"), ("place", "day"), "day"],
    )
    db.execute_sql('CREATE INDEX survey_voided ON survey ("day") WHERE "voided" IS NOT NULL')
    migrating.record_table(
        db,
        "survey_question",
        {
            "survey": "TEXT",
            "question": "TEXT",
            "answers": "TEXT",
            "good": "INTEGER",
            "one": "INTEGER",
            "two": "INTEGER",
            "three": "INTEGER",
            "four": "INTEGER",
            "five": "INTEGER",
        },
        index=["survey"],
    )
    migrating.add_columns(db, "case", {"risk": "TEXT"}, index=["risk"])
