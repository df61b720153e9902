"""Building the world again gives the same bytes, and says what is missing when it cannot."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely.geometry import Polygon

from geo.errors import GazetteerError
from geo.world import build, build_borders, build_regions
from geo.world.build_shapes import area, rounded, within_180, write_shapes
from geo.world.yaml_records import DATA, records


def digests(folder):
    files = (path for path in folder.iterdir() if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_regions_built_again_have_the_same_bytes_as_those_committed(tmp_path):
    build_regions.build(tmp_path)
    made = digests(tmp_path / "regions")
    assert set(made) == {"areas.parquet", "points.csv"}
    assert made.items() <= digests(DATA / "regions").items()


def test_borders_built_again_have_the_same_bytes_as_those_committed(tmp_path):
    if not all((build.workshop() / p.tarball).exists() for p in build.PACKAGES.values()):
        pytest.skip("the packages are not here; run: python -m geo build-data")
    codes = build_borders.write_names(tmp_path / "countries.csv")
    pieces = build_borders.cut(build_borders.read_sources("110m", codes), "110m")
    build_borders.write_pieces(tmp_path / "110m.parquet", pieces, build_borders.SCALES["110m"])
    assert digests(tmp_path).items() <= digests(DATA / "borders").items()


def test_shapes_are_written_the_same_twice(tmp_path):
    shapes = {"b": shapely.box(0, 0, 1.00004, 1), "a": shapely.Point(5, 5).buffer(1)}
    path = tmp_path / "shapes.parquet"
    write_shapes(path, shapes, 0.001)
    once = path.read_bytes()
    write_shapes(path, dict(reversed(shapes.items())), 0.001)
    assert path.read_bytes() == once


def test_a_ring_over_the_date_line_is_cut_there():
    chukotka = Polygon([(170, 65), (-170, 65), (-170, 70), (170, 70)])
    cut = within_180(chukotka)
    assert cut.area == pytest.approx(100)
    assert shapely.contains_xy(cut, [175, -175, 0], [67, 67, 67]).tolist() == [True, True, False]


def test_a_ring_round_the_pole_is_closed_there():
    lon = np.arange(-180, 180, 10)
    ring = np.column_stack([lon, np.full(len(lon), -70)])
    cut = within_180(Polygon(ring))
    assert shapely.contains_xy(cut, 45, -85)
    assert cut.bounds == pytest.approx((-180, -90, 180, -70))


def test_an_area_too_small_for_the_grid_is_kept_whole():
    small = area(shapely.box(0, 0, 0.0001, 0.0001))
    [kept] = rounded([small], 0.01)
    assert kept.area == small.area


def test_a_changed_package_is_refused(tmp_path):
    package = replace(build.PACKAGES["world-atlas"], name="tampered")
    (tmp_path / package.tarball).write_bytes(b"not what was pinned")
    with pytest.raises(GazetteerError, match="has digest"):
        build.fetch(package, tmp_path)


def test_without_npm_the_next_step_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GazetteerError, match="Install Node"):
        build.fetch(build.PACKAGES["world-atlas"], tmp_path)


def test_a_missing_list_is_named():
    with pytest.raises(GazetteerError, match=r"nowhere\.yaml cannot be read"):
        records("regions", "nowhere.yaml")
