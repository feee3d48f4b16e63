"""Visits: one call for advice each, however it came in."""

from app.records.keeping import restore, void
from app.records.visits.asking import (
    first_counted_day,
    handlers,
    left_for_lawyer,
    month_count,
    of_person,
    promised,
    times,
)
from app.records.visits.entering import (
    LATE_AFTER,
    add,
    age_band,
    amend,
    first_number,
    leave_to_lawyer,
    log,
    next_number,
    require_last_known,
    require_visitor,
    with_particulars,
)
from app.records.visits.listing import (
    Filter,
    Key,
    count,
    every,
    numbered,
    page,
)
from app.records.visits.paper import (
    UNREADABLE,
    correct_from_paper,
    from_paper,
)
from app.records.visits.referring import (
    ASSIGN_WITHIN,
    DECIDE_WITHIN,
    change_referral,
    refer,
    referral_due,
    referral_of,
    referrals_due,
)
from app.records.visits.visit import (
    Referral,
    Visit,
)

__all__ = [
    "ASSIGN_WITHIN",
    "DECIDE_WITHIN",
    "LATE_AFTER",
    "UNREADABLE",
    "Filter",
    "Key",
    "Referral",
    "Visit",
    "add",
    "age_band",
    "amend",
    "change_referral",
    "correct_from_paper",
    "count",
    "every",
    "first_counted_day",
    "first_number",
    "from_paper",
    "handlers",
    "leave_to_lawyer",
    "left_for_lawyer",
    "log",
    "month_count",
    "next_number",
    "numbered",
    "of_person",
    "page",
    "promised",
    "refer",
    "referral_due",
    "referral_of",
    "referrals_due",
    "require_last_known",
    "require_visitor",
    "restore",
    "times",
    "void",
    "with_particulars",
]
