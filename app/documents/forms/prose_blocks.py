"""The blocks of a paper in prose as lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from app.documents.forms import prose
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.prose import EM, HEIGHT, PITCH, WIDTH, Line, gap
from app.documents.forms.prose_design import (
    Clauses,
    Field,
    Part,
    People,
    ProseBlock,
    ProseDesign,
    ProseWording,
    Running,
    Seal,
    Section,
    Signing,
    Ticks,
    Words,
)
from app.documents.forms.rows import Choice, boxed
from app.documents.forms.slots import Slots, empty, fill
from app.documents.typeset.lines import measure, wrap
from app.documents.typeset.page import ASCENT, GREY, MM, Official9704, Paper

_NOTED = 10.5
_LEVEL = re.compile(
    "(?P<heading>(?:(?P<first>[一二三四五六七八九十]{1,3}、)|（[一二三四五六七八九十]{1,3}）)"
    "[^。]{1,60}。?)(?P<rest>.*)"
)
_NO_MORE_THAN = 3  # lines left for what a filled paper does not say


def lay_out(
    design: ProseDesign,
    slots: Slots,
    printing: Printing,
    wording: ProseWording,
    setting: type[ProseSetter] | None = None,
) -> LaidOutPaper:
    """A paper by its design, filled from the slots."""
    setter = (setting or ProseSetter)(slots, printing, wording)
    title = fill(design.title, slots)
    number = fill(design.number, slots) if design.number and slots.get("number") else ""
    lines: list[Line] = []
    if design.head:
        lines.append(prose.head(fill(design.head, slots), number, setter.faces))
    lines += prose.title(title, setter.faces.title)
    if design.number and not design.head:
        lines += setter.number(fill(design.number, slots))
    lines += setter.blocks(design.blocks)
    bookmark = fill(design.bookmark, slots) if design.bookmark else title
    return prose.lay_out(title, bookmark, number, lines, printing, wording)


class ProseSetter:
    """Sets blocks in the faces of one printing; papers with people of their own set those too."""

    def __init__(self, slots: Slots, printing: Printing, wording: ProseWording) -> None:
        self.slots = slots
        self.printing = printing
        self.faces = printing.faces
        self.wording = wording
        self.headings = 0

    def number(self, text: str) -> list[Line]:
        """Its number, at the right."""
        made = prose.words(text, self.faces.body, indent=0, align="right", size=Official9704.FOLIO)
        for line in made:
            line.stay = True
        return made

    def blocks(self, blocks: Iterable[ProseBlock]) -> list[Line]:
        """The lines of blocks, who signs kept together with some of what is signed."""
        lines: list[Line] = []
        ending: list[Line] = []
        loose = 0
        for block in blocks:
            if block.when and self.printing.filled and empty(self.slots[block.when]):
                continue
            made = self._set(block)
            if isinstance(block, Signing | Seal):
                if not ending:
                    loose = len(made)
                ending += made
                continue
            self._end(lines, ending, loose)
            ending = []
            lines += made
        self._end(lines, ending, loose)
        return lines

    def _end(self, lines: list[Line], ending: list[Line], loose: int) -> None:
        """Keep who signs together and with some of what is signed."""
        if not ending:
            return
        if sum(line.height for line in ending) > HEIGHT - 3 * PITCH:
            ending[loose - 1 :] = prose.together(ending[loose - 1 :])
        else:
            prose.together(ending)
        for line in lines[-2:]:
            line.stay = True
        lines += ending

    def _set(self, block: ProseBlock) -> list[Line]:
        ways: dict[type, Callable[[Any], list[Line]]] = {
            Words: self._words,
            Field: self._field,
            People: self.people,
            Running: self._running,
            Clauses: self._clauses,
            Ticks: self._ticks,
            Signing: self._signing,
            Seal: self._seal,
            Section: self._section,
            Part: self._part,
        }
        return ways[type(block)](block)

    def _words(self, block: Words) -> list[Line]:
        face = self.faces.kai if block.kai else self.faces.body
        return prose.words(fill(block.text, self.slots), face, indent=block.indent)

    def _field(self, block: Field) -> list[Line]:
        value = self.slots[block.slot]
        text = "　".join(boxed(value)) if isinstance(value, Choice) else value
        made = prose.words(
            text or block.blank,
            self.faces.body,
            label=block.label,
            label_face=self.faces.heading,
            indent=0,
        )
        if not text and not block.blank:
            start = measure(block.label, self.faces.heading, EM)
            label = made[0].paint

            def ruled(paper: Paper, y: float) -> None:
                if label:
                    label(paper, y)
                prose.rule(paper, start, WIDTH, y + PITCH - 3.2)

            made[0].paint = ruled
        return made

    def people(self, block: People) -> list[Line]:
        """The particulars of people, of whom only some kinds of paper know."""
        raise NotImplementedError

    def _running(self, block: Running) -> list[Line]:
        text = self.slots[block.slot] if self.printing.filled else ""
        if text and block.levels:
            return [line for each in text.split("\n") for line in self._level(each)]
        if text:
            return prose.words(text, self.faces.body)
        if self.printing.filled:
            return prose.ruled(min(block.lines, _NO_MORE_THAN), 0)
        return prose.ruled(block.lines, block.share)

    def _level(self, paragraph: str) -> list[Line]:
        """A paragraph; of a numbered one the first sentence, or all of it, in the face of that."""
        found = _LEVEL.match(paragraph)
        if found is None:
            return prose.words(paragraph, self.faces.body)
        face = self.faces.heading if found["first"] else self.faces.kai
        heading, rest = found["heading"], found["rest"]
        if rest:
            return prose.words(rest, self.faces.body, label=heading, label_face=face)
        lines = prose.words(heading, face)
        lines[-1].stay = True
        return lines

    def _clauses(self, block: Clauses) -> list[Line]:
        clauses: Sequence[str] = self.slots[block.slot] if self.printing.filled else ()
        if not clauses:
            return prose.ruled(block.lines, 0 if self.printing.filled else block.share)
        lines: list[Line] = []
        for place, clause in enumerate(clauses, start=1):
            text = self.wording.clause.format(number=place) + clause
            lines += prose.words(text, self.faces.body)
        return lines

    def _ticks(self, block: Ticks) -> list[Line]:
        face, label = self.faces.body, block.label
        taken = EM * 2 + measure(label, self.faces.heading, EM)
        lines: list[str] = []
        for item in boxed(self.slots[block.slot]):
            joined = f"{lines[-1]}　{item}" if lines else item
            room = WIDTH - (taken if len(lines) == 1 else EM * 2)
            if lines and measure(joined, face, EM) <= room:
                lines[-1] = joined
            else:
                lines.append(item)
        made: list[Line] = []
        for number, line in enumerate(lines):
            first = number == 0
            made += prose.words(
                line, face, label=label if first else "", label_face=self.faces.heading,
                align="left",
            )  # fmt: skip
        return prose.together(made)

    def _section(self, block: Section) -> list[Line]:
        heading = block.heading
        if not block.plain:
            heading = self.wording.heading.format(
                number=self.wording.numerals[self.headings], text=heading
            )
            self.headings += 1
        lines = prose.words(fill(heading, self.slots), self.faces.heading)
        for line in lines:
            line.stay = True
        return lines + self.blocks(block.of)

    def _part(self, block: Part) -> list[Line]:
        def cut(paper: Paper, y: float) -> None:
            step, at = 4.0, prose.LEFT
            dashes: list[tuple[float, float, float, float]] = []
            while at < prose.LEFT + WIDTH - step:
                dashes.append((at, y + PITCH / 2, at + step, y + PITCH / 2))
                at += step * 2
            paper.lines(dashes, 0.5, GREY)

        lines = [
            gap(PITCH / 2),
            Line(PITCH, cut, stay=True),
            *prose.title(block.title, self.faces.title, EM + 2)[:-1],
        ]
        lines += self.blocks(block.of)
        if sum(line.height for line in lines) < HEIGHT:
            prose.together(lines)
        return lines

    def _signing(self, block: Signing) -> list[Line]:
        lines = [gap(PITCH / 4)]
        if block.label:
            lines += prose.words(block.label, self.faces.body, indent=0)
            lines[-1].stay = True
        for signer in self.slots[block.slot]:
            text = "　".join(part for part in (signer.role, signer.name) if part)
            date = self._date() if block.day else ""
            lines += self._signer(f"{text}：", signer.note, date)
        return lines

    def _date(self) -> str:
        return self.wording.blank_day[2:]

    def _signer(self, text: str, note: str, date: str) -> list[Line]:
        face = self.faces.body
        wide = measure(text, face, EM)
        above: list[Line] = []
        if wide > EM * (12 if date else 19):
            above = prose.words(text, face, indent=0, align="left")
            text, wide = "", EM * 2
        end = WIDTH - (measure(date, face, EM) + EM / 2 if date else 0.0)
        # A fingerprint takes more room than a name.
        high = PITCH * (1.3 if date or note else 1.1)

        def paint(paper: Paper, y: float) -> None:
            base = y + (high - EM) / 2 + ASCENT * EM
            paper.text(prose.LEFT, base, text, face, EM)
            paper.text(prose.LEFT + wide + EM / 4, base, note, face, _NOTED, color=GREY)
            prose.rule(paper, wide + EM / 4, end, base + 3)
            paper.text(prose.LEFT, base, date, face, EM, align="right", width=WIDTH)

        return prose.together([*above, Line(high, paint)])

    def _seal(self, block: Seal) -> list[Line]:
        face = self.faces.body
        date = self.slots[block.day] or self.wording.blank_day
        dated = measure(date, face, EM)
        middle = WIDTH - 4 * EM - dated / 2
        limit = 2 * (WIDTH - middle)
        lines: list[Line] = [gap(PITCH)]
        issuer = self.slots[block.issuer] if block.issuer else ""
        if issuer:
            whole = measure(issuer, face, EM)
            parts = -(-whole // limit)
            for line in wrap(issuer, face, EM, min(limit, whole / parts + EM)):
                paint = partial(self._centred, line, middle, limit)
                lines.append(Line(PITCH, paint, stay=True))

        def dates(paper: Paper, y: float) -> None:
            self._centred(date, middle, limit, paper, y)
            if block.issuer:
                at = prose.LEFT + middle - dated / 2 - 16 * MM
                base = y + PITCH / 2 + 4
                paper.text(at, base, self.wording.seal, face, 10.5, color=GREY)

        lines.append(Line(PITCH, dates))
        return lines

    def _centred(self, text: str, middle: float, wide: float, paper: Paper, y: float) -> None:
        base = y + (PITCH - EM) / 2 + ASCENT * EM
        left = prose.LEFT + middle - wide / 2
        paper.text(left, base, text, self.faces.body, EM, align="center", width=wide)
