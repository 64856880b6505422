"""Reads what is left.

Before: requests.get("https://api.heygen.com/v2/user/remaining_quota")
"""
import requests

BASE = "https://api.heygen.com"  # was https://api.heygen.com/v2


def left(key):
    '''GET /v1/user/me said this before.'''
    # requests.get(BASE + "/v2/avatars")
    return requests.get(BASE + "/v3/users/me", headers={"X-Api-Key": key}).json()
