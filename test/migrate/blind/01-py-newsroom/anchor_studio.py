"""Turns the evening's headlines into a clip with a presenter.

HeyGen docs: https://docs.heygen.com/reference  (we are on the v2 API, see POST /v2/video/generate)
"""
import logging
import os
import time

import requests
from dotenv import load_dotenv

load_dotenv()
log = logging.getLogger("newsroom.anchor")


class AnchorStudio:
    BASE = "https://api.heygen.com"

    def __init__(self, api_key=None, timeout=30):
        self.timeout = timeout
        self.session = requests.Session()
        self.session.headers.update({
            "X-Api-Key": api_key or os.environ["HEYGEN_API_KEY"],
            "Accept": "application/json",
        })

    def _url(self, path):
        return self.BASE.rstrip("/") + path

    def _get(self, path, **params):
        r = self.session.get(self._url(path), params=params, timeout=self.timeout)
        r.raise_for_status()
        return r.json()["data"]

    def _post(self, path, payload):
        r = self.session.post(self._url(path), json=payload, timeout=self.timeout)
        if r.status_code >= 400:
            log.error("heygen said %s: %s", r.status_code, r.text[:300])
            r.raise_for_status()
        return r.json()["data"]

    def presenters(self):
        return self._get("/v2/avatars")["avatars"]

    def german_voices(self):
        return [v for v in self._get("/v2/voices")["voices"] if v["language"] == "German"]

    def credits_left(self):
        # the API counts in seconds, 60 is one credit
        return self._get("/v2/user/remaining_quota")["remaining_quota"] / 60

    def record(self, script, presenter, voice):
        body = {
            "video_inputs": [{
                "character": {"type": "avatar", "avatar_id": presenter},
                "voice": {"type": "text", "voice_id": voice, "input_text": script},
            }],
            "dimension": {"width": 1280, "height": 720},
        }
        return self._post("/v2/video/generate", body)["video_id"]

    def wait(self, video_id, every=10):
        while True:
            state = self._get("/v1/video_status.get", video_id=video_id)
            if state["status"] in ("completed", "failed"):
                return state
            time.sleep(every)

    def forget(self, video_id):
        return self.session.delete(self._url("/v1/video.delete"), params={"video_id": video_id})
