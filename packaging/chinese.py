"""Chinese typed by keys with fcitx 5, in Debian 11, into the program that the package brought."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path

from release import APPID, NAME, ROOT
from roots import HOME, Root, end
from screens import PASSWORD, Failed, changed, desktop, press, unlock

_PICTURE = ROOT / "build" / "package" / "typing.png"
_PROFILE = (ROOT / "tests" / "ui" / "fcitx" / "profile").read_text()
"""fcitx in a new home has no pinyin otherwise."""
_SESSION = f"""
export QT_IM_MODULE=fcitx XMODIFIERS=@im=fcitx XDG_RUNTIME_DIR="$HOME/run"
exec dbus-run-session -- sh -c '
    fcitx5 --disable=wayland,waylandim,notifications >"$HOME/fcitx.log" 2>&1 &
    sleep 5
    exec {NAME} --data "$HOME/演示/room-1"'
"""
_DRAFTS = f"""
import json, os
from pathlib import Path
from app import store
from app.store import drafts
store.open(Path(os.environ["HOME"]) / "演示" / "room-1", password="{PASSWORD}")
print(json.dumps([each.typed for each in drafts.unfinished()]))
"""


def trial(package: Path) -> None:
    """Write a visitor's name by pinyin, and find it in what was kept. Raises Failed."""
    with Root("11", ("fcitx5", "fcitx5-pinyin", "dbus")) as root:
        shutil.copy2(package, root.folder / "tmp")
        root.run(f"dpkg -i /tmp/{package.name}", user="0:0")
        root.run(f'{NAME} demo "$HOME/演示"; mkdir -p -m 700 "$HOME/run" "$HOME/.config/fcitx5"')
        home = root.folder / HOME.lstrip("/")
        (home / ".config/fcitx5/profile").write_text(_PROFILE, encoding="utf-8")
        program = f"/opt/apps/{APPID}/files/program"
        (root.folder / "tmp" / "drafts.py").write_text(
            f"import sys\nsys.path.insert(0, {program!r})\n{_DRAFTS}", encoding="utf-8"
        )
        with desktop():
            shown = root.begin(_SESSION)
            try:
                unlock(_PICTURE)
                _write_name()
            finally:
                end(shown)
        said = root.run(f"/opt/apps/{APPID}/files/python/bin/python3.11 -sE /tmp/drafts.py")
        names = [each.get("name") for each in json.loads(said.splitlines()[-1])]
        written = [each for each in names if re.fullmatch(r"[\u4e00-\u9fff]{2}", str(each))]
        if not written:
            raise Failed(f"what was kept is {names}; see {_PICTURE.relative_to(ROOT)}")
        print(f"  typed as zhangsan, kept as {written[0]}; {_PICTURE.relative_to(ROOT)}")


def _write_name() -> None:
    press("F2")
    changed(_PICTURE, "a new visit")
    press("ctrl+space", *"zhangsan")
    changed(_PICTURE, "letters on their way")
    press("space")
    changed(_PICTURE, "characters")
    time.sleep(3)  # what is typed is kept within two seconds
