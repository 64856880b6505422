#!/usr/bin/env bash
# Puts the files that exist into the open issue with the label "drift", or into a new one. GitHub takes 65,536 characters.
set -euo pipefail
body=$(mktemp)
for file in "$@"; do
  [ -s "$file" ] || continue
  printf '### %s\n\n~~~\n' "$file" >>"$body"
  head -c 20000 "$file" >>"$body"
  printf '\n~~~\n\n' >>"$body"
done
gh label create drift --description "The API differs from the spec" --force
number=$(gh issue list --label drift --state open --limit 1 --json number --jq '.[].number')
if [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$body"
else
  gh issue create --label drift --title "The API differs from the spec" --body-file "$body"
fi
