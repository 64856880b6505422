#!/usr/bin/env python3
# usage: translate.py <key> <video url> [language ...]
import json
import sys
import time
import urllib.error
import urllib.request

API_BASE = "https://api.heygen.com"


def api_request(method, path, key, data=None):
    body = json.dumps(data).encode() if data is not None else None
    req = urllib.request.Request(API_BASE + path, data=body, method=method)
    req.add_header("X-Api-Key", key)
    req.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(req) as resp:
            return json.loads(resp.read())
    except urllib.error.HTTPError as err:
        print(method, path, "->", err.code, err.read()[:200])
        raise


def languages(key):
    return api_request("GET", "/v2/video_translate/target_languages", key)["data"]["languages"]


def start(key, url, language):
    body = {"video_url": url, "output_language": language, "title": "dub " + language}
    return api_request("POST", "/v2/video_translate", key, body)["data"]["video_translate_id"]


def state(key, ident):
    return api_request("GET", "/v2/video_translate/" + ident, key)["data"]


def main():
    key, url, *wanted = sys.argv[1:]
    me = api_request("GET", "/v3/users/me", key)  # v2/user/remaining_quota is going away
    print("hello", me["data"].get("email"))
    known = languages(key)
    jobs = {l: start(key, url, l) for l in wanted if l in known}
    while jobs:
        for language, ident in list(jobs.items()):
            s = state(key, ident)
            if s["status"] in ("success", "failed"):
                print(language, s["status"], s.get("url") or s.get("message"))
                del jobs[language]
        time.sleep(20)


if __name__ == "__main__":
    main()
