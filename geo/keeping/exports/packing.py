"""JSON as this house writes it: readable, byte-stable, valid whatever the text holds."""

from __future__ import annotations

import json
from typing import Any


def to_json(value: Any) -> bytes:
    """Return indented JSON in UTF-8; lone surrogates, which UTF-8 cannot hold, are escaped."""
    try:
        packed = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode()
    except UnicodeEncodeError:
        packed = json.dumps(value, indent=1, allow_nan=False).encode()
    return packed + b"\n"
