import asyncio
import mimetypes
import os
from pathlib import Path

import aiohttp

API = os.getenv("HEYGEN_API_BASE", "https://api.heygen.com")
UPLOAD = os.getenv("HEYGEN_UPLOAD_BASE", "https://upload.heygen.com")
KEY = os.environ["HEYGEN_API_KEY"]


async def put_photo(http, path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or "image/jpeg"
    async with http.post("%s/v1/asset" % UPLOAD, data=path.read_bytes(), headers={"Content-Type": kind}) as r:
        return (await r.json())["data"]["image_key"]


async def new_group(http, name, image_key):
    url = "%s/v2/photo_avatar/avatar_group/create" % API
    async with http.post(url, json={"name": name, "image_key": image_key}) as r:
        return (await r.json())["data"]["group_id"]


async def add_photos(http, group_id, keys, name):
    body = {"group_id": group_id, "image_keys": keys, "name": name}
    async with http.post("%s/v2/photo_avatar/avatar_group/add" % API, json=body) as r:
        r.raise_for_status()


async def train(http, group_id):
    async with http.post(API + "/v2/photo_avatar/train", json={"group_id": group_id}) as r:
        r.raise_for_status()
    while True:
        async with http.get("%s/v2/photo_avatar/train/status/%s" % (API, group_id)) as r:
            status = (await r.json())["data"]["status"]
        if status == "ready":
            return
        await asyncio.sleep(15)


async def look(http, group_id, prompt):
    body = {"group_id": group_id, "prompt": prompt, "orientation": "vertical", "pose": "half_body", "style": "Realistic"}
    async with http.post(f"{API}/v2/photo_avatar/look/generate", json=body) as r:
        generation = (await r.json())["data"]["generation_id"]
    async with http.get("{}/v2/photo_avatar/generation/{}".format(API, generation)) as r:
        return (await r.json())["data"]["image_key_list"]


async def main(folder):
    async with aiohttp.ClientSession(headers={"X-Api-Key": KEY}) as http:
        first, *rest = [await put_photo(http, p) for p in sorted(Path(folder).glob("*.jpg"))]
        group = await new_group(http, "Team", first)
        await add_photos(http, group, rest, "Team")
        await train(http, group)
        print(await look(http, group, "in a workshop, soft light"))


if __name__ == "__main__":
    asyncio.run(main("photos"))
