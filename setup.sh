#!/usr/bin/env bash
# Makes this folder ready: `setup.sh run` to use the program, `dev` to test and check it,
# `bench` to measure it, `package` to build what is carried to others. What is already there is left alone, so a second run needs no network.
set -euo pipefail
cd "$(dirname "$0")"

purpose=${1:-run}
venv=.venv

# "soname-command-or-file:package of Debian" pairs: looking for the thing itself and not for the package
# keeps this true where another system names its packages differently.
qt_libraries=(
    libglib-2.0.so.0:libglib2.0-0 libdbus-1.so.3:libdbus-1-3
    libEGL.so.1:libegl1 libGL.so.1:libgl1
    libfontconfig.so.1:libfontconfig1 libfreetype.so.6:libfreetype6
    libX11.so.6:libx11-6 libX11-xcb.so.1:libx11-xcb1
    libxkbcommon.so.0:libxkbcommon0 libxkbcommon-x11.so.0:libxkbcommon-x11-0
    libxcb.so.1:libxcb1 libxcb-cursor.so.0:libxcb-cursor0 libxcb-glx.so.0:libxcb-glx0
    libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0
    libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0
    libxcb-render.so.0:libxcb-render0 libxcb-render-util.so.0:libxcb-render-util0
    libxcb-shape.so.0:libxcb-shape0 libxcb-shm.so.0:libxcb-shm0 libxcb-sync.so.1:libxcb-sync1
    libxcb-util.so.1:libxcb-util1 libxcb-xfixes.so.0:libxcb-xfixes0 libxcb-xkb.so.1:libxcb-xkb1
    libwayland-client.so.0:libwayland-client0 libwayland-cursor.so.0:libwayland-cursor0
    libwayland-egl.so.1:libwayland-egl1
    libcups.so.2:libcups2
)
test_tools=(
    age:age minisign:minisign pdftotext:poppler-utils unzip:unzip
    Xvfb:xvfb xauth:xauth
    # Chinese is typed with real input methods.
    dbus-run-session:dbus xdotool:xdotool fcitx5:fcitx5 ibus-daemon:ibus
    /usr/share/fcitx5/inputmethod/pinyin.conf:fcitx5-pinyin
    /usr/libexec/ibus-engine-libpinyin:ibus-libpinyin
)
# WeasyPrint, a rival in the benchmarks, draws with Pango.
bench_libraries=(
    libpango-1.0.so.0:libpango-1.0-0 libpangoft2-1.0.so.0:libpangoft2-1.0-0
    libharfbuzz-subset.so.0:libharfbuzz-subset0
)

# What packages are made of and tried in.
package_tools=(
    dpkg-source:dpkg-dev dpkg-deb:dpkg objdump:binutils patchelf:patchelf make:make
    x86_64-linux-gnu-strip:binutils-x86-64-linux-gnu aarch64-linux-gnu-strip:binutils-aarch64-linux-gnu
    makeself:makeself makensis:nsis debootstrap:debootstrap identify:imagemagick
)

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

case $purpose in
run) locks=(requirements.txt) ;;
dev) locks=(requirements.txt requirements-dev.txt) ;;
bench) locks=(requirements.txt requirements-dev.txt requirements-bench.txt) ;;
package) locks=(requirements.txt requirements-dev.txt requirements-package.txt) ;;
*) fail "Usage: setup.sh run|dev|bench|package" ;;
esac

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    fail "Python 3.11, 3.12 or 3.13 is needed (set PYTHON to its path if it is not called python3)." \
        "需要 Python 3.11、3.12 或 3.13（名称不是 python3 时，用 PYTHON 指明路径）。"
}

# Prints the packages of those pairs whose library or command is not there.
missing_packages() {
    local known pair thing
    # Not on the PATH of ordinary users on Debian.
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
    for pair in "$@"; do
        thing=${pair%%:*}
        case $thing in
        /*) [ -e "$thing" ] || echo "${pair#*:}" ;;
        *.so.*) [[ $known == *[[:space:]]"$thing "* ]] || echo "${pair#*:}" ;;
        *) command -v "$thing" >/dev/null || echo "${pair#*:}" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

install_packages() {
    command -v apt-get >/dev/null || return 1
    as_root true 2>/dev/null || return 1
    echo "Installing system packages: $*" >&2
    # One unreachable source among several must not keep the others from being used.
    as_root apt-get update -qq || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 "$@" >/dev/null
}

python=$(find_python)

required=()
"$python" -c 'import venv, ensurepip' 2>/dev/null || [ -x $venv/bin/pip ] || required+=(python3-venv)
windowed=()
if [ "$(uname -s)" = Linux ]; then
    mapfile -t windowed < <(missing_packages "${qt_libraries[@]}")
    if [ "$purpose" != run ]; then
        mapfile -t -O ${#required[@]} required < <(missing_packages "${test_tools[@]}")
    fi
    if [ "$purpose" = package ]; then
        mapfile -t -O ${#required[@]} required < <(missing_packages "${package_tools[@]}")
    fi
    if [ "$purpose" = bench ]; then
        mapfile -t -O ${#required[@]} required < <(missing_packages "${bench_libraries[@]}")
    fi
fi
# In the terminal the program needs no library of Qt, so their absence alone stops only a window.
if [ "$purpose" != run ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    required+=("${windowed[@]}")
    windowed=()
fi
if [ ${#required[@]} -gt 0 ]; then
    install_packages "${required[@]}" "${windowed[@]}" || fail \
        "Some system packages are missing and could not be installed from here. Please run:" \
        "缺少下列系统软件包，请先运行：" \
        "    sudo apt-get install ${required[*]} ${windowed[*]}"
fi

lock_is_installed() {
    cmp -s "$1" "$venv/installed-$1"
}

for lock in "${locks[@]}"; do
    [ -x $venv/bin/python ] && lock_is_installed "$lock" && continue
    if ! $venv/bin/python -m pip --version >/dev/null 2>&1; then
        "$python" -m venv --clear $venv
    fi
    # The last lock holds all the others.
    last=${locks[-1]}
    echo "Installing $last into $venv" >&2
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
        --only-binary :all: --requirement "$last"
    for installed in "${locks[@]}"; do
        cp "$installed" "$venv/installed-$installed"
    done
    break
done

for catalog in resources/locale/*/LC_MESSAGES/*.po; do
    compiled=${catalog%.po}.mo
    if [ -e "$catalog" ] && [ ! "$compiled" -nt "$catalog" ]; then
        $venv/bin/pybabel --quiet compile --input-file "$catalog" --output-file "$compiled"
    fi
done
