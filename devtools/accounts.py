"""Who runs the servers: the user, or, when the user is root, an account without rights."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .messages import Failure, step

SERVICE_ACCOUNT = "liink"
SERVICE_HOME = "/var/lib/liink"


@dataclass(frozen=True)
class Account:
    """The system account that owns the database cluster and runs Odoo and the browser."""

    name: str
    uid: int
    gid: int
    is_lent: bool
    """True when root lends its servers to it."""

    def popen_options(self):
        """Options for `subprocess` that start a process as this account."""
        if not self.is_lent:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def become(self):
        """Turn the present process into this account (before an exec)."""
        if self.is_lent:
            os.setgroups([])
            os.setgid(self.gid)
            os.setuid(self.uid)

    def own(self, path, mode=0o700):
        """Make the folder if missing and give it to this account."""
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        if self.is_lent and path.stat().st_uid != self.uid:
            os.chown(path, self.uid, self.gid)
        if path.stat().st_uid == os.geteuid() or os.geteuid() == 0:
            path.chmod(mode)
        return path

    def can_read(self, path):
        """Whether this account can reach and read the path."""
        if not self.is_lent:
            return os.access(path, os.R_OK)
        test = ["/usr/bin/test", "-r", str(path)]
        return subprocess.run(test, cwd="/", check=False, **self.popen_options()).returncode == 0


def server_account():
    """The account for servers; made if it is needed and missing."""
    if os.geteuid() != 0:
        entry = pwd.getpwuid(os.geteuid())
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, is_lent=False)
    try:
        entry = pwd.getpwnam(SERVICE_ACCOUNT)
    except KeyError:
        entry = _make_service_account()
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, is_lent=True)


def _make_service_account():
    step(f"making the system account {SERVICE_ACCOUNT}: servers do not run as root")
    command = ["useradd", "--system", "--user-group", "--home-dir", SERVICE_HOME, "--no-create-home"]
    try:
        subprocess.run(
            [*command, "--shell", "/usr/sbin/nologin", SERVICE_ACCOUNT], check=True, capture_output=True, text=True
        )
        return pwd.getpwnam(SERVICE_ACCOUNT)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        detail = getattr(error, "stderr", "") or str(error)
        raise Failure(
            f"the system account {SERVICE_ACCOUNT} could not be made: {detail.strip()}",
            f"Make it yourself (useradd --system --user-group {SERVICE_ACCOUNT}), then run this again.",
        ) from error
