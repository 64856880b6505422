#!/usr/bin/env bash
set -euo pipefail
source .env
# curl https://api.heygen.com/v2/templates
API="${HEYGEN_BASE:-https://api.heygen.com}/v2"

curl -s "$API/avatars" -H "X-Api-Key: $HEYGEN_API_KEY" | jq '.data.avatars[0]'
curl --silent \
  --header "X-Api-Key: $HEYGEN_API_KEY" \
  --data '{"video_inputs": []}' \
  "$API/video/generate"
curl -X DELETE "$HEYGEN_BASE"/v2/photo_avatar/"$1"
wget -qO- ${HEYGEN_BASE}/v1/video_status.get?video_id=$1
echo "see https://api.heygen.com/v2/voices"
