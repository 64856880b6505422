"""Personal video invitations for the spring gala, one render per guest."""
import csv
import os
from urllib.parse import urljoin

import requests

from routes import HOST, ROUTES

HEADERS = {"x-api-key": os.getenv("HEYGEN_API_KEY", ""), "accept": "application/json"}


def call(name, *, body=None, query=None, **ids):
    method, route = ROUTES[name]
    url = urljoin(HOST, route.format(**ids))
    answer = requests.request(method, url, json=body, params=query, headers=HEADERS, timeout=60)
    answer.raise_for_status()
    return answer.json()


def pick_template(title):
    for t in call("templates")["data"]["templates"]:
        if t["name"] == title:
            return t["template_id"]
    raise LookupError(title)


def variables_of(template_id):
    return call("template", template_id=template_id)["data"]["variables"]


def invite(template_id, guest):
    text = {"name": "guest", "type": "text", "properties": {"content": guest}}
    made = call("render", template_id=template_id, body={"title": guest, "variables": {"guest": text}})
    return made["data"]["video_id"]


def run(path):
    tid = pick_template("Spring gala")
    assert "guest" in variables_of(tid)
    with open(path, newline="") as f:
        for row in csv.DictReader(f):
            vid = invite(tid, row["name"])
            print(row["name"], vid, call("status", query={"video_id": vid})["data"]["status"])
            print(call("share", body={"video_id": vid})["data"])


if __name__ == "__main__":
    run("guests.csv")
