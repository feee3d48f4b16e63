"""What became of a package on a stick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app import codes, messages
from app.errors import AppError
from app.records import rooms
from app.records.rooms import HELD, REFUSED

LEFT = "left"
"""Lies on the stick as it was: somebody stopped, or pulled the stick out."""

BAD = (REFUSED, HELD, LEFT)
"""Verdicts that somebody has to know of, the worst first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one package.

    `file` is its name on the stick, `verdict` one of TAKEN, ALREADY, HELD, REFUSED, LEFT, `reason`
    why it was not taken, `room` the sender's installation, `records` how much is new here.
    """

    file: str
    verdict: str
    reason: AppError | None = None
    room: str = ""
    code: str = ""
    serial: int = 0
    records: int = 0

    @property
    def words(self) -> str:
        """Why it was not taken, in a sentence; empty when it was."""
        return messages.words(self.reason) if self.reason is not None else ""


def with_name(verdict: Verdict) -> Verdict:
    """The verdict with a reason that names its room, where it is known, instead of the code."""
    return verdict if verdict.reason is None else replace(verdict, reason=named(verdict.reason))


def named(why: AppError) -> AppError:
    """The same reason, saying the name of its room, where it is known, instead of the code."""
    name = rooms.name_of(str(why.data.get("code", "")))
    if not name:
        return why
    same = why.__class__.__new__(why.__class__)
    same.data = {**why.data, "code": name}
    return same


def worst_first(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Verdicts with those on top that somebody has to know of."""
    order = {what: at for at, what in enumerate(BAD)}
    return sorted(verdicts, key=lambda each: order.get(each.verdict, len(order)))


def summed(verdicts: Sequence[Verdict]) -> str:
    """How many packages became what, in one line."""
    said = codes.load("verdict")
    counted = Counter(each.verdict for each in verdicts)
    return "  ".join(f"{e.label} {counted[e.code]}" for e in said.entries if counted[e.code])
