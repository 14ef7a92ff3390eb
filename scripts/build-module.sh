#!/usr/bin/env bash
# Another module of the page: the same crate with another engine (ndarray or gpu). A hook of trunk's, which says where
# to put it; OROGEN_PROFILE=release for what is published.
set -euo pipefail
cd "$(dirname "$0")/.."
engine=$1
case $engine-${OROGEN_PROFILE:-fast} in
  gpu-release) profile=gpu ;;
  gpu-*) profile=gpu-fast ;;
  *) profile=${OROGEN_PROFILE:-fast} ;;
esac
cargo build --quiet --lib --target wasm32-unknown-unknown --no-default-features --features "$engine" --profile "$profile"
wasm-bindgen --target web --no-typescript --out-dir "$TRUNK_STAGING_DIR/$engine" \
  "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/$profile/orogen.wasm"
