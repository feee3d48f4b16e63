"""Lists of those who are to get a certificate, judged anew as the kind is chosen."""

import datetime

from app.errors import Missing
from app.records import certificates, people
from app.records.certificates import preparing
from app.records.certificates.preparing import Line
from tests.records.certificates.conftest import DAY, TERM


def test_who_serves_is_appointed_as_that_there_for_that_term(office):
    person = people.register(name="王建国", sex="1", village="370406101200")
    people.appoint(person, role="deputy", place="370406101201", since=DAY, until=TERM["until"])
    values = preparing.serving_as("deputy", "appointment")[0].values
    assert (values["name"], values["what"]) == ("王建国", "法治副主任")
    assert (values["since"], values["until"]) == (DAY, TERM["until"])
    assert values["village"] != "店子村委会"


def test_whoever_serves_in_two_places_gets_two_letters_but_one_of_all_else(office):
    person = people.register(name="王建国", sex="1", village="370406101200")
    for place in ("370406101200", "370406101201"):
        people.appoint(person, role="deputy", place=place)
    assert len(preparing.serving_as("deputy", "appointment")) == 2
    assert len(preparing.serving_as("deputy", "completion")) == 1


def test_whose_term_is_over_serves_no_more(office):
    person = people.register(name="王建国")
    people.appoint(person, role="deputy", until=DAY - datetime.timedelta(days=1))
    assert preparing.serving_as("deputy", "honour") == []


def test_a_line_is_judged_by_the_kind_and_by_what_all_share(office):
    line = Line({"name": "王建国"})
    assert preparing.problems(line, "honour", {"what": "优秀"}) == {}
    assert isinstance(preparing.problems(line, "honour", {})["what"], Missing)
    assert set(preparing.problems(line, "appointment", {"what": "顾问"})) == {"since", "until"}


def test_a_cell_that_could_not_be_read_keeps_its_line_back(office):
    line = Line({"name": "王建国"}, 4, {"hours": "学时：许多"})
    assert preparing.problems(line, "honour", {"what": "优秀"}) == {"hours": "学时：许多"}


def test_what_somebody_has_already_is_said(appointed):
    line = Line({"name": "王建国"})
    shared = {"what": "法治副主任", **TERM}
    assert preparing.held_already(line, "appointment", shared) == appointed[0].number
    assert preparing.held_already(line, "appointment", {"what": "法律顾问"}) == ""
    certificates.revoke(appointed[0], reason="left")
    assert preparing.held_already(line, "appointment", shared) == ""


def test_a_list_outlives_a_power_cut(office):
    lines = [Line({"name": "王建国", "since": DAY, "hours": 8}, 3, {"sex": "看不清"}),
             Line({}, 4, {}, "合计行")]  # fmt: skip
    assert preparing.from_draft(preparing.to_draft(lines)) == lines


def test_the_letter_of_whoever_serves_names_the_place(office):
    person = people.register(name="王建国", village="370406101200")
    people.appoint(person, role="deputy", place="370406101201", since=DAY, until=TERM["until"])
    lines = preparing.serving_as("deputy", "appointment")
    made = certificates.issue(
        kind="appointment", holders=[preparing.line_values(each) for each in lines]
    )
    facts = certificates.judge(made[0].code).facts
    assert facts.village == lines[0].values["village"] == made[0].village != ""
    assert preparing.held_already(lines[0], "appointment", {}) == made[0].number


def judged(*lines):
    preparing.compare(lines)
    return [preparing.problems(each, "honour", {"what": "优秀"}) for each in lines]


def test_the_same_person_twice_is_asked_about_until_somebody_has_looked(office):
    lines = [Line({"name": "王建国", "village": "店子村"}, row) for row in (3, 9)]
    first, second = judged(*lines)
    assert not first
    assert "第 3 行" in second["name"]
    preparing.set_right(lines[1], {"name": "王建国"})
    assert judged(*lines) == [{}, {}]


def test_one_name_is_two_people_where_the_villages_or_the_identity_numbers_differ(office):
    here, there = ({"name": "王建国", "village": each} for each in ("店子村", "东丁庄"))
    assert judged(Line(here), Line(there)) == [{}, {}]
    numbers = ("370481194912310020", "370481195001010021")
    assert judged(*(Line(dict(here), identity=each) for each in numbers)) == [{}, {}]


def test_one_identity_number_is_one_person_however_the_village_is_written(office):
    lines = [Line({"name": "王建国", "village": each}, identity="1") for each in ("店子", "店子村")]
    assert judged(*lines)[1]
