"""Speech from ElevenLabs, moving pictures from D-ID. HeyGen only makes the final film (v3)."""
import os

import requests

ELEVEN = "https://api.elevenlabs.io"
DID = "https://api.d-id.com"
HEYGEN = "https://api.heygen.com"


def voices():
    return requests.get(f"{ELEVEN}/v1/voices", headers={"xi-api-key": os.environ["ELEVEN_KEY"]}).json()["voices"]


def shared_voices(page):
    return requests.get(f"{ELEVEN}/v2/voices", params={"page": page}, headers={"xi-api-key": os.environ["ELEVEN_KEY"]}).json()


def talk(image, text):
    body = {"source_url": image, "script": {"type": "text", "input": text}}
    return requests.post(f"{DID}/talks", json=body, auth=(os.environ["DID_USER"], os.environ["DID_PASS"])).json()["id"]


def film(look, script):
    r = requests.post(f"{HEYGEN}/v3/videos", json={"type": "avatar", "avatar_id": look, "script": script},
                      headers={"X-Api-Key": os.environ["HEYGEN_API_KEY"]})
    r.raise_for_status()
    return r.json()["data"]["video_id"]
