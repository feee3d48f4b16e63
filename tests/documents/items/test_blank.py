"""Blank means blank and ruled means ruled, in whatever can be printed so."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from itertools import count

import pytest
from PIL import Image

from app.documents.items import ITEMS, find
from app.documents.items.item import Item
from app.fields import CreditCode, Day, IdentityNumber, Money, Names, Phone, Text, long_day
from app.records import attachments, cases
from app.records.cases import model
from app.store import journal, registry
from tests.documents.conftest import Read
from tests.documents.items.test_every_item import wanted_of

DAY = datetime.date(1987, 11, 23)
MONEY = 987_654_321
ISSUER = {("case", "committee"), ("committee", "name"), ("committee", "seal_name")}
"""Who issues a paper stands on its blank forms too."""


def marked() -> tuple[set[str], set[str]]:
    """Fill every column with a word of its own; all of them, and those of running text."""
    numbers = count(1000)
    every, running = {long_day(DAY), f"{DAY:%Y.%m.%d}", "9876543.21"}, set()
    for kind, each in registry.items():
        values = {}
        for name, column in each.columns().items():
            said, word = column.kind, f"甪{next(numbers)}"
            if (kind, name) in ISSUER or kind == "certificate":
                continue
            if isinstance(said, Names):
                values[name] = [word]
            elif isinstance(said, IdentityNumber | CreditCode | Phone):
                word = {IdentityNumber: "11010119871123001X", Phone: "13000004567"}.get(
                    type(said), "91350100M000100Y43"
                )
                values[name] = word
            elif type(said) is Day:
                values[name] = DAY
            elif isinstance(said, Money):
                values[name] = MONEY
            elif isinstance(said, Text) and said.max >= len(word):
                values[name] = word
                if said.lines > 1:
                    running.add(word)
            else:
                continue
            if name in values and isinstance(values[name], list | str):
                every.add(word)
        if values:
            each.update(values).execute()
    return every, running


@pytest.fixture
def full(hostile):
    """Records of every kind, with words, days, amounts, pictures in every column."""
    hostile.after("nothing in it is empty", lambda: _fill(hostile))
    return hostile


def _fill(hostile):
    case = cases.get(hostile.ids["case"])
    agreement, parties = cases.parts.agreement(case), cases.parts.parties(case)
    with journal.action("test.made_up") as act:
        act.add(
            model.Agent, case=case.id, party=parties[0].id, name="甲", powers="special",
            listed_powers="乙",
        )  # fmt: skip
        act.add(model.Inquiry, case=case.id, day=DAY, words="丙", asked=["丁"])
        act.add(
            model.Confirmation, case=case.id, agreement=agreement.id, court="戊", applied=DAY,
            result="confirmed",
        )  # fmt: skip
        act.add(model.CaseNote, case=case.id, day=DAY, words="己", correction=True, now="庚")
        act.add(model.Instalment, case=case.id, agreement=agreement.id, due=DAY, amount=1)
        act.add(model.Payment, case=case.id, instalment=agreement.id, day=DAY, amount=1)
    picture = io.BytesIO()
    Image.new("RGB", (200, 100)).save(picture, "JPEG")
    for owner in (case, *parties, agreement):
        attachments.add(owner, name="甲.jpg", data=picture.getvalue())


def parts_of(item: Item) -> list[tuple[str, ...]]:
    if not item.parts:
        return [()]
    return [(each.name,) for each in item.parts()]


def told(made, words) -> set[str]:
    read = Read(made.pdf)
    said = read.text + "".join(read.document.get_metadata_dict().values())
    said += "".join(each.get_title() for each in read.document.get_toc())
    said += "".join(map(read.document.get_page_label, range(len(read.document))))
    return {each for each in words if each in said}


@pytest.mark.parametrize("name", [each.name for each in ITEMS if "blank" in each.choices])
def test_a_blank_paper_of_a_full_record_has_no_word_of_it(full, name):
    item = find(name)
    wanted = wanted_of(item, "", full)
    words, _ = marked()
    for parts in parts_of(item):
        made = item.make(replace(wanted, parts=parts, blank=True), None)
        assert made.count
        assert told(made, words) == set(), parts
        assert b"/Subtype /Image" not in made.pdf, parts


@pytest.mark.parametrize("name", [each.name for each in ITEMS if "ruled" in each.choices])
def test_a_ruled_paper_has_no_sentence_of_the_record(full, name):
    item = find(name)
    wanted = wanted_of(item, "", full)
    words, running = marked()
    heads: set[str] = set()
    head = words if item.of else {"2026年9月"}
    for parts in parts_of(item):
        made = item.make(replace(wanted, parts=parts, ruled=True), None)
        assert told(made, running) == set(), parts
        heads |= told(made, head)
    assert heads
