"""A PostgreSQL cluster of this clone's own: reached by a Unix socket only, never the system's."""

import glob
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import process
from .locks import locked
from .messages import Failure, step
from .project import Project

_SOCKET_LIMIT = 107
_SOCKET_NAME = "/.s.PGSQL.5432.lock"
# The data can be made again at will, so speed goes before safety against a power cut.
_SETTINGS = """
listen_addresses = ''
port = 5432
max_connections = 120
shared_buffers = 256MB
work_mem = 16MB
maintenance_work_mem = 128MB
max_wal_size = 2GB
fsync = off
synchronous_commit = off
full_page_writes = off
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
"""


@dataclass(frozen=True)
class Cluster:
    """The private cluster; `start` makes it if it is missing."""

    project: Project

    @property
    def folder(self):
        """The folder of its data."""
        return self.project.state / "cluster"

    @property
    def socket_folder(self):
        """Where its socket lies: in the state folder, or in a short one if that path is too long for a socket."""
        usual = self.project.state / "run"
        if len(str(usual) + _SOCKET_NAME) <= _SOCKET_LIMIT:
            return usual
        digest = hashlib.sha256(str(usual).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir() if len(tempfile.gettempdir()) < 60 else "/tmp") / f"liink-{digest}"

    @property
    def binaries(self):
        """The folder of PostgreSQL's programs: the version that made the data, else the newest."""
        version_file = self.folder / "PG_VERSION"
        wanted = version_file.read_text().strip() if self._is_made() else ""
        folders = {_version(path): path for path in glob.glob("/usr/lib/postgresql/*/bin")}
        if wanted and int(wanted) not in folders:
            raise Failure(
                f"the databases in {self.folder} were made by PostgreSQL {wanted}, which is no longer installed.",
                "Install it again, or remove that folder to begin afresh.",
            )
        return Path(folders[int(wanted) if wanted else max(folders)])

    def connection(self):
        """The environment variables that lead any PostgreSQL client here."""
        return {"PGHOST": str(self.socket_folder), "PGPORT": "5432", "PGUSER": self.project.account.name}

    def is_running(self):
        """Whether the server answers."""
        return self._is_made() and self._control("status").returncode == 0

    def start(self):
        """Make the cluster if it is missing, and start it if it is not running."""
        with locked(self.project.state / "cluster.lock", "starting the database server"):
            if not self._is_made():
                self._make()
            if not self.is_running():
                self._launch()

    def stop(self):
        """Stop the server; say whether there was one to stop."""
        if not self.is_running():
            return False
        self._control("-m", "fast", "-w", "stop")
        return True

    def _is_made(self):
        # The folder belongs to the account alone; root and the account itself can look into it.
        return (self.folder / "PG_VERSION").exists()

    def _make(self):
        self.project.require_room(self.project.state, 500)
        step("making the private PostgreSQL cluster")
        data = self.project.state / "cluster.partial"
        shutil.rmtree(data, ignore_errors=True)
        self.project.account.own(data)
        command = [self.binaries / "initdb", "--pgdata", data, "--username", self.project.account.name]
        process.run(
            [*command, "--auth=peer", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
            failing="the PostgreSQL cluster could not be made",
            log=self.project.log("cluster"),
            account=self.project.account,
            env=self._environment(),
            cwd="/",
        )
        with (data / "postgresql.conf").open("a") as configuration:
            configuration.write(_SETTINGS)
        os.rename(data, self.folder)

    def _launch(self):
        self._guard_socket_folder()
        command = [self.binaries / "pg_ctl", "-D", self.folder, "-l", self.folder / "server.log", "-w", "-t", "60"]
        process.run(
            [*command, "-o", f"-k '{self.socket_folder}'", "start"],
            failing="the database server did not start",
            remedy=f"See {self.folder}/server.log; removing {self.folder} begins afresh.",
            log=self.project.log("cluster"),
            account=self.project.account,
            env=self._environment(),
            cwd="/",
            preexec=os.setsid,
        )

    def _guard_socket_folder(self):
        folder = self.project.account.own(self.socket_folder)
        if folder.stat().st_uid != self.project.account.uid:
            raise Failure(f"{folder} belongs to somebody else.", "Remove it, or set TMPDIR, then run this again.")

    def _control(self, *arguments):
        return subprocess.run(
            [self.binaries / "pg_ctl", "-D", self.folder, *arguments],
            capture_output=True,
            env=self._environment(),
            cwd="/",
            check=False,
            **self.project.account.popen_options(),
        )

    def _environment(self):
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(self.project.state / "home")}


def _version(path):
    found = re.search(r"/(\d+)/bin$", path)
    return int(found.group(1)) if found else 0
