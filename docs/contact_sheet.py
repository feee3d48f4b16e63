"""Pictures of everything that can be printed, at usual and at extreme content, by group.

`python -m docs.contact_sheet [ROOM OFFICE] [GROUP …]` writes docs/pictures/printed-*.png of the
groups that the guide shows, and the single sheets of all, larger, into build/contact. What is
printed follows from the items alone.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from app import codes, store
from app.documents.items import ITEMS, choosing
from app.documents.items.item import Item, ItemRequest
from app.documents.ledgers import volumes
from app.documents.typeset import fonts
from app.errors import AppError
from app.language import _
from app.records import certificates
from app.resources import resource
from docs import extremes
from docs.camera import keep
from docs.stage import NOW, PASSWORD, clock_at

SHEETS = Path("build/contact").absolute()
WORLDS = Path("build/extremes").absolute()
_IN_THE_GUIDE = ("uniform", "certificate", "visit", "case", "activity", "ledger", "printer")
_WIDE, _HIGH, _WORDS = 170, 155, 30
_PAGE, _LEAST, _SHADES = 1350, 140, 20
_SCALE: Any = 1.4


@dataclass(frozen=True)
class Shot:
    """One printed thing: which item, how, and its first sheet."""

    item: Item
    how: str
    picture: Image.Image


def take(room: Path, office: Path, groups: list[str]) -> None:
    """Print everything and lay it out; raises LookupError where something cannot be printed."""
    fonts.use_installed(False)
    shutil.rmtree(SHEETS, ignore_errors=True)
    SHEETS.mkdir(parents=True)
    worlds = {"": (room, _with_certificates(office)), "极端内容": _extreme_worlds()}
    found: dict[str, list[Shot]] = {}
    for world, folders in worlds.items():
        for folder in folders:
            with _opened(folder):
                for item in ITEMS:
                    if groups and item.group not in groups:
                        continue
                    for how, wanted in _ways(item, blank=not world):
                        words = " · ".join(filter(None, (world, how)))
                        shots = found.setdefault(f"{item.name} {words}", [])
                        made = None if shots else _first_sheet(item, wanted)
                        if made is not None:
                            shots.append(Shot(item, words, made))
    lacking = {item.name for item in ITEMS if not groups or item.group in groups}
    lacking -= {shot.item.name for shots in found.values() for shot in shots}
    if lacking:
        raise LookupError(f"nothing printed of {', '.join(sorted(lacking))}")
    order = [item.name for item in ITEMS]
    by_group: dict[str, list[Shot]] = {}
    for shot in sorted((s for shots in found.values() for s in shots),
                       key=lambda each: order.index(each.item.name)):  # fmt: skip
        if shot.item.group in _IN_THE_GUIDE:
            by_group.setdefault(shot.item.group, []).append(shot)
    for group, shots in by_group.items():
        few = _laid_out(shots).quantize(
            _SHADES, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        keep(few, f"printed-{group}")


def _ways(item: Item, *, blank: bool) -> Iterator[tuple[str, ItemRequest]]:
    """The ways in which a thing is shown: its sizes, papers, and what may be chosen for it."""
    usual = ItemRequest(ids=tuple(choosing.every(item.of)[:1]) if item.named else ())
    if item.parts is not None and item.named:
        for part in item.parts():
            yield _(part.label), replace(usual, parts=(part.name,))
    else:
        for size in item.sizes or (None,):
            sized = replace(usual, size=size.name if size else "")
            yield (_(size.label) if size else ""), sized
    if item.parts is not None and not item.named and item.sizes:
        for part in item.parts():
            yield _(part.label), replace(usual, size=item.sizes[-1].name, parts=(part.name,))
    for look in item.looks[1:]:
        yield _(look.label), replace(usual, look=look.name)
    if "public" in item.choices:
        yield _("For everybody to read"), replace(usual, public=True)
    if blank and "blank" in item.choices and not item.named:
        yield _("Blank"), replace(usual, blank=True)


def _first_sheet(item: Item, wanted: ItemRequest) -> Image.Image | None:
    """The first sheet of a thing, or nothing where there is nothing to print here."""
    today = store.current().today()
    periods: list[tuple[date | None, date | None]] = [(None, None)]
    if "period" in item.choices and not wanted.blank:
        before = today.replace(day=1) - timedelta(days=1)
        year = today.replace(month=1, day=1), today.replace(month=12, day=31)
        periods = [volumes.of_month(None, None), (before.replace(day=1), before), year]
        if "public" in item.choices and item.parts is None:
            periods.reverse()  # a ledger is looked at full
    for since, until in periods:
        try:
            made = item.make(replace(wanted, since=since, until=until), None)
        except AppError:
            continue
        if made.count and made.pdf:
            with pypdfium2.PdfDocument(made.pdf) as document:
                # A volume begins with its cover; what is in it is shown by itself.
                picture = document[0].render(scale=_SCALE).to_pil().convert("RGB")
            picture.save(SHEETS / f"{len(list(SHEETS.iterdir())):03d}-{item.name}.png")
            return picture
    return None


def _laid_out(shots: list[Shot]) -> Image.Image:
    """The sheets of a group side by side, each above its words."""
    small = {id(shot): _small(shot.picture) for shot in shots}
    wide = max(_LEAST, *(each.width for each in small.values()))
    across = min(_PAGE // (wide + 10), len(shots))
    rows = [shots[at : at + across] for at in range(0, len(shots), across)]
    high = [max(small[id(shot)].height for shot in row) for row in rows]
    size = across * (wide + 10) + 10, sum(each + _WORDS + 12 for each in high) + 10
    whole = Image.new("RGB", size, (214, 218, 222))
    brush = ImageDraw.Draw(whole)
    face = ImageFont.truetype(str(resource("fonts", "NotoSansSC-Regular.ttf")), 12)
    top = 10
    for row, tall in zip(rows, high, strict=True):
        for at, shot in enumerate(row):
            left, picture = 10 + at * (wide + 10), small[id(shot)]
            place = left + (wide - picture.width) // 2, top + (tall - picture.height) // 2
            whole.paste(picture, place)
            for line, words in enumerate((_(shot.item.label), shot.how)):
                while brush.textlength(words, font=face) > wide:
                    words = words[:-2] + "…"
                spot = left + wide / 2, top + tall + 3 + line * 14
                brush.text(spot, words, (40, 44, 48), font=face, anchor="ma")
        top += tall + _WORDS + 12
    return whole


def _small(picture: Image.Image) -> Image.Image:
    made = picture.copy()
    made.thumbnail((_WIDE, _HIGH), Image.Resampling.LANCZOS)
    return made


def _with_certificates(office: Path) -> Path:
    """A copy of an office that has issued some of every kind."""
    copy = WORLDS.with_name("usual") / "office"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(office, copy)
    with _opened(copy):
        today = store.current().today()
        term: dict[str, Any] = {"since": today, "until": today.replace(year=today.year + 3)}
        what = {"appointment": "法治副主任", "honour": "优秀人民调解员"}
        for kind in codes.load("certificate_kind").entries:
            holders = [{"name": name, "village": "店子村"} for name in ("傅军", "李秀英")]
            told = what.get(kind.code, "民法典与基层治理培训班")
            certificates.issue(kind=kind.code, holders=holders, what=told, hours=16, **term)
    return copy


def _extreme_worlds() -> tuple[Path, Path]:
    """A room and an office in which every field holds the most it takes."""
    shutil.rmtree(WORLDS, ignore_errors=True)
    name = "山东省枣庄市山亭区店子镇店子村公共法律服务工作室"
    for kind, code in (("room", "370406101200-01"), ("office", "370406")):
        folder = WORLDS / kind
        store.create(folder, kind=kind, code=code, name=name, keeper="李秀英", password=PASSWORD)
        try:
            extremes.fill(12)
        finally:
            store.close(with_backup=False)
    return WORLDS / "room", WORLDS / "office"


@contextmanager
def _opened(folder: Path) -> Generator[None]:
    store.open(folder, PASSWORD)
    try:
        yield
    finally:
        store.close(with_backup=False)


def main(words: list[str]) -> None:
    """Print what stands on the stage of the pictures, or in the folders named."""
    folders = [Path(each) for each in words if Path(each).is_dir()]
    groups = [each for each in words if not Path(each).is_dir()]
    room, office = folders or (Path("build/pictures/room"), Path("build/pictures/office"))
    with clock_at(NOW):
        take(room, office, groups)


if __name__ == "__main__":
    main(sys.argv[1:])
