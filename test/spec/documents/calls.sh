# The calls that HeyGen's documents print, unchanged. documents.test.ts replaces the host and nothing else.

# https://developers.heygen.com/docs/avatar-looks

curl -X GET "https://api.heygen.com/v3/avatars/looks?avatar_type=photo_avatar&ownership=public&limit=5" \
  -H "X-Api-Key: $HEYGEN_API_KEY"

curl -X GET "https://api.heygen.com/v3/avatars/looks/look_def456" \
  -H "X-Api-Key: $HEYGEN_API_KEY"

curl -X GET "https://api.heygen.com/v3/avatars/looks?group_id=group_abc123" \
  -H "X-Api-Key: $HEYGEN_API_KEY"

curl -X GET "https://api.heygen.com/v3/avatars/looks?token=eyJsYXN0X2lkIjoiNDU2In0" \
  -H "X-Api-Key: $HEYGEN_API_KEY"

curl -X POST "https://api.heygen.com/v3/video-agents" \
  -H "X-Api-Key: $HEYGEN_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "prompt": "A product demo for our new app",
    "avatar_id": "look_def456"
  }'

curl -X POST "https://api.heygen.com/v3/videos" \
  -H "X-Api-Key: $HEYGEN_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "type": "avatar",
    "avatar_id": "look_def456",
    "voice_id": "voice_xyz789",
    "script": "Welcome to our product walkthrough."
  }'

# https://developers.heygen.com/docs/avatars

curl -X GET "https://api.heygen.com/v3/avatars?ownership=public&limit=5" \
  -H "X-Api-Key: $HEYGEN_API_KEY"

curl -X GET "https://api.heygen.com/v3/avatars/group_abc123" \
  -H "X-Api-Key: $HEYGEN_API_KEY"

curl -X GET "https://api.heygen.com/v3/avatars?token=eyJsYXN0X2lkIjoiMTIzIn0" \
  -H "X-Api-Key: $HEYGEN_API_KEY"

# https://developers.heygen.com/docs/create-avatar

curl -X POST "https://api.heygen.com/v3/avatars" \
  -H "X-Api-Key: $HEYGEN_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "type": "digital_twin",
    "name": "My Digital Twin",
    "file": { "type": "url", "url": "https://example.com/training-footage.mp4" }
  }'

curl -X POST "https://api.heygen.com/v3/avatars" \
  -H "X-Api-Key: $HEYGEN_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "type": "photo",
    "name": "My Photo Avatar",
    "file": { "type": "url", "url": "https://example.com/headshot.png" }
  }'

curl -X POST "https://api.heygen.com/v3/avatars" \
  -H "X-Api-Key: $HEYGEN_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "type": "prompt",
    "name": "Space Commander",
    "prompt": "Young woman, early 30s, confident expression, short silver hair, warm brown eyes, wearing a dark blue space suit with mission patches, standing in a modern spacecraft bridge with holographic displays"
  }'

curl -X POST "https://api.heygen.com/v3/avatars" \
  -H "X-Api-Key: $HEYGEN_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "type": "photo",
    "name": "Sarah",
    "file": { "type": "url", "url": "https://example.com/sarah-headshot.png" }
  }'

curl -X POST "https://api.heygen.com/v3/avatars" \
  -H "X-Api-Key: $HEYGEN_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "type": "prompt",
    "name": "Sarah — Navy Blazer Office",
    "prompt": "Wearing a navy blazer, modern office background with plants, warm natural light",
    "avatar_id": "look_abc123"
  }'

curl -X POST "https://api.heygen.com/v3/avatars" \
  -H "X-Api-Key: $HEYGEN_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "type": "prompt",
    "name": "Brand Ambassador — Plant Studio",
    "prompt": "Professional woman in her 40s, warm smile, wearing a navy blazer, modern office background with plants",
    "avatar_id": "look_abc123",
    "reference_images": [
      { "type": "url", "url": "https://example.com/style-reference.png" },
      { "type": "url", "url": "https://example.com/setting-reference.jpg" }
    ]
  }'

curl -X POST "https://api.heygen.com/v3/avatars/group_xyz789/consent" \
  -H "X-Api-Key: $HEYGEN_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "reroute_url": "https://heygen.com/consent-done"
  }'
