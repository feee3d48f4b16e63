"""Chinese is typed with real daemons: fcitx 5 through the program, ibus through Qt's own plugin."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.xdist_group("desktop"),
    pytest.mark.skipif(sys.platform != "linux", reason="these input methods are Linux's"),
]


def play(method: str, scenario: str) -> dict:
    """Play a scenario on a desktop of its own; what was seen there."""
    for needed in (
        "dbus-run-session",
        "xvfb-run",
        "xdotool",
        {"ibus": "ibus-daemon"}.get(method, method),
    ):
        if shutil.which(needed) is None:
            pytest.skip(f"{needed} is not installed")
    played = subprocess.run(
        ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24",
         sys.executable, "-m", "tests.ui.fcitx.desktop", method, scenario],
        cwd=ROOT, capture_output=True, text=True, timeout=220, check=False,
    )  # fmt: skip
    assert played.returncode == 0, played.stderr[-3000:]
    return json.loads(played.stdout.splitlines()[-1])


@pytest.mark.parametrize("method", ["fcitx5", "ibus"])
def test_names_and_long_text_are_typed_and_secrets_and_shortcuts_left_alone(method):
    seen = play(method, "plain")
    ours = method == "fcitx5"
    kept = seen.pop("kept on leaving", "")
    assert kept == ("nihao" if ours else "")
    for field in ("name", "long", "dialog"):  # which characters come first, the daemons know
        assert re.fullmatch(r"[\u4e00-\u9fff]{2}", seen.pop(field))
    assert seen == {
        "preedit": True, "shortcut while composing": [], "secret": "sec", "ours": ours,
    }  # fmt: skip


def test_nothing_is_lost_or_doubled_when_fcitx_dies_or_hangs():
    seen = play("fcitx5", "broken")
    assert not seen.pop("after restart").isascii()
    assert seen == {"after kill": "niab", "hung": "abcdef"}


def test_in_the_first_field_of_every_page_chinese_is_typed_with_candidates_beside_it():
    seen = play("fcitx5", "pages")
    beside = seen.pop("beside")
    assert all(beside.values()), beside
    assert {"visits", "people", "cases"} <= set(seen)
    assert all(re.fullmatch(r"[\u4e00-\u9fff]", each) for each in seen.values()), seen
