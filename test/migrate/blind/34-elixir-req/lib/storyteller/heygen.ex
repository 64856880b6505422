defmodule Storyteller.HeyGen do
  @moduledoc """
  Reads bedtime stories with a HeyGen avatar.

      iex> Storyteller.HeyGen.voices("Finnish")
  """

  @base "https://api.heygen.com"
  @upload "https://upload.heygen.com"

  def voices(language) do
    %{"voices" => voices} = get!("/v2/voices")
    Enum.filter(voices, &(&1["language"] == language))
  end

  def group_looks(group_id) do
    get!("/v2/avatar_group/#{group_id}/avatars")["avatar_list"]
  end

  def upload_audio(bytes) do
    Req.post!("#{@upload}/v1/asset",
      body: bytes,
      headers: [{"x-api-key", key()}, {"content-type", "audio/mpeg"}]
    ).body["data"]["id"]
  end

  def tell(avatar_id, asset_id) do
    body = %{
      video_inputs: [
        %{
          character: %{type: "avatar", avatar_id: avatar_id},
          voice: %{type: "audio", audio_asset_id: asset_id}
        }
      ]
    }

    Req.post!(client(), url: "/v2/video/generate", json: body).body["data"]["video_id"]
  end

  def status(video_id) do
    get!("/v1/video_status.get", video_id: video_id)["status"]
  end

  def forget(video_id) do
    Req.delete!(@base <> "/v1/video.delete", params: [video_id: video_id], headers: [{"x-api-key", key()}])
    :ok
  end

  defp get!(path, params \\ []) do
    Req.get!(client(), url: path, params: params).body["data"]
  end

  defp client, do: Req.new(base_url: @base, headers: [{"x-api-key", key()}], retry: :transient)

  defp key, do: Application.fetch_env!(:storyteller, :heygen_api_key)
end
