"""What production's proxy lets through, against what LIINK promises."""

import re
from pathlib import Path

from odoo.addons.liink_maker_portal.controllers.maker_services import MAX_UPLOAD_BYTES

ROOT = Path(__file__).resolve().parents[1]


def test_the_proxy_takes_a_full_request_of_photos():
    """Else nginx answers in English that ten photos are too large, and LIINK never sees them."""
    megabytes = re.search(r"client_max_body_size (\d+)m;", (ROOT / "deploy/nginx.conf").read_text()).group(1)
    assert int(megabytes) * 1024 * 1024 >= MAX_UPLOAD_BYTES
