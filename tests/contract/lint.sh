#!/usr/bin/env bash
# Redocly's recommended rules and Spectral's OWASP rules on the document that comes in. The linters live apart.
set -euo pipefail
cd "$(dirname "$0")/../.."
linters=$(mktemp -d)
trap 'rm -rf "$linters"' EXIT
cat >"$linters/openapi.json"
cp tests/contract/linters.json "$linters/package.json"
cp tests/contract/spectral.yaml "$linters"
npm install --prefix "$linters" --ignore-scripts --no-audit --no-fund --loglevel=error
cd "$linters"
npx redocly lint openapi.json --extends recommended
npx spectral lint openapi.json --ruleset spectral.yaml --fail-severity error
