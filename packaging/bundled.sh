#!/usr/bin/env bash
# Fetches the libraries beside Qt that a bare desktop lacks: bundled.sh ARCH FOLDER
# They are Debian 11's, because those of Debian 12 ask for a newer glibc than UOS 20 has.
# X11, GL, glib, D-Bus, fontconfig, freetype and CUPS belong to the system and are left to it.
set -euo pipefail
arch=$1
mkdir -p "$2/apt/lists/partial" "$2/apt/cache/archives/partial" "$2/lib"
cd "$2"
packages=(libxcb-util1 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-icccm4
    libxcb-cursor0 libxkbcommon0 libxkbcommon-x11-0 libxcb-xkb1)
# Only the first paragraph: what belongs to no suite of Debian 11 would be asked for in vain.
awk 'BEGIN { RS = "" } NR == 1' /etc/apt/sources.list.d/debian.sources |
    sed 's/^Suites: .*/Suites: bullseye/; s/^Types: .*/Types: deb/' >apt/debian.sources
options=(-o APT::Sandbox::User=root -o APT::Architecture="$arch" -o APT::Architectures="$arch"
    -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$PWD/apt"
    -o Dir::State::Lists="$PWD/apt/lists" -o Dir::State::Status=/dev/null
    -o Dir::Cache="$PWD/apt/cache")
if [ -z "$(compgen -G 'lib/*.so.*')" ]; then
    apt-get "${options[@]}" update -qq
    (cd apt && apt-get "${options[@]}" download -qq "${packages[@]}")
    for deb in apt/*.deb; do
        dpkg-deb -x "$deb" apt/unpacked
    done
    # By the name that programs ask for; the files behind it are called by their full versions.
    find apt/unpacked -name '*.so.*' -type l -exec sh -c 'cp -L "$1" lib/' _ {} \;
    mkdir -p copyright
    for each in "${packages[@]}"; do
        cp -L "apt/unpacked/usr/share/doc/$each/copyright" "copyright/$each"
    done
fi
