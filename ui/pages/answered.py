"""The answer of the office, read from a stick as soon as it is in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.room import take_reply
from app.room.take_reply import TakenReply
from ui.shell import Shell


def take_answer(
    shell: Shell,
    folder: Path,
    done: Callable[[TakenReply], object],
    failed: Callable[[Exception], object],
) -> None:
    """Take what the office answers on a stick, beside whatever is being done."""

    def taken(answer: TakenReply) -> None:
        if answer.renewed:
            shell.renamed.emit()
        done(answer)

    shell.run(
        lambda progress: take_reply.take_reply(folder, progress), taken, quiet=True, failed=failed
    )
