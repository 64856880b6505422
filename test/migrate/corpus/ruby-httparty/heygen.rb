require "httparty"
require "net/http"

class HeyGen
  include HTTParty
  base_uri "https://api.heygen.com/v2"
  V1 = "https://api.heygen.com/v1".freeze

  def voices
    self.class.get("/voices", headers: headers)
  end

  def generate(body)
    self.class.post("/video/generate", body: body, headers: headers)
  end

  def status(id)
    uri = URI("#{V1}/video_status.get?video_id=#{id}")
    Net::HTTP.get(uri)
  end

  def remove(id)
    request = Net::HTTP::Delete.new(URI("https://api.heygen.com/v2/photo_avatar_group/#{id}"))
    Net::HTTP.start("api.heygen.com") { |http| http.request(request) }
  end
end
