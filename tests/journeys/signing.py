"""What a room's own program signs that it should not, and what becomes of it."""

from app.store import journal


def verdicts(found):
    return [(each.verdict, type(each.reason).__name__) for each in found]


def write(district, who, kind, record, body):
    """Let a room's own program sign a version of anything."""
    with district.at(who), journal.action("visit.log") as act:
        act.add_version(kind, record or journal.new_id(), body, {})
