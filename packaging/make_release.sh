#!/usr/bin/env bash
# Everything that a release takes, one after another; the first that fails ends it. As root, because
# the packages are tried in bare systems.
set -euo pipefail
cd "$(dirname "$0")/.."
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)
[ -z "$(git status --porcelain)" ] || fail "What is not committed would be in no release:" "$(git status --short)"
changes=$(awk -v head="## [$version]" 'index($0, "## ") == 1 { here = index($0, head) == 1; next } here' CHANGELOG.md)
[ -n "${changes//[[:space:]]/}" ] || fail "CHANGELOG.md says nothing of $version: a section [$version] is wanted."

make check
make test
# What an earlier commit left there would be summed as if it were of this one.
rm -f dist/SHA256SUMS dist/legal-room[-_]"$version"[-_]*
make package
make test-package
printf '%s\n' "$changes" | sed '/./,$!d' >"dist/legal-room-$version-changes.md"
cd dist
sha256sum -- legal-room[-_]"$version"[-_]* >SHA256SUMS
cat SHA256SUMS
