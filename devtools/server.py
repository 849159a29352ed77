"""The demo server: started in the background, found again, stopped."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from . import process
from .messages import Failure, step
from .project import DEMO_DATABASE, Project, demo_port

_PATIENCE = 120


@dataclass(frozen=True)
class Server:
    """The Odoo server of the demo database."""

    project: Project

    @property
    def url(self):
        """Its address."""
        return f"http://127.0.0.1:{demo_port()}"

    def check_port(self):
        """Refuse to begin when somebody else has the port."""
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", demo_port()))
                return
            except PermissionError:
                raise Failure(f"port {demo_port()} is reserved for root.", "Choose another with LIINK_PORT.") from None
            except OSError:
                pass
        if self._note().get("port") != demo_port() or not self.pid():
            raise Failure(
                f"port {demo_port()} is in use by another program.",
                f"Stop that program, or choose another port: LIINK_PORT={demo_port() + 1} ./dev demo",
            )

    def pid(self):
        """The process of our running server, or 0."""
        pid = self._note().get("pid", 0)
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return 0
        return pid if b"odoo" in command and DEMO_DATABASE.encode() in command else 0

    def is_serving(self):
        """Whether our server runs on the port asked for, and answers."""
        return bool(self.pid()) and self._note().get("port") == demo_port() and self._answers()

    def start(self, variables):
        """Start the server, and wait until it answers."""
        step("starting Odoo")
        log = self.project.log("server")
        with log.open("wb") as output:
            child = subprocess.Popen(
                [self.project.odoo_command, "-d", DEMO_DATABASE, "--http-port", str(demo_port())],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=variables,
                cwd=self.project.tree,
                start_new_session=True,
                **self.project.account.popen_options(),
            )
        self._note_file.write_text(json.dumps({"pid": child.pid, "port": demo_port()}))
        self._wait(child, log)

    def stop(self):
        """Stop the server; say whether there was one to stop."""
        pid = self.pid()
        if pid:
            for number in (signal.SIGTERM, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(pid, number)
                if _waited(lambda: not self.pid(), 10):
                    break
        self._note_file.unlink(missing_ok=True)
        return bool(pid)

    @property
    def _note_file(self):
        return self.project.state / "server.json"

    def _note(self):
        try:
            return json.loads(self._note_file.read_text())
        except (OSError, ValueError):
            return {}

    def _wait(self, child, log):
        if _waited(lambda: child.poll() is not None or self._answers(), _PATIENCE) and child.poll() is None:
            return
        self.stop()
        if child.poll() is None:
            raise Failure(f"Odoo did not answer on {self.url} within {_PATIENCE} seconds.", f"Details: {log}")
        raise process.explain("Odoo did not start", log)

    def _answers(self):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(f"{self.url}/web/health?db_server_status=1", timeout=10) as answer:
                return answer.status == 200
        except (OSError, urllib.error.URLError):
            return False


def _waited(condition, patience):
    """Whether the condition came true within so many seconds."""
    limit = time.monotonic() + patience
    while time.monotonic() < limit:
        if condition():
            return True
        time.sleep(0.2)
    return False
