require "net/http"
require "json"

class PhotoDesk
  BASE = "https://api.heygen.com".freeze
  UPLOADS = URI("https://upload.heygen.com/v1/talking_photo")

  def initialize(key)
    @key = key
  end

  def list
    uri = URI("#{BASE}/v1/talking_photo.list")
    JSON.parse(run(Net::HTTP::Get.new(uri)).body)["data"]
  end

  def upload(path)
    request = Net::HTTP::Post.new(UPLOADS)
    request["Content-Type"] = "image/jpeg"
    request.body = File.binread(path)
    JSON.parse(run(request).body).dig("data", "talking_photo_id")
  end

  def speak(photo, voice, text)
    request = Net::HTTP::Post.new(URI.join(BASE, "/v2/video/generate"))
    request["Content-Type"] = "application/json"
    request.body = {
      video_inputs: [{
        character: { type: "talking_photo", talking_photo_id: photo },
        voice: { type: "text", voice_id: voice, input_text: text }
      }]
    }.to_json
    JSON.parse(run(request).body).dig("data", "video_id")
  end

  def remove(photo)
    run(Net::HTTP::Delete.new(URI("#{BASE}/v2/photo_avatar/#{photo}"))).is_a?(Net::HTTPSuccess)
  end

  private

  def run(request)
    request["X-Api-Key"] = @key
    Net::HTTP.start(request.uri.host, request.uri.port, use_ssl: true) { |http| http.request(request) }
  end
end
