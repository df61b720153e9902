"""The app below a path of somebody's site, behind nginx: read by a browser and by others' tools.

No one here wrote these tools: an oEmbed client (oEmbedPy) that discovers for itself, another that
is told of a provider (micawber), a maker of link previews (linkpreview), a feed reader.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import httpx
import linkpreview
import micawber
import pytest
from lxml import etree, html
from oembedpy import consumer, discovery
from PIL import Image
from playwright.sync_api import expect

from tests.serving import Server, free_port, served
from tests.waiting import until, until_answered

BELOW = "/desk/atlas"
LAVROV = "/article?article=lavrov-in-wonsan"
TITLE = "Lavrov takes a warning, and thanks, to Wonsan"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
CONFIG = """
pid {folder}/pid;
events {{ }}
http {{
  access_log off;
  {temporary}
  map $http_upgrade $connection_upgrade {{ default upgrade; "" close; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{ return 404 "the rest of the site"; }}
    location {below} {{
      proxy_pass {worker};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
    }}
  }}
}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Server]:
    """The app as a part of a site."""
    if NGINX is None:
        assert not os.environ.get("CI"), "nginx is missing"
        pytest.skip("no nginx on this machine")
    folder = tmp_path_factory.mktemp("site")
    with served(folder / "log.txt", below=BELOW) as app:
        port = free_port()
        running = begun(folder, port, app.url.removesuffix(BELOW))
        try:
            until_answered(f"http://127.0.0.1:{port}{BELOW}/healthz")
            yield Server(f"http://127.0.0.1:{port}{BELOW}", app.process, app.log)
        finally:
            running.terminate()
            running.wait(10)


def begun(folder: Path, port: int, worker: str) -> subprocess.Popen[bytes]:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    told = CONFIG.format(folder=folder, temporary=temporary, port=port, below=BELOW, worker=worker)
    (folder / "nginx.conf").write_text(told)
    command = [NGINX, "-c", folder / "nginx.conf", "-e", folder / "errors", "-g", "daemon off;"]
    return subprocess.Popen([str(part) for part in command])


def test_a_reader_goes_from_page_to_page_and_frames_what_they_see(site, visit):
    atlas = visit(site)
    page = atlas.page
    missing: list[str] = []
    page.on("response", lambda r: missing.append(r.url) if r.status >= 400 else None)
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    atlas.open("/")
    expect(atlas.marks.first).to_be_attached()
    copied = embed_code(page)
    assert f'src="{site.url}/embed' in copied
    atlas.enter(f"{BELOW}/?region=region%3Akorean-peninsula")
    expect(atlas.headline).to_contain_text("Korean Peninsula")
    page.get_by_role("link", name="Voices").first.click()
    until(page, "() => location.pathname.endsWith('/voices')", seconds=30)
    atlas.settle()
    assert page.url.startswith(f"{site.url}/voices")
    atlas.open(LAVROV)
    expect(page.locator(".reader")).to_contain_text("WONSAN")
    assert f"{site.url}/embed?" in embed_code(page)
    probed = re.compile(r"/article/_stcore/")  # where Streamlit's own script looks for its server
    assert [url for url in missing if not probed.search(url)] == []


def embed_code(page) -> str:
    page.evaluate("window.copied = ''")
    page.get_by_role("button", name="Copy embed code").click()
    until(page, "() => window.copied", seconds=30)
    return page.evaluate("window.copied")


def test_the_address_without_its_slash_leads_to_the_app(site):
    answer = httpx.get(site.url, follow_redirects=True)
    assert answer.is_success
    assert str(answer.url) == f"{site.url}/"
    assert httpx.get(site.url.removesuffix(BELOW)).status_code == 404


@pytest.mark.parametrize("path", [LAVROV, "/voices?speaker=Kim+Jong+Un", "/"])
def test_clients_of_oembed_find_a_view_and_frame_it(site, path):
    endpoint, asked = discovery.find_from_content(site.url + path)
    found = consumer.fetch_content(endpoint, asked)
    assert (found.type, found.provider_name) == ("rich", "Dateline Atlas")
    assert httpx.get(found.thumbnail_url).headers["content-type"] == "image/png"
    [frame] = html.fragments_fromstring(found.html)
    shown = httpx.get(frame.get("src"))
    assert shown.headers["content-security-policy"].endswith("frame-ancestors *")
    way = html.fromstring(shown.text).xpath("//a[@class='way']/@href")
    assert way[0].startswith(site.url)


def test_a_provider_is_known_by_its_address(site):
    known = micawber.ProviderRegistry()
    known.register(rf"{re.escape(site.url)}/\S*", micawber.Provider(f"{site.url}/oembed"))
    written = micawber.parse_text(f"Look:\n{site.url}{LAVROV}\n", known, maxwidth=500)
    assert TITLE in written
    assert 'width="500"' in written
    assert f'src="{site.url}/embed?view=article&amp;article=lavrov-in-wonsan"' in written


def test_a_maker_of_previews_shows_the_view(site):
    shown = linkpreview.link_preview(site.url + LAVROV)
    assert shown.title == TITLE
    assert shown.site_name == "Dateline Atlas"
    assert "quotations, marked in the text" in shown.description
    assert shown.image.startswith(f"{site.url}/preview.png?")
    picture = urllib.request.urlopen(shown.image).read()
    assert Image.open(BytesIO(picture)).size == (1200, 630)


def test_whatever_else_is_told_stands_below_the_path(site):
    listed = etree.fromstring(httpx.get(f"{site.url}/sitemap.xml").content)
    addresses = [node.text for node in listed.iter("{*}loc")]
    assert len(addresses) > 20
    assert all(address.startswith(site.url) for address in addresses)
    assert httpx.get(addresses[-1]).is_success
    assert f"Disallow: {BELOW}/api/" in httpx.get(f"{site.url}/robots.txt").text
    feed = feedparser.parse(httpx.get(f"{site.url}/feed.atom?limit=3").content)
    ways = {link.rel: link.href for link in feed.feed.links}
    assert all(way.startswith(site.url) for way in ways.values())
    assert not feedparser.parse(httpx.get(ways["next"]).content).bozo
    first = httpx.get(f"{site.url}/api/mentions?limit=2")
    assert httpx.get(first.links["next"]["url"]).json()["numberReturned"] == 2
    told = httpx.get(f"{site.url}/api/openapi.json").json()
    assert told["servers"] == [{"url": f"{site.url}/api"}]
    assert urlsplit(str(httpx.get(f"{site.url}/api").url)).path == f"{BELOW}/api"
