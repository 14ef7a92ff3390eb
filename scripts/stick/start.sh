#!/bin/sh
# Starts the small server with what this machine has.
cd "$(dirname "$0")" || exit 1
if command -v python3 >/dev/null 2>&1; then exec python3 start.py "$@"; fi
if command -v node >/dev/null 2>&1; then exec node start.mjs "$@"; fi
echo "Orogen needs Python 3 or Node for this, and neither is here. / 需要 Python 3 或 Node，本机两者皆无。" >&2
exit 1
