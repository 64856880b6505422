# frozen_string_literal: true

module Presenter
  module Endpoints
    AVATARS     = "/v2/avatars"
    VOICES      = "/v2/voices"
    GROUPS      = "/v2/avatar_group.list"
    GROUP_LOOKS = "/v2/avatar_group/%s/avatars"
    MAKE        = "/v2/video/generate"
    STATUS      = "/v1/video_status.get"
    # no longer used since the move to v3: TEMPLATES = "/v2/templates"
  end
end
