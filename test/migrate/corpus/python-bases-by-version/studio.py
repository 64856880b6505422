import httpx
from config import HEYGEN


class Studio:
    def __init__(self, token):
        self.roots = HEYGEN
        self.http = httpx.Client(headers={"x-api-key": token})

    def faces(self):
        return self.http.get(self.roots["current"] + "/avatars").json()["data"].get("avatars", [])

    def render(self, scenes):
        return self.http.post(f"{self.roots['current']}/video/generate", json={"video_inputs": scenes})

    def progress(self, video):
        address = f'{self.roots["old"]}/video_status.get'
        return self.http.get(address, params={"video_id": video})
