"""The Python environment: requirements.txt with Odoo in reach, shared by clones that need the same."""

import hashlib
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from . import process
from .locks import locked
from .messages import Failure, step
from .odoo_source import OdooSource, find

_RUNTIME_STAMP, _WHOLE_STAMP = ".complete", ".complete-with-tests"
_TESTS_BEGIN = "# --- tests and lint"
_REQUIREMENT_FILES = ("requirements.txt", "deploy/requirements.txt")


@dataclass(frozen=True)
class Environment:
    """A Python environment that can import Odoo."""

    folder: Path
    odoo: OdooSource

    @property
    def python(self):
        """The path of its interpreter."""
        return self.folder / "bin" / "python"

    def program(self, name):
        """The path of a program installed in it."""
        return self.folder / "bin" / name


def ensure(project, with_tests=False):
    """Odoo and its Python environment, made first if need be; with what tests and lint need, if asked for."""
    _check_python()
    with locked(project.cache / "lock", "downloading"):
        odoo = find(project)
        folder = project.cache / "venv" / fingerprint(project, odoo)
        if not (folder / _RUNTIME_STAMP).exists():
            _make(project, odoo, folder)
        if with_tests and not (folder / _WHOLE_STAMP).exists():
            _add_tests(project, folder)
    return Environment(folder, odoo)


def fetch_odoo(project):
    """Only the download of Odoo, to be done beside other work."""
    with locked(project.cache / "lock", "downloading"):
        find(project)


def fingerprint(project, odoo):
    """What the environment depends on, in twelve characters."""
    texts = [(project.repository / name).read_text() for name in _REQUIREMENT_FILES]
    key = "\n".join([*texts, sys.version, os.path.realpath(sys.executable), str(odoo.root), odoo.version])
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _check_python():
    if not (3, 10) <= sys.version_info[:2] <= (3, 13):
        raise Failure(
            f"Odoo 19 runs on Python 3.10 to 3.13, this system's is {sys.version.split()[0]}.",
            "Use Debian 12 or 13.",
        )


def _make(project, odoo, folder):
    project.require_room(project.cache, 1200)
    step("installing the Python environment")
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    _run(project, [sys.executable, "-m", "venv", folder])
    _link_odoo(odoo, folder)
    runtime = (project.repository / "requirements.txt").read_text().split(_TESTS_BEGIN)[0]
    _install(project, folder, runtime)
    # No rename at the end: an environment knows its own path. The stamp says that it is complete.
    (folder / _RUNTIME_STAMP).touch()


def _add_tests(project, folder):
    project.require_room(project.cache, 600)
    step("installing what tests and lint need")
    _install(project, folder, (project.repository / "requirements.txt").read_text())
    (folder / _WHOLE_STAMP).touch()


def _install(project, folder, requirements):
    wanted = folder / "requirements.txt"
    (folder / "deploy").mkdir(exist_ok=True)
    wanted.write_text(requirements)
    shutil.copy(project.repository / "deploy/requirements.txt", folder / "deploy")
    # Without compiling: the servers compile what they use, into the state folder.
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-input", "--no-compile"]
    _run(project, [*pip, "--requirement", wanted])


def _link_odoo(odoo, folder):
    """A .pth file: `import odoo` works, and pip sees Odoo as installed."""
    packages = next(folder.glob("lib/python3*/site-packages"))
    (packages / "odoo.pth").write_text(f"{odoo.root}\n")


def _run(project, command):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    settings = {
        "PIP_CACHE_DIR": str(project.cache / "pip"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PIP_RETRIES": "2",
    }
    process.run(
        command,
        failing="the Python environment could not be installed",
        log=project.log("environment"),
        env={**kept, **settings},
        cwd=project.cache,
    )
