"""Who comes on which day of a sample year, with what, and who comes again: plain data."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from random import Random

from app.room.sample.invented import Story, Villager

DAYS = 365
_LATE_BY = (4, 9)
# The room is busy after the harvest and before the New Year, quiet while people are in the fields.
_BUSY = (0, 0.9, 0.6, 1.1, 1.0, 0.8, 0.6, 1.1, 1.0, 0.8, 0.7, 1.2, 1.3)
_MODES = (("visit", 78), ("phone", 12), ("wechat", 8), ("net", 1), ("letter", 1))
_SATISFIED = (("none", 55), ("good", 33), ("fair", 10), ("bad", 2))


@dataclass
class Call:
    """One visit as it will be logged; `who` is None where no name was given."""

    number: int
    story: Story
    who: Villager | None
    day: datetime.date
    begin: datetime.time
    finish: datetime.time
    entered: datetime.datetime
    mode: str
    handled_by: str
    satisfaction: str
    companions: tuple[str, ...] = ()
    others: int = 0
    follows: int | None = None
    promised: datetime.date | None = None
    for_lawyer: bool = False
    answered: datetime.datetime | None = None
    paper_number: str | None = None
    paper_page: str | None = None


def calls(
    count: int,
    villagers: list[Villager],
    stories: tuple[Story, ...],
    chance: Random,
    now: datetime.datetime,
) -> list[Call]:
    """So many visits in the year up to now, in the order of their days."""
    return _Planner(villagers, stories, chance, now).plan(count)


class _Planner:
    def __init__(
        self,
        villagers: list[Villager],
        stories: tuple[Story, ...],
        chance: Random,
        now: datetime.datetime,
    ) -> None:
        self.villagers = villagers
        self.stories = stories
        self.chance = chance
        self.now = now
        # Nobody has come yet before the room is open.
        self.last = now.date() - datetime.timedelta(days=now.hour < 11)
        self.first = self.last - datetime.timedelta(days=DAYS - 2)
        self.told = dict.fromkeys((story.key for story in stories), 0.0)
        self.made: list[Call] = []
        self.starts: dict[datetime.date, int] = {}

    def plan(self, count: int) -> list[Call]:
        self._recent(count)
        days = [self.first + datetime.timedelta(days=n) for n in range(DAYS - 1)]
        weights = [_BUSY[day.month] * (1.0 if day.weekday() < 5 else 0.3) for day in days]
        while len(self.made) < count:
            day = self.chance.choices(days, weights)[0]
            call = self._call(self._story(day), day)
            if call and call.story.then and len(self.made) < count and self.chance.random() < 0.6:
                self._again(call)
        return self.made

    def _recent(self, count: int) -> None:
        """What home shows: answers that are due, matters left for the lawyer, an open referral."""
        by_key = {story.key: story for story in self.stories}
        for back, key, promise in (
            (9, "征地补偿", -1),
            (6, "离婚孩子跟谁", 0),
            (5, "担保", 1),
            (4, "工地欠薪", 4),
            (3, "拆违", 3),
            (3, "欠条", 2),
            (1, "光伏屋顶", 6),
            (1, "狗咬", 4),
            (0, "赡养三子", 3),
            (0, "户口名字", None),
        ):
            if key not in by_key or len(self.made) >= count:
                continue
            story = by_key[key]
            call = self._call(story, self.last - datetime.timedelta(days=back), named=True)
            if call and promise is not None:
                call.promised = self.now.date() + datetime.timedelta(days=promise)
                call.for_lawyer, call.answered = story.lawyer > 0 and back < 9, None

    def _story(self, day: datetime.date) -> Story:
        fitting = [s for s in self.stories if not s.months or day.month in s.months]
        # The least told come first, with some luck.
        return min(
            fitting, key=lambda s: (self.told[s.key] + self.chance.random() * 2.5) / s.weight
        )

    def _call(self, story: Story, day: datetime.date, *, named: bool = False) -> Call | None:
        chance = self.chance
        who = None
        if named or chance.random() >= story.anonymous:
            fitting = [each for each in self.villagers if _fits(each, story, day)]
            if not fitting:
                self.told[story.key] += 1
                return None
            fresh = [each for each in fitting if story.key not in each.told]
            # Only when everybody has come with it does somebody come with it again.
            fitting = fresh or fitting
            fewest = min(len(each.told) for each in fitting)
            who = chance.choice([each for each in fitting if len(each.told) <= fewest + 1])
            who.told.add(story.key)
        self.told[story.key] += 1
        call = self._arrive(story, who, day)
        if chance.random() < story.lawyer and who is not None:
            call.for_lawyer = True
            call.promised = _lawyers_day(day)
            if call.promised < self.now.date():
                hour = datetime.time(15, chance.randrange(0, 60, 5))
                call.answered = datetime.datetime.combine(call.promised, hour, self.now.tzinfo)
        return call

    def _arrive(self, story: Story, who: Villager | None, day: datetime.date) -> Call:
        chance = self.chance
        mode = "door" if chance.random() < story.door else _pick(chance, _MODES)
        begin = self._begin(day)
        finish = _later(begin, chance.randint(8, 55))
        entered = datetime.datetime.combine(day, finish, self.now.tzinfo)
        call = Call(
            number=len(self.made),
            story=story,
            who=who,
            day=day,
            begin=begin,
            finish=finish,
            entered=min(entered, self.now),
            mode=mode,
            handled_by=_handler(story, day, chance),
            satisfaction=_pick(chance, _SATISFIED),
        )
        if story.together and mode in ("visit", "door"):
            call.others = chance.randint(1, 5)
        if who is not None and not story.alone and mode == "visit" and chance.random() < 0.16:
            family = [
                v.name for v in self.villagers if v.household == who.household and v is not who
            ]
            call.companions = tuple(family[:2])
        back = (self.now.date() - day).days
        if (
            mode in ("door", "visit")
            and back > 30
            and chance.random() < (0.5 if mode == "door" else 0.03)
        ):
            wait = datetime.timedelta(days=chance.randint(*_LATE_BY))
            call.entered = call.entered + wait
            call.paper_number = str(100 + call.number)
            call.paper_page = str(1 + call.number // 12)
        self.made.append(call)
        return call

    def _again(self, first: Call) -> None:
        story = first.story
        if story.then is None or first.who is None:
            return
        day = first.day + datetime.timedelta(days=self.chance.randint(*story.then.after))
        day += datetime.timedelta(days=max(0, day.weekday() - 4) and 7 - day.weekday())
        if day > self.last:
            return
        if not first.for_lawyer:
            first.promised = day
        call = self._arrive(story, first.who, day)
        call.follows = first.number
        call.paper_number = call.paper_page = None
        call.entered = min(datetime.datetime.combine(day, call.finish, self.now.tzinfo), self.now)
        call.entered = max(call.entered, first.entered + datetime.timedelta(minutes=5))

    def _begin(self, day: datetime.date) -> datetime.time:
        """Mornings fill first; nobody stands at the desk twice at one time."""
        order = self.starts.get(day, 0)
        self.starts[day] = order + 1
        hour = (8, 10, 14, 15, 16)[min(order, 4)] + (self.chance.random() < 0.4 and order == 0)
        return datetime.time(int(hour), self.chance.randrange(0, 60, 5))


def _fits(who: Villager, story: Story, day: datetime.date) -> bool:
    return story.age[0] <= who.age(day) <= story.age[1] and story.sex in ("", who.sex)


def _lawyers_day(day: datetime.date) -> datetime.date:
    """The Wednesday after a day, when the lawyer sits in the room."""
    return day + datetime.timedelta(days=(1 - day.weekday()) % 7 + 1)


def _later(begin: datetime.time, minutes: int) -> datetime.time:
    moment = datetime.datetime.combine(datetime.date(2000, 1, 1), begin)
    return (moment + datetime.timedelta(minutes=minutes)).time()


def _pick(chance: Random, choices: tuple[tuple[str, int], ...]) -> str:
    return chance.choices([each for each, _ in choices], [weight for _, weight in choices])[0]


def _handler(story: Story, day: datetime.date, chance: Random) -> str:
    if story.result == "mediation" and chance.random() < 0.5:
        return chance.choice(["mediator", "invited_mediator"])
    on_duty = {1: "deputy", 2: "adviser", 4: "member"}.get(day.weekday(), "keeper")
    return on_duty if chance.random() < 0.6 else "keeper"
