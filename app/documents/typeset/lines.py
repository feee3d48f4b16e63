"""Where a line may end (UAX #14) and where Han and Latin stand apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from uniseg.linebreak import line_break_breakables

from app.documents.typeset.fonts import Face, clean

# A quarter of the size between Han and Latin, in thousandths.
APART = 250

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_LATIN = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff"
_MEET = re.compile(f"[{_HAN}〇々](?=[{_LATIN}$¥£€])|[{_LATIN}%‰°](?=[{_HAN}〇々])")
# Between two ideographs a line may always end and nothing around them changes that (LB9, LB31),
# so only what lies between them is asked of uniseg, which takes 55 µs a character and grows with
# the square of a run of spaces or marks.
_BETWEEN = re.compile(f"[^{_HAN}\n]+")
_AS_SEEN = str.maketrans(
    {
        **dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "a"),
        **dict.fromkeys("0123456789", "0"),
    }
)
# Dates, numbers and amounts with their unit: in a table they are read as one thing.
_UNIT = "年|月|日|元|万元|%|‰|号|卷|页|份|人|岁|天|小时|时|分"
_WHOLE = re.compile(
    r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日"
    rf"|[A-Za-z+\-]?\d[\d,.:/*\-]{{0,38}}[\dXx*](?:{_UNIT})?|\d(?:{_UNIT})"
)
_LONG = 200
_LEGIBLE = 7.0  # points
_PATIENCE = 20_000
# Closing marks leave half their square empty, which may stand out past the edge of the line.
_CLOSES, _OPENS = "、，。；：）〉》」』】〕〗”’", "（〈《「『【〔〖“‘"
_CLOSING = frozenset(_CLOSES + "！？")
_TIGHT = re.compile(f"[{_CLOSES}](?=[{_CLOSES}！？{_OPENS}])|[{_OPENS}](?=[{_OPENS}])")
_HALF = 500


def han_latin_spacing(text: str, face: Face) -> dict[int, int]:
    """Air after the characters at these places, in thousandths: Han stands a quarter from Latin,
    and of two full-width marks side by side the first gives up its empty half.
    """
    if text.isascii():
        return {}
    found = {match.start(): APART for match in _MEET.finditer(text)}
    for match in _TIGHT.finditer(text):
        if (
            face.advances[match.group()] >= 2 * _HALF
            and face.advances[text[match.end()]] >= 2 * _HALF
        ):
            found[match.start()] = -_HALF
    return found


def breaks(text: str) -> bytearray:
    """One byte a character: 1 where a line may end before it. Linear in the length of the text."""
    may = bytearray(b"\x01") * len(text)
    if may:
        may[0] = 0
    patience = _PATIENCE
    for between in _BETWEEN.finditer(text):
        start, end = between.span()
        stretch = between.group()
        before, after = start > 0 and text[start - 1] != "\n", text[end : end + 1] not in ("", "\n")
        patience -= len(stretch)
        if len(stretch) > _LONG or patience < 0:
            found = _plainly(stretch)
        else:
            found = _between(stretch.translate(_AS_SEEN), before, after)
        may[start : start + len(found)] = found
        if not before:
            may[start] = 0
    return may


@lru_cache(maxsize=8192)
def _between(stretch: str, before: bool, after: bool) -> bytes:
    """Break opportunities inside a stretch without ideographs, and before what follows it."""
    whole = ("汉" if before else "") + stretch + ("汉" if after else "")
    found = list(line_break_breakables(whole))[1 if before else 0 :]
    for place, character in enumerate(stretch):
        # A foreign name's dot and the dash of a span belong to what is before them.
        if character in "·•‧—–～~－" and not (place and stretch[place - 1] == character):
            found[place] = 0
    return bytes(found)


def _plainly(stretch: str) -> bytes:
    """Only after spaces: nothing an official paper holds runs this long without an ideograph."""
    found = bytearray(len(stretch))
    for match in re.finditer(r" (?=[^ ])", stretch):
        found[match.end()] = 1
    return bytes(found)


def wholes(text: str) -> Iterator[tuple[int, int]]:
    """Where dates, numbers and amounts begin and end, which no line of a table may part."""
    return (match.span() for match in _WHOLE.finditer(text))


def wrap(
    text: str,
    face: Face,
    size: float,
    width: float,
    indent: float = 0.0,
    *,
    whole: bool = False,
) -> list[str]:
    """Lines of a text no wider than `width` points; each paragraph's first is `indent` shorter.

    A run with no place to break is cut where the line is full. `whole` keeps the parts of a date
    or an amount together where a line may otherwise end, as after its year.
    """
    text = clean(text)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        natural = measure(paragraph, face, size)
        if natural <= width - indent:
            lines.append(paragraph.rstrip(" "))
        else:
            room = width * 1000 / size
            lines.extend(_fill(paragraph, face, room, indent * 1000 / size, whole=whole))
    return lines


def measure(text: str, face: Face, size: float, tracking: float = 0.0) -> float:
    """Width in points of cleaned text on one line, Han and Latin apart, letters `tracking` em."""
    gaps = 0 if text.isascii() else sum(han_latin_spacing(text, face).values())
    spread = max(len(text) - 1, 0) * tracking * size if tracking else 0.0
    return face.width(text, size) + gaps * size / 1000 + spread


def fitted(
    text: str, face: Face, size: float, width: float, tracking: float = 0.0
) -> tuple[str, float]:
    """A cleaned text of one line and the size in which it is no wider than `width` points.

    Where even the smallest legible type is too wide, the end gives way to `…`.
    """
    text = text.replace("\n", " ")
    while measure(text, face, size, tracking) > width and size > _LEGIBLE:
        size = max(size * 0.96, _LEGIBLE)
    if measure(text, face, size, tracking) <= width:
        return text, size
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        fits = measure(text[:middle] + "…", face, size, tracking) <= width
        low, high = (middle, high) if fits else (low, middle)
    return text[:low] + "…", size


def wrap_mixed(
    text: str,
    faces: Sequence[Face],
    size: float,
    width: float,
    *,
    whole: Iterable[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """Where each line of a cleaned paragraph begins and ends, each character in a face of its own.

    No line ends within what is `whole` (from, up to).
    """
    if not text:
        return [(0, 0)]
    advance = [face.advances[each] for each, face in zip(text, faces, strict=True)]
    may = breaks(text)
    for begin, over in whole:
        may[begin + 1 : over] = bytes(over - begin - 1)
    return list(_ends(text, advance, faces[0], may, width * 1000 / size, 0.0))


def _fill(text: str, face: Face, width: float, indent: float, *, whole: bool) -> Iterator[str]:
    may = breaks(text)
    for begin, over in wholes(text) if whole else ():
        may[begin + 1 : over] = bytes(over - begin - 1)
    advance = list(map(face.advances.__getitem__, text))
    for start, cut in _ends(text, advance, face, may, width, indent):
        yield text[start:cut].rstrip(" ")


def _ends(
    text: str, advance: list[float], face: Face, may: bytearray, width: float, indent: float
) -> Iterator[tuple[int, int]]:
    """Where lines begin and end; what characters take is in thousandths, and so is the width."""
    between = han_latin_spacing(text, face)
    for place, air in between.items():
        advance[place] += air
    edge = list(accumulate(advance))
    # A line that ends with a character has no air after it, nor is its last mark pressed.
    ends = edge.copy()
    for place, air in between.items():
        ends[place] -= air
    start, end = 0, len(text)
    room = width - indent
    while start < end:
        base = edge[start - 1] if start else 0.0
        fit = bisect_right(ends, base + room + 0.01, start)
        hang = bisect_right(ends, base + room + _HALF, start)
        if hang >= end and text[end - 1] in _CLOSING:
            fit = end
        cut = end if fit >= end else _cut(text, may, start, fit, hang)
        yield start, cut
        start = cut
        room = width


def _cut(text: str, may: bytearray, start: int, fit: int, hang: int) -> int:
    if hang > fit and text[hang - 1] in _CLOSING and hang < len(text) and may[hang]:
        return hang
    cut = may.rfind(1, start + 1, fit + 1)
    if cut > start:
        while cut < len(text) and text[cut] == " ":
            cut += 1
        return cut
    return max(fit, start + 1)
