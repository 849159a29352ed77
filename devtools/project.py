"""Where everything is: the clone, its mirror if needed, the cache, the state."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import mirror
from .accounts import Account, server_account
from .messages import Failure

DEMO_DATABASE = "liink_demo"
DEFAULT_PORT = 8069
REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Project:
    """The folders and the account that every command works with."""

    repository: Path
    cache: Path
    """What all clones share: Odoo, Python environments, downloads."""
    state: Path
    """What belongs to this clone: cluster, files, logs, configuration."""
    account: Account

    @cached_property
    def tree(self):
        """The source tree that servers read: the clone, or a mirror if their account cannot read it."""
        if self.account.can_read(self.repository / "dev") and self.account.can_read(self.repository / "devtools"):
            return self.repository
        return mirror.refresh(self.repository, self.state / "tree")

    @property
    def logs(self):
        """The folder of log files."""
        return self.state / "log"

    def log(self, name):
        """The path of one log file."""
        return self.logs / f"{name}.log"

    @property
    def files(self):
        """Odoo's data folder (file store, sessions)."""
        return self.state / "files"

    @property
    def odoo_configuration(self):
        """The path of odoo.conf."""
        return self.state / "odoo.conf"

    @property
    def odoo_command(self):
        """The path of the wrapper that runs Odoo with this project's configuration."""
        return self.state / "odoo"

    def require_room(self, path, megabytes):
        """Refuse to begin what the disk has no room for."""
        free = shutil.disk_usage(path).free // 1_000_000
        if free < megabytes:
            raise Failure(
                f"the disk is too full: {path} has {free} MB free, {megabytes} MB are needed.",
                "Make room, or name another place with LIINK_CACHE and LIINK_STATE, then run this again.",
            )


def open_project():
    """Find the folders, make those that are missing, and check that the servers' account reaches them."""
    os.umask(0o022)
    account = server_account()
    project = Project(REPOSITORY, _cache_folder(account), _state_folder(account), account)
    _make_folders(project)
    return project


def demo_port():
    """The port of the demo server, from LIINK_PORT."""
    text = os.environ.get("LIINK_PORT") or str(DEFAULT_PORT)
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Failure(f"LIINK_PORT={text} is no port.", "Give a number from 1 to 65535.")
    return int(text)


def _cache_folder(account):
    if os.environ.get("LIINK_CACHE"):
        return Path(os.environ["LIINK_CACHE"]).absolute()
    if account.is_lent:
        return Path("/var/cache/liink")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "liink"


def _state_folder(account):
    if os.environ.get("LIINK_STATE"):
        return Path(os.environ["LIINK_STATE"]).absolute()
    digest = hashlib.sha256(str(REPOSITORY).encode()).hexdigest()[:8]
    name = f"{REPOSITORY.name}-{digest}"
    if account.is_lent:
        return Path("/var/lib/liink") / name
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "liink" / name


def _make_folders(project):
    for folder in (project.cache, project.state, project.logs):
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK) and folder.stat().st_uid == os.geteuid():
            folder.chmod(0o755)
    for name in ("home", "run", "files", "pycache"):
        project.account.own(project.state / name)
    _check_reach(project, "LIINK_CACHE", project.cache)
    _check_reach(project, "LIINK_STATE", project.state)


def _check_reach(project, variable, folder):
    if not project.account.can_read(folder):
        raise Failure(
            f"the account {project.account.name}, which runs the servers, cannot reach {folder}.",
            f"Name a place that everyone may enter with {variable}, or chmod a+x the folders above it.",
        )
