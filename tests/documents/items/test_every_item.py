"""Whatever can be printed: hostile text stays text, and the paper is what a printer needs."""

from __future__ import annotations

import datetime
import re
import shutil
from dataclasses import replace

import pytest

from app.documents.items import ITEMS, find
from app.documents.items.item import Item, ItemRequest
from app.errors import AppError
from app.store import registry
from tests.documents.conftest import Read
from tests.documents.items.conftest import HOSTILE, LONG, MARK, NAMED, flood, widen

SIZES = {(210, 297), (297, 210), (297, 420), (420, 297), (148, 210), (210, 148)}
SINCE, UNTIL = datetime.date(2026, 9, 1), datetime.date(2026, 9, 30)
SMALL = 100
"""Paper narrower than this (mm) is a card by itself, cut to its edge."""
SHAPES = [
    (item.name, size, look)
    for item in ITEMS
    for size in [each.name for each in item.sizes] or [""]
    for look in [each.name for each in item.looks] or [""]
]


def wanted_of(item: Item, size: str, hostile) -> ItemRequest:
    period = "period" in item.choices
    if item.group == "ledger":
        hostile.fill_ledgers()
    return ItemRequest(
        ids=hostile.of(item),
        size=size,
        since=SINCE if period else None,
        until=UNTIL if period else None,
        parts=("all",) if item.named and item.parts else (),
    )


@pytest.mark.parametrize(("name", "size", "look"), SHAPES)
def test_hostile_text_is_printed_as_text_on_paper_that_a_printer_can_print(
    hostile, name, size, look
):
    item = find(name)
    wanted = replace(wanted_of(item, size, hostile), look=look)
    made = item.make(wanted, None)
    assert made.count
    read = Read(made.pdf)
    for raw in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/AA "):
        assert raw not in made.pdf
    assert b"/Lang (zh-CN)" in made.pdf
    assert read.document.get_metadata_dict()["Title"]
    assert item.make(wanted, None).pdf == made.pdf
    if name != "ruler":
        assert MARK in read.text
        assert len(read.document) == 1 or list(read.document.get_toc())
    assert not set("\u202e\u2066\u200b\ufeff") & set(read.text)
    if shutil.which("pdffonts"):
        assert_fonts_are_embedded_subsets(read)
    for size_mm in read.sizes:
        assert size_mm in SIZES or min(size_mm) < SMALL
    for page in range(len(read.document)):
        white = read.edges(page)
        assert min(white) >= item.printable_edge(size) - 0.6, (page, white)


@pytest.mark.parametrize("name", [i.name for i in ITEMS if i.of not in ("", "certificate")])
def test_words_as_long_as_they_may_be_stay_on_the_paper(hostile, name):
    item = find(name)
    size = item.sizes[0].name if item.sizes else ""
    wanted = wanted_of(item, size, hostile)
    for model in registry.values():
        widen(model)
    read = Read(item.make(wanted, None).pdf)
    for page in range(len(read.document)):
        white = read.edges(page)
        assert min(white) >= item.printable_edge(size) - 0.6, (page, white)


def assert_fonts_are_embedded_subsets(read: Read) -> None:
    lines = read.poppler("pdffonts").splitlines()[2:]
    assert lines
    for font in map(str.split, lines):
        assert re.match(r"[A-Z]{6}\+", font[0])
        assert font[-5:-3] == ["yes", "yes"]


# A certificate prints what was signed, so nothing longer can come in behind its signature.
@pytest.mark.parametrize("name", [i.name for i in ITEMS if i.of not in ("", "certificate")])
def test_two_hundred_thousand_letters_without_a_space_are_printed(hostile, name):
    item = find(name)
    wanted = wanted_of(item, "", hostile)
    flood(registry[item.of])
    made = item.make(wanted, None)
    assert made.count
    assert len(made.pdf) < 50 * LONG
    if name in ("visit-form", "case-paper"):
        assert Read(made.pdf).text.count("x") >= LONG


@pytest.mark.parametrize("name", [item.name for item in ITEMS if item.named])
def test_of_nobody_and_nothing_no_sheet_is_made(room, name):
    item = find(name)
    parts = tuple(each.name for each in item.parts())[:1] if item.parts else ()
    try:
        assert item.make(ItemRequest(parts=parts), None).count == 0
    except AppError:
        return


@pytest.mark.parametrize("name", [item.name for item in ITEMS if "roster" in item.choices])
def test_a_hostile_workbook_prints_as_text_too(hostile, name):
    row = {"姓名": NAMED, "职务": HOSTILE, "工作单位": "x" * LONG}
    made = find(name).make(ItemRequest(roster=(row, row)), None)
    assert made.count == 2
    assert Read(made.pdf).text.count(MARK) >= 2


@pytest.mark.parametrize("name", [item.name for item in ITEMS if item.named and item.parts])
def test_each_paper_that_is_offered_can_be_printed(hostile, name):
    item = find(name)
    assert item.parts is not None
    for part in item.parts():
        wanted = replace(wanted_of(item, "", hostile), parts=(part.name,))
        assert item.make(wanted, None).pdf, part.name
