"""`./dev demo`: the demo company, made once and served."""

import json

from . import workbench
from .locks import locked
from .messages import note, step
from .project import DEMO_DATABASE
from .server import Server

# The demo data makes these users; see the demo folder of the modules and devtools/demo/story.py.
LOGINS = {
    "brand": {"login": "camille@maison-eternelle.example", "password": "camille"},
    "maker": {"login": "dupont@atelier-dupont.example", "password": "dupont"},
}
ADMINISTRATOR = {"login": "admin", "password": "admin"}


def demo(project, options):
    """Make what is missing, serve the demo, print where it is."""
    server = serve_demo(project, reset=options.reset)
    _tell(server, as_json=options.json)
    return 0


def serve_demo(project, reset=False):
    """Have the demo served; return its server."""
    server = Server(project)
    server.check_port()
    bench = workbench.ready(project)
    with locked(project.state / "demo.lock", "making the demo"):
        _refresh(bench, server, reset)
        if not server.is_serving():
            server.stop()
            _set_address(bench, server.url)
            server.start(bench.variables)
    step("ready")
    return server


def _set_address(bench, url):
    """Tell the database its address: links in mails, and where wkhtmltopdf finds the styles of the papers."""
    for key in ("web.base.url", "report.url"):
        bench.databases.sql(
            f"INSERT INTO ir_config_parameter (key, value) VALUES ('{key}', '{url}')"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            DEMO_DATABASE,
        )


def _refresh(bench, server, reset):
    """Make the demo database, or bring it up to the present sources."""
    bench.modules.require()
    mark = {} if reset else bench.databases.mark(DEMO_DATABASE)
    present = bench.modules.fingerprints()
    if not mark:
        server.stop()
        _make(bench, present)
    elif mark["modules"] != present:
        server.stop()
        _upgrade(bench, mark, present)
    if mark and mark["demo"] != bench.modules.demo_fingerprint():
        note("the demo data has changed since: ./dev demo --reset loads it")


def _make(bench, present):
    suite = bench.databases.suite()
    step("loading the demo company")
    bench.databases.copy(suite, DEMO_DATABASE)
    bench.databases.odoo(
        DEMO_DATABASE,
        failing="the demo data could not be loaded",
        code="from devtools.demo.load import load; load(env)",
    )
    bench.databases.set_mark(DEMO_DATABASE, {"modules": present, "demo": bench.modules.demo_fingerprint()})


def _upgrade(bench, mark, present):
    changed = [name for name, digest in present.items() if name in mark["modules"] and digest != mark["modules"][name]]
    new = [name for name in present if name not in mark["modules"]]
    step(f"upgrading {', '.join(changed + new)}")
    arguments = [part for flag, names in (("-u", changed), ("-i", new)) if names for part in (flag, ",".join(names))]
    failing = "the changed modules could not be upgraded"
    bench.databases.odoo(DEMO_DATABASE, *arguments, "--stop-after-init", failing=failing)
    bench.databases.check_installed(DEMO_DATABASE)
    bench.databases.set_mark(DEMO_DATABASE, {**mark, "modules": present})


def _tell(server, as_json):
    facts = {"url": server.url, "database": DEMO_DATABASE, "logins": LOGINS, "admin": ADMINISTRATOR}
    if as_json:
        print(json.dumps(facts))
        return
    print(f"\nLIINK is served on {server.url} (database {DEMO_DATABASE})\n")
    for who, account in {**LOGINS, "admin": ADMINISTRATOR}.items():
        print(f"  {who:6} {account['login']:36} password {account['password']}")
    print("\n./dev stop ends it.")
