import json
import math
import re
import time
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import requests

MOST_BYTES = 256 * 1024  # a price is a few hundred bytes


class FeedError(Exception):
    """Why a price could not be fetched. The text is a reason code for the caller to put into words."""

    def __init__(self, reason, detail=""):
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


def fetch_json(url, headers, seconds):
    """Return the JSON at ``url``, read in at most ``seconds`` in all and at most 256 kB.

    Only http and https, and no redirect: the address is the one that a manager typed.

    :raises FeedError: scheme, timeout, network, status, size or json
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise FeedError("scheme")
    deadline = time.monotonic() + seconds
    try:
        with requests.get(url, headers=headers, timeout=seconds, stream=True, allow_redirects=False) as response:
            if response.status_code != 200:
                raise FeedError("status", str(response.status_code))
            return json.loads(_read_body(response, deadline))
    except requests.exceptions.Timeout as error:
        raise FeedError("timeout") from error
    except (requests.exceptions.RequestException, OSError) as error:
        # A read that times out in the middle of the body comes as a ConnectionError.
        raise FeedError("timeout" if time.monotonic() >= deadline else "network") from error
    except (ValueError, RecursionError) as error:
        raise FeedError("json") from error


def _read_body(response, deadline):
    """Read byte by byte as they come, so that a server that drips cannot hold us past the deadline."""
    body = bytearray()
    for chunk in response.iter_content(chunk_size=1):
        body += chunk
        if len(body) > MOST_BYTES:
            raise FeedError("size")
        if time.monotonic() > deadline:
            raise FeedError("timeout")
    return bytes(body)


def pick(document, path):
    """Return what lies at a dotted ``path`` such as ``data.0.price``.

    :raises FeedError: missing, naming the path
    """
    value = document
    for step in path.split("."):
        try:
            value = value[int(step)] if isinstance(value, list) else value[step]
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise FeedError("missing", path) from error
    return value


def read_price(value):
    """Return a price given as a number or as text with a decimal point.

    :raises FeedError: price
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise FeedError("price")
    try:
        price = float(value)
    except (ValueError, OverflowError) as error:
        raise FeedError("price") from error
    if not math.isfinite(price) or price <= 0:
        raise FeedError("price")
    return price


def read_date(value):
    """Return the day of an ISO date or date and time, or of a Unix time in seconds or milliseconds (UTC).

    :raises FeedError: date
    """
    try:
        if isinstance(value, str) and not re.fullmatch(r"\d{9,13}", value):
            return date.fromisoformat(value.strip()[:10])
        seconds = float(value)
        return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).date()
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise FeedError("date") from error
