import logging
import aiohttp
from settings import settings

logger = logging.getLogger(__name__)


async def voices(session: aiohttp.ClientSession):
    async with session.get(f"{settings.elevenlabs_base_url}/v1/voices") as answer:
        return await answer.json()


async def heygen_voices(session: aiohttp.ClientSession):
    url = f"{settings.heygen_base_url}/v2/voices"
    async with session.get(url, headers={"X-Api-Key": settings.heygen_api_key}) as answer:
        if answer.status != 200:
            logger.error("GET /v2/avatars failed: %s", answer.status)
        return await answer.json()


async def add_webhook(session, target):
    async with session.post(
        f"{settings.heygen_base_url}/v1/webhook/endpoint.add",
        json={"url": target, "events": ["avatar_video.success"]},
    ) as answer:
        return await answer.json()
