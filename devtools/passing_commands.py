"""`./dev odoo …` and `./dev psql …`: the programs themselves, with this clone's configuration."""

import os

from . import workbench
from .project import DEMO_DATABASE


def odoo(project, options):
    """Become Odoo."""
    bench = workbench.ready(project)
    _become(bench, [project.odoo_command, *options.arguments])


def psql(project, options):
    """Become psql, on the demo database unless another is named."""
    bench = workbench.ready(project)
    bench.variables.setdefault("PGDATABASE", DEMO_DATABASE)
    _become(bench, [bench.cluster.binaries / "psql", *options.arguments])


def _become(bench, command):
    bench.project.account.become()
    os.chdir(bench.project.tree)
    os.execve(command[0], [str(part) for part in command], bench.variables)
