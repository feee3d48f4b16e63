"""A table as it is typed: sums, what is wrong beside its line, and the rules of plain fields."""

from __future__ import annotations

import pytest

from app.errors import FieldErrors
from app.records.assessment import composing, editing, tables
from app.records.assessment.tables import (
    ByDuty,
    ByHand,
    BySurvey,
    Checklist,
    Extra,
    Findings,
    Share,
    Times,
    Veto,
)
from app.records.assessment.typed import TypedExtra, TypedLine, TypedVeto, refusal

SAMPLE = tables.bundled()[0]


@pytest.fixture(autouse=True)
def here(office):
    return office


def refused(function):
    with pytest.raises(FieldErrors) as caught:
        function()
    return set(caught.value.fields)


def test_a_table_that_nobody_touched_is_the_same_table():
    table = editing.edited(editing.begin(SAMPLE))
    assert (table.indicators, table.extras, table.vetoes, table.levels) == (
        SAMPLE.indicators, SAMPLE.extras, SAMPLE.vetoes, SAMPLE.levels,
    )  # fmt: skip
    assert (table.points, table.bonus, table.malus) == (100, 5, 5)
    assert not table.sample


@pytest.mark.parametrize("indicator", SAMPLE.indicators, ids=lambda each: each.name)
def test_every_rule_of_the_sample_is_said_by_the_fields_as_it_is(indicator):
    source = composing.source_of(indicator.rule)
    assert source in dict(composing.sources(indicator.rule))
    assert source != composing.KEPT
    values = composing.values_of(indicator.rule)
    assert composing.rule_of(source, values, indicator.rule) == indicator.rule
    assert composing.words_of(indicator.rule)


@pytest.mark.parametrize(
    ("source", "values", "rule"),
    [
        ("duty", {"duty": "sweep"}, ByDuty("sweep")),
        ("survey", {"about": "awareness", "forms": 30}, BySurvey("awareness", 30)),
        ("hand", {"full": None}, ByHand("nothing")),
        ("findings", {"each": 50, "which": "open", "found": ["board"]},
         Findings(0.5, "open", ("board",))),
        ("checklist", {"items": ["board", "card"], "whole": True, "fresh": 12, "stale": 150},
         Checklist(("board", "card"), "all", 12, 1.5)),
    ],
)  # fmt: skip
def test_a_source_makes_the_rule_that_it_says(source, values, rule):
    assert composing.rule_of(source, values, None) == rule
    assert composing.source_of(rule) == source


def test_activities_are_counted_where_they_were_held_and_of_what_kind():
    values = {"kinds": ["visit", "activity"], "activities": ["lecture"], "rhythm": "half"}
    rule = composing.rule_of("times", {**values, "needs": 2}, None)
    assert isinstance(rule, Times)
    visits, held = rule.counts
    assert (visits.kind, visits.where, rule.rhythm, rule.needs) == ("visit", (), "half", 2)
    assert held.places == "activity_place"
    assert held.where == (("state", "is", "held"), ("kind", "in", ["lecture"]))
    said = composing.values_of(rule)
    assert said["activities"] == ["lecture"]
    assert composing.source_of(rule) == "times"


def test_a_share_is_taken_over_from_an_indicator_that_has_it():
    rule = composing.rule_of("like:mediation", {}, ByHand())
    assert isinstance(rule, Share)
    assert rule == SAMPLE.indicator("mediation").rule


def test_a_rule_that_no_field_can_say_stays_as_it_is():
    counts = SAMPLE.indicator("log").rule.counts
    odd = Times((tables.Measure("visit", "day", where=(("mode", "is", "phone"),)), *counts), "year")
    assert composing.source_of(odd) == composing.KEPT
    assert composing.KEPT in dict(composing.sources(odd))
    assert composing.rule_of(composing.KEPT, {}, odd) is odd


def test_what_a_source_needs_is_asked_for_beside_its_field():
    for source, missing in (
        ("duty", {"duty"}),
        ("times", {"kinds", "rhythm"}),
        ("checklist", {"items"}),
        ("findings", {"each", "which"}),
        ("survey", {"about"}),
    ):
        assert refused(lambda source=source: composing.rule_of(source, {}, None)) == missing


def test_indicators_extras_vetoes_and_grades_are_added_and_taken_out():
    typed = editing.begin(SAMPLE)
    typed.indicators[0].points = "4"
    typed.indicators.append(TypedLine("督导整改", "1", rule=Findings(1), how="每项扣1分"))
    typed.extras[0].most = "3"
    typed.extras.append(TypedExtra("拖延上报", "", "2"))
    typed.vetoes.pop()
    typed.vetoes.append(TypedVeto("泄露当事人隐私", typed.levels[-1]))
    typed.malus = "7"
    table = editing.edited(typed)
    last = table.indicators[-1]
    assert (str(last.title), last.points, last.rule, str(last.how)) == (
        "督导整改", 1, Findings(1), "每项扣1分",
    )  # fmt: skip
    assert table.extras[0] == Extra("praise", SAMPLE.extras[0].title, 3, 0)
    assert (table.extras[-1].most, table.extras[-1].least, table.malus) == (0, -2, 7)
    assert [each.level for each in table.vetoes] == ["unfit", "unfit"]
    assert table.vetoes[0] == Veto("turned_criminal", SAMPLE.vetoes[0].title, "unfit")
    names = [each.name for each in (*table.indicators, *table.extras, *table.vetoes)]
    assert len(names) == len(set(names))


def test_what_is_wrong_is_said_of_its_line_and_of_its_part():
    typed = editing.begin(SAMPLE)
    typed.indicators[0].points = "五分吧"
    typed.extras[0].most = ""
    typed.drop_level(typed.levels[-1])
    typed.since, typed.title, typed.bonus = "26", "", "多"
    assert refusal(typed.indicators[0])
    assert not refusal(typed.indicators[1])
    assert refusal(typed.extras[0]) == "写明最多加几分，或者最多扣几分。"
    assert refusal(typed.vetoes[0])
    assert refused(lambda: editing.edited(typed)) == {
        "title", "since", "bonus", "indicators", "extras", "vetoes", "levels",
    }  # fmt: skip


def test_grades_go_down_to_nothing():
    typed = editing.begin(SAMPLE)
    typed.levels[0].points, typed.levels[1].points = "75", "90"
    assert refused(lambda: editing.edited(typed)) == {"levels"}
    typed = editing.begin(SAMPLE)
    typed.levels[-1].points = "10"
    assert refused(lambda: editing.edited(typed)) == {"levels"}


def test_the_sum_is_told_against_the_points_in_all():
    typed = editing.begin(SAMPLE)
    assert typed.sum_words() == ("合计 100 分", True)
    typed.points = "120"
    assert typed.sum_words()[1] is False
    typed.indicators.append(TypedLine("班子评价", "20"))
    assert typed.sum_words() == ("合计 120 分", True)
    assert editing.edited(typed).points == 120


def test_of_two_new_grades_the_one_that_is_meant_is_taken_out():
    typed = editing.begin(SAMPLE)
    first, second = TypedLine("", ""), TypedLine("", "")
    typed.levels += [first, second]
    typed.vetoes[0].level = second
    typed.drop_level(second)
    assert typed.levels[-1] is first
    assert typed.vetoes[0].level is None
