#!/bin/sh
# Puts the program into a folder of the person who runs it; no root is asked for.
#   ./legal-room-*.run                     into ~/.local/opt/legal-room, with an entry in the menu
#   ./legal-room-*.run -- --folder FOLDER  into a folder anywhere, such as on a disk that is carried
# Versions lie side by side, and one link says which is used: a new one is switched to at once or not at all.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
version=@VERSION@
folder=${HOME:-}/.local/opt/legal-room
menu=yes
case "${1:-}" in
"") ;;
--folder)
    [ -n "${2:-}" ] || { echo "--folder 后面要写文件夹。A folder is to follow --folder." >&2; exit 2; }
    mkdir -p "$2" 2>/dev/null || { echo "建不了文件夹：$2" >&2; exit 1; }
    folder=$(cd "$2" && pwd)
    menu=no
    ;;
*)
    echo "只认 --folder 文件夹。Only --folder FOLDER is known." >&2
    exit 2
    ;;
esac

refuse() {
    rm -rf "$folder/versions/$version.part" 2>/dev/null || true
    printf '%s\n' "$@" >&2
    exit 1
}

mkdir -p "$folder/versions" 2>/dev/null && touch "$folder/.writable" 2>/dev/null ||
    refuse "写不进 $folder：换一个文件夹（-- --folder 文件夹）。原有的程序没有动。" \
        "Nothing can be written to $folder; choose another with -- --folder FOLDER."
rm -f "$folder/.writable"
# Of two that install at once one would take away what the other unpacks.
if command -v flock >/dev/null; then
    exec 9>"$folder/.installing"
    flock -n 9 || {
        echo "这里正在装，等它装完再试。 Something is being installed here already; try again when it is done." >&2
        exit 1
    }
fi
need=$(du -sk "$here/files" | cut -f1)
free=$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')
[ "$free" -gt $((need + 20480)) ] ||
    refuse "磁盘不够：需要 $((need / 1024 + 20)) MB，还剩 $((free / 1024)) MB。原有的程序没有动。" \
        "The disk is too full: $((need / 1024 + 20)) MB are needed, $((free / 1024)) MB are free."

rm -rf "$folder/versions/$version.part"
cp -a "$here/files" "$folder/versions/$version.part" 2>/dev/null &&
    cp -a "$here/icons" "$folder/versions/$version.part/icons" 2>/dev/null ||
    refuse "没有装完：复制时出错。原有的程序没有动。 Copying failed; what was there before is untouched."
# One that does not start on this computer is never switched to.
said=$("$folder/versions/$version.part/legal-room" --version 2>/dev/null) || true
[ "$said" = "$version" ] ||
    refuse "新版本在这台电脑上启动不了，没有换上。原有的程序没有动。" \
        "This version does not start on this computer; what was there before is untouched."
# The same version again, such as after a damage: the old copy makes way only once the new is whole.
rm -rf "$folder/versions/$version.old"
[ ! -e "$folder/versions/$version" ] || mv "$folder/versions/$version" "$folder/versions/$version.old"
mv "$folder/versions/$version.part" "$folder/versions/$version"
rm -rf "$folder/versions/$version.old"
# What opens the version in use stays while a new one is being tried.
if [ ! -f "$folder/trial" ] || [ ! -e "$folder/legal-room" ]; then
    cp "$here/files/start" "$folder/legal-room.new"
    mv "$folder/legal-room.new" "$folder/legal-room"
fi
ln -sfn "versions/$version" "$folder/current.new"
mv -T "$folder/current.new" "$folder/current"

if [ $menu = yes ]; then
    share=${XDG_DATA_HOME:-$HOME/.local/share}
    mkdir -p "$share/applications" "$share/mime/packages" "$share/icons" "$HOME/.local/bin"
    # A path in Exec= is quoted where it holds blanks, and a % of it is doubled.
    command=$(printf '%s' "$folder/legal-room" | sed 's/%/%%/g; s/[\\"`$]/\\&/g')
    sed "s|@COMMAND@|\"$command\"|; /^TryExec=/d" "$here/app.desktop" >"$share/applications/@APPID@.desktop"
    cp "$here/mime.xml" "$share/mime/packages/@APPID@.xml"
    cp -a "$here/icons/." "$share/icons/hicolor/"
    ln -sfn "$folder/legal-room" "$HOME/.local/bin/legal-room"
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$share/applications" || true; fi
    if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime" 2>/dev/null || true; fi
    echo "装好了。在开始菜单里点“法律服务室”。  Installed; it is in the menu as Legal Room."
else
    echo "装好了：$folder/legal-room  Installed."
fi
