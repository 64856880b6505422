"""Addresses of providers are kept in a table, so that support can change them."""
import os
from functools import lru_cache

import psycopg


@lru_cache(maxsize=256)
def endpoint_for(provider, action):
    with psycopg.connect(os.environ["DATABASE_URL"]) as db:
        row = db.execute(
            "select base, path from provider_endpoints where provider = %s and action = %s",
            (provider, action),
        ).fetchone()
    if row is None:
        raise KeyError(f"{provider}/{action}")
    base, path = row
    return base + path
