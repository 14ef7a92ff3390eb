#!/usr/bin/env bash
# The second module of the page: the same crate with WebGPU and without the CPU engines. A hook of trunk's,
# which says where to put it.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${OROGEN_GPU_PROFILE:-gpu-fast}
cargo build --quiet --lib --target wasm32-unknown-unknown --no-default-features --features gpu --profile "$profile"
wasm-bindgen --target web --no-typescript --out-dir "$TRUNK_STAGING_DIR/gpu" \
  "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/$profile/orogen.wasm"
