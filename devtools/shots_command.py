"""`./dev shots`: pictures of the main screens, from the running demo, into docs/screens."""

import json
import os
import shutil

from . import machine, process, workbench
from .demo_command import LOGINS, serve_demo
from .messages import step


def shots(project, _options):
    """Take the pictures; those that succeed replace the old, those that do not are named."""
    machine.require(project, "server", "browser")
    server = serve_demo(project)
    bench = workbench.ready(project, "browser", with_tests=True)
    gallery = project.account.own(project.state / "home" / "screens")
    _empty(gallery)
    step("taking pictures")
    try:
        _take(project, bench, server, gallery)
    finally:
        _hang(gallery, project.repository / "docs" / "screens")
    return 0


def _take(project, bench, server, gallery):
    process.run(
        [bench.environment.python, "-m", "devtools.shots.take", gallery],
        failing="not all pictures could be taken",
        log=project.log("shots"),
        account=project.account,
        cwd=project.tree,
        env={
            **bench.variables,
            "PYTHONPATH": str(project.tree),
            "LIINK_URL": server.url,
            "LIINK_CHROMIUM": machine.chromium(),
            "LIINK_LOGINS": json.dumps(LOGINS),
        },
    )


def _empty(folder):
    for path in folder.glob("*.png"):
        path.unlink()


def _hang(gallery, wall):
    wall.mkdir(parents=True, exist_ok=True)
    pictures = sorted(gallery.glob("*.png"))
    for picture in pictures:
        shutil.copyfile(picture, wall / picture.name)
        os.chmod(wall / picture.name, 0o644)
    step(f"{len(pictures)} pictures in {wall}")
