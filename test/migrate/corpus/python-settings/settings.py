from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    heygen_api_key: str = ""
    heygen_base_url: str = "https://api.heygen.com"
    elevenlabs_base_url: str = "https://api.elevenlabs.io"


settings = Settings()
