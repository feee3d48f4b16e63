"""Practice on invented people: what is to be tried, and what the journal says was done of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from app import seal, settings
from app.exchange.invitation import Invitation, write_invitation
from app.language import N_
from app.records import cases, visits
from app.room import enrol
from app.store import journal, line, preferences
from app.store.line import Step
from app.store.session import current


@dataclass(frozen=True)
class Task:
    """One thing to try: what to do in a sentence, the keys for it, and the page where it is done.

    The page is opened with what is `wanted` of it.
    """

    name: str
    title: str
    how: str
    key: str
    page: str
    wanted: Mapping[str, Any] = field(default_factory=dict[str, Any])


TASKS: Final = (
    Task(
        "log",
        N_("Log one visit"),
        N_("Press F2; type a name, the matter, what was asked and answered; keep it."),
        "F2",
        "visits",
        {"new": True},
    ),
    Task(
        "find",
        N_("Find that visit again"),
        N_("Type the first letters of the name into the search, open the visit, change a word."),
        "Ctrl K",
        "visits",
    ),
    Task(
        "quarrel",
        N_("Lead a dispute one step"),
        N_("Open one that is not over; the large button says what comes next. Or settle one."),
        "Ctrl ↵",
        "cases",
    ),
    Task(
        "card",
        N_("Print a contact card"),
        N_("Tick somebody, print or save as a file, then “Printed already: enter them”."),
        "Ctrl P",
        "printing",
        {"item": "cards"},
    ),
    Task(
        "deliver",
        N_("Deliver on a stick"),
        N_("The practice stick is in: press the large button and wait for “pull it out”."),
        "↵",
        "deliver",
    ),
)

_STICK: Final = "practice-stick"


def stick_of(folder: Path) -> Path:
    """The folder that stands for a stick while somebody practises in the sample in a folder."""
    return folder / _STICK


def invite_here() -> None:
    """Let the open sample report to an office that nobody keeps: whatever it packs stays closed."""
    store = current()
    enrol.take_invitation(
        write_invitation(
            Invitation(
                code=store.code,
                name=store.name,
                office_code=store.code[:6],
                office_name="山亭区司法局（练习）",
                office_origin=journal.new_id(),
                office_minisign=seal.new_signer()[1],
                office_age=seal.new_age()[1],
                token=seal.new_token(),
            )
        )
    )


def begin() -> None:
    """Count only what is done in the open sample from now on."""
    stick_of(current().folder).mkdir(exist_ok=True)
    head = line.head(current().origin)
    preferences.put(settings.PRACTISED_FROM, head.number if head is not None else 0)


def done() -> frozenset[str]:
    """The names of the tasks that were done since practice began, by the journal alone."""
    since = preferences.get(settings.PRACTISED_FROM)
    taken = line.steps_since(current().origin, since + 1)
    actions = {each.action for each in taken}
    found = {
        "log": "visit.log" in actions,
        "find": _found_again(taken),
        "quarrel": bool(actions & _STEPS),
        "card": "card.issue" in actions,
        "deliver": "delivery.done" in actions,
    }
    return frozenset(name for name, was_done in found.items() if was_done)


_STEPS: Final = frozenset({f"case.{name}" for name in cases.STEPS} | {"case.on_the_spot"})


def _found_again(taken: Sequence[Step]) -> bool:
    """Whether a visit logged in practice, or who came, was come back to later."""
    known: set[str] = set()
    for each in taken:
        if each.action != "visit.log" and each.record in known:
            return True
        if each.action == "visit.log" and each.kind == "visit":
            person = journal.get(visits.Visit, each.record).person
            if person is not None and person in known:
                return True
            known |= {each.record} | ({person} if person is not None else set())
    return False
