"""Tells a story in the words of one visit.

In `resources/sample/stories.json`, `[a|b]` is one or the other and `{…}` is filled in.
"""

from __future__ import annotations

import re

from app.room.sample.invented import People, Villager

Thread = dict[str, str]
"""The neighbours and things that one matter is about, however often they come."""

_ATTEMPTS = 40
_NUMERALS = "零一两三四五六七八九十"


class StoryWriter:
    """Tells a story in the words of one visit; whoever comes again meets the same neighbours."""

    def __init__(self, people: People, villages: list[str]) -> None:
        self.people = people
        self.chance = people.chance
        self.villages = villages
        self._said: set[str] = set()
        self._whole: set[str] = set()
        self._thread: Thread = {}

    def take_up(self, earlier: Thread | None, years: int | None) -> Thread:
        """Go on with a matter, or begin a new one with somebody so old."""
        self._thread = {} if earlier is None else earlier
        if years is not None:
            self._thread["龄"] = str(years)
        return self._thread

    def tell(
        self, facts: tuple[str, ...], advice: tuple[str, ...], who: Villager | None, mode: str
    ) -> tuple[str, str]:
        """What it is about and what was advised; no two are told in the same words."""
        openers = self.people.names.openers[mode]
        rare = who is not None and any(ord(c) > 0xFFFF or c in "䶮㛃" for c in who.name)
        open_to = [i for i, text in enumerate(facts) if ("{生僻}" in text) <= rare]
        # The matter is looked at for repeats without the words it opens with.
        at, told = self._once(facts, open_to, who)
        opening = self.chance.random() < 0.35 or told in self._said
        self._said.add(told)
        whole = told
        # In a very long year words do come again.
        for _attempt in range(_ATTEMPTS):
            if not opening and whole not in self._whole:
                break
            opening = False
            whole = self._tell(self.chance.choice(openers), who) + told
        self._whole.add(whole)
        return whole, self._tell(advice[min(at, len(advice) - 1)], who)

    def _once(
        self, facts: tuple[str, ...], open_to: list[int], who: Villager | None
    ) -> tuple[int, str]:
        at, told = open_to[0], ""
        for _attempt in range(_ATTEMPTS):
            at = self.chance.choice(open_to)
            told = self._tell(facts[at], who)
            if told not in self._said:
                break
        return at, told

    def _tell(self, text: str, who: Villager | None) -> str:
        text = re.sub(r"\[([^\]]+)\]", lambda m: self.chance.choice(m[1].split("|")), text)
        # 老张 where the surname does not stand before 家 or 姓.
        text = re.sub(r"(?<!老)\{姓\}(?![家姓])", "老{姓}", text)
        return re.sub(r"\{([^}]+)\}", lambda m: self._fill(m[1], who), text)

    def _fill(self, blank: str, who: Villager | None) -> str:
        word, number = re.fullmatch(r"(\D+)(\d*)", blank).groups()  # pyright: ignore[reportOptionalMemberAccess]
        chance, kept = self.chance, self._thread
        named = self.people.names
        if word in ("姓", "果", "庄稼", "村", "人"):
            if word not in kept:
                kept[word] = {
                    "姓": lambda: self.people.surname(),
                    "人": lambda: self.people.name(chance.choice("12"), chance.randint(1955, 1995)),
                    "果": lambda: chance.choice(named.fruits),
                    "庄稼": lambda: chance.choice(named.crops),
                    "村": lambda: chance.choice(self.villages),
                }[word]()
            return kept[word]
        if word == "他":
            return "她" if who is not None and who.sex == "2" else "他"
        if word == "龄":
            # Advice is asked about the age one has; who gives no name is about that old.
            return kept.setdefault(word, str(chance.randint(int(number), int(number) + 6)))
        if word == "少":
            return f"{max(2, round(int(number) * chance.uniform(0.6, 1.5) / 20)) * 20}元"
        return {
            "钱": lambda: _money(chance.randint(21, 340) * 100),
            "钱小": lambda: f"{chance.randint(30, 290) * 10}元",
            "多": lambda: f"{chance.randint(8, 70) / 2:g}万元",
            "年": lambda: f"{_NUMERALS[chance.randint(2, 9)]}年",
            "年数": lambda: _NUMERALS[chance.randint(3, 7)],
            "几月": lambda: chance.choice(["两个月", "三个月", "四个月", "五个月", "大半年"]),
            "天": lambda: str(chance.randint(3, 12)),
            "口": lambda: str(chance.randint(3, 9)),
            "亩": lambda: f"{chance.randint(6, 48) / 10:g}亩",
            "亩小": lambda: chance.choice(["两间", "三间", "四十平的", "一百来平的"]),
            "米": lambda: chance.choice(["二十公分", "三十公分", "半米", "一尺多", "一脚宽"]),
            "窄": lambda: chance.choice(["八十公分", "七十公分", "不到一米"]),
            "远": lambda: chance.choice(named.long_ago),
            "今年": lambda: "今年",
            "生僻": lambda: next(
                c for c in (who.name if who else "䶮") if ord(c) > 0xFFFF or c in "䶮㛃"
            ),
        }[word]()


def _money(amount: int) -> str:
    return f"{amount / 10000:.1f}万元".replace(".0万", "万") if amount >= 10000 else f"{amount}元"
