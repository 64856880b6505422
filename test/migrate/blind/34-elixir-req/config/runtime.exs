import Config

config :storyteller,
  heygen_api_key: System.get_env("HEYGEN_API_KEY"),
  pool: String.to_integer(System.get_env("POOL", "5"))
