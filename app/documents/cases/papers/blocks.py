"""The blocks of a paper of a dispute as lines: those of any paper, and the parties."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.cases.papers.design import Shared, shared
from app.documents.cases.papers.slots import agent_in_words, missing_particulars, particulars
from app.documents.forms import prose, prose_blocks
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.prose import EM, WIDTH, Line
from app.documents.forms.prose_blocks import ProseSetter
from app.documents.forms.prose_design import People, ProseDesign
from app.documents.forms.slots import Slots
from app.documents.typeset.lines import measure


def lay_out(design: ProseDesign, slots: Slots, printing: Printing) -> LaidOutPaper:
    """A paper by its design, filled from the slots."""
    return prose_blocks.lay_out(design, slots, printing, shared(), _PartySetter)


class _PartySetter(ProseSetter):
    """Sets the parties of a dispute besides."""

    wording: Shared

    def people(self, block: People) -> list[Line]:
        """Each party in a paragraph, with those who act for it."""
        by_hand = not self.printing.filled
        lines: list[Line] = []
        for party in self.slots[block.slot]:
            if by_hand and not party["name"]:
                lines += self._by_hand(f"{party['role']}：", missing_particulars(block.items))
                continue
            text = particulars(party, block.items, by_hand=by_hand)
            lines += self._labelled(party["role"], text)
            for agent in party["agents"]:
                label = self.wording.guardian if agent["guardian"] else self.wording.agent
                lines += self._labelled(label, agent_in_words(agent, by_hand=by_hand))
        return lines

    def _by_hand(self, label: str, items: Sequence[str]) -> list[Line]:
        """Places to write on, none of them parted, each line drawn out to its end."""
        face = self.faces.body
        taken = EM * 2 + measure(label, self.faces.heading, EM)
        lines: list[str] = []
        for item in items:
            joined = f"{lines[-1]}　{item}" if lines else item
            room = WIDTH - (taken if len(lines) == 1 else 0.0)
            if lines and measure(joined, face, EM) <= room:
                lines[-1] = joined
            else:
                lines.append(item)
        made: list[Line] = []
        for number, line in enumerate(lines):
            room = WIDTH - (0.0 if number else taken)
            line += "＿" * int((room - measure(line, face, EM)) / EM + 0.01)
            made += prose.words(
                line, face, label="" if number else label, label_face=self.faces.heading,
                indent=0 if number else 2,
            )  # fmt: skip
        return prose.together(made)

    def _labelled(self, label: str, text: str) -> list[Line]:
        return prose.words(text, self.faces.body, label=f"{label}：", label_face=self.faces.heading)
