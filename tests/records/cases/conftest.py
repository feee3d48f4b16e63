"""Disputes to try the steps on."""

import datetime

import pytest

from app.records import cases, people

DAY = datetime.date(2026, 9, 1)


class Village:
    """A room with a mediator and two neighbours who quarrel."""

    def __init__(self):
        self.mediator = people.register(name="傅军", sex="1")
        self.wang = people.register(
            name="王建国", sex="1", birth=datetime.date(1974, 3, 2), address="店子村2组"
        )
        self.li = people.register(
            name="李海涛", sex="1", birth=datetime.date(1979, 5, 6), address="店子村2组"
        )

    def parties(self):
        return [
            {"role": "applicant", "person": self.wang.id},
            {"role": "respondent", "person": self.li.id},
        ]

    def registered(self, **values):
        given = {"day": DAY, "category": "02", "facts": "滴水檐越界", "source": "apply"}
        return cases.register(**{"parties": self.parties(), **given, **values})

    def accepted(self, **values):
        case = self.registered(**values)
        return cases.accept(case, day=DAY, applied=DAY)

    def declined(self):
        return cases.decline(
            self.registered(), day=DAY, reason="法院已受理", advised_route=["court"]
        )

    def investigating(self):
        case = self.ready()
        cases.investigate(case, day=DAY, words="现场勘查")
        return cases.get(case.id)

    def in_state(self, state):
        made = {"ended": self.failed, "accepted": self.ready}.get(state)
        return (made or getattr(self, state))()

    def ready(self, **values):
        """Accepted, with a mediator and the rights told."""
        case = self.accepted(**values)
        cases.name_mediator(case, person=self.mediator.id, since=DAY)
        return cases.tell_rights(case, day=DAY, how="oral")

    def mediating(self, **values):
        case = self.ready(**values)
        cases.mediate(case, day=DAY, result="goes_on")
        return cases.get(case.id)

    def drafted(self, **values):
        case = self.mediating()
        terms = {
            "day": DAY,
            "facts": "翻建",
            "disputed": "滴水檐",
            "clauses": "拆除",
            "manner": "三日内",
        }
        cases.agree(case, form="written", **{**terms, **values})
        return cases.get(case.id)

    def signatures(self, case, day=DAY):
        signed = [{"party": each.id, "day": day} for each in cases.parts.parties(case)]
        return [*signed, {"mediator": cases.parts.mediators(case)[0].id, "day": day}]

    def agreed(self, **values):
        """In force by a written agreement."""
        case = self.drafted(**values)
        cases.sign(case, signatures=self.signatures(case), sealed=DAY)
        return cases.get(case.id)

    def performing(self, **values):
        return cases.start_performing(self.agreed(**values))

    def performed(self):
        return cases.perform(self.performing(), performance="performed", day=DAY, proof="已拆除")

    def failed(self):
        return cases.fail(self.mediating(), day=DAY, routes_told=["court"])

    def closed(self):
        case = self.performed()
        cases.revisit(case, day=DAY + datetime.timedelta(days=7), words="好")
        return cases.close(case, day=DAY + datetime.timedelta(days=8))

    def archived(self):
        case = self.closed()
        cases.add_original(case, paper="identity", pages=2)
        cases.archive(case, retention="30", filed_by="李秀英")
        return cases.get(case.id)


@pytest.fixture
def village(room):
    return Village()
