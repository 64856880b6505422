#!/bin/sh
# Fails if the template of the workflow is gone.
set -eu
api=https://api.heygen.com/v2
want=${1:-9c1d}

wget -qO- --header="X-Api-Key: $HEYGEN_API_KEY" "$api/templates" |
  jq -e --arg id "$want" '.data.templates | any(.template_id == $id)' >/dev/null || {
  echo "template $want not found" >&2
  exit 1
}
