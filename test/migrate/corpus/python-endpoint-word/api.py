import os
import requests


class HeyGenAPI:
    """Talks to HeyGen. See https://docs.heygen.com/reference/list-avatars-v2 (GET /v2/templates is not used)."""

    def __init__(self, key=None, root="https://api.heygen.com/v2"):
        self.root = root.rstrip("/")
        self.session = requests.Session()
        self.session.headers["X-Api-Key"] = key or os.environ["HEYGEN_API_KEY"]

    def _call(self, verb, what, **kwargs):
        answer = self.session.request(verb, f"{self.root}/{what}", **kwargs)
        answer.raise_for_status()
        return answer.json()["data"]

    def _get(self, what):
        return self._call("GET", what)

    def avatars(self):
        return self._get("avatars").get("avatars", [])

    def voices(self):
        return self._get("voices")["voices"]

    def group(self, group):
        return self._get(f"avatar_group/{group}/avatars")

    def forget(self, photo):
        return self._call("DELETE", "photo_avatar/%s" % photo)

    def generate(self, body):
        return self._call("POST", "video/generate", json=body)
