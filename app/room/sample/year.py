"""A year of a room, lived through the actions that a keeper uses."""

from __future__ import annotations

import datetime
import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from app.records import attachments, cards, directory, places, visits
from app.records.places import Place
from app.records.visits import Visit
from app.resources import resource
from app.room.sample import activities, certifying, serving, village
from app.room.sample.calls import Call, calls
from app.room.sample.disputes import DISPUTES, Quarrels
from app.room.sample.folk import SamplePeople
from app.room.sample.invented import Aid, People, Story, Villager, stories
from app.room.sample.telling import StoryWriter, Thread
from app.store import Store, current, journal

VISITS, PERSONS = 330, 130
YEAR = datetime.timedelta(days=365)
_KEY = "key"
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Filled:
    """What was made."""

    persons: int
    visits: int
    referrals: int
    cards: int
    disputes: int = 0


def fill(
    *,
    visits: int = VISITS,
    persons: int = PERSONS,
    seed: int = 1,
    disputes: int | None = None,
    progress: Progress = lambda done, total: None,
) -> Filled:
    """Let the open room look back on a year of invented people.

    As many quarrels as go with so many visits, unless `disputes` says how many.
    All of it, or nothing when it is stopped. Days are relative to today, so that something is
    due; the same seed and moment give the same year. Raises whatever `progress` (visits done, in
    all) raises to stop.
    """
    store = current()
    clock, accepted = store.clock, store.clock_accepted
    try:
        # The entries bear the days on which they would have been made.
        store.clock_accepted = True
        with journal.together():
            year = _Year(store, clock(), Random(seed), persons)
            if disputes is None:
                disputes = min(DISPUTES, DISPUTES * visits // VISITS)
            return year.live(visits, disputes, seed, progress)
    finally:
        store.clock, store.clock_accepted = clock, accepted


class _Year:
    """One room's year while it is being lived."""

    def __init__(self, store: Store, now: datetime.datetime, chance: Random, persons: int) -> None:
        self.store = store
        self.now = now
        self.today = now.date()
        self.start = self.today - YEAR
        self.chance = chance
        self.place = _place(store)
        self.folk = SamplePeople(store, self.place, People(chance, self.today), persons)
        self.made: dict[int, tuple[Visit, Thread]] = {}
        self.planned: list[tuple[datetime.datetime, int, Callable[[], object]]] = []
        self.order = itertools.count()
        self.referrals = self.cards = 0

    def live(self, count: int, disputes: int, seed: int, progress: Progress) -> Filled:
        """Register, appoint, hand out cards, log every visit and settle quarrels on their days."""
        villagers = self.folk.villagers
        self._stand_at(_moment(self.start, 9, self.now))
        self.folk.appoint(self.start)
        for villager in villagers[: len(villagers) * 2 // 3]:
            self.folk.meet(villager)
        teller = StoryWriter(self.folk.invented, self._villages())
        told = calls(count, villagers, stories(), self.chance, self.now)
        self._plan_cards()
        activities.plan_all(
            self.place, self.today, lambda day, act: self._plan(_moment(day, 17, self.now), act)
        )
        serving.plan_all(
            self.place, self.folk.in_role.get("adviser", []), self.start, self.today,
            Random(f"serving {seed}"),
            lambda day, act: self._plan(_moment(day, 18, self.now), act),
        )  # fmt: skip
        plan: village.Plan = lambda day, act: self._plan(_moment(day, 16, self.now), act)  # noqa: E731
        village.put_up(self.place, self.start, plan)
        village.list_entitled(self.folk, self.start, self.today, plan)
        # Whoever quarrels changes nothing in who comes to ask.
        quarrels = Quarrels(
            self.folk, Random(f"quarrels {seed}"), self.today, self._logged, self._plan,
            lambda day, hour: _moment(day, hour, self.now),
        )  # fmt: skip
        if disputes:
            quarrels.begin(self.start, disputes)
        for done, call in enumerate(sorted(told, key=lambda each: each.entered)):
            progress(done, count)
            self._do_until(call.entered)
            self._stand_at(call.entered)
            self._log(call, teller)
        self._do_until(self.now)
        self._stand_at(self.now)
        self.folk.meet_all()
        certifying.ask(self.today)
        progress(count, count)
        return Filled(self.folk.count(), len(told), self.referrals, self.cards, quarrels.count)

    def _stand_at(self, moment: datetime.datetime) -> None:
        self.store.clock = lambda: moment

    def _plan(self, moment: datetime.datetime, act: Callable[[], object]) -> None:
        if moment <= self.now:
            heapq.heappush(self.planned, (moment, next(self.order), act))

    def _do_until(self, moment: datetime.datetime) -> None:
        while self.planned and self.planned[0][0] <= moment:
            when, _order, act = heapq.heappop(self.planned)
            self._stand_at(when)
            act()

    # Visits

    def _logged(self) -> list[tuple[str, Visit]]:
        """What came so far with what it was about, without what was answered at once."""
        return [(thread[_KEY], visit) for visit, thread in self.made.values()]

    def _log(self, call: Call, teller: StoryWriter) -> None:
        story, who = call.story, call.who
        before = self.made[call.follows] if call.follows is not None else None
        thread = teller.take_up(before[1] if before else None, who.age(call.day) if who else None)
        said = story.then if before is not None and story.then is not None else story
        facts, advice = teller.tell(said.facts, said.advice, who, call.mode)
        values: dict[str, Any] = {
            "day": call.day,
            "begin": call.begin,
            "finish": call.finish,
            "mode": call.mode,
            "place": self.place.id,
            "category": story.category,
            "facts": facts,
            "advice": None if call.for_lawyer else advice,
            "laws": None if call.for_lawyer else story.laws or None,
            "result": "promised" if call.for_lawyer else said.result,
            "follow_up": call.promised,
            "satisfaction": call.satisfaction,
            "on_behalf": story.on_behalf or None,
            "follows": before[0].id if before is not None else None,
            "for_lawyer": call.for_lawyer or None,
            "paper_number": call.paper_number,
            "paper_page": call.paper_page,
            "headcount": 1 + len(call.companions) + call.others,
            "companions": list(call.companions) or None,
            **self._handled_by(call),
            **self._visitor(call),
        }
        visit = visits.log(**values)
        self.made[call.number] = visit, thread
        thread[_KEY] = story.key
        if call.number % 101 == 40:
            again = visits.log(**values)
            visits.void(again, reason="duplicate", words="前面已经记过一次")
        if story.referral is not None and before is None and who is not None:
            self._refer(visit, story.referral)
        if call.answered is not None:
            self._plan(call.answered, lambda: _answer(visit, story, advice))
        if story.key == "欠条" and before is None and call.mode == "visit":
            photo = resource("sample", "iou.jpg").read_bytes()
            attachments.add(visit, name="欠条.jpg", data=photo, caption="带来的欠条")

    def _visitor(self, call: Call) -> dict[str, Any]:
        if call.who is None:
            sex = call.story.sex or self.chance.choice("12")
            return {"anonymous": True, "sex": sex, "age_band": self.chance.choice("2334")}
        person = self.folk.meet(call.who)
        groups = [*call.who.groups, *(g for g in call.story.groups if g not in call.who.groups)]
        return {"person": person.id, "groups": groups or None}

    def _handled_by(self, call: Call) -> dict[str, Any]:
        handler = self.folk.in_role.get(call.handled_by, self.folk.in_role["keeper"])[0]
        return {"handler": handler.id, "handler_name": handler.name}

    def _refer(self, visit: Visit, aid: Aid) -> None:
        chance = self.chance
        submitted: datetime.date = visit.day + datetime.timedelta(days=chance.randint(1, 3))
        decided = submitted + datetime.timedelta(days=chance.randint(3, 6))
        assigned = decided + datetime.timedelta(days=chance.randint(1, 3))
        number = f"〔{decided.year}〕援字第{chance.randint(20, 480)}号"
        centre = f"{self.place.district or '区'}法律援助中心"
        made = visits.refer(visit, told=True, documents=aid.documents, centre=centre)
        self.referrals += 1

        def becomes(day: datetime.date, **known: Any) -> None:
            def enter() -> None:
                visits.change_referral(journal.get(visits.Referral, made.id), **known)

            self._plan(_moment(day, 16, self.now), enter)

        becomes(submitted, submitted=submitted)
        becomes(decided, decided=decided, decision="granted", number=number)
        becomes(assigned, assigned=assigned, lawyer=self.folk.invented.name("1", 1982))
        if aid.outcome:
            becomes(assigned + datetime.timedelta(days=60), outcome=aid.outcome)

    # Cards

    def _plan_cards(self) -> None:
        printed = _moment(self.start + datetime.timedelta(days=30), 15, self.now)
        self._plan(printed, self._to_stock)
        for turn in range(4):
            day = self.start + datetime.timedelta(days=40 + 60 * turn)
            self._plan(_moment(day, 15, self.now), lambda turn=turn: self._to_team(turn + 1))
        for villager in self.chance.sample(self.folk.villagers, min(12, len(self.folk.villagers))):
            day = self.today - datetime.timedelta(days=self.chance.randint(1, 200))
            self._plan(_moment(day, 10, self.now), lambda who=villager: self._to_one(who))

    def _to_stock(self) -> None:
        printed = [(each.id, 10) for each in self.folk.on_cards()]
        cards.issue(printed=printed, day=self.store.today())
        self.cards += 10 * len(printed)

    def _to_team(self, team: int) -> None:
        printed = [(each.id, 20) for each in self.folk.on_cards()]
        cards.issue(printed=printed, day=self.store.today(), group_label=f"{team}组")
        self.cards += 20 * len(printed)

    def _to_one(self, who: Villager) -> None:
        cards.issue(
            printed=[(self.chance.choice(self.folk.on_cards()).id, 1)],
            day=self.store.today(),
            holder=self.folk.meet(who).id,
            holder_name=who.name,
            household=who.household,
        )
        self.cards += 1

    def _villages(self) -> list[str]:
        near = (self.place.code or "370406101")[:9]
        found = [each.short_name for each in directory.every() if each.code.startswith(near)]
        return found or ["邻村"]


def _answer(visit: Visit, story: Story, advice: str) -> None:
    """The lawyer has come, and what was left is answered."""
    visits.amend(
        visit,
        reason="律师看过，补上答复",
        for_lawyer=None,
        follow_up=None,
        advice=advice,
        laws=story.laws or None,
        result="answered" if story.result == "promised" else story.result,
    )


def _moment(day: datetime.date, hour: int, now: datetime.datetime) -> datetime.datetime:
    """A full hour of a day; today, no later than now."""
    moment = datetime.datetime.combine(day, datetime.time(hour), now.tzinfo)
    return min(moment, now) if day == now.date() else moment


def _place(store: Store) -> Place:
    code = store.code.partition("-")[0]
    if len(code) == 12 and code.isdigit():
        return places.ensure(code)
    known = [each for each in places.all_places() if each.name == store.name]
    return known[0] if known else places.add(name=store.name)
