#!/usr/bin/env bash
API="https://api.heygen.com"
curl -s -X GET "$API/v2/avatars" -H "x-api-key: $HEYGEN_TOKEN" | jq '.data.avatars[].avatar_id'
curl -s "${API}/v1/video_status.get?video_id=$1" -H "x-api-key: $HEYGEN_TOKEN"
curl -X DELETE https://api.heygen.com/v2/photo_avatar/$2 -H "x-api-key: $HEYGEN_TOKEN"
