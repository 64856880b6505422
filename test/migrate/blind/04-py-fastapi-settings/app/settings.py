from functools import lru_cache

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    heygen_api_key: str = ""
    heygen_api_url: str = "https://api.heygen.com/v2"
    heygen_v1_url: str = "https://api.heygen.com/v1"
    database_url: str = "sqlite:///./lessons.db"


@lru_cache
def get_settings() -> Settings:
    return Settings()
