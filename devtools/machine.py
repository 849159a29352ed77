"""What must be on the machine: Debian packages, found by the files they bring."""

import glob
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from . import process
from .messages import Failure, note, step

_PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"
_INSTALLER = Path(__file__).with_name("install_packages.sh")


@dataclass(frozen=True)
class Need:
    """A Debian package and the files that show it is there, whoever installed them."""

    package: str
    signs: tuple
    is_optional: bool = False

    def is_met(self):
        """Whether the machine has it."""
        return any(glob.glob(sign) for sign in self.signs)


NEEDS = {
    "server": (
        Need("postgresql", ("/usr/lib/postgresql/*/bin/initdb",)),
        # Debian 13 has no wkhtmltopdf: everything but PDF works there.
        Need("wkhtmltopdf", ("/usr/bin/wkhtmltopdf", "/usr/local/bin/wkhtmltopdf"), is_optional=True),
        Need("python3-venv", (f"/usr/lib/{_PYTHON}/ensurepip/__init__.py",)),
        # psycopg2 is compiled, as its authors advise.
        Need("python3-dev", (f"/usr/include/{_PYTHON}/Python.h",)),
        Need("gcc", ("/usr/bin/gcc",)),
        Need("libc6-dev", ("/usr/include/stdlib.h",)),
        Need("libpq-dev", ("/usr/include/postgresql/libpq-fe.h",)),
        Need("libmagic1", ("/usr/lib/*/libmagic.so.1",)),
        Need("ca-certificates", ("/etc/ssl/certs/ca-certificates.crt",)),
        Need("fonts-dejavu-core", ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",)),
        Need("fonts-liberation", ("/usr/share/fonts/truetype/liberation*/LiberationSans-Regular.ttf",)),
    ),
    "browser": (
        Need("chromium", ("/usr/bin/chromium", "/usr/bin/google-chrome")),
        Need("fonts-noto-color-emoji", ("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf",)),
    ),
    "web": (
        Need("nodejs", ("/usr/bin/node", "/usr/local/bin/node")),
        Need("npm", ("/usr/bin/npm", "/usr/local/bin/npm")),
    ),
}


def require(project, *groups):
    """Install the packages of these groups that are missing."""
    missing = [need for group in groups for need in NEEDS[group] if not need.is_met()]
    wanted = [need.package for need in missing if not need.is_optional or _is_on_offer(need.package)]
    for need in missing:
        if need.package not in wanted:
            note(f"this system does not offer {need.package}: going on without it")
    if not wanted:
        return
    project.require_room("/usr", 1500)
    step(f"installing Debian packages: {' '.join(wanted)}")
    _install(project, wanted)


def chromium():
    """The path of the browser, or an empty text."""
    return next((path for path in NEEDS["browser"][0].signs if os.path.exists(path)), "")


def _install(project, packages):
    command = [*_administrator(packages), "/bin/sh", str(_INSTALLER), *packages]
    process.run(
        command,
        failing="Debian packages could not be installed",
        log=project.log("packages"),
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        preexec=process.ignore_interrupt,
    )


def _administrator(packages):
    """The prefix that makes a command run as root."""
    if not shutil.which("apt-get"):
        raise Failure("this system has no apt: LIINK's ./dev installs itself on Debian 12 or newer only.")
    if os.geteuid() == 0:
        return []
    by_hand = f"As root, run: apt-get install {' '.join(packages)}\n       Then run the same command again."
    if not shutil.which("sudo"):
        raise Failure("Debian packages are missing, and there is no sudo to install them.", by_hand)
    if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode:
        if not sys.stdin.isatty() or subprocess.run(["sudo", "-v"], check=False).returncode:
            raise Failure("Debian packages are missing, and sudo does not let this user install them.", by_hand)
    return ["sudo"]


def _is_on_offer(package):
    known = subprocess.run(["apt-cache", "madison", package], capture_output=True, text=True, check=False)
    # Without any package list yet the answer is not known: let apt try.
    return bool(known.stdout.strip()) or not glob.glob("/var/lib/apt/lists/*Packages*")
