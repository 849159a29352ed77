"""Real Odoo servers on copies of the template database, for tests that work as a person would.

`./dev test` gives the environment: LIINK_TEMPLATE_DB, LIINK_ODOO_BIN, LIINK_FILESTORE, LIINK_LOGS, PGHOST.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import psycopg2
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT
from psycopg2.sql import SQL, Identifier

START_LIMIT = 90
PREFIX = "liink_test_"


def unique_name(purpose):
    """A database name that ./dev clears away should this process be killed."""
    return f"{PREFIX}{purpose}_{os.getpid()}"


def copy_database(name, source=None):
    """Make the database `name` from the template (or another source that nobody uses), files included."""
    source = source or os.environ["LIINK_TEMPLATE_DB"]
    drop_database(name)
    _execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(source)))
    if _files(source).exists():
        # The file store only ever adds and removes whole files, so links are as good as copies.
        subprocess.run(["cp", "-al", _files(source), _files(name)], check=True)
    return name


def drop_database(name):
    """Drop the database and its files, if they are there."""
    _execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
    shutil.rmtree(_files(name), ignore_errors=True)


def run_in_shell(database, code):
    """Run Python in `odoo shell` on the database (`env` is there; commit yourself); return what it prints."""
    finished = subprocess.run(shell_command(database), input=code, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise AssertionError(f"odoo shell failed:\n{finished.stderr[-4000:]}")
    return finished.stdout


def shell_command(database):
    """The command line of an `odoo shell` on the database."""
    return [os.environ["LIINK_ODOO_BIN"], "shell", "-d", database, "--no-http", "--log-level=error"]


@contextlib.contextmanager
def serve(database, *arguments):
    """Serve the database on a free port; yield the base URL; end the server and all its children."""
    port = _free_port()
    log = Path(os.environ["LIINK_LOGS"]) / f"{database}.log"
    command = [os.environ["LIINK_ODOO_BIN"], "-d", database, "--http-port", str(port), "--max-cron-threads=0"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*command, *arguments], stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_it_answers(server, url, log)
        yield url
    finally:
        _end(server)


def _wait_until_it_answers(server, url, log):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    limit = time.monotonic() + START_LIMIT
    while time.monotonic() < limit and server.poll() is None:
        with contextlib.suppress(OSError), opener.open(f"{url}/web/health", timeout=10) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise AssertionError(f"the Odoo server did not start; its log, {log}, ends:\n{log.read_text()[-3000:]}")


def _end(server):
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(10)
            return


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _files(name):
    return Path(os.environ["LIINK_FILESTORE"]) / name


def _execute(statement):
    connection = psycopg2.connect(dbname="postgres")
    try:
        connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        connection.close()
