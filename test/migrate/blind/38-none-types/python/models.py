"""The same types for Python.

``Status`` is what ``GET /v1/video_status.get`` of https://api.heygen.com answers with,
``Quota`` what ``GET /v2/user/remaining_quota`` does.
"""
from typing import Literal, Optional

from pydantic import BaseModel, Field


class Status(BaseModel):
    """Data of ``/v1/video_status.get``."""

    id: str
    status: Literal["waiting", "processing", "completed", "failed"]
    video_url: Optional[str] = None


class Quota(BaseModel):
    remaining_quota: int = Field(description="Seconds, see GET /v2/user/remaining_quota")
    details: dict[str, int] = {}
