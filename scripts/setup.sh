#!/usr/bin/env bash
# Sets up what is missing and nothing twice: setup.sh [serve|test].
# 'serve' is what building the page needs; 'test' adds a browser.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
want=${1:-serve}

say() { printf '\033[1m· %s\033[0m\n' "$*"; }
stop() { printf 'orogen: %s\n' "$*" >&2; exit 1; }

command -v cargo >/dev/null || [ -x /usr/bin/cargo ] || command -v apt-get >/dev/null ||
  stop "there is no cargo here. Install Rust (https://rustup.rs), then run this again."
command -v node >/dev/null || stop "there is no Node here. Install Node 20 or newer (https://nodejs.org), then run this again."
[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] ||
  stop "Node $(node -v) is too old. Orogen's build and tests need Node 20 or newer."

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi; }

apt_updated=
apt_install() { # installs only the packages that are not there
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return 0
  say "installing Debian packages: ${missing[*]}"
  if [ -z "$apt_updated" ]; then as_root apt-get update -qq && apt_updated=yes; fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# A Debian machine whose rustup can download nothing: Debian's own compiler, and the wasm standard
# library built from Debian's own sources. With bitcode, or a link with LTO fails later.
wasm_from_debian() {
  apt_install rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-19
  local sysroot; sysroot=$(/usr/bin/rustc --print sysroot)
  local into=$sysroot/lib/rustlib/wasm32-unknown-unknown/lib
  if ! wasm_target_installed "$sysroot"; then
    say "building the wasm standard library (about a minute)"
    local scratch; scratch=$(mktemp -d)
    mkdir "$scratch/src" && : >"$scratch/src/lib.rs"
    printf '[package]\nname = "orogen_empty"\nversion = "0.0.0"\nedition = "2021"\n' >"$scratch/Cargo.toml"
    (cd "$scratch" && env -u RUSTUP_TOOLCHAIN RUSTFLAGS=-Cembed-bitcode=yes RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_DIR="$scratch/target" \
      /usr/bin/cargo build --quiet --release --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort)
    as_root mkdir -p "$into"
    find "$scratch/target/wasm32-unknown-unknown/release/deps" -name 'lib*.rlib' ! -name 'liborogen_empty*' \
      -print0 | as_root xargs -0 cp -t "$into"
    rm -rf "$scratch"
  fi
  local host; host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
  if [ ! -e "/usr/lib/rustlib/$host/bin/rust-lld" ]; then
    as_root mkdir -p "/usr/lib/rustlib/$host/bin"
    as_root ln -sf /usr/bin/lld-19 "/usr/lib/rustlib/$host/bin/rust-lld"
  fi
  if command -v rustup >/dev/null && ! rustup toolchain list | grep -q '^system'; then
    rustup toolchain link system /usr
  fi
}

if ! wasm_target_installed "$(rustc --print sysroot 2>/dev/null)"; then
  say "installing the Rust target wasm32-unknown-unknown"
  rustup target add wasm32-unknown-unknown >/dev/null 2>&1 || true
  if ! wasm_target_installed "$(rustc --print sysroot 2>/dev/null)"; then
    command -v apt-get >/dev/null ||
      stop "rustup could not add the target wasm32-unknown-unknown, and this is no Debian machine to build it on."
    say "rustup could not download it: taking Debian's compiler instead"
    wasm_from_debian
    source scripts/env.sh
  fi
fi

install_command() { # $1 crate, $2 version, then flags
  local root=$orogen_tools/$1-$2 crate=$1 version=$2; shift 2
  [ -x "$root/.installed" ] && return 0
  say "installing $crate $version (minutes, once)"
  # Their own release profiles optimise the whole program on one core: minutes that a build tool never gives back.
  local -x CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
  cargo install --quiet "$crate" --version "$version" --root "$root" --target-dir "$orogen_tools/build" "$@" ||
    cargo install --quiet "$crate" --version "$version" --root "$root" --target-dir "$orogen_tools/build"
  touch "$root/.installed" && chmod +x "$root/.installed"
}
tool_at() { command -v "$1" >/dev/null && "$1" --version 2>/dev/null | grep -qF " $2"; }
tool_at wasm-bindgen "$wasm_bindgen_version" || {
  install_command wasm-bindgen-cli "$wasm_bindgen_version"
  ln -sfn "$orogen_tools/wasm-bindgen-cli-$wasm_bindgen_version" "$orogen_tools/wasm-bindgen-$wasm_bindgen_version"
}
tool_at trunk "$trunk_version" || install_command trunk "$trunk_version" --locked
rm -rf "$orogen_tools/build"

if [ ! -e node_modules/.orogen ] || [ package-lock.json -nt node_modules/.orogen ]; then
  say "installing Node packages"
  # Not `npm ci`: it refuses a lock that leaves out other platforms' optional binaries.
  npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error
  touch node_modules/.orogen
fi

# The outside readers of what we write: weights, elevation models, shapes. Where there is no Python, a test fails and says so.
if [ "$want" = test ] && ! PYTHONPATH=$orogen_python python3 -c "import numpy, safetensors, rasterio, trimesh, onnxruntime" 2>/dev/null; then
  say "installing the Python packages numpy, safetensors, rasterio, trimesh and onnxruntime (for tests)"
  command -v python3 >/dev/null && python3 -m pip --version >/dev/null 2>&1 ||
    { command -v apt-get >/dev/null && apt_install python3 python3-pip; } ||
    stop "the tests need Python 3 with pip, to read a weights file with somebody else's program."
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --upgrade --target "$orogen_python" \
    numpy==2.3.5 safetensors==0.8.0 rasterio==1.4.4 trimesh==5.2.0 onnxruntime==1.32.0
fi

if [ "$want" = test ] && ! find_browser >/dev/null; then
  command -v apt-get >/dev/null || stop "the browser tests need Chromium or Chrome; set CHROME to its path."
  apt_install chromium fonts-noto-cjk
fi
