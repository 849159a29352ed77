"""`./dev stop`: the server and the cluster of this clone."""

from .cluster import Cluster
from .messages import step
from .server import Server


def stop(project, _options):
    """Stop what runs."""
    if Server(project).stop():
        step("Odoo stopped")
    if Cluster(project).stop():
        step("PostgreSQL stopped")
    return 0
