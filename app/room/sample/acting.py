"""The steps of one invented quarrel, as a keeper takes them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from random import Random
from typing import Any

from app.records import attachments, cases
from app.records.cases import Case, CaseMediator, parts, volume
from app.records.people import Person
from app.resources import resource
from app.room.sample.casting import Cast
from app.room.sample.courses import Course, Quarrel
from app.room.sample.folk import SamplePeople
from app.store import current

WITHOUT = frozenset(("failed", "withdrawn", "refused", "handed_on"))
"""How a quarrel ends without an agreement."""


def days(count: int) -> datetime.timedelta:
    """So many days."""
    return datetime.timedelta(days=count)


class QuarrelScene:
    """One quarrel with who is in it; `case` once it is registered."""

    case: Case

    def __init__(
        self, course: Course, quarrel: Quarrel, cast: Cast, folk: SamplePeople, chance: Random,
        today: datetime.date,
    ) -> None:  # fmt: skip
        self.course, self.quarrel, self.cast = course, quarrel, cast
        self.folk, self.chance, self.today = folk, chance, today

    def register(self) -> None:
        """Enter it, with a photo where there is one."""
        values: dict[str, Any] = {"visit": self.cast.visit.id} if self.cast.visit else {}
        self.case = cases.register(
            parties=self.cast.parties,
            category=self.quarrel.category,
            difficulty=self.quarrel.difficulty,
            source=self.quarrel.source,
            facts=self.cast.say(self.quarrel.facts),
            requests=self.cast.say(self.quarrel.requests),
            amount=self.cast.yuan * 100 or None,
            confidential=self.quarrel.confidential or None,
            barred=self.quarrel.barred or None,
            **values,
        )
        if self.quarrel.photo:
            photo = resource("sample", "iou.jpg").read_bytes()
            attachments.add(self.case, name="欠条.jpg", data=photo, caption="欠条原件照片")

    def accept(self) -> None:
        """Take it up: who mediates, what was told."""
        day = current().today()
        applied = self.case.day if self.quarrel.source == "apply" else None
        cases.accept(self.case, applied=applied, consent_day=None if applied else day)
        first = self._free_mediator()
        named = cases.name_mediator(self.case, person=first.id, leading=True)
        if "avoid" in self.course.ways:
            cases.ask_avoidance(self.case, mediator=named, reason="调解员是一方当事人的表亲")
            cases.decide_avoidance(self.case, mediator=named, granted=True)
            others = [each for each in self._may_mediate() if each.id != first.id]
            cases.name_mediator(self.case, person=others[0].id, leading=True)
        cases.tell_rights(self.case, how="written" if self.course.form != "oral" else "oral")

    def investigate(self) -> None:
        """Go and look."""
        mediator = self.mediator()
        cases.investigate(
            self.case,
            begin=datetime.time(9, 0),
            finish=datetime.time(10, 30),
            place="现场",
            asked=parts.get(self.case.id).names,
            words=self.cast.say(self.quarrel.findings) or "到现场看过，情况属实。",
            by=[mediator.name],
            clerk=self.folk.in_role["keeper"][0].name,
        )
        if self.quarrel.police:
            cases.report_to_police(
                self.case,
                whom="镇派出所值班室",
                words="一方说了狠话，有动手的苗头",
                answer="民警已上门提醒",
            )

    def session(self, result: str) -> None:
        """Sit down together."""
        day = current().today()
        again = day + days(6) if result == "goes_on" else None
        if again is not None and self.course.end == "mediating":
            again = max(again, self.today + days(2))
        cases.mediate(
            self.case,
            begin=datetime.time(15, 0),
            finish=datetime.time(16, 20),
            place=f"{self.folk.village}调解室",
            present=[each.name for each in parts.parties(self.case) if each.type == "person"],
            told="已宣读权利义务，双方同意由调解员主持。",
            statements=self.cast.say(self.quarrel.statements),
            findings=self.cast.say(self.quarrel.findings),
            result=result,
            next_day=again,
            clerk=self.folk.in_role["keeper"][0].name,
        )

    def result(self) -> str:
        """How the last session ends."""
        return "failed" if self.course.form in WITHOUT else "agreed"

    def agree(self) -> None:
        """Write down what was agreed."""
        cases.agree(
            self.case,
            form="oral" if self.course.form == "oral" else "written",
            partial=self.course.form == "partial" or None,
            facts=self.cast.say(self.quarrel.facts),
            disputed=self.cast.say(self.quarrel.disputed),
            clauses=self.cast.clauses(self.quarrel),
            manner=self.cast.say(self.quarrel.manner),
            amount=self.cast.yuan * 100 or None,
            instalments=self._instalments(),
        )

    def _instalments(self) -> list[dict[str, Any]]:
        count = self.quarrel.instalments or 1
        if not self.cast.yuan:
            return []
        part = self.cast.yuan * 100 // count // 100 * 100
        amounts = [part] * (count - 1) + [self.cast.yuan * 100 - part * (count - 1)]
        gap = 90 if self.quarrel.key == "赡养" else 30
        first = 0 if count == 1 and "当场" in self.quarrel.manner else 12
        if self.quarrel.key == "赡养":
            first = 3
        return [
            {
                "due": current().today() + days(first + gap * at),
                "amount": amount,
                "payer": self.cast.others[0],
            }
            for at, amount in enumerate(amounts)
        ]

    def sign(self, only: str = "") -> None:
        """Let everybody sign, or one side alone."""
        signed: list[Mapping[str, Any]] = []
        for party in parts.parties(self.case):
            if only and party.role != only:
                continue
            agents = parts.agents(self.case, party.id)
            signed.append({
                "party": party.id,
                "agent": agents[0].id if agents else None,
                "how": "fingerprint" if "赡养" in self.course.key and party.role == "applicant"
                else "signature",
            })  # fmt: skip
        if not only:
            signed.append({"mediator": self.mediator().id})
        cases.sign(self.case, signatures=signed, sealed=None if only else current().today())

    def end(self) -> None:
        """End it without an agreement."""
        if self.course.form == "handed_on":
            cases.report_to_police(
                self.case,
                whom="镇派出所",
                words="一方扬言要收拾对方，有动手的苗头",
                answer="已出警处置",
            )
            cases.hand_on(self.case, to="police", reason="有治安风险，移交派出所处理")
            return
        step = {"failed": cases.fail, "withdrawn": cases.withdraw, "refused": cases.refuse}
        step[self.course.form](
            self.case,
            routes_told=["arbitration", "court"]
            if self.quarrel.category[:2] == "10"
            else ["court"],
            end_reason=self.cast.say(self.quarrel.end_reason) or "双方差距大，不愿再谈。",
            undisputed=self.cast.say(self.quarrel.undisputed) or None,
        )

    def on_the_spot(self) -> None:
        """Settle it at once."""
        quarrel, cast = self.quarrel, self.cast
        self.case = cases.settle_on_the_spot(
            parties=cast.parties,
            mediators=[self._free_mediator().id],
            clauses=cast.clauses(quarrel),
            day=current().today(),
            source="active",
            amount=cast.yuan * 100 or None,
            proof=cast.say(quarrel.proof),
            voucher=quarrel.voucher or None,
            category=quarrel.category,
            difficulty="simple",
            facts=cast.say(quarrel.facts),
            statements=cast.say(quarrel.statements),
            disputed=cast.say(quarrel.disputed),
            manner="当场办完。",
            place="胡同里",
            begin=datetime.time(9, 10),
            finish=datetime.time(10, 0),
        )

    def revisit(self) -> None:
        """Go and see how it holds."""
        without = self.course.form in WITHOUT
        cases.revisit(
            self.case,
            whom=parts.get(self.case.id).names,
            cause="调解后回访",
            performance=None if without else "performed",
            satisfaction=self.chance.choice(["good", "good", "fair"]),
            words="双方没有再起冲突，有一方在准备材料去法院。"
            if without
            else self.cast.say(self.quarrel.revisit),
            dangers="还有情绪，月底再去看一次" if without else None,
            by=[self.mediator().name],
        )

    def archive(self) -> None:
        """Put the volume away; what has no scan lies in it on paper."""
        for gap in volume.gaps(parts.get(self.case.id)):
            pages = 2 if gap.paper == "identity" else 1
            cases.add_original(self.case, paper=gap.paper, pages=pages)
        cases.archive(
            self.case,
            retention="30" if self.quarrel.difficulty in ("hard", "major") else "10",
            filed_by=self.folk.in_role["keeper"][0].name,
            checked_by=self.mediator().name,
            volume_state="卷内材料齐全，无缺页。",
        )

    def mediator(self) -> CaseMediator:
        """Who leads it."""
        return parts.mediators(self.case)[0]

    def _may_mediate(self) -> list[Person]:
        held = self.folk.in_role
        return [*held["mediator"], *held.get("invited_mediator", ()), *held.get("grid", ())]

    def _free_mediator(self) -> Person:
        return self.chance.choice(self._may_mediate())
