"""The command that judges certificates by a photo of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.commands.refusals import NotAllGenuine
from app.commands.terminal import Data, Json, opened, reading, report
from app.documents.certificates import scanning
from app.language import N_
from app.records import certificates
from app.records.certificates import words


def verify(
    file: Annotated[
        Path, typer.Argument(metavar="PHOTO_OR_PDF", help=N_("A photo or PDF of certificates."))
    ],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Judge every certificate on a photo or in a PDF; ends with 1 unless all are genuine."""
    with opened(data):
        with reading(file):
            content = scanning.read(file)
        found = scanning.codes(content, file.name)
        if not found:
            raise words.NoCode(file=file.name)
        verdicts = [certificates.judge(code) for code in found]
        said = [
            {
                "verdict": each.state,
                "words": words.head(each),
                "why": words.why(each),
                "facts": dict(words.lines(each.facts)) if each.facts is not None else None,
            }
            for each in verdicts
        ]
        lines: list[str] = []
        for each in verdicts:
            lines += [f"{words.head(each)}：{words.why(each)}"]
            lines += [f"  {label}：{value}" for label, value in _facts(each)]
        report(as_json, {"certificates": said}, *lines)
    bad = sum(each.state != "genuine" for each in verdicts)
    if bad:
        raise NotAllGenuine(bad=bad, count=len(verdicts))


def _facts(verdict: certificates.Verdict) -> list[tuple[str, str]]:
    return words.lines(verdict.facts) if verdict.facts is not None else []


COMMANDS = (
    (
        "verify-certificate",
        verify,
        N_("Judge whether the certificates on a photo or in a PDF are genuine."),
    ),
)
