"""The house: which room may use which, how large things are, and what must be said.

Each law is one test that names every module which breaks it. A module is parsed once.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from radon.complexity import cc_visit

ROOT = Path(__file__).parent.parent
ROOMS = [
    "geo.text", "geo.world", "geo.reading", "geo.training", "geo.keeping", "geo.asking",
    "geo.drawing", "geo.serving", "pages", "app",
]  # fmt: skip
"""From the ground up: a room may use itself and the rooms before it."""

OUTSIDE = {
    "folium": "geo.drawing.atlas",
    "plotly": "geo.drawing.timeline",
    "httpx": "geo.keeping.intake",
    "sqlalchemy": "geo.keeping",
    "streamlit": "pages",
}
"""Each outside thing has one room, so that it can be changed in one place."""

FINDERS = ("toponyms", "timexes", "quotations")
FRAME = {"app", "pages.shared.warming"}
"""Above every page: what serves the app, and what is made ready before it answers."""


@dataclass(frozen=True)
class Module:
    path: Path

    @cached_property
    def name(self) -> str:
        dotted = ".".join(self.path.relative_to(ROOT).with_suffix("").parts)
        return dotted.removesuffix(".__init__")

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> set[str]:
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        return found

    @property
    def room(self) -> str | None:
        return room_of(self.name)


def room_of(name: str) -> str | None:
    return next((room for room in ROOMS if lies_in(name, room)), None)


TWICE = {"confidence"}
"""Base names of two modules: what learns how sure cards are, and what uses that."""


def lies_in(name: str, room: str) -> bool:
    return name == room or name.startswith(room + ".")


GEO = [Module(path) for path in sorted((ROOT / "geo").rglob("*.py"))]
PAGES = [Module(path) for path in sorted((ROOT / "pages").rglob("*.py"))]
MODULES = [*GEO, *PAGES, Module(ROOT / "app.py")]


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = [node for node in function.body if not is_docstring(node)]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_a_room_uses_only_the_rooms_below_it():
    broken = {
        module.name: sorted(above)
        for module in MODULES
        if module.room and (above := rooms_above(module))
    }
    assert broken == {}


def rooms_above(module: Module) -> set[str]:
    used = {room_of(name) for name in module.imports} - {None}
    own = ROOMS.index(module.room or ROOMS[-1])
    return {room for room in used if room and ROOMS.index(room) > own}


def test_nothing_that_runs_imports_what_only_trains():
    assert [
        module.name
        for module in MODULES
        if module.room != "geo.training" and any(lies_in(m, "geo.training") for m in module.imports)
    ] == []


def test_each_outside_thing_has_one_room():
    assert [
        (module.name, package)
        for module in MODULES
        for package, home in OUTSIDE.items()
        if any(lies_in(name, package) for name in module.imports)
        and not (lies_in(module.name, home) or module.name in FRAME)
    ] == []


def test_no_two_modules_share_a_base_name():
    named = Counter(m.path.stem for m in (*GEO, *PAGES) if not m.path.stem.startswith("__"))
    assert {name for name, times in named.items() if times > 1} == TWICE


@pytest.mark.parametrize("finder", FINDERS)
def test_the_finders_do_not_know_each_other(finder):
    others = [f"geo.reading.{other}" for other in FINDERS if other != finder]
    assert [
        module.name
        for module in GEO
        if lies_in(module.name, f"geo.reading.{finder}")
        and any(lies_in(name, other) for name in module.imports for other in others)
    ] == []


def test_a_module_can_be_held_in_the_head():
    assert [m.name for m in MODULES if len(m.text.splitlines()) > 260] == []


def test_a_function_can_be_held_in_the_head():
    assert [
        f"{module.name}.{function.name}"
        for module in MODULES
        for function in functions(module)
        if lines_of(function) > 40
    ] == []


def test_a_page_is_a_short_script():
    pages = [module for module in PAGES if module.path.parent == ROOT / "pages"]
    assert [page.name for page in pages if len(page.text.splitlines()) > 120] == []


def test_what_the_pages_share_serves_more_than_one_page():
    """What serves one page lies in that page's folder."""
    shared = [m for m in PAGES if m.path.parent.name == "shared" and m.path.stem != "__init__"]
    assert [m.name for m in shared if m.name not in FRAME and len(users_of(m)) < 2] == []


def users_of(shared: Module) -> set[str]:
    """Return who uses a shared module: a page, a page's folder, or another shared module."""
    users = {module for module in MODULES if shared.name in module.imports}
    return {page_of(module.name) for module in users}


def page_of(name: str) -> str:
    """Return ``article`` for ``pages.article`` and ``pages.shared.article.story_player``."""
    parts = name.removeprefix("pages.").removeprefix("shared.").split(".")
    return parts[0] if len(parts) > 1 or not name.startswith("pages.shared.") else name


def test_the_door_of_each_package_names_what_is_behind_it():
    packages = [m for m in MODULES if m.path.name == "__init__.py" and "migrations" not in m.name]
    assert {m.name: missing for m in packages if (missing := unnamed(m))} == {}


def unnamed(package: Module) -> list[str]:
    """Return the modules and rooms beside a package's door that its docstring does not name."""
    beside = {path.stem for path in package.path.parent.glob("*.py")}
    beside |= {path.parent.name for path in package.path.parent.glob("*/__init__.py")}
    words = set("".join(c if c.isalnum() or c == "_" else " " for c in door(package)).split())
    return sorted(beside - {"__init__", "__main__"} - words)


def door(package: Module) -> str:
    return ast.get_docstring(package.tree) or ""


def test_the_top_level_is_the_owners():
    allowed = {
        "app.py", "pages", "geo", "data", "tests", "requirements.txt", "README.md",
        "pyproject.toml", "LICENSE", "CHANGELOG.md", "ARCHITECTURE.md", "CONTRIBUTING.md",
        "SECURITY.md", "Dockerfile", "compose.yaml", "packages.txt", "out", "static",
    }  # fmt: skip
    seen = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    assert seen - allowed - {"__pycache__"} == set()


@pytest.mark.parametrize("file", ["requirements.txt", "tests/requirements.txt"])
def test_every_requirement_is_pinned_with_its_reason(file):
    rows = [row for row in (ROOT / file).read_text("utf8").splitlines() if row]
    wanted = [row for row in rows if not row.startswith("#")]
    assert [row for row in wanted if "==" not in row or "#" not in row] == []


MOST_WAYS = 15


def test_few_ways_lead_through_a_function():
    """Conditions count, too, which the lint (C901, at most 10) does not count."""
    blocks = ((m.name, b) for m in MODULES for b in cc_visit(m.text) if not hasattr(b, "methods"))
    assert [
        f"{name}.{b.name}: {b.complexity}" for name, b in blocks if b.complexity > MOST_WAYS
    ] == []


MOST_WORDS = 12
NO_WORD_LISTS = {"geo.reading.toponyms.resolve"}
"""What looks like words and is not: the names of signs, in the order of the learned weights."""


def test_longer_lists_of_words_are_data():
    """They lie in ``data/reading`` and come through ``geo/reading/lexicon.py``."""
    assert [
        f"{module.name}, line {node.lineno}: {len(found)} words"
        for module in GEO
        if lies_in(module.name, "geo.reading") and module.name not in NO_WORD_LISTS
        for node in ast.walk(module.tree)
        if isinstance(node, ast.expr) and len(found := listed_in(node)) > MOST_WORDS
    ] == []


def listed_in(node: ast.expr) -> list[str]:
    """Return the words that an expression lists: in a display of constants, or cut by split."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        text, by = node.func.value, [a.value for a in node.args if isinstance(a, ast.Constant)]
        cut = node.func.attr == "split" and isinstance(text, ast.Constant)
        return [w for w in str(text.value).split(*by) if w.isalpha()] if cut else []
    if isinstance(node, ast.Dict):
        plain = all(isinstance(value, ast.Constant | ast.Tuple) for value in node.values)
        items: list[ast.expr] = [key for key in node.keys if key] if plain else []
    else:
        items = node.elts if isinstance(node, ast.Set | ast.List | ast.Tuple) else []
    words = [str(item.value) for item in items if isinstance(item, ast.Constant)]
    return [word for word in words if word.replace(" ", "").isalpha()]
