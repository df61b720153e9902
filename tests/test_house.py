"""The house: which room may use which, how large things are, and what must be said."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "geo").rglob("*.py"))
ROOMS = ["geo.text", "geo.world", "geo.reading", "geo.keeping", "geo.asking", "geo.drawing",
         "geo.serving"]  # fmt: skip
"""From the ground up: a room may use itself and the rooms before it."""

GROUND = {"geo", "geo.errors"}
OUTSIDE = {
    "folium": "geo.drawing.atlas",
    "plotly": "geo.drawing.timeline",
    "httpx": "geo.keeping.intake",
    "sqlalchemy": "geo.keeping.library",
}
"""Each outside thing has one room, so that it can be changed in one place."""

FINDERS = ("toponyms", "timexes", "quotations")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room_of(module: str) -> str | None:
    return next((r for r in ROOMS if module == r or module.startswith(r + ".")), None)


def is_test_of_size(path: Path) -> bool:
    return path.name != "__init__.py"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_uses_only_the_rooms_below_it(path):
    room = room_of(name_of(path))
    if room is None:
        return
    used = {room_of(m) for m in imports(path) if m.startswith("geo.")} - {None}
    assert {r for r in used if ROOMS.index(r) > ROOMS.index(room)} == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_geo_never_imports_streamlit(path):
    assert not any(m.split(".")[0].startswith("streamlit") for m in imports(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_outside_thing_has_one_room(path):
    for package, home in OUTSIDE.items():
        if any(m.split(".")[0] == package for m in imports(path)):
            assert name_of(path).startswith(home) or "migrations" in name_of(path)


@pytest.mark.parametrize("finder", FINDERS)
def test_the_finders_do_not_know_each_other(finder):
    others = {f"geo.reading.{f}" for f in FINDERS if f != finder}
    for path in MODULES:
        if name_of(path).startswith(f"geo.reading.{finder}"):
            assert not any(m.startswith(tuple(others)) for m in imports(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_can_be_held_in_the_head(path):
    assert len(path.read_text("utf8").splitlines()) <= 260


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_can_be_held_in_the_head(path):
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, functions):
            body = [n for n in node.body if not is_docstring(n)]
            length = body[-1].end_lineno - body[0].lineno + 1 if body else 0
            assert length <= 40, f"{node.name} has {length} lines"


def is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda p: p.stem)
def test_a_page_is_a_short_script(path):
    assert len(path.read_text("utf8").splitlines()) <= 120


def test_the_top_level_is_the_owners():
    allowed = {
        "app.py", "pages", "geo", "data", "tests", "requirements.txt", "README.md",
        "pyproject.toml", "LICENSE", "CHANGELOG.md", "packages.txt", "out", "static",
    }  # fmt: skip
    seen = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    assert seen - allowed - {"__pycache__"} == set()


def test_every_requirement_is_pinned_with_its_reason():
    for file in ("requirements.txt", "tests/requirements.txt"):
        lines = (ROOT / file).read_text("utf8").splitlines()
        for line in (row for row in lines if row and not row.startswith("#")):
            assert "==" in line, line
            assert "#" in line, line
