"""Forms of a dispute: the rows that show who the parties are, with the words of its papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.documents.cases.papers.design import page_words, shared
from app.documents.cases.papers.slots import agent_in_words
from app.documents.forms import form
from app.documents.forms.design import FormDesign, FormPeople, ListDesign
from app.documents.forms.form import Setter, spanned
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.signed import LABEL, LEAST, SIZE, WIDTH, label_cell, value_cell
from app.documents.forms.slots import Slots
from app.documents.typeset.fonts import SANS
from app.documents.typeset.page import MM, measure
from app.documents.typeset.table import Cell, Row, cell

_SMALL = 15 * MM  # a short value, such as the sex
_NAME = 50.0  # points that a name has beside sex, group and age


def lay_out(design: FormDesign, slots: Slots, printing: Printing) -> LaidOutPaper:
    """A form of a dispute by its design, filled from the slots."""
    return form.lay_out(design, slots, printing, page_words(), setter=_PartySetter)


def lay_list(
    design: ListDesign, rows: Sequence[Mapping[str, Any]], slots: Slots, printing: Printing
) -> LaidOutPaper:
    """A list of a dispute, or of several."""
    return form.lay_list(design, rows, slots, printing, page_words())


class _PartySetter(Setter):
    def people(self, block: FormPeople) -> list[Row]:
        """The particulars of each party."""
        rows: list[Row] = []
        for party in self.slots[block.slot]:
            rows.append(spanned(party["role"], self._party(party)))
        return rows

    def _party(self, party: Slots) -> list[Row]:
        words = shared().party
        wide = WIDTH - LABEL

        def side_by_side(*cells: tuple[str, str, float]) -> Row:
            known = sum(width for _, _, width in cells)
            open_ones = sum(1 for _, _, width in cells if not width)
            names = [label_cell(label) for label, _, _ in cells]
            for name, (label, _, _) in zip(names, cells, strict=True):
                name.width = (15 if len(label) <= 2 else 23) * MM
                name.lines = cell(label, name.width, SANS, 10).lines
                name.tracking = 0.5 if len(label) == 2 else 0.0
            rest = (wide - known - sum(name.width for name in names)) / max(open_ones, 1)
            made: list[Cell] = []
            for name, (_, value, width) in zip(names, cells, strict=True):
                made += [name, value_cell(value, width or rest, self.face)]
            return Row(made, LEAST)

        rows: list[Row] = []
        if party["organisation"]:
            rows += [
                side_by_side((words.title, party["name"], 0)),
                side_by_side(
                    (words.credit_code, party["credit_code"], 0),
                    (words.represented_by, party["represented_by"], 32 * MM),
                ),
                side_by_side(
                    (words.phone, party["phone"], 32 * MM), (words.seat, party["address"], 0)
                ),
            ]
        else:
            about = (
                (words.sex, party["sex"], _SMALL),
                (words.ethnic, party["ethnic"], _SMALL + 3 * MM),
                (words.age, party["age"], _SMALL),
            )
            named = (words.name, party["name"], 0.0)
            if measure(party["name"], self.face, SIZE) > _NAME:
                rows += [side_by_side(named), side_by_side(*about, ("", "", 0))]
            else:
                rows.append(side_by_side(named, *about))
            rows += [
                side_by_side(
                    (words.identity, party["identity"], 46 * MM), (words.phone, party["phone"], 0)
                ),
                side_by_side(
                    (words.occupation, party["occupation"], 22 * MM),
                    (words.address, party["address"], 0),
                ),
            ]
        for agent in party["agents"]:
            rows.append(side_by_side((words.agent, agent_in_words(agent), 0)))
        return rows
