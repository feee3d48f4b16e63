"""A risk: watched until it is defused, a dispute in one click, little of it leaves the room."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from app.documents import confidential
from app.errors import BeforeBegin, DayInFuture, FieldErrors
from app.records import activities, cases, found, keeping
from app.records.activities import Risk
from app.store import journal, line
from app.store.schema import Version
from app.store.session import current
from tests.journeys.district import DAY

ONE = datetime.timedelta(days=1)


def find(**values: Any) -> Risk:
    given = {
        "day": DAY - ONE, "level": "yellow", "category": "02", "parties": ["王建国", "李大山"],
        "facts": "砌墙堵了水沟", "responsible_name": "张明礼", "measures": "先劝住",
    }  # fmt: skip
    return keeping.keep(Risk, **{**given, **values})


def shared(risk: Risk) -> dict[str, Any]:
    rows = Version.select().where(Version.record == risk.id).order_by(Version.row.desc())
    return json.loads(rows.first().shared)


def test_below_orange_no_name_and_no_word_leaves_the_room(room):
    assert shared(find()) == {
        "category": "02", "day": (DAY - ONE).isoformat(), "level": "yellow",
    }  # fmt: skip


def test_from_orange_up_the_names_go_but_no_word(room):
    said = shared(find(level="orange", next_look=DAY))
    assert said["parties"] == ["王建国", "李大山"]
    assert said["responsible_name"] == "张明礼"
    assert not {"facts", "measures", "how"} & said.keys()


def test_of_a_confidential_one_neither_goes_nor_is_found(room):
    risk = find(level="red", confidential=True)
    assert not {"parties", "responsible_name", "facts"} & shared(risk).keys()
    assert "王建国" not in risk.heading()
    assert [hit for hit in found.find("王建国", 9) if hit.kind == "risk"] == []
    assert risk.id in confidential.hidden()


def test_of_a_confidential_one_a_list_says_neither_who_nor_what_about(room):
    risk = find(level="red", confidential=True)
    said = [str(risk.in_list(each)) for each in ("parties", "facts", "measures")]
    assert not [each for each in said if "王建国" in each or each in (risk.facts, risk.measures)]


def test_what_was_said_before_it_became_confidential_is_withheld(room):
    risk = find(level="red")
    keeping.change(risk, confidential=True)
    entries = line.stretch(current().origin, 1, 99)
    sent = [body for each in entries for record, _n, body in each.bodies if record == risk.id]
    assert [body is None for body in sent] == [True, False]
    assert "王建国" not in sent[1].decode()


def test_it_is_due_until_it_is_defused(room):
    risk = find(next_look=DAY + ONE)
    assert activities.due.risks(DAY) == []
    assert [each.id for each in activities.due.risks(DAY + ONE)] == [risk.id]
    activities.look_again(risk, next_look=DAY + 9 * ONE, measures="又去看了")
    kept = Risk.get()
    assert (kept.measures, kept.next_look) == ("先劝住\n又去看了", DAY + 9 * ONE)
    activities.defuse(kept, defused=DAY, how="两家和好")
    assert activities.due.risks(DAY + 99 * ONE) == []
    assert not Risk.get().is_open


def test_one_without_a_day_is_due_at_once_and_the_red_comes_first(room):
    find()
    find(level="red", next_look=DAY)
    assert [each.level for each in activities.due.risks(DAY)] == ["red", "yellow"]


def test_days_that_contradict_each_other_are_refused(room):
    for values, name, why in (
        ({"next_look": DAY - 2 * ONE}, "next_look", BeforeBegin),
        ({"defused": DAY - 2 * ONE}, "defused", BeforeBegin),
        ({"defused": DAY + ONE}, "defused", DayInFuture),
    ):
        with pytest.raises(FieldErrors) as caught:
            find(**values)
        assert type(caught.value.fields[name]) is why


def test_it_becomes_a_dispute_and_each_names_the_other(room):
    risk = find(people=12)
    case = activities.become_dispute(risk)
    kept, made = Risk.get(), cases.get(case.id)
    assert (kept.case, made.risk) == (case.id, risk.id)
    assert (made.names, made.facts, made.source, made.people) == (
        ["王建国", "李大山"], "砌墙堵了水沟", "active", 12,
    )  # fmt: skip
    assert [each.id for each in cases.of_risk(risk.id)] == [case.id]
    assert not kept.is_open
    assert current().origin == made.origin


def test_it_becomes_one_dispute_however_often_it_is_asked_for(room):
    risk = find()
    case = activities.become_dispute(risk)
    before = journal.newest()
    assert activities.become_dispute(risk).id == case.id
    assert cases.Case.select().count() == 1
    assert journal.newest() == before


def test_of_a_dispute_kept_confidential_the_risk_tells_nobody_who_it_was(room):
    risk = find(level="red")
    case = activities.become_dispute(risk)
    cases.keep_confidential(case)
    assert not {"parties", "responsible_name"} & shared(risk).keys()
    assert Risk.get_by_id(risk.row).confidential
    cases.keep_confidential(cases.get(case.id), wanted=False)
    assert Risk.get_by_id(risk.row).confidential


def test_one_without_a_name_becomes_no_dispute_and_says_where(room):
    with pytest.raises(FieldErrors) as caught:
        activities.become_dispute(find(parties=None))
    assert "parties" in caught.value.fields
    assert cases.Case.select().count() == 0
    assert Risk.get().case is None


def test_a_confidential_one_becomes_a_confidential_dispute(room):
    case = activities.become_dispute(find(confidential=True))
    assert cases.get(case.id).confidential


def test_the_dispute_tells_where_it_came_from(room):
    risk = find()
    case = activities.become_dispute(risk)
    [event] = [each for each in cases.timeline(case) if each.kind == "risk"]
    assert (event.words, event.record.id) == ("由隐患转来", risk.id)
