"""Numbers of disputes and agreements: per installation and year, never used twice."""

from __future__ import annotations

import re

from peewee import fn

from app import settings
from app.records import directory, on_paper
from app.records.cases.model import Agreement, Case, Committee
from app.records.cases.refusals import BadTemplate, NumberUsed
from app.records.on_paper import LastNumberUnknown, NumbersOnPaper
from app.store import preferences
from app.store.session import current


def check_template(template: str) -> None:
    """Raise BadTemplate for a template of which two disputes would get the same number."""
    one = {"year": 2025, "body": "", "n": 1}
    if not on_paper.tells_apart(template, one, {"year": 2026}, {"n": 2}):
        raise BadTemplate


def body() -> str:
    """The short name of the committee in the number: as set, or the village's first character."""
    said = preferences.get(settings.CASE_BODY)
    if said:
        return said
    mine = (Committee.origin == current().origin) & Committee.voided.is_null()
    named = Committee.select().where(mine & Committee.short.is_null(False))
    committee = named.order_by(Committee.row.desc()).first()
    if committee is not None and committee.short:
        return committee.short
    village = directory.village(current().code[:12])
    return village.short_name[:1] if village is not None else current().name[:1]


def number(year: int, sequence: int, suffix: int = 1) -> str:
    """The number as it stands on paper; from the second agreement on with a suffix (14-2)."""
    n = str(sequence) if suffix == 1 else f"{sequence}-{suffix}"
    return preferences.get(settings.CASE_NUMBER).format(year=year, body=body(), n=n)


def last_used(year: int) -> int:
    """The highest running number of a year, here or on paper; void ones counted."""
    mine = (Case.origin == current().origin) & (Case.year == year)
    used = Case.select(fn.MAX(Case.sequence)).where(mine).scalar() or 0
    return max(used, on_paper.last(on_paper.CASE, year))


def say_last_on_paper(year: int, last: int) -> NumbersOnPaper:
    """Go on after the last number of a year that stands on paper. Raises FieldErrors."""
    return on_paper.enter_last_number(on_paper.CASE, year, last)


def must_ask(year: int) -> bool:
    """Whether the last number of a year must be looked up on paper: a backup was restored."""
    return on_paper.must_ask(on_paper.CASE, year)


def next_of(year: int) -> tuple[int, str]:
    """The next running number of a year and how it is written. Raises LastNumberUnknown."""
    if must_ask(year):
        raise LastNumberUnknown(year=year, last=last_used(year))
    sequence = last_used(year) + 1
    while is_used(number(year, sequence)):
        sequence += 1
    return sequence, number(year, sequence)


def is_used(written: str) -> bool:
    """Whether a dispute or agreement of ours has or had this number."""
    mine = current().origin
    return any(
        model.select().where((model.origin == mine) & (model.number == written)).exists()
        for model in (Case, Agreement)
    )


def require_unused(written: str) -> None:
    """Raise NumberUsed."""
    if is_used(written):
        raise NumberUsed(number=written)


def of_agreement(case: Case) -> str:
    """The number of the next agreement of a dispute: its own, then its own with a suffix."""
    suffix = 1 + Agreement.select().where(Agreement.case == case.id).count()
    while True:
        written = _suffixed(case, suffix)
        taken = Agreement.select().where(Agreement.number == written).exists()
        if not taken and (suffix == 1 or not is_used(written)):
            return written
        suffix += 1


def _suffixed(case: Case, suffix: int) -> str:
    own = case.number or ""
    if suffix == 1:
        return own
    if case.year and case.sequence and number(case.year, case.sequence) == own:
        return number(case.year, case.sequence, suffix)
    # The template has changed since, or the number came from paper.
    found = list(re.finditer(rf"(?<!\d){case.sequence}(?!\d)", own)) if case.sequence else []
    if not found:
        return f"{own}-{suffix}"
    return f"{own[: found[-1].end()]}-{suffix}{own[found[-1].end() :]}"


def voided(year: int) -> list[Case]:
    """The disputes of a year whose numbers are void, in order."""
    mine = (Case.origin == current().origin) & (Case.year == year) & Case.voided.is_null(False)
    return list(Case.select().where(mine).order_by(Case.sequence))


def unused(year: int) -> list[int]:
    """The numbers of a year up to the last one that no dispute here has: they lie on paper only."""
    mine = (Case.origin == current().origin) & (Case.year == year)
    have = {each.sequence for each in Case.select(Case.sequence).where(mine)}
    return [each for each in range(1, last_used(year) + 1) if each not in have]


def runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs, each from its first to its last."""
    found: list[tuple[int, int]] = []
    for each in numbers:
        if found and each == found[-1][1] + 1:
            found[-1] = (found[-1][0], each)
        else:
            found.append((each, each))
    return found


def ranges_words(numbers: list[int]) -> str:
    """Ascending numbers as one reads them out: 1-3、7."""
    return "、".join(f"{a}" if a == b else f"{a}-{b}" for a, b in runs(numbers))


def years() -> list[int]:
    """The years in which numbers were given, here or on paper, in order."""
    mine = (Case.origin == current().origin) & Case.year.is_null(False)
    here = {each.year for each in Case.select(Case.year).where(mine).distinct() if each.year}
    paper = {
        each.year
        for each in NumbersOnPaper.select(NumbersOnPaper.year).where(
            on_paper.answers_of(on_paper.CASE)
        )
    }
    return sorted(here | paper)
