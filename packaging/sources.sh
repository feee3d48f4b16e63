#!/usr/bin/env bash
# Fetches source packages of Debian 12, from the mirror that this machine itself installs from:
# sources.sh FOLDER PACKAGE…
# Of several versions the newest is taken that the mirror really has.
set -euo pipefail
mkdir -p "$1/apt/lists/partial"
cd "$1"
shift
sources=(/etc/apt/sources.list.d/debian.sources)
[ -e "${sources[0]}" ] || sources=(/etc/apt/sources.list)
for each in "${sources[@]}"; do
    sed 's/^Types: .*/Types: deb-src/; s/^deb /deb-src /' "$each" >"apt/$(basename "$each")"
done
options=(-o APT::Sandbox::User=root -o Dir::Etc::SourceList="$PWD/apt/sources.list"
    -o Dir::Etc::SourceParts="$PWD/apt" -o Dir::State::Lists="$PWD/apt/lists")
apt-get "${options[@]}" update -qq
for package in "$@"; do
    [ -z "$(compgen -G "${package}_*.dsc")" ] || continue
    for version in $(apt-cache "${options[@]}" showsrc "$package" |
        sed -n 's/^Version: //p' | sort -rVu); do
        if apt-get "${options[@]}" source -qq --download-only "$package=$version" &&
            [ -n "$(compgen -G "${package}_*.dsc")" ]; then
            echo "$package $version" >>versions.txt
            continue 2
        fi
        echo "The mirror names $package $version but does not have it; an older one is tried." >&2
    done
    echo "No source of $package could be had." >&2
    exit 1
done
