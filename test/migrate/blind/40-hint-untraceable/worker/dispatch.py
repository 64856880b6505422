"""Takes jobs from the queue and hands them to whichever provider the customer has chosen."""
import json
import os
import time

import redis
import requests

from worker.registry import endpoint_for

KEYS = {
    "heygen": ("X-Api-Key", os.environ.get("HEYGEN_API_KEY")),
    "synthesia": ("Authorization", os.environ.get("SYNTHESIA_KEY")),
}


def dispatch(job):
    name, key = KEYS[job["provider"]]
    target = endpoint_for(job["provider"], job["action"])
    r = requests.request(job.get("verb", "POST"), target, json=job["payload"], headers={name: key}, timeout=60)
    r.raise_for_status()
    return r.json()


def loop():
    queue = redis.Redis.from_url(os.environ["REDIS_URL"])
    while True:
        _, raw = queue.blpop("films")
        job = json.loads(raw)
        try:
            answer = dispatch(job)
        except requests.HTTPError as e:
            answer = {"error": str(e)}
        queue.set(f"film:{job['id']}", json.dumps(answer))
        time.sleep(0.2)


if __name__ == "__main__":
    loop()
