"""How the columns of a list share its width."""

from __future__ import annotations

from collections.abc import Sequence


def shared(planned: Sequence[int], needed: Sequence[int]) -> list[int]:
    """Widths of the same sum, where what one column does not need goes to those that are cut.

    Those that lack least are served first: one long text shall not take from everybody.
    """
    widths = list(planned)
    spare = [max(0, plan - need) for plan, need in zip(planned, needed, strict=True)]
    left = total = sum(spare)
    for at in sorted(range(len(widths)), key=lambda at: needed[at] - planned[at]):
        given = min(left, max(0, needed[at] - planned[at]))
        widths[at] += given
        left -= given
    taken = total - left
    for at, each in enumerate(spare):
        part = taken * each // total if total else 0
        widths[at] -= part
        total, taken = total - each, taken - part
    return widths
