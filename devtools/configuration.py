"""odoo.conf, the wrapper that runs Odoo with it, and the environment variables of every server process."""

import os
import secrets
from pathlib import Path

from .project import DEMO_DATABASE, demo_port

_SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# Root's own settings mean nothing, or harm, to the account that runs the servers.
_ROOTS_OWN = ("TMPDIR", "XDG_", "PYENV", "SUDO_", "MAIL", "LS_COLORS", "NPM_", "npm_")
_NEVER_PASSED_ON = ("PYTHON", "PG", "ODOO_RC", "VIRTUAL_ENV")


def write(project, environment, cluster):
    """Write odoo.conf and the wrapper anew; return the environment variables that go with them."""
    password = _kept_password(project)
    _write(project, project.odoo_configuration, _configuration_text(project, environment, cluster, password), 0o600)
    variables = server_variables(project, environment, cluster)
    _write(project, project.odoo_command, _wrapper_text(environment, variables), 0o755)
    return variables


def server_variables(project, environment, cluster):
    """The environment of Odoo, pytest and the browser."""
    dropped = _NEVER_PASSED_ON + (_ROOTS_OWN if project.account.is_lent else ())
    variables = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    path = _SYSTEM_PATH if project.account.is_lent else os.environ.get("PATH", _SYSTEM_PATH)
    variables.update(cluster.connection())
    variables.update(
        PATH=f"{environment.folder}/bin:{cluster.binaries}:{path}",
        LC_ALL="C.UTF-8",
        LANG="C.UTF-8",
        ODOO_RC=str(project.odoo_configuration),
        PYTHONPYCACHEPREFIX=str(project.state / "pycache"),
        PYTHONUNBUFFERED="1",
    )
    if project.account.is_lent:
        name = project.account.name
        variables.update(HOME=str(project.state / "home"), USER=name, LOGNAME=name, SHELL="/bin/sh")
    return variables


def _configuration_text(project, environment, cluster, password):
    addons = [*environment.odoo.addons_path, project.tree]
    connection = cluster.connection()
    return f"""[options]
addons_path = {",".join(map(str, addons))}
data_dir = {project.files}
db_name = {DEMO_DATABASE}
db_host = {connection["PGHOST"]}
db_port = {connection["PGPORT"]}
db_user = {connection["PGUSER"]}
db_maxconn = 32
admin_passwd = {password}
list_db = False
http_interface = 127.0.0.1
http_port = {demo_port()}
proxy_mode = False
workers = 0
max_cron_threads = 1
limit_memory_soft = 0
limit_memory_hard = 0
limit_time_real = 1200
with_demo = False
"""


def _wrapper_text(environment, variables):
    names = ("PGHOST", "PGPORT", "PGUSER", "ODOO_RC", "PATH", "PYTHONPYCACHEPREFIX", "LC_ALL")
    exports = "\n".join(f"export {name}='{variables[name]}'" for name in names)
    return f"#!/bin/sh\n# Odoo with this clone's configuration; written by ./dev\n{exports}\n" + (
        f'exec "{environment.python}" -m odoo "$@"\n'
    )


def _kept_password(project):
    if project.odoo_configuration.exists():
        for line in project.odoo_configuration.read_text().splitlines():
            if line.startswith("admin_passwd = "):
                return line.split(" = ", 1)[1]
    return secrets.token_urlsafe(24)


def _write(project, path, text, mode):
    """Write the file in one move, so that nobody reads half of it."""
    draft = Path(f"{path}.{os.getpid()}")
    draft.write_text(text)
    draft.chmod(mode)
    if project.account.is_lent:
        os.chown(draft, project.account.uid, project.account.gid)
    os.replace(draft, path)
