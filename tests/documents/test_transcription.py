"""What is typed over into the platform: the order of data, what is ticked, what changed since."""

from __future__ import annotations

import datetime
import json

import pytest

from app.documents import transcription
from app.documents.designs import files as design_files
from app.documents.transcription import State
from app.documents.transcription.fields import design, marks, of_record
from app.records import cases, designs, transcribed, visits
from app.records.stats import Period
from app.store import journal
from app.store.schema import Entry
from tests.records.cases.conftest import DAY as CASE_DAY
from tests.records.cases.conftest import Village

DAY = datetime.date(2026, 10, 8)
OCTOBER = Period(datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))


@pytest.fixture
def visit(room):
    return visits.log(
        day=DAY, name="孙广才", category="01", facts="赡养问题", phone="13800001234", sex="1"
    )


def said(record):
    return {
        (part.title, field.label): field.text for part in of_record(record) for field in part.fields
    }


def test_a_visit_is_said_in_the_order_of_the_data(visit):
    [part] = of_record(visit)
    order = [label for label, _column in design().visits[0].fields]
    assert [field.label for field in part.fields] == order
    found = said(visit)
    assert found["来访", "日期"] == "2026-10-08"
    assert found["来访", "事项"] == "婚姻家庭"
    assert found["来访", "性别"] == "男"
    assert found["来访", "满意度"] == ""


def test_what_is_private_is_masked_where_it_is_shown_and_whole_where_it_is_copied(visit):
    [phone] = [f for part in of_record(visit) for f in part.fields if f.column == "phone"]
    assert phone.text == "13800001234"
    assert phone.shown == "138****1234"
    assert phone.private


@pytest.fixture
def case(room):
    return Village().ready(amount=120_050)


def of_september():
    return transcription.rows("disputes", Period(CASE_DAY, CASE_DAY))


def test_a_dispute_is_said_party_by_party(case):
    titles = [part.title for part in of_record(case)]
    assert titles == ["受理", "申请人", "被申请人", "调解员", "结案"]
    found = said(case)
    assert found["受理", "涉及金额（元）"] == "1200.50"
    assert found["申请人", "姓名或名称"] == "王建国"
    assert found["被申请人", "姓名或名称"] == "李海涛"
    assert found["调解员", "调解员"] == "傅军"


def test_a_party_that_is_put_right_shows_the_dispute_as_changed(case):
    transcribed.tick(case, marks(of_record(case)))
    [row] = of_september()
    assert row.state == State.DONE
    [party] = [each for each in cases.parts.parties(case) if each.name == "李海涛"]
    with journal.action("test") as act:
        act.change(party, occupation="木匠")
    [row] = of_september()
    assert [key.rpartition(".")[2] for key in row.changed] == ["occupation"]


def test_a_confidential_dispute_is_not_listed(room):
    Village().registered(confidential=True)
    assert of_september() == []


def test_the_data_say_that_the_order_is_to_be_checked():
    assert "核对" in design().check


def test_a_tick_is_remembered_and_one_entry(visit):
    made = transcribed.tick(visit, marks(of_record(visit)))
    [row] = transcription.rows("visits", OCTOBER)
    assert (row.state, row.changed) == (State.DONE, frozenset())
    assert [each.action for each in Entry.select()].count("transcribed.tick") == 1
    transcribed.untick(made)
    [row] = transcription.rows("visits", OCTOBER)
    assert (row.state, row.tick) == (State.OPEN, None)


def test_no_word_of_the_record_stands_in_the_tick(visit):
    made = transcribed.tick(visit, marks(of_record(visit)))
    assert "孙广才" not in made.marks
    assert "13800001234" not in made.marks


def test_what_changed_after_the_tick_is_named_and_ticked_anew(visit):
    transcribed.tick(visit, marks(of_record(visit)))
    visits.amend(visit, category="02")
    [row] = transcription.rows("visits", OCTOBER)
    assert row.state == State.CHANGED
    assert [key.rpartition(".")[2] for key in row.changed] == ["category"]
    transcribed.tick(row.record, marks(of_record(row.record)))
    [row] = transcription.rows("visits", OCTOBER)
    assert row.state == State.DONE


def test_only_what_is_of_the_period_is_listed(visit):
    november = Period(datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))
    assert transcription.rows("visits", november) == []


def changed(tmp_path, change):
    data = json.loads(designs.bundled("transcription"))
    change(data)
    path = tmp_path / "transcription.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return design_files.read(path)


def test_the_order_is_changed_like_any_other_design(visit, tmp_path):
    def shorter(data):
        data["visits"][0]["fields"] = [["来访人", "name"], ["来访日期", "day"]]

    found = changed(tmp_path, shorter)
    assert not found.faults
    designs.keep(found.files)
    assert list(said(visit)) == [("来访", "来访人"), ("来访", "来访日期")]


def test_a_column_that_nobody_knows_is_refused(room, tmp_path):
    def wrong(data):
        data["visits"][0]["fields"].append(["血型", "blood"])

    assert [fault.name for fault in changed(tmp_path, wrong).faults] == ["transcription"]
