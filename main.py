"""The one door: opens the window, or runs a command."""

from __future__ import annotations

import sys

from app import private

CLICKED = (".legalroom-backup", ".legalroom-invitation", ".age", ".age.minisig")
"""How the files end that a desktop opens with this program."""


def main() -> int:
    """Look at the line, and load only what it asks for."""
    private.no_core_dumps()
    asked = window_asked_for(sys.argv[1:])
    if asked is None:
        from app.commands import run

        return run(sys.argv[1:])
    from pathlib import Path

    from ui import start

    data, opened = asked.get("--data"), asked.get("file")
    return start.run(
        Path(data) if data else None, asked.get("--lang"), Path(opened) if opened else None
    )


def window_asked_for(words: list[str]) -> dict[str, str] | None:
    """What the window is opened with, or None where a command or its help is asked for.

    A file that was clicked on is `file`.
    """
    asked: dict[str, str] = {}
    while words:
        if words[0].endswith(CLICKED) and "file" not in asked:
            asked["file"] = words[0]
            words = words[1:]
            continue
        name, joined, value = words[0].partition("=")
        if name not in ("--data", "--lang") or (not joined and len(words) < 2):
            return None
        asked[name] = value if joined else words[1]
        words = words[1 if joined else 2 :]
    if asked.get("--lang", "en") not in ("zh_CN", "en"):
        return None
    return asked


if __name__ == "__main__":
    sys.exit(main())
