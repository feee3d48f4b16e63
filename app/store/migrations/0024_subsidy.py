"""Subsidies by the dispute: rates, claims with their disputes, decisions."""

from __future__ import annotations

from typing import Any

from app.store import migrating


def up(migrator: Any, db: Any) -> None:
    """Make their tables."""
    migrating.record_table(db, "subsidy_rates", {"name": "TEXT", "rates": "TEXT"}, index=("name",))
    named = (
        "day", "month", "person", "name", "committee", "rates", "checked", "checked_by",
        "check_words",
    )  # fmt: skip
    numbers = dict.fromkeys(("count", "amount", "sample"), "INTEGER")
    migrating.record_table(
        db,
        "subsidy_claim",
        {**dict.fromkeys(named, "TEXT"), **numbers},
        index=("month", "person"),
    )
    named = ("claim", "case", "number", "difficulty", "outcome", "closed")
    numbers = dict.fromkeys(("base", "share", "cut", "amount"), "INTEGER")
    migrating.record_table(
        db,
        "subsidy_line",
        {**dict.fromkeys(named, "TEXT"), **numbers},
        index=("claim", "case", "number"),
    )
    named = (
        "claim", "day", "reviewed", "reviewed_by", "review_words", "approved", "approved_by",
        "approve_words", "struck", "despite", "returned", "reason", "drawn", "sampled",
        "sampled_by", "sample", "sample_words", "room",
    )  # fmt: skip
    migrating.record_table(
        db,
        "subsidy_decision",
        {**dict.fromkeys(named, "TEXT"), "count": "INTEGER", "amount": "INTEGER"},
        index=("claim",),
    )
