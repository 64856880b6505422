#!/usr/bin/env bash
# make-clip.sh "text" out.mp4
set -euo pipefail

: "${HEYGEN_API_KEY:?set HEYGEN_API_KEY}"
HOST="${HEYGEN_HOST:-https://api.heygen.com}"
AVATAR="${AVATAR:-Noor_office_front}"
TEXT="$1"
OUT="$2"

hg() {
  local path="$1"
  shift
  curl -sS --fail-with-body -H "X-Api-Key: $HEYGEN_API_KEY" -H 'accept: application/json' "$@" "$HOST$path"
}

LEFT=$(hg /v2/user/remaining_quota | jq .data.remaining_quota)
if [ "$LEFT" -lt 60 ]; then
  echo "only $LEFT seconds left" >&2
  exit 3
fi

VOICE="${VOICE:-$(hg /v2/voices | jq -r '[.data.voices[] | select(.language == "Dutch")][0].voice_id')}"

BODY=$(jq -n --arg a "$AVATAR" --arg v "$VOICE" --arg t "$TEXT" '{
  video_inputs: [{
    character: {type: "avatar", avatar_id: $a},
    voice: {type: "text", voice_id: $v, input_text: $t}
  }]
}')

ID=$(hg /v2/video/generate -X POST -H 'content-type: application/json' -d "$BODY" | jq -r .data.video_id)
echo "video $ID"

while :; do
  STATE=$(curl -s -G "$HOST/v1/video_status.get" \
    -H "X-Api-Key: $HEYGEN_API_KEY" \
    --data-urlencode "video_id=$ID")
  case "$(jq -r .data.status <<<"$STATE")" in
    completed) break ;;
    failed) jq .data.error <<<"$STATE"; exit 1 ;;
    *) sleep 10 ;;
  esac
done

curl -sL -o "$OUT" "$(jq -r .data.video_url <<<"$STATE")"
curl -s -X DELETE "$HOST/v1/video.delete?video_id=$ID" -H "X-Api-Key: $HEYGEN_API_KEY" >/dev/null
