"""Rates as data: read and checked, one day one rate, sent down by an office."""

import datetime
import json

import msgspec
import pytest

from app.errors import FieldErrors
from app.records import subsidy
from app.records.data_files import BadFile
from app.records.sent_down import OfTheOffice
from app.records.subsidy import rates, reckoning, sending
from app.records.subsidy.rates import EndsFirst, OtherRatesThen

[SAMPLE] = subsidy.bundled()
YEAR = datetime.date(2027, 1, 1)


def spelled(**changed):
    """The sample with its only rates changed, and a second one behind them."""
    said = json.loads(rates.spelled(SAMPLE))
    said["rates"][0] |= changed.pop("first", {})
    if changed:
        said["rates"].append({**said["rates"][0], "until": None, **changed})
    return json.dumps(said, indent=2)


def refused(text):
    with pytest.raises(BadFile) as caught:
        rates.read(text.encode(), "standard.json")
    return caught.value.data


def test_the_sample_says_that_it_is_one():
    assert SAMPLE.sample
    assert "示例" in SAMPLE.title.zh
    assert "核对" in SAMPLE.source.zh
    assert SAMPLE.on(YEAR).of_class("ordinary") == 10_000


def test_rates_that_overlap_are_refused_with_file_line_and_field():
    text = spelled(since="2026-07-01")
    said = refused(text)
    assert (said["file"], said["field"]) == ("standard.json", "since")
    assert "2026-07-01" in text.splitlines()[said["line"] - 1]
    assert isinstance(said["why"], OtherRatesThen)


def test_rates_that_follow_one_another_are_taken_each_on_its_days():
    text = spelled(first={"until": "2026-12-31"}, since="2027-01-01", classes={"simple": 60})
    standard = rates.read(text.encode(), "standard.json")
    assert standard.on(datetime.date(2026, 12, 31)).of_class("simple") == 5_000
    assert standard.on(YEAR).of_class("simple") == 6_000
    assert standard.on(datetime.date(2015, 1, 1)) is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"until": "2015-01-01"}, "until"),
        ({"classes": {"easy": 1}}, "easy"),
        ({"classes": {"simple": 1.005}}, "simple"),
        ({"classes": {"simple": -1}}, "simple"),
        ({"shares": {"settled": 50}}, "settled"),
        ({"papers": ["diary"]}, "papers"),
        ({"oral_class": "easy"}, "oral_class"),
        ({"unpaid": {"roles": ["mayor"]}}, "roles"),
    ],
)
def test_what_a_standard_cannot_say_is_refused_at_its_field(changed, field):
    assert refused(spelled(first=changed))["field"] == field


def test_rates_that_end_before_they_begin_say_so():
    assert isinstance(refused(spelled(first={"until": "2015-01-01"}))["why"], EndsFirst)


def test_only_an_office_changes_the_rates(room):
    with pytest.raises(OfTheOffice):
        sending.send(SAMPLE)
    assert not sending.given().sent


def test_new_rates_end_the_ones_before_and_are_no_sample_any_more(office):
    [now] = SAMPLE.rates
    changed = sending.edited(
        now, {"since": YEAR, "simple": 8_000, "ordinary": 16_000, "hard": 30_050, "major": 60_000,
              "written": 100, "oral": 50, "failed": None, "ceiling": None},
    )  # fmt: skip
    sending.send(sending.with_rates(SAMPLE, changed))
    standard = sending.given().data
    assert sending.given().sent
    assert not standard.sample
    assert standard.on(YEAR).of_class("hard") == 30_050
    assert standard.on(YEAR).shares == {"written": 100, "partial": 100, "oral": 50}
    assert standard.on(YEAR - datetime.timedelta(days=1)).of_class("hard") == 20_000
    assert reckoning.in_force(YEAR).most == 0
    sending.take_back()
    assert sending.given().data.sample


def test_what_is_not_said_of_new_rates_is_asked_for(office):
    with pytest.raises(FieldErrors) as refusal:
        sending.edited(SAMPLE.rates[0], {"since": YEAR, "simple": 1})
    assert set(refusal.value.fields) == {"ordinary", "hard", "major"}


def test_what_a_file_pays_for_other_ends_stays_when_amounts_are_changed(office):
    [now] = SAMPLE.rates
    of_file = msgspec.structs.replace(now, shares={**now.shares, "withdrawn": 20})
    changed = sending.edited(
        of_file, {"since": YEAR, "simple": 8_000, "ordinary": 16_000, "hard": 30_050,
                  "major": 60_000, "written": 90, "oral": 50, "failed": None},
    )  # fmt: skip
    assert changed.shares == {"written": 90, "partial": 90, "oral": 50, "withdrawn": 20}
