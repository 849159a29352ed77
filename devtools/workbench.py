"""Everything a command needs, made ready in order: packages, Odoo, environment, cluster, configuration."""

from dataclasses import dataclass
from functools import cached_property

from . import configuration, environment, machine, process
from .cluster import Cluster
from .databases import Databases
from .environment import Environment
from .modules import Modules
from .project import Project


@dataclass(frozen=True)
class Workbench:
    """A project with its Odoo, its running cluster and its configuration."""

    project: Project
    environment: Environment
    cluster: Cluster
    variables: dict

    @cached_property
    def modules(self):
        """The LIINK modules of the tree."""
        return Modules(self.project.tree)

    @cached_property
    def databases(self):
        """The databases of the cluster."""
        return Databases(self.project, self.cluster, self.environment, self.variables, self.modules)


def ready(project, *extra_packages, with_tests=False):
    """Install and start what is missing; return the workbench."""
    process.together(
        lambda: machine.require(project, "server", *extra_packages),
        lambda: environment.fetch_odoo(project),
    )
    python = environment.ensure(project, with_tests)
    cluster = Cluster(project)
    cluster.start()
    variables = configuration.write(project, python, cluster)
    return Workbench(project, python, cluster, variables)
