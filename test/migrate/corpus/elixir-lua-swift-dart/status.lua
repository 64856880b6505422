local base = "https://api.heygen.com/v1"
-- http.get(base .. "/video.list")
local answer = http.request("GET", base .. "/video_status.get?video_id=" .. id)
