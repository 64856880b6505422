import httpx

from app.settings import get_settings

settings = get_settings()


def _client() -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=settings.heygen_api_url,
        headers={"X-Api-Key": settings.heygen_api_key},
        timeout=40,
    )


async def groups() -> list[dict]:
    async with _client() as client:
        r = await client.get("avatar_group.list", params={"include_public": "false"})
    return r.json()["data"]["avatar_group_list"]


async def looks(group_id: str) -> list[dict]:
    async with _client() as client:
        r = await client.get(f"avatar_group/{group_id}/avatars")
    return r.json()["data"]["avatar_list"]


async def lecture(image_key: str, script: str, voice_id: str) -> str:
    payload = {"image_key": image_key, "script": script, "voice_id": voice_id, "video_title": "Lecture"}
    async with _client() as client:
        r = await client.post("video/av4/generate", json=payload)
    r.raise_for_status()
    return r.json()["data"]["video_id"]


def status(video_id: str) -> dict:
    url = settings.heygen_v1_url + "/video_status.get?video_id=" + video_id
    return httpx.get(url, headers={"X-Api-Key": settings.heygen_api_key}).json()["data"]
