"""What fills the blocks of a paper: named values, and what stands where one is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.documents.cases.papers.design import Particular, shared
from app.documents.cases.papers.rows import Agent, Instalment, Party
from app.documents.forms.slots import Signer
from app.fields import in_words, long_day


def day(value: date | None) -> str:
    """2026年1月5日, or nothing."""
    return long_day(value) if value else ""


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
            day=long_day(each.due), payer=each.payer, money=money(each.amount), note=each.note
        )
        + each.note
        for each in found
    )


def signers(parties: Sequence[Party], wanted: Sequence[str] = ()) -> tuple[Signer, ...]:
    """Who signs for each party: itself, its guardian, an agent with special powers.

    `wanted` names whom alone; empty means all.
    """
    wording = shared()
    found: list[Signer] = []
    for party in parties:
        if wanted and party.name not in wanted:
            continue
        note = wording.read_out if party.read_out else ""
        found.append(Signer(party.role, party.name, note))
        for agent in party.agents:
            if agent.guardian or agent.signs:
                words = wording.guardian_signs if agent.guardian else wording.agent_signs
                found.append(Signer(words.format(name=party.name), agent.name))
    return tuple(found)


def people(role: str, wanted: Sequence[str], least: int = 1) -> tuple[Signer, ...]:
    """Who signs in one capacity; on a blank paper so many of them."""
    return tuple(Signer(role, name) for name in wanted) or (Signer(role),) * least


def named(role: str, wanted: Sequence[str], parties: Sequence[Party]) -> tuple[Signer, ...]:
    """Who signs by name alone; to a party among them that cannot read it was read out."""
    listened = {each.name for each in parties if each.read_out}
    note = shared().read_out
    return tuple(
        replace(each, note=note) if each.name in listened else each for each in people(role, wanted)
    )


def sides() -> tuple[Party, ...]:
    """The parties of a blank paper."""
    return tuple(Party(role=role) for role in shared().sides)


def particulars(party: Party, items: Sequence[str], *, by_hand: bool) -> str:
    """A party in a sentence; `by_hand` leaves places for what is not known."""
    wording = shared()
    patterns: Mapping[str, Particular] = (
        wording.organisation if party.organisation else wording.person
    )
    parts = [party.name or wording.blank_name]
    for item in items:
        pattern = patterns.get(item)
        value = getattr(party, item)
        if pattern is None:
            continue
        if value:
            parts.append(pattern.said.format(value=value))
        elif by_hand:
            parts.append(pattern.blank)
    return "，".join(parts) + "。"


def missing_particulars(party: Party, items: Sequence[str]) -> list[str]:
    """What is to be written by hand of a party that nothing is known of, one thing each."""
    wording = shared()
    patterns = [wording.person[item].blank for item in items if item in wording.person]
    return [wording.blank_name, *patterns]


def of_agent(agent: Agent, *, by_hand: bool = False) -> str:
    """An agent in a sentence."""
    wording = shared()
    party = Party(name=agent.name, identity=agent.identity, phone=agent.phone)
    text = particulars(party, ("identity", "phone"), by_hand=by_hand)
    powers = wording.several.join(agent.powers.chosen)
    return f"{text[:-1]}，{powers}。" if powers and not agent.guardian else text
