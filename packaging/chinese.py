"""Chinese typed by keys with fcitx 5, in Debian 11, into the program that the package brought."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from release import APPID, NAME, ROOT
from roots import HOME, Root, end
from screens import Screen, window

_PASSWORD = "legalroom-demo"
_PICTURE = ROOT / "build" / "package" / "typing.png"
_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
Layout=
[Groups/0/Items/1]
Name=pinyin
Layout=
[GroupOrder]
0=Default
"""
"""fcitx in a new home has no pinyin otherwise."""
_SESSION = f"""
export QT_IM_MODULE=fcitx XMODIFIERS=@im=fcitx XDG_RUNTIME_DIR="$HOME/run"
exec dbus-run-session -- sh -c '
    fcitx5 --disable=wayland,waylandim,notifications >"$HOME/fcitx.log" 2>&1 &
    exec {NAME} --data "$HOME/演示/room-1"'
"""
_DRAFTS = f"""
import json, sys
from pathlib import Path
sys.path.insert(0, "/opt/apps/{APPID}/files/program")
from app import store
from app.store import drafts
store.open(Path(sys.argv[1]), password="{_PASSWORD}")
print(json.dumps([each.typed for each in drafts.every()]))
"""


def trial(package: Path) -> None:
    """Log a visitor by pinyin, and find the characters in what was kept. Raises Failed."""
    with Root("11", ("fcitx5", "fcitx5-pinyin", "dbus")) as root:
        shutil.copy2(package, root.folder / "tmp")
        root.run(f"dpkg -i /tmp/{package.name}", user="0:0")
        root.run(f'{NAME} demo "$HOME/演示"; mkdir -p -m 700 "$HOME/run" "$HOME/.config/fcitx5"')
        profile = root.folder / HOME.lstrip("/") / ".config/fcitx5/profile"
        profile.write_text(_PROFILE, encoding="utf-8")
        desktop = subprocess.Popen(["openbox"], env={"DISPLAY": Screen.name, "PATH": "/usr/bin"})
        shown = root.begin(_SESSION)
        try:
            window(_PICTURE)
            _type()
        finally:
            end(shown)
            desktop.terminate()
            desktop.wait()
