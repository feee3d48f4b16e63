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
grep -q "^## \[${version//./\\.}\]" CHANGELOG.md || fail "CHANGELOG.md says nothing of $version: a section [$version] is wanted."

make check
make test
make package
make test-package
cd dist
sha256sum -- legal-room[-_]"$version"[-_]* >SHA256SUMS
cat SHA256SUMS
