# Sourced by the Makefile and by setup.sh: which Rust toolchain, which tools, which browser.
# Computes, never installs.

orogen_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
orogen_tools=${OROGEN_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/orogen}
orogen_python=$orogen_tools/python
export PYTHONPATH=$orogen_python${PYTHONPATH:+:$PYTHONPATH}
trunk_version=0.21.14
# The command and the library must be the same release; Cargo.lock is the one place that says which.
wasm_bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$orogen_root/Cargo.lock" 2>/dev/null)

wasm_target_installed() { # $1: sysroot
  compgen -G "$1/lib/rustlib/wasm32-unknown-unknown/lib/libcore-*.rlib" >/dev/null
}

# Prefer the toolchain the user has; take Debian's own (see setup.sh) where only that one knows wasm.
if ! wasm_target_installed "$(rustc --print sysroot 2>/dev/null)" && [ -x /usr/bin/rustc ] \
  && wasm_target_installed "$(/usr/bin/rustc --print sysroot 2>/dev/null)"; then
  if command -v rustup >/dev/null && rustup toolchain list 2>/dev/null | grep -q '^system'; then
    export RUSTUP_TOOLCHAIN=system
  fi
fi

export PATH="$orogen_tools/trunk-$trunk_version/bin:$orogen_tools/wasm-bindgen-$wasm_bindgen_version/bin:$orogen_root/node_modules/.bin:$PATH"
# A RUSTFLAGS from outside would silently replace .cargo/config.toml, and with it simd128.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS

find_browser() {
  local name
  for name in "${CHROME:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}
