"""Odoo 19: the one that ODOO_PATH names, or Debian's package unpacked into the cache."""

import ast
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import process
from .locks import appearing
from .messages import Failure, note, step

# Odoo is in no Python index and, so far, in no Debian release: it comes from the suite "sid".
_ODOO_PACKAGES = ("odoo-19", "fonts-montserrat")
# These must come from the machine's own suite: sid's Font Awesome 7 has other icon names than Odoo's 4.7.
_FONT_PACKAGES = (
    "fonts-font-awesome",
    "fonts-roboto-unhinted",
    "fonts-inconsolata",
    "fonts-ocr-b",
    "libjs-jquery",
    "libjs-underscore",
    "libjs-jquery-form",
)
_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
_DIST_PACKAGES = "usr/lib/python3/dist-packages"
# Debian leaves this file out (it is not free); its absence is a console error, which fails every browser tour.
_LEFT_OUT = "odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
_ELSEWHERE = "Or name an Odoo 19 that is already there with ODOO_PATH."


@dataclass(frozen=True)
class OdooSource:
    """An Odoo that can be imported: the folder that holds the package `odoo`."""

    root: Path
    version: str

    @property
    def addons_path(self):
        """The folders of Odoo's own modules."""
        inner, outer = self.root / "odoo" / "addons", self.root / "addons"
        # A checkout keeps most modules outside; Debian's outer folder is a shadow without views and pictures.
        return [inner] if (inner / "mail" / "__manifest__.py").is_file() else [inner, outer]


def find(project):
    """Odoo 19's source, downloaded first if need be. The caller holds the cache's lock."""
    if os.environ.get("ODOO_PATH"):
        return _given(project, Path(os.environ["ODOO_PATH"]).absolute())
    target = project.cache / "odoo-19"
    if not target.is_dir():
        _download(project, target)
    return _checked(target / _DIST_PACKAGES)


def _given(project, path):
    source = _checked(path)
    if not project.account.can_read(path / "odoo" / "release.py"):
        raise Failure(
            f"the account {project.account.name}, which runs the servers, cannot read ODOO_PATH={path}.",
            "Put Odoo where everyone may read it.",
        )
    return source


def _checked(path):
    release = path / "odoo" / "release.py"
    if not release.is_file():
        raise Failure(
            f"there is no Odoo in {path}.",
            "ODOO_PATH must be a checkout of Odoo 19 (with odoo-bin), or a dist-packages folder that has it.",
        )
    major, version = _read_version(release)
    if major != 19:
        raise Failure(f"{path} holds Odoo {version}, LIINK needs Odoo 19.", "Correct ODOO_PATH, or leave it unset.")
    return OdooSource(path, version)


def _read_version(release):
    found = re.search(r"^version_info = \((.*)\)", release.read_text(), re.MULTILINE)
    parts = [part.strip() for part in found.group(1).split(",")] if found else ["0", "0"]
    major = str(ast.literal_eval(parts[0]))
    digits = re.search(r"\d+", major)
    return int(digits.group()) if digits else 0, f"{major}.{parts[1]}"


def _download(project, target):
    project.require_room(project.cache, 2500)
    step("downloading Odoo 19 (Debian's package, 130 MB)")
    with appearing(target) as folder:
        apt = _PrivateApt(project, folder / "apt")
        apt.update()
        debs = apt.download()
        step("unpacking Odoo 19")
        for deb in debs:
            _unpack(project, deb, folder)
        shutil.rmtree(folder / "apt")
        _complete(folder / _DIST_PACKAGES)


def _unpack(project, deb, folder):
    process.run(["dpkg", "-x", deb, folder], failing=f"{deb.name} could not be unpacked", log=project.log("odoo"))


def _complete(dist_packages):
    missing = dist_packages / _LEFT_OUT
    missing.parent.mkdir(parents=True, exist_ok=True)
    missing.touch()


class _PrivateApt:
    """apt with sources, lists and cache of its own: the system's stay untouched, signatures are still checked."""

    def __init__(self, project, folder):
        self.project = project
        self.folder = folder
        self.mirror, self.suite = _mirror()
        for name in ("lists/partial", "cache/archives/partial", "debs"):
            (folder / name).mkdir(parents=True)
        self._write_sources()

    def update(self):
        """Fetch the package lists of the two suites.

        A mirror that stands still lets sid's list expire; its signature is as good as ever, so it will do.
        """
        try:
            self._run("-o", "APT::Update::Error-Mode=any", "update")
        except Failure as failure:
            if "is expired" not in failure.problem:
                raise
            note("the mirror's list of packages is old: using it all the same")
            self._run("-o", "APT::Update::Error-Mode=any", "-o", "Acquire::Check-Valid-Until=false", "update")

    def download(self):
        """Fetch the packages; return their files."""
        packages = [f"{name}/sid" for name in _ODOO_PACKAGES] + [f"{name}/{self.suite}" for name in _FONT_PACKAGES]
        self._run("download", *packages)
        return sorted((self.folder / "debs").glob("*.deb"))

    def _write_sources(self):
        signed = f"Signed-By: {_KEYRING}\n" if os.path.exists(_KEYRING) else ""
        (self.folder / "liink.sources").write_text(
            f"Types: deb\nURIs: {self.mirror}\nSuites: {self.suite} sid\nComponents: main\n{signed}"
        )

    def _run(self, *arguments):
        options = {
            "Dir::Etc::sourcelist": self.folder / "liink.sources",
            "Dir::Etc::sourceparts": "-",
            "Dir::Etc::preferences": "-",
            "Dir::Etc::preferencesparts": "-",
            "Dir::State::lists": self.folder / "lists",
            "Dir::Cache": self.folder / "cache",
            "APT::Sandbox::User": "root",
            "Acquire::Languages": "none",
            "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled": "false",
            "Acquire::Retries": "2",
            "Acquire::http::Timeout": "30",
        }
        flags = [flag for name, value in options.items() for flag in ("-o", f"{name}={value}")]
        process.run(
            ["apt-get", "-q", *flags, *arguments],
            failing="Odoo 19 could not be downloaded",
            remedy=_ELSEWHERE,
            log=self.project.log("odoo"),
            cwd=self.folder / "debs",
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )


def _mirror():
    """The machine's own Debian mirror and the name of its suite."""
    codename = _codename()
    lines = _index_targets()
    for release, address in lines:
        if release == codename:
            return address, codename
    raise Failure(
        "apt names no Debian mirror to download Odoo 19 from.",
        f"Run 'apt-get update' as root on a Debian system, then run this again. {_ELSEWHERE}",
    )


def _index_targets():
    command = ["apt-get", "indextargets", "--format", "$(RELEASE) $(REPO_URI)", "Created-By: Packages"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        told = ""
    return [line.split(None, 1) for line in told.splitlines() if line.count(" ") == 1] or _written_sources()


def _written_sources():
    """Suites and addresses as the source files have them, for a machine that never fetched a package list."""
    text = "\n".join(path.read_text(errors="replace") for path in _source_files())
    lines = re.findall(r"^deb\s+(?:\[.*?\]\s+)?(\S+)\s+(\S+)", text, re.MULTILINE)
    found = [(suite, address) for address, suite in lines]
    for block in text.split("\n\n"):
        addresses = re.search(r"^URIs:\s*(\S+)", block, re.MULTILINE)
        suites = re.search(r"^Suites:\s*(.+)$", block, re.MULTILINE)
        if addresses and suites:
            found += [(suite, addresses.group(1)) for suite in suites.group(1).split()]
    return found


def _source_files():
    folder = Path("/etc/apt")
    files = [folder / "sources.list", *folder.glob("sources.list.d/*.list"), *folder.glob("sources.list.d/*.sources")]
    return [path for path in files if path.is_file()]


def _codename():
    text = Path("/etc/os-release").read_text()
    found = re.search(r'^VERSION_CODENAME="?(\w+)', text, re.MULTILINE)
    return found.group(1) if found else "sid"
