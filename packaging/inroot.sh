#!/usr/bin/env bash
# Runs a command in a root of its own, without a network: inroot.sh ROOT USER COMMAND…
# An X server that listens on this machine is reachable from there.
set -euo pipefail
root=$1 user=$2
shift 2
exec unshare --net --mount --pid --fork --kill-child bash -c '
    root=$0 user=$1
    shift
    mkdir -p "$root/proc" "$root/dev/shm" "$root/tmp/.X11-unix"
    mount -t proc proc "$root/proc"
    mount -t tmpfs tmpfs "$root/dev/shm"
    [ ! -d /tmp/.X11-unix ] || mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    exec chroot --userspec="$user" "$root" "$@"
' "$root" "$user" "$@"
