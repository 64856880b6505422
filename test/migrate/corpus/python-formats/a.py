import urllib.request
from urllib.parse import urljoin

BASE = "https://api.heygen.com/"
STATUS = "%sv1/video_status.get?video_id=%s"


def status(video):
    with urllib.request.urlopen(STATUS % (BASE, video)) as answer:
        return answer.read()


def quota():
    return urllib.request.urlopen(urljoin(BASE, "/v2/user/remaining_quota"))


def details(avatar):
    return urllib.request.urlopen("{}v2/avatar/{}/details".format(BASE, avatar))


def upload(data):
    request = urllib.request.Request("https://upload.heygen.com/v1/asset", data=data, headers={"Content-Type": "image/png"})
    return urllib.request.urlopen(request)


def train(group):
    url = "/".join([BASE.rstrip("/"), "v2", "photo_avatar", "train"])
    return urllib.request.Request(url, method="POST")
