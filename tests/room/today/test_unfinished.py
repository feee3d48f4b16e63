"""A form that was begun is known by what was typed in it."""

import datetime

from app.records import cases, people
from app.room.today.unfinished import unfinished
from app.store import drafts

DAY = datetime.date(2026, 11, 22)


def test_the_name_and_the_beginning_of_the_matter_are_said(room):
    draft = drafts.save("visit", {"name": ["赵淑珍", "x"], "facts": "租金\n两年" + "很久" * 40})
    [line] = unfinished()
    assert line.words.startswith("赵淑珍；租金 两年")
    assert len(line.words) <= 48
    assert (line.page, line.wanted) == ("visit", {"draft": draft})


def test_of_a_form_that_was_marked_confidential_nothing_is_said(room):
    drafts.save("case", {"facts": "滴水檐", "confidential": True})
    [line] = unfinished()
    assert line.words == "保密"


def test_of_a_step_of_a_confidential_dispute_nothing_is_said(room):
    case = cases.register(
        day=DAY, category="02", facts="滴水檐", source="apply", applied=DAY, confidential=True,
        parties=[{"role": "applicant", "name": "王建国"}, {"role": "respondent", "name": "李海涛"}],
    )  # fmt: skip
    drafts.save("case.mediate", {"statements": "王建国：不让"}, record=case.id)
    [line] = unfinished()
    assert line.words == "保密"


def test_a_sheet_is_called_as_it_was_and_asked_for_again_from_its_record(room):
    person = people.register(name="傅军")
    drafts.save("person.sheet", {drafts.TITLE: "傅军任什么职？", "number": "3"}, record=person.id)
    drafts.save("settings.sheet", {drafts.TITLE: "节假日", "name": "春节"})
    found = {line.words: (line.page, line.wanted) for line in unfinished()}
    assert found == {
        "傅军任什么职？": ("person", {"record_id": person.id}),
        "节假日": ("settings", {}),
    }
