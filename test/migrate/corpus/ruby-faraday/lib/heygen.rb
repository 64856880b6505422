require "faraday"

module HeyGen
  class Client
    def initialize(key)
      @conn = Faraday.new(url: "https://api.heygen.com") do |f|
        f.headers["X-Api-Key"] = key
      end
    end

    def avatars
      @conn.get("/v2/avatars").body
    end

    def groups
      @conn.get "/v2/avatar_group.list"
    end

    def generate(body)
      @conn.post("v2/video/generate", body.to_json)
    end
  end
end
