# frozen_string_literal: true

require "faraday"
require_relative "endpoints"

module Presenter
  class Client
    Error = Class.new(StandardError)

    def initialize(key: ENV.fetch("HEYGEN_API_KEY"))
      @conn = Faraday.new(url: ENV.fetch("HEYGEN_API_BASE", "https://api.heygen.com")) do |f|
        f.request :json
        f.response :json
        f.headers["X-Api-Key"] = key
        f.options.timeout = 30
      end
    end

    def avatars = get(Endpoints::AVATARS).fetch("avatars")

    def voices(language)
      get(Endpoints::VOICES).fetch("voices").select { |v| v["language"] == language }
    end

    def my_looks
      groups = get(Endpoints::GROUPS, include_public: false).fetch("avatar_group_list")
      groups.flat_map { |g| get(format(Endpoints::GROUP_LOOKS, g["id"])).fetch("avatar_list") }
    end

    def make(avatar:, voice:, text:)
      input = {
        character: { type: "avatar", avatar_id: avatar },
        voice: { type: "text", voice_id: voice, input_text: text }
      }
      post(Endpoints::MAKE, video_inputs: [input]).fetch("video_id")
    end

    def status(video_id) = get(Endpoints::STATUS, video_id: video_id)

    private

    def get(path, params = {})
      unwrap(@conn.get(path, params))
    end

    def post(path, body)
      unwrap(@conn.post(path, body))
    end

    def unwrap(response)
      raise Error, response.body.inspect unless response.success?

      response.body["data"]
    end
  end
end
