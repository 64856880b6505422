import requests

BASE_URL = "https://api.heygen.com"
HEADERS = {"X-Api-Key": "key"}


def list_avatars():
    r = requests.get("https://api.heygen.com/v2/avatars", headers=HEADERS)
    return r.json().get("data", {}).get("avatars", [])


def details(avatar_id):
    return requests.get(f"{BASE_URL}/v2/avatar/{avatar_id}/details", headers=HEADERS).json()


def status(video_id):
    url = BASE_URL + "/v1/video_status.get"
    return requests.get(url, headers=HEADERS, params={"video_id": video_id}).json()
