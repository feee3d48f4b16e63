"""The invented quarrels of a room's year, each led through the steps that a keeper takes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from random import Random

from app.records import cases
from app.records.cases import committees, numbering, parts
from app.room.sample.acting import WITHOUT, QuarrelScene, days
from app.room.sample.casting import Casting, Logged
from app.room.sample.courses import Course, Quarrel, courses, quarrels
from app.room.sample.folk import SamplePeople
from app.store import current

DISPUTES = len(courses())
ON_PAPER = 40
"""The last number in the paper book of the year before."""

_TERM_LEFT = datetime.timedelta(days=45)
_COURT = "山亭区人民法院"

Plan = Callable[[datetime.datetime, Callable[[], object]], None]
Moments = Iterator[tuple[datetime.date, int]]
"""The days and hours at which a quarrel goes on; what follows each is done then."""


class Quarrels:
    """Plans every quarrel of the year; some grow out of what was `logged`."""

    def __init__(
        self,
        folk: SamplePeople,
        chance: Random,
        today: datetime.date,
        logged: Logged,
        plan: Plan,
        moment: Callable[[datetime.date, int], datetime.datetime],
    ) -> None:
        self.folk, self.chance, self.today = folk, chance, today
        self._plan, self._moment = plan, moment
        self.casting = Casting(folk, chance, logged)
        self.known = quarrels()
        self.count = 0

    def begin(self, start: datetime.date, limit: int = DISPUTES) -> None:
        """Seat the committee, go on after the paper book, plan the quarrels, at most so many."""
        self._seat()
        numbering.say_last_on_paper(start.year, ON_PAPER)
        wanted = courses()
        if limit < len(wanted):
            # Some of every kind: those that are left out are spread over the list.
            wanted = tuple(wanted[index * len(wanted) // limit] for index in range(limit))
        for course in wanted:
            day = self.today - datetime.timedelta(days=course.back)
            steps = self._live(course, self.known[course.key])
            self._plan(self._moment(day, 9), lambda steps=steps: self._go(steps))

    def _seat(self) -> None:
        place = self.folk.place
        ends = self.today + _TERM_LEFT
        committee = committees.make(
            name=f"{place.town or ''}{self.folk.village}人民调解委员会",
            short=self.folk.village[:1],
            place=place.id,
            since=ends.replace(year=ends.year - 3, day=min(ends.day, 28)),
            until=ends,
        )
        held = self.folk.in_role
        people = [person for role in held for person in held[role]]
        women = [each for each in people if each.sex == "2"]
        chair = held["mediator"][0]
        seated = list({each.id: each for each in (chair, *women[:2], *people)}.values())[:5]
        for number, person in enumerate(seated):
            committees.seat(committee, person, chair=number == 0)

    def _go(self, steps: Moments) -> None:
        following = next(steps, None)
        if following is not None:
            self._plan(self._moment(*following), lambda: self._go(steps))

    # One quarrel

    def _live(self, course: Course, quarrel: Quarrel) -> Moments:
        day = self._day()
        cast = self.casting.cast(quarrel, course)
        on = QuarrelScene(course, quarrel, cast, self.folk, self.chance, self.today)
        self.count += 1
        if course.form == "spot":
            on.on_the_spot()
            yield from self._see(on)
            return
        on.register()
        if course.end == "registered":
            return
        yield day + days(1), 10
        if course.form == "declined":
            cases.decline(on.case, reason=quarrel.decline_reason, advised_route=quarrel.route)
            return
        on.accept()
        if course.end == "accepted":
            return
        if "inquiry" in course.ways:
            yield day + days(3), 10
            on.investigate()
            if course.end == "investigating":
                return
        yield day + days(5), 15
        yield from self._talk(on)

    def _talk(self, on: QuarrelScene) -> Moments:
        course = on.course
        day = self._day()
        over = "draft" in course.ways or not ("again" in course.ways or course.end == "mediating")
        on.session(on.result() if over else "goes_on")
        if "extend" in course.ways:
            yield day + days(20), 9
            until = self.today + days(8)
            cases.extend(
                on.case, kind="agreed", until=until, reason="等镇畜牧站的检测结果，双方同意"
            )
        if "again" in course.ways:
            yield max(day + days(6), self._day()), 15
            over = course.end != "mediating"
            on.session(on.result() if over else "goes_on")
        if "draft" in course.ways:
            yield day + days(2), 10
            on.agree()
            on.sign(only="applicant")
        if course.end == "mediating":
            return
        if course.form in WITHOUT:
            yield self._day(), 17
            on.end()
            yield from self._see(on)
            return
        yield self._day(), 16
        on.agree()
        yield from self._hold(on)

    def _hold(self, on: QuarrelScene) -> Moments:
        """From the agreement on."""
        course = on.course
        day = self._day()
        if course.form != "oral":
            on.sign()
        if {"confirm", "reject"} & set(course.ways):
            yield day + days(6), 9
            cases.apply_confirmation(on.case, court=_COURT, both=True)
        if course.end == "agreed":
            return
        if {"confirm", "reject"} & set(course.ways):
            yield day + days(20), 9
            if "reject" in course.ways:
                yield from self._again(on)
                return
            cases.decide_confirmation(
                on.case,
                result="confirmed",
                ruling=f"（{self._day().year}）鲁0406民特{self.count}号",
            )
        yield self._day() + days(1), 9
        yield from self._perform(on)

    def _again(self, on: QuarrelScene) -> Moments:
        """The court has rejected it; a second round makes good what was not clear."""
        ruling = f"（{self._day().year}）鲁0406民特{self.count}号"
        cases.decide_confirmation(
            on.case, result="rejected", ruling=ruling, reason="给付日期不明确"
        )
        cases.new_round(on.case, reason="法院认为给付日期写得不明确，双方愿意重新约定")
        yield self._day() + days(4), 15
        on.session("agreed")
        yield self._day(), 16
        on.agree()
        on.sign()
        yield self._day() + days(1), 9
        yield from self._perform(on)

    def _perform(self, on: QuarrelScene) -> Moments:
        course = on.course
        cases.start_performing(on.case)
        if "suggest" in course.ways:
            words = "建议村委会把机井电费、环卫分摊按季度公开，公开栏和村群里同时贴。"
            cases.suggest(on.case, whom=f"{self.folk.village}村民委员会", words=words)
        agreement = parts.agreement(parts.get(on.case.id))
        assert agreement is not None
        owed = parts.instalments(agreement)
        for each in owed[: course.paid]:
            yield max(each.due, self._day()), 11
            cases.pay(
                on.case, instalment=each, amount=each.amount, voucher=on.quarrel.voucher or "收条"
            )
        if course.paid < len(owed):
            if "urge" in course.ways:
                yield owed[course.paid].due + days(5), 10
                words = "打电话催过，提醒他协议上写的日子"
                cases.urge(on.case, whom=on.cast.others[0], words=words, answer="说月底前一定给")
            if "part" in course.ways:
                yield self._day() + days(12), 10
                cases.perform(on.case, performance="part", routes_told=["court"])
            return
        if course.end == "performing":
            return
        yield self._day() + days(0 if owed else 4), 17
        cases.perform(on.case, performance="performed", proof=on.cast.say(on.quarrel.proof))
        yield from self._see(on)

    def _see(self, on: QuarrelScene) -> Moments:
        """The return visit, the end, the archive."""
        course = on.course
        if course.end == "ended":
            return
        if course.form != "handed_on":
            yield self._day() + days(7), 10
            on.revisit()
        yield self._day() + days(1), 16
        cases.close(on.case, routes_told=["court"] if course.form == "handed_on" else ())
        if course.end != "archived":
            return
        yield self._day() + days(12), 10
        on.archive()
        self.casting.busy -= {each.person for each in parts.parties(on.case) if each.person}

    def _day(self) -> datetime.date:
        return current().today()
