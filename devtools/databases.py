"""Databases: made once, kept as templates, copied with their files.

Layers, so that a change in a module never installs Odoo's own modules again: `liink_core_…` (what LIINK depends
on) → `liink_suite_…` (with LIINK; the demo is a copy) → `liink_template_…` (with the web assets; tests copy it).
A layer's name carries a digest of all that it was made from; a comment on the database says that it is complete.
"""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from . import process
from .cluster import Cluster
from .environment import Environment, fingerprint
from .locks import locked
from .messages import Failure, step
from .modules import Modules, combined
from .project import Project

LANGUAGES = "fr_FR,it_IT"
CORE = "liink_core_"
SUITE = "liink_suite_"
TEMPLATE = "liink_template_"
TEST = "liink_test_"
_KEPT_TEMPLATES = 3


@dataclass(frozen=True)
class Databases:
    """The databases of the private cluster."""

    project: Project
    cluster: Cluster
    environment: Environment
    variables: dict
    modules: Modules

    def suite(self):
        """The name of a complete database with the present modules; made if it is missing."""
        return self._layer(SUITE, self._make_suite, kept=1)

    def core(self):
        """The name of a database with Odoo's own modules only, those that LIINK builds on; made if it is missing."""
        name = CORE + self._core_key()
        with locked(self.project.state / f"{CORE}.lock", "making a database"):
            if not self.mark(name):
                self._make_core(name)
        return name

    def template(self):
        """The name of a database for tests to copy: the suite with all web assets; made if it is missing."""
        return self._layer(TEMPLATE, self._make_template, kept=_KEPT_TEMPLATES)

    def copy(self, source, target):
        """Make `target` a copy of `source`, files included; an older `target` is dropped."""
        self.drop(target)
        self.sql(f'CREATE DATABASE "{target}" TEMPLATE "{source}"{self._strategy()}')
        if self._files(source).exists():
            command = ["cp", "-al", self._files(source), self._files(target)]
            self._run(command, failing=f"the files of {source} could not be copied")

    def drop(self, name):
        """Drop the database and its files, if they are there."""
        if self.exists(name):
            # Not on others: a drop that was interrupted leaves a database that can only be dropped.
            if self._is_template(name):
                self.sql(f'ALTER DATABASE "{name}" IS_TEMPLATE false')
            self.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        shutil.rmtree(self._files(name), ignore_errors=True)

    def _is_template(self, name):
        return self.sql(f"SELECT datistemplate FROM pg_database WHERE datname = '{name}'") == "t"

    def exists(self, name):
        """Whether there is such a database, complete or not."""
        return bool(self.sql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"))

    def names(self, prefix=""):
        """The databases whose name begins so, oldest first."""
        rows = self.sql("SELECT datname FROM pg_database ORDER BY oid").split()
        return [name for name in rows if name.startswith(prefix)]

    def mark(self, name):
        """What was written on the database when it was complete, else nothing."""
        query = f"SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '{name}'"
        return json.loads(self.sql(query) or "{}")

    def set_mark(self, name, content):
        """Write on the database that it is complete, and what it was made from."""
        text = json.dumps(content).replace("'", "''")
        self.sql(f"COMMENT ON DATABASE \"{name}\" IS '{text}'")

    def odoo(self, database, *arguments, failing, code=None):
        """Run Odoo on a database, or Python code in its shell."""
        shell = ["shell"] if code else []
        command = [self.project.odoo_command, *shell, "-d", database, "--no-http", *arguments]
        self._run(command, failing=failing, log="install", stdin=code.encode() if code else None)

    def sql(self, query, database="postgres"):
        """Run one statement; return its rows as text."""
        command = [self.cluster.binaries / "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", query]
        finished = subprocess.run(
            command,
            capture_output=True,
            text=True,
            env=self.variables,
            cwd="/",
            check=False,
            **self.project.account.popen_options(),
        )
        if finished.returncode:
            if "No space left" in finished.stderr:
                raise Failure("the disk is full.", "Make room, then run the same command again.")
            raise Failure(f"the database server refused: {finished.stderr.strip()}")
        return finished.stdout.strip()

    def check_installed(self, database):
        """Odoo skips a module that it cannot install with a warning only: make sure that all are there."""
        query = "SELECT name FROM ir_module_module WHERE state = 'installed'"
        missing = set(self.modules.names) - set(self.sql(query, database).split())
        if missing:
            raise Failure(
                f"Odoo did not install {', '.join(sorted(missing))}.", f"Details: {self.project.log('install')}"
            )

    def _layer(self, prefix, make, kept):
        self.modules.require()
        name = prefix + self._suite_key()
        with locked(self.project.state / f"{prefix}.lock", "making a database"):
            if not self.mark(name):
                self.drop(name)
                make(name)
                self._seal(name)
                self._forget(prefix, kept)
        return name

    def _suite_key(self):
        prints = [f"{name} {digest}" for name, digest in self.modules.fingerprints().items()]
        return combined(self._core_key(), fingerprint(self.project, self.environment.odoo), *prints)

    def _core_key(self):
        odoo = self.environment.odoo
        return combined(str(odoo.root), odoo.version, LANGUAGES, *self.modules.foundations)

    def _make_template(self, name):
        self.copy(self.suite(), name)
        step("preparing the web assets for tests")
        code = "env['ir.qweb']._pregenerate_assets_bundles(); env.cr.commit()"
        self.odoo(name, failing="the web assets could not be prepared", code=code)

    def _make_suite(self, name):
        core = self.core()
        step(f"installing {', '.join(self.modules.names)}")
        self.copy(core, name)
        self.odoo(
            name,
            *("-i", ",".join(self.modules.names), "--stop-after-init"),
            failing="the LIINK modules could not be installed",
        )
        self.check_installed(name)

    def _make_core(self, name):
        self.project.require_room(self.project.state, 1000)
        step("installing the Odoo modules that LIINK builds on")
        self.drop(name)
        self.odoo(
            name,
            *("-i", ",".join(self.modules.foundations), f"--load-language={LANGUAGES}", "--stop-after-init"),
            failing="Odoo's own modules could not be installed",
        )
        self._seal(name)
        self._forget(CORE, 1)

    def _seal(self, name):
        """Declare a layer complete, and keep everybody from connecting to it: a template in use cannot be copied."""
        self.sql("ANALYZE", name)
        self.set_mark(name, {"complete": True})
        self.sql(f'ALTER DATABASE "{name}" IS_TEMPLATE true ALLOW_CONNECTIONS false')

    def _forget(self, prefix, kept):
        """Drop the layers of older sources, but none that a running test may still copy."""
        if self._tests_are_running():
            return
        for name in self.names(prefix)[:-kept]:
            self.drop(name)

    def _tests_are_running(self):
        return any(_is_alive(name) for name in self.names(TEST))

    def drop_orphans(self):
        """Drop the test databases of runs that were killed."""
        for name in self.names(TEST):
            if not _is_alive(name):
                self.drop(name)

    def _strategy(self):
        version = int((self.cluster.folder / "PG_VERSION").read_text())
        return " STRATEGY file_copy" if version >= 15 else ""

    def _files(self, name):
        return self.project.files / "filestore" / name

    def _run(self, command, *, failing, log="databases", stdin=None):
        process.run(
            command,
            failing=failing,
            log=self.project.log(log),
            account=self.project.account,
            env={**self.variables, "PYTHONPATH": str(self.project.tree)},
            cwd=self.project.tree,
            stdin=stdin,
        )


def _is_alive(test_database):
    """Whether the ./dev that named the database after its process still runs."""
    number = re.search(r"_(\d+)$", test_database)
    return bool(number) and os.path.exists(f"/proc/{number.group(1)}")
