"""Characters that only look like the ones that were meant, as old fonts and scans leave them."""

from __future__ import annotations

import unicodedata

from app.fields.kind import seen

_LIKE_RADICALS = dict(
    zip(
        "⺁⺄⺈⺋⺌⺎⺒⺓⺗⺝⺞⺟⺠⺡⺨⺩⺫⺬⺭⺯⺶⺷⺸⺹⺼⺾⻁⻃⻄⻅⻆⻈⻉⻋⻌⻐⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻭⻯⻰⻱⻲⻳",
        "厂乙𠂊㔾小兀巳幺心月母毋民氵犭王网示礻糸羊羊羊老月艹虎覀西见角讠贝车辶钅長镸长门青韦页风飞食饣𩙿马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=False,
    )
)
_FIRST, _LAST = 0xE815, 0xE864
_SINCE_2005 = {
    0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6, 0xE82C: 0x9FB7,
    0xE832: 0x9FB8, 0xE843: 0x9FB9, 0xE854: 0x9FBA, 0xE864: 0x9FBB,
}  # fmt: skip


def _private() -> dict[str, str]:
    """What GBK had in its private corner, by where GB 18030 has it since."""
    found: dict[str, str] = {}
    for point in range(_FIRST, _LAST + 1):
        trail = 0x50 + point - _FIRST
        trail += trail >= 0x7F
        real = bytes((0xFE, trail)).decode("gb18030")
        found[chr(point)] = chr(_SINCE_2005.get(point, ord(real)))
    return {old: new for old, new in found.items() if unicodedata.category(new) != "Co"}


_REAL = {
    **_LIKE_RADICALS,
    **_private(),
    **{chr(point): unicodedata.normalize("NFKC", chr(point)) for point in range(0x2F00, 0x2FD6)},
}
_TABLE = str.maketrans(_REAL)


def real(text: str) -> str:
    """A text with the characters that were meant, and without what nobody sees."""
    return text if text.isascii() else seen(text).translate(_TABLE)


def replaced(text: str) -> list[tuple[str, str]]:
    """The characters of a text that `real` puts right, each with what it becomes."""
    return [(each, _REAL[each]) for each in dict.fromkeys(text) if each in _REAL]
