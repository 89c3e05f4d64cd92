#!/usr/bin/env bash
# Tries what was built on other Nodes than the one at hand: the oldest that `engines` promises, and the
# later lines. They come from the package registry. `tools/other-nodes.sh 22.23.3` tries one version.
set -euo pipefail
cd "$(dirname "$0")/.."

versions=${*:-20.19.0 22.23.3 24.21.0}
platform=$(node -p "process.platform.replace('win32', 'win') + '-' + process.arch")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for version in $versions; do
  printf '\n== Node %s\n' "$version"
  npm install --prefix "$folder/$version" --no-audit --no-fund --silent "node-$platform@$version"
  node="$folder/$version/node_modules/node-$platform/bin/node"
  "$node" dist/examples/demo.js | tail -2
  # What depends most on Node: bytes, streams, compression, HTTP, files, processes; and all examples.
  "$node" node_modules/ava/entrypoints/cli.mjs \
    dist/test/records/{blocks,decompress,files,forms,not-json,zstd}.js \
    'dist/test/streams/*.js' 'dist/test/stages/*.js' 'dist/test/ledger/*.js' 'dist/test/workers/*.js' \
    dist/test/ingest/{check,prepared-input,through}.js dist/test/datum/{catalogue,vectors}.js \
    dist/test/examples/{options,recipes}.js dist/test/package/start.js \
    dist/test/docs/generated.js > "$folder/tests.txt" 2>&1 || { cat "$folder/tests.txt"; exit 1; }
  tail -1 "$folder/tests.txt"
done
