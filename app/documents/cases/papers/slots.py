"""What fills the blocks of a paper: named values, and what stands where one is empty."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.documents.cases.papers.design import Particular, shared
from app.documents.forms.slots import Signer, Slots
from app.fields import in_words, long_day
from app.records.cases.model import Instalment


def day(value: datetime.date | None) -> str:
    """2026年1月5日, or nothing."""
    return long_day(value) if value else ""


def when(
    day: datetime.date | None, begin: datetime.time | None, finish: datetime.time | None
) -> str:
    """2026年11月10日 9时00分至10时30分."""
    hours = "至".join(f"{each.hour}时{each.minute:02d}分" for each in (begin, finish) if each)
    return " ".join(part for part in (long_day(day) if day else "", hours) if part)


def names(value: Sequence[str]) -> str:
    """Names one after the other."""
    return shared().several.join(value)


def figures(fen: int) -> str:
    """An amount in figures: 12000 元 → 12000.00."""
    return f"{fen // 100}.{fen % 100:02d}"


def money(fen: int | None) -> str:
    """An amount in figures and in words, which so always agree; or nothing."""
    if fen is None:
        return ""
    return shared().money.format(figures=figures(fen), words=in_words(fen))


def instalments(found: Sequence[Instalment]) -> tuple[str, ...]:
    """Each payment in a sentence."""
    wording = shared()
    return tuple(
        (wording.instalment_by if each.payer else wording.instalment).format(
            day=long_day(each.due),
            payer=each.payer or "",
            money=money(each.amount),
            note=each.note or "",
        )
        + (each.note or "")
        for each in found
    )


def signers(parties: Sequence[Slots]) -> tuple[Signer, ...]:
    """Who signs for each party: itself, its guardian, an agent with special powers."""
    wording = shared()
    found: list[Signer] = []
    for party in parties:
        note = wording.read_out if party["read_out"] else ""
        found.append(Signer(party["role"], party["name"], note))
        for agent in party["agents"]:
            if agent["signs"]:
                found.append(Signer(signs_for(agent, party), agent["name"]))
    return tuple(found)


def signs_for(agent: Slots, party: Slots) -> str:
    """As what an agent signs for a party."""
    wording = shared()
    words = wording.guardian_signs if agent["guardian"] else wording.agent_signs
    return words.format(name=party["name"])


def clauses(text: str) -> tuple[str, ...]:
    """What was agreed, a clause a line."""
    return tuple(each.strip() for each in text.split("\n") if each.strip())


def numbered(found: Sequence[str]) -> str:
    """Clauses with their numbers, a line each."""
    pattern = shared().clause
    return "\n".join(pattern.format(number=n) + each for n, each in enumerate(found, start=1))


def people(role: str, wanted: Sequence[str], least: int = 1) -> tuple[Signer, ...]:
    """Who signs in one capacity; on a blank paper so many of them."""
    return tuple(Signer(role, name) for name in wanted) or (Signer(role),) * least


def named(role: str, wanted: Sequence[str], parties: Sequence[Slots]) -> tuple[Signer, ...]:
    """Who signs by name alone; to a party among them that cannot read it was read out."""
    listened = {each["name"] for each in parties if each["read_out"]}
    note = shared().read_out
    return tuple(
        replace(each, note=note) if each.name in listened else each for each in people(role, wanted)
    )


def particulars(party: Slots, items: Sequence[str], *, by_hand: bool) -> str:
    """A party or an agent in a sentence; `by_hand` leaves places for what is not known."""
    wording = shared()
    is_person = not party.get("organisation")
    patterns: Mapping[str, Particular] = wording.person if is_person else wording.organisation
    parts = [party["name"] or wording.blank_name]
    for item in items:
        pattern = patterns.get(item)
        if pattern is None:
            continue
        if party[item]:
            parts.append(pattern.said.format(value=party[item]))
        elif by_hand:
            parts.append(pattern.blank)
    return "，".join(parts) + "。"


def missing_particulars(items: Sequence[str]) -> list[str]:
    """What is to be written by hand of a party that nothing is known of, one thing each."""
    wording = shared()
    patterns = [wording.person[item].blank for item in items if item in wording.person]
    return [wording.blank_name, *patterns]


def agent_in_words(agent: Slots, *, by_hand: bool = False) -> str:
    """An agent in a sentence."""
    text = particulars(agent, ("identity", "phone"), by_hand=by_hand)
    powers = shared().several.join(agent["powers"].chosen)
    return f"{text[:-1]}，{powers}。" if powers and not agent["guardian"] else text
