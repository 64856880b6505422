import os
import httpx

BASE = os.getenv("HEYGEN_BASE_URL", "https://api.heygen.com")
API_V3 = f"{BASE}/v3"


async def request(method, path, **kwargs):
    async with httpx.AsyncClient(headers={"X-Api-Key": os.environ["HEYGEN_API_KEY"]}) as http:
        return await http.request(method, f"{API_V3}{path}", **kwargs)


async def looks():
    return await request("GET", "/avatars/looks")
