"""Links of people with places, former codes and groups of places, hours of service."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Give roles and places their new columns, and make the new tables."""
    migrating.add_columns(
        db,
        "role",
        {
            "basis": "TEXT",
            "duty_days": "TEXT",
            "duty_hours": "TEXT",
            "grid": "TEXT",
            "household": "TEXT",
            "partner": "TEXT",
            "superior": "TEXT",
            "chosen": "TEXT",
        },
    )
    migrating.add_columns(
        db,
        "place",
        {"households": "INTEGER", "grid": "TEXT", "longitude": "INTEGER", "latitude": "INTEGER"},
    )
    migrating.record_table(
        db,
        "place_group",
        {"place": "TEXT", "group": "TEXT", "since": "TEXT", "until": "TEXT"},
        index=["place"],
    )
    migrating.record_table(
        db,
        "place_alias",
        {"place": "TEXT", "code": "TEXT", "name": "TEXT", "until": "TEXT"},
        index=["place", "code"],
    )
    migrating.record_table(
        db,
        "service",
        {
            "day": "TEXT",
            "kind": "TEXT",
            "person": "TEXT",
            "name": "TEXT",
            "place": "TEXT",
            "begin": "TEXT",
            "finish": "TEXT",
            "called_day": "TEXT",
            "called": "TEXT",
            "answered": "TEXT",
            "types": "TEXT",
            "work": "TEXT",
            "reason": "TEXT",
        },
        index=["person", ("kind", "day"), ("place", "day"), "day"],
    )
    db.execute_sql('CREATE INDEX service_voided ON service ("day") WHERE "voided" IS NOT NULL')
