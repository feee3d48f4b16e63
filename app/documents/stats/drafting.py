"""The draft of an analysis (研判报告): sentences from the figures, which the clerk goes over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.documents.design import Design, load
from app.documents.forms.slots import fill
from app.fields import long_day
from app.records import stats
from app.records.stats import Cell, Counted, Period, Value, Way, periods, rows, words
from app.records.stats.sheets import UNSAID_PART
from app.store import drafts
from app.store.session import current

FORM: Final = "stats.analysis"
"""What an analysis that is being written is kept under."""


class SentenceDesign(Design, frozen=True):
    """A sentence with its figures; it is left out where the first of them is nothing.

    `top` names the largest parts of that figure by a split, or the `places` that have most.
    """

    sheet: str
    keys: tuple[str, ...]
    text: str
    top: str = ""
    most: int = 3
    unit: str = ""


class PartDesign(Design, frozen=True):
    """A heading and the sentences below it."""

    heading: str
    sentences: tuple[SentenceDesign, ...]


class AnalysisDraft(Design, frozen=True):
    """`resources/forms/stats/draft.json`: the wording of a draft."""

    title: str
    month: str
    quarter: str
    first_half: str
    second_half: str
    year: str
    span: str
    up: str
    down: str
    same: str
    before: str
    ago: str
    part: str
    place: str
    between: str
    heading: str
    numerals: str
    parts: tuple[PartDesign, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence of a draft, and the figures of a sheet that it rests on; a heading has none."""

    text: str
    sheet: str = ""
    keys: tuple[str, ...] = ()


def title(period: Period, path: Way = ()) -> str:
    """What the analysis of a period is called."""
    return fill(_wording().title, {"where": where(path), "period": period_words(period)})


def period_words(period: Period) -> str:
    """A period as official papers say it, whatever the screen speaks."""
    wording, first = _wording(), period.first
    rhythm = period.rhythm
    if rhythm == "half":
        rhythm = "first_half" if first.month == 1 else "second_half"
    said = {
        "year": str(first.year),
        "month": str(first.month),
        "quarter": str((first.month + 2) // 3),
        "since": long_day(period.first),
        "until": long_day(period.last),
    }
    return fill(getattr(wording, rhythm or "span"), said)


def where(path: Way) -> str:
    """Whose numbers they are: a district, a town, or all that is here."""
    return "".join(path[:2]) or current().name


def draft(period: Period, path: Way = ()) -> list[Sentence]:
    """The analysis of a period as the figures say it, sentence by sentence."""
    wording = _wording()
    found: list[Sentence] = []
    numerals = iter(wording.numerals)
    for part in wording.parts:
        said = [
            sentence
            for each in part.sentences
            for sentence in _Drafting(wording, each, period, path).sentence()
        ]
        if said or not part.sentences:  # what the clerk alone can say has its heading
            named = {"number": next(numerals, ""), "heading": part.heading}
            found += [Sentence(fill(wording.heading, named)), *said]
    return found


def figures_of(sentence: Sentence, period: Period, path: Way = ()) -> list[tuple[str, str]]:
    """The figures that a sentence rests on: the key of each cell, and its name with its number."""
    now = stats.counted(sentence.sheet, period) if sentence.keys else None
    if now is None:
        return []
    numbers = now.numbers(path)
    several = [now.cells[now.at[key]] for key in sentence.keys]
    return [
        (each.key, f"{each.words} {words.shown(each.unit, now.value(each, numbers))}")
        for each in several
    ]


def changed(several: Sequence[Sentence], drafted: Collection[str]) -> list[Sentence]:
    """The sentences that read otherwise than drafted, since numbers have changed."""
    return [each for each in several if each.keys and each.text not in drafted]


def running(several: Sequence[Sentence]) -> str:
    """Sentences as paragraphs, each heading on a line of its own."""
    lines: list[str] = []
    for each in several:
        if not each.keys or not lines or not lines[-1] or _is_heading(lines[-1], several):
            lines.append(each.text)
        else:
            lines[-1] += each.text
    return "\n".join(lines)


def _is_heading(line: str, several: Sequence[Sentence]) -> bool:
    return any(line == each.text and not each.keys for each in several)


def _wording() -> AnalysisDraft:
    return load("stats/draft", AnalysisDraft)


class _Drafting:
    def __init__(
        self, wording: AnalysisDraft, said: SentenceDesign, period: Period, path: Way
    ) -> None:
        self.wording, self.said, self.path, self.period = wording, said, path, period
        self.now = stats.counted(said.sheet, period)
        self.numbers = self.now.numbers(path)

    def sentence(self) -> Iterator[Sentence]:
        """The sentence, or none where there is nothing to say."""
        first = self.said.keys[0]
        if not self._value(self.now, first):
            return
        slots: dict[str, str] = {
            "period": period_words(self.period),
            "where": where(self.path),
            **{key: self._words(key) for key in self.said.keys},
            f"{first}_compared": self._compared(first),
        }
        keys = self.said.keys
        if self.said.top:
            top = list(self._top(first))
            if not top:
                return
            slots["top"] = self.wording.between.join(words for _key, words in top)
            keys = (*keys, *(key for key, _words in top if key))
        yield Sentence(fill(self.said.text, slots), self.said.sheet, keys)

    def _cell(self, counted: Counted, key: str) -> Cell:
        return counted.cells[counted.at[key]]

    def _value(self, counted: Counted, key: str) -> Value:
        return counted.value(self._cell(counted, key), counted.numbers(self.path))

    def _words(self, key: str) -> str:
        return words.shown(self._cell(self.now, key).unit, self._value(self.now, key))

    def _compared(self, key: str) -> str:
        """How much more or less than before and than a year ago, as far as there was anything."""
        said: list[str] = []
        for period, design in {
            self.period.before(): self.wording.before,
            self.period.year_before(): self.wording.ago,  # of a year the two are the same
        }.items():
            then = stats.counted(self.said.sheet, period)
            value = self._value(then, key)
            now = self._value(self.now, key)
            if value and now is not None:
                said.append(fill(design, {"said": self._moved(now, value)}))
        return f"，{'，'.join(said)}" if said else ""

    def _moved(self, now: int, before: int) -> str:
        if now == before:
            return self.wording.same
        change = f"{abs(now - before) / before * 100:.1f}%"
        return fill(self.wording.up if now > before else self.wording.down, {"change": change})

    def _top(self, key: str) -> Iterator[tuple[str, str]]:
        """The largest parts of a figure, or places, each with its number."""
        whole = self._value(self.now, key) or 0
        if self.said.top == "places":
            below = [
                (self.now.value(self._cell(self.now, key), line.numbers) or 0, rows.named(line))
                for line in self.now.lines(self.now.parting(self.path))
            ]
            parts = [("", name, number) for number, name in below if len(below) > 1]
        else:
            prefix = f"{key}/{self.said.top}/"
            parts = [
                (cell.key, cell.title.zh, self._value(self.now, cell.key) or 0)
                for cell in self.now.cells
                if cell.key.startswith(prefix)
                and cell.depth == 1
                and cell.adds
                and not cell.key.endswith(f"/{UNSAID_PART}")
            ]
        largest = sorted((each for each in parts if each[2]), key=lambda each: -each[2])
        design = self.wording.place if self.said.top == "places" else self.wording.part
        for part, name, number in largest[: self.said.most]:
            slots: Mapping[str, str] = {
                "name": name, "number": str(number), "unit": self.said.unit,
                "share": f"{number / whole * 100:.1f}%",
            }  # fmt: skip
            yield part, fill(design, slots)


def kept(period: Period, path: Way) -> str | None:
    """The analysis of a period and place as it was left, by the identity of its draft."""
    for each in drafts.unfinished(FORM):
        if each.typed.get("period") == str(period) and _path(each.typed) == path:
            return each.id
    return None


def asked(draft: str) -> tuple[Period, Way] | None:
    """Of which period and place an analysis that is being written is; None where there is none."""
    found = drafts.find(draft)
    if found is None:
        return None
    return periods.parse(found.typed["period"], current().today()), _path(found.typed)


def _path(typed: Mapping[str, Any]) -> Way:
    return tuple(typed.get("path") or ())
