import sys
import requests

HEYGEN_ROOT = "https://api.heygen.com/v2"


def run(job):
    return requests.request(job.verb, f"{HEYGEN_ROOT}/{job.route}", json=job.body)
