#!/usr/bin/env bash
# Builds CPython 3.11 from Debian's source packages, with their security patches, so that it runs
# on every system with glibc 2.28 or newer: python.sh ARCH FOLDER, with ARCH amd64 or arm64.
# FOLDER/python is what comes out; sources and what was built stay in FOLDER for the next time.
#
# zig's C compiler knows the symbols of each glibc, so the machine that builds may be newer than
# those that run it. Building inside an old Debian would ask for glibc 2.30, which UOS 20 lacks.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
arch=$1
mkdir -p "$2"
work=$(cd "$2" && pwd)
venv=$here/../.venv/bin/python

case $arch in
amd64) triple=x86_64-linux-gnu ;;
arm64) triple=aarch64-linux-gnu ;;
*) echo "amd64 or arm64" >&2; exit 2 ;;
esac

# What decides about the result: where none of it changed, it is not built again.
recipe=$({ cat "$0"; grep ^ziglang== "$here/../requirements-package.txt"; } | sha256sum)
if [ "$(cat "$work/python.recipe" 2>/dev/null)" = "$recipe" ]; then
    exit 0
fi

"$here/sources.sh" "$work/sources" python3.11 zlib libffi xz-utils

rm -rf "$work/bin" "$work/build" "$work/python"
mkdir -p "$work/bin" "$work/build" "$work/cache"
zig=$("$venv" -c 'import ziglang, pathlib; print(pathlib.Path(ziglang.__file__).parent / "zig")')
tool() { printf '#!/bin/sh\nexec "%s" %s "$@"\n' "$zig" "$2" >"$work/bin/$1"; }
tool cc "cc -target $triple.2.28"
tool c++ "c++ -target $triple.2.28"
tool ar ar
tool ranlib ranlib
chmod +x "$work"/bin/*
export CC=$work/bin/cc CXX=$work/bin/c++ AR=$work/bin/ar RANLIB=$work/bin/ranlib
export ZIG_GLOBAL_CACHE_DIR=$work/cache ZIG_LOCAL_CACHE_DIR=$work/cache
# No name of this machine's folders may get into what is built, or two clones would differ.
export CFLAGS="-O2 -fPIC -g0 -ffile-prefix-map=$work=."
deps=$work/build/deps

quietly() {
    local log=$work/build/$1.log
    shift
    "$@" >"$log" 2>&1 || { tail -30 "$log" >&2; echo "See $log" >&2; exit 1; }
}

unpack() {
    dpkg-source --no-check -x "$work"/sources/"$1"_*.dsc "$work/build/$1" >/dev/null 2>&1
    cd "$work/build/$1"
}

unpack zlib
CHOST=$triple quietly zlib-configure ./configure --static --prefix="$deps"
quietly zlib make -j"$(nproc)" install

unpack libffi
quietly ffi-configure ./configure --build=x86_64-linux-gnu --host=$triple --disable-shared \
    --enable-static --with-pic --disable-docs --disable-exec-static-tramp --prefix="$deps"
quietly ffi make -j"$(nproc)" install

unpack xz-utils
quietly xz-configure ./configure --build=x86_64-linux-gnu --host=$triple --disable-shared \
    --enable-static --with-pic --disable-xz --disable-xzdec --disable-lzmadec \
    --disable-lzmainfo --disable-scripts --disable-doc --disable-nls --prefix="$deps"
quietly xz make -j"$(nproc)" install

unpack python3.11
# Debian's folders for libraries of this machine are not those of the one it will run on.
sed -i 's/^\( *\)self\.add_multiarch_paths()$/\1pass/; s/^\( *\)self\.add_cross_compiling_paths()$/\1pass/' setup.py
# What the program never asks for, or brings with its own wheels (SQLite, TLS and hashes).
cat >Modules/Setup.local <<'X'
*disabled*
_tkinter _dbm _gdbm nis ossaudiodev spwd _crypt _curses _curses_panel readline _testcapi
_testbuffer _testimportmultiple _testmultiphase _testinternalcapi _testclinic _ctypes_test
_xxtestfuzz xxlimited xxlimited_35 xxsubtype _ssl _hashlib _uuid _bz2 _sqlite3
X
export PKG_CONFIG_PATH=$deps/lib/pkgconfig PKG_CONFIG_LIBDIR=$deps/lib/pkgconfig
export CPPFLAGS="-I$deps/include" LDFLAGS="-L$deps/lib"
options=(--prefix=/python --without-ensurepip --disable-test-modules)
if [ "$arch" != "$(dpkg --print-architecture)" ]; then
    options+=(--build=x86_64-linux-gnu --host=$triple
        --with-build-python="$work/../amd64/python/bin/python3.11"
        READELF="$(command -v readelf)" ac_cv_file__dev_ptmx=yes ac_cv_file__dev_ptc=no ac_cv_buggy_getaddrinfo=no)
fi
quietly configure ./configure "${options[@]}"
# A patch of Debian's has pyexpat ask for what only the core may.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1700000000}
quietly make make -j"$(nproc)" EXTRA_CFLAGS="-Wno-error=date-time -DPy_BUILD_CORE_MODULE"
# Debian leaves the system out of this name, which a build for another machine cannot do without.
data=$(cat pybuilddir.txt)/_sysconfigdata__
[ -e "$data$triple.py" ] || cp "${data}linux_$triple.py" "$data$triple.py"
quietly install make install DESTDIR="$work/build/out" \
    EXTRA_CFLAGS="-Wno-error=date-time -DPy_BUILD_CORE_MODULE"
mv "$work/build/out/python" "$work/python"
echo "$recipe" >"$work/python.recipe"
