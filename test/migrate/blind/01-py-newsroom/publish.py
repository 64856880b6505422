import sys

import requests

from anchor_studio import AnchorStudio

YOUTUBE = "https://www.googleapis.com/upload/youtube/v3/videos"


def main(script_path):
    studio = AnchorStudio()
    if studio.credits_left() < 2:
        sys.exit("not enough credits, /v2/user/remaining_quota says so")
    with open(script_path) as f:
        script = f.read().strip()
    presenter = studio.presenters()[0]["avatar_id"]
    voice = studio.german_voices()[0]["voice_id"]
    state = studio.wait(studio.record(script, presenter, voice))
    if state["status"] != "completed":
        sys.exit(f"failed: {state.get('error')}")
    clip = requests.get(state["video_url"]).content
    requests.post(YOUTUBE, params={"part": "snippet"}, data=clip)
    studio.forget(state["id"])


if __name__ == "__main__":
    main(sys.argv[1])
