defmodule HeyGen do
  @base "https://api.heygen.com"

  @doc """
  Calls GET /v2/templates, it does not.
  """
  def avatars, do: Req.get!(@base <> "/v2/avatars")

  def generate(body), do: Req.post!("#{@base}/v2/video/generate", json: body)
end
