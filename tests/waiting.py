"""Waiting until something is so in a page.

The app's pages allow no ``eval``, on which the browser driver's own waiting for a function leans;
asking again and again does not.
"""

from __future__ import annotations

import time
from typing import Any

import httpx
from playwright.sync_api import Error, Page

EVERY_MS = 50


def until(page: Page, script: str, arg: Any = None, seconds: float = 15) -> None:
    """Wait until a script says true; a reload in between is waited for, too."""
    end = time.monotonic() + seconds
    while not _says(page, script, arg):
        assert time.monotonic() < end, f"never so within {seconds:g} s: {script}"
        page.wait_for_timeout(EVERY_MS)


def _says(page: Page, script: str, arg: Any) -> bool:
    try:
        return bool(page.evaluate(script, arg))
    except Error as error:
        if "context was destroyed" in str(error):  # the page is being loaded anew
            return False
        raise


def until_answered(url: str, seconds: float = 30) -> None:
    """Wait until an address answers well."""
    end = time.monotonic() + seconds
    while not _answers(url):
        assert time.monotonic() < end, f"no answer within {seconds:g} s: {url}"
        time.sleep(EVERY_MS / 1000)


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5).is_success
    except httpx.TransportError:
        return False
