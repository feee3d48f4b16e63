"""What is to be done in a room today: what is due, what was not finished, what comes soon."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, cast

from app import codes, settings
from app.errors import NotFound
from app.fields import Text
from app.language import _, n_
from app.messages import shortened
from app.records import (
    activities,
    calendar,
    cases,
    certificates,
    inspections,
    notices,
    places,
    visits,
)
from app.records.activities import Activity
from app.records.cases import Case
from app.records.days import left, month_and_day
from app.records.subsidy import standing
from app.records.visits import Visit
from app.store import Column, drafts, journal, preferences, registry
from app.store.drafts import Unfinished
from app.store.session import current

_AHEAD: Final = datetime.timedelta(days=3)
_AHEAD_OF_CASES: Final = datetime.timedelta(days=7)
_KNOWN_AHEAD: Final = datetime.timedelta(days=31)
"""The terms of disputes reach a month ahead, and so must the days off that are known."""
_AHEAD_OF_THEMES: Final = datetime.timedelta(days=14)
"""Time enough to plan something and tell the village of it."""
_SHORT: Final = 24
"""Characters of a matter that fit on a line."""
_NOTICES: Final = 5
"""Notices that stand in a line each; of the others one line says how many they are."""
_REMARKS: Final = 4
"""Remarks of the office that stand in a line each; of the others one line says how many."""
_NAMED: Final = 4
"""Names that stand in one line for several records."""


@dataclass(frozen=True)
class Due:
    """One line: in how many days, what, and where it leads."""

    words: str
    verb: str
    page: str
    """Where it is done: a page by its name, or a kind of record that a page shows."""
    days: int | None = None
    state: str = ""
    """Stands in place of the days where there is no day."""
    wanted: dict[str, Any] = field(default_factory=dict)

    def when(self) -> tuple[str, str]:
        """How long there is still, or how late it is, or what stands in its place; its look."""
        if self.days is None:
            return self.state, "quiet"
        return left(self.days), "late" if self.days < 0 else "soon"


@dataclass(frozen=True)
class Numbers:
    """How many came."""

    month: int
    year: int
    referred: int
    since: datetime.date | None = None
    """The day of this year from which they are counted, where that is not its first."""

    def labelled(self) -> list[tuple[int, str]]:
        """Each number with what it is of."""
        return [
            (self.month, _("visits")),
            (self.referred, _("to legal aid")),
            (self.year, _("visits this year")),
        ]

    def since_words(self) -> str:
        """From when they are counted; empty where it is the whole year."""
        since = self.since
        return _("Counted since {day}.").format(day=month_and_day(since)) if since else ""


def look(progress: Callable[..., None]) -> tuple[list[Due], Numbers]:
    """What is due today, what was not finished, what comes in the next days; and the counts."""
    today = current().today()
    progress()
    of_cases = cases.due.everything(today + _AHEAD_OF_CASES)
    gathered = [*_from_the_book(of_cases), *_to_file(of_cases)]
    within = {id(each) for line in gathered for each in line[0]}
    single = [each for each in of_cases if id(each) not in within]
    timed = [*_promised(today), *_referrals(today), *_cases(single, today), *_activities(today)]
    timed.sort(key=lambda each: each.days or 0)
    progress()
    start = visits.first_counted_day()
    since = today.replace(month=1, day=1)
    year = visits.count(visits.Filter(since=max(since, start) if start else since, until=today))
    month = visits.month_count(today)
    referred = visits.count(visits.Filter(since=today.replace(day=1), until=today, result="aid"))
    now = [each for each in timed if (each.days or 0) <= 0]
    coming = timed[len(now) :]
    due = [
        *_remarks(today),
        *_sent_back(),
        *_unfinished(),
        *_paper(),
        *_notices(),
        *now,
        *_for_lawyer(),
        *(line for _of, line in gathered),
        *_ending(today),
        *_themes(today),
        *_holidays(today),
        *coming,
    ]
    counted = start if start is not None and since < start <= today else None
    return due, Numbers(month, year, referred, counted)


def _sent_back() -> list[Due]:
    """Claims of subsidies that the office sent back, a line each."""
    words = _("The office sent back the claim of {name} for {month}: {why}")
    return [
        Due(
            words.format(name=claim.name, month=claim.month,
                         why=shortened(made.reason or "", _SHORT)),
            _("Look"), "subsidy", state=_("sent back"), wanted={"record_id": claim.id},
        )
        for claim, made in standing.sent_back_here()
    ]  # fmt: skip


def _ending(today: datetime.date) -> list[Due]:
    """Terms that end within 60 days, in one line however many they are."""
    ending = certificates.expiring()
    if not ending:
        return []
    first = ending[0].until
    assert first is not None
    words = n_(
        "The certificate of {names} ends on {day}",
        "Certificates of {names} end, the first on {day}",
        len(ending),
    ).format(names=_names(each.name for each in ending), day=first.isoformat())
    days = (first - today).days
    return [Due(words, _("Look"), "certificates", days=days, wanted={"only": "expiring"})]


def _paper() -> list[Due]:
    if preferences.get(settings.CODE_COPIED):
        return []
    words = _("The recovery code has not been copied on paper yet")
    return [Due(words, _("Copy it"), "settings", days=0, wanted={"part": "code"})]


def _remarks(today: datetime.date) -> list[Due]:
    """What the office found here or asks, until it is answered, what is due first on top."""
    waiting = inspections.open_here()
    found: list[Due] = []
    for each in waiting[:_REMARKS]:
        kind = each.columns()["kind"].kind.show(each.kind)
        words = _("{kind}: {title}").format(kind=kind, title=each.heading())
        if became := inspections.what_became(each):
            words = _("{words} ({became}, a line of answer is missing)").format(
                words=words, became=became
            )
        found.append(Due(
            words, _("Answer"), "remark", state=_("from the office"),
            days=(each.until - today).days if each.until else None,
            wanted={"record_id": each.id},
        ))  # fmt: skip
    if more := len(waiting) - len(found):
        said = n_("{count} more remark to answer", "{count} more remarks to answer", more)
        words = said.format(count=more)
        found.append(Due(words, _("Look"), "remark", state=_("from the office")))
    return found


def _notices() -> list[Due]:
    """What the office lets us know and nobody here has read, the oldest by name."""
    said, unread = codes.load("notice_kind"), notices.unread()
    found = [
        Due(
            _("{kind}: {title}").format(kind=said.label(each.kind or ""), title=each.title or ""),
            _("Read it"),
            "notice",
            state=_("from the office"),
            wanted={"record_id": each.id},
        )
        for each in unread[:_NOTICES]
    ]
    if more := len(unread) - len(found):
        words = n_("{count} more notice to read", "{count} more notices to read", more)
        said_more = words.format(count=more)
        found.append(Due(said_more, _("Look"), "notice", state=_("from the office")))
    return found


def _promised(today: datetime.date) -> list[Due]:
    words = _("{name}: {matter}; an answer was promised")
    return [
        _of_visit(visit.id, words.format(**_of(visit)), _("Answer"), (visit.follow_up - today).days)
        for visit in visits.promised(today + _AHEAD)
        if visit.follow_up is not None
    ]


def _referrals(today: datetime.date) -> list[Due]:
    words = {
        "decision": _("{name}: legal aid decides"),
        "lawyer": _("{name}: legal aid names a lawyer"),
    }
    found: list[Due] = []
    for referral, what, day in visits.referrals_due(today + _AHEAD):
        name = _of(journal.get(Visit, referral.visit))["name"]
        text = words[what].format(name=name)
        found.append(_of_visit(referral.visit, text, _("Ask"), (day - today).days))
    return found


def _of_visit(visit: str, words: str, verb: str, days: int) -> Due:
    return Due(words, verb, "visits", days=days, wanted={"record_id": visit})


def _cases(single: list[cases.due.Due], today: datetime.date) -> list[Due]:
    found: list[Due] = []
    for each in single:
        case = each.case
        if case is None:
            wanted: dict[str, Any] = {"record_id": each.record}
            found.append(Due(each.words, _("Look"), "committee", each.days(today), wanted=wanted))
            continue
        names = _(" and ").join((case.names or [])[:2])
        who = cases.title(case) if case.confidential or not names else names
        words = _("{dispute}: {what}").format(dispute=who, what=each.words)
        label = cases.STEPS[each.step].label
        wanted = {"record_id": case.id, "step": each.step}
        found.append(Due(words, _(label) if label else _("Look"), "cases", each.days(today),
                         wanted=wanted))  # fmt: skip
    return found


def _activities(today: datetime.date) -> list[Due]:
    """Activities to come or without a word how they went, risks to look at, what was decided."""
    until, of = today + _AHEAD, activities.due
    kinds, found = Activity.columns()["kind"].kind, list[Due]()
    for each in of.planned(until):
        words = _("{what}: planned") if each.day >= today else _("{what}: was it held?")
        said = words.format(what=f"{kinds.show(each.kind)} {shortened(each.theme, _SHORT)}")
        verb = _("Look") if each.day >= today else _("Enter it")
        found.append(_of_record("activity", each.id, said, verb, (each.day - today).days))
    for risk in of.risks(until):
        who = _("Confidential") if risk.confidential else _names(risk.parties or ())
        place = places.name_of(risk.place)
        said = _("Risk ({level}) {who}: look at it again").format(
            level=risk.columns()["level"].kind.show(risk.level), who=who or place
        )
        days = (activities.due_on(risk) - today).days
        found.append(_of_record("risk", risk.id, said, _("Look"), days))
    for waiting in of.findings(until):
        words = _("Check-up: {what}; look at it again")
        said = words.format(what=shortened(waiting.what.facts, _SHORT))
        days = (waiting.day - today).days
        found.append(_of_record("activity", waiting.activity, said, _("Look"), days))
    for waiting in of.resolutions(until):
        said = _("Decided: {what}").format(what=shortened(waiting.what.topic, _SHORT))
        days = (waiting.day - today).days
        found.append(_of_record("activity", waiting.activity, said, _("Look"), days))
    return found


def _of_record(kind: str, record: str, words: str, verb: str, days: int) -> Due:
    return Due(words, verb, kind, days=days, wanted={"record_id": record})


def _themes(today: datetime.date) -> list[Due]:
    """Theme days for which nothing is planned, in one line; only where activities are kept."""
    if not Activity.select(Activity.row).limit(1).exists():
        return []
    coming = activities.due.themes(today + _AHEAD_OF_THEMES)
    if not coming:
        return []
    first, kind = coming[0], Activity.columns()["theme_day"].kind
    names = _names(kind.show(each.code) for each in coming)
    words = _("Theme days without a plan: {names}").format(names=names)
    day = max(first.first, today)
    wanted = {"day": day, "theme_day": first.code, "theme": kind.show(first.code)}
    ahead = (first.first - today).days
    begun = ahead < 0
    return [Due(words, _("Plan it"), "activity", days=None if begun else ahead,
                state=_("theme day") if begun else "", wanted=wanted)]  # fmt: skip


Gathered = list[tuple[list[cases.due.Due], Due]]
"""Lines that each stand for several things due."""


def _from_the_book(of_cases: list[cases.due.Due]) -> Gathered:
    """What the old ledger left open: long past its days, and waiting for a word how it ended."""
    batches: dict[str, list[cases.due.Due]] = {}
    for each in of_cases:
        if each.case is not None and each.case.batch is not None:
            batches.setdefault(each.case.batch, []).append(each)
    words = _("{count} disputes from the old ledger stand open there; how did they end?")
    found: Gathered = []
    for batch, dues in batches.items():
        count = len({each.case.id for each in dues if each.case is not None})
        wanted = {"asked": cases.Filter(going=True, batch=batch)}
        line = Due(words.format(count=count), _("Look"), "cases", state=_("old ledger"),
                   wanted=wanted)  # fmt: skip
        found.append((dues, line))
    return found


def _to_file(of_cases: list[cases.due.Due]) -> Gathered:
    """Nobody waits for a volume to be put into the cupboard: many are one line."""
    filing = [each for each in of_cases if each.kind == cases.due.FILING]
    if len(filing) < 2:
        return []
    words = _("{count} closed disputes are to be archived").format(count=len(filing))
    wanted = {"asked": cases.Filter(state="closed", going=True)}
    return [(filing, Due(words, _("Look"), "cases", state=_("to be archived"), wanted=wanted))]


def _holidays(today: datetime.date) -> list[Due]:
    """The year whose days off nobody has written in, while terms of disputes rest on them."""
    year = (today + _KNOWN_AHEAD).year
    if not calendar.missing_festivals(year) or not cases.count(cases.Filter(going=True)):
        return []
    words = _("The days off of {year} are not written in yet; terms may be counted wrong")
    wanted = {"part": "days", "year": year}
    return [Due(words.format(year=year), _("Write in"), "settings", state=_("holidays"),
                wanted=wanted)]  # fmt: skip


def _unfinished() -> list[Due]:
    found: list[Due] = []
    for draft in drafts.unfinished():
        case = _case_of(draft)
        secret = draft.typed.get("confidential") or (case is not None and case.confidential)
        typed = shortened("；".join(_known_by(draft, case)), 2 * _SHORT)
        words = _("Confidential") if secret else typed or _("nothing typed yet")
        found.append(Due(words, _("Go on with it"), _of_form(draft), state=_("unfinished"),
                         wanted={"draft": draft.id}))  # fmt: skip
    return found


def _of_form(draft: Unfinished) -> str:
    """What a form writes: a kind of record (visit), perhaps by a step of it (case.mediate)."""
    return draft.form.partition(".")[0]


def _case_of(draft: Unfinished) -> Case | None:
    """The dispute that a form goes on with, if it does."""
    if not draft.record:
        return None
    try:
        return cases.parts.whole(draft.record)
    except NotFound:
        return None


def _known_by(draft: Unfinished, case: Case | None) -> list[str]:
    """The names that were typed and the beginning of the matter; of a step, in which dispute."""
    model = registry.get(_of_form(draft))
    matters = [n for n, each in model.columns().items() if _is_text(each)] if model else []
    said = [_text(draft.typed.get(name)) for name in dict.fromkeys(("name", "facts", *matters))]
    names = cases.titles.typed_names(draft.typed)
    step = cases.STEPS.get(draft.form.partition(".")[2]) if case is not None else None
    of = [cases.titles.parties_title(case)] if case is not None and not names else []
    known = [names, *of, _(step.label) if step is not None else "", *said]
    return [each[:_SHORT] for each in known if each][:2]


def _is_text(column: Column[Any]) -> bool:
    return isinstance(column.kind, Text) and not column.private


def _text(raw: Any) -> str:
    text: object = cast("list[Any]", raw)[0] if raw and isinstance(raw, list) else raw
    return " ".join(text.split()) if isinstance(text, str) else ""


def _for_lawyer() -> list[Due]:
    left = visits.left_for_lawyer()
    if not left:
        return []
    names = _names(_of(visit)["name"] for visit in left)
    words = _("{count} left for the lawyer: {names}").format(count=len(left), names=names)
    wanted = {"asked": visits.Filter(for_lawyer=True)}
    return [Due(words, _("Look"), "visits", state=_("lawyer's day"), wanted=wanted)]


def _of(visit: Visit) -> dict[str, str]:
    matter = visit.columns()["category"].kind.show(visit.category)
    return {"name": visit.name or _("No name given"), "matter": matter}


def _names(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(islice(names, _NAMED)))
