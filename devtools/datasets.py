"""Public data that benchmarks work with, fetched through the machine's own package index, shared by all clones.

The diamonds (53,940 stones with prices, carats, grades and measurements, some of them wrong) lie in the wheel of
`plotnine`, which is never installed: pip downloads the file, and the table is read out of it.
"""

import os
import subprocess
import zipfile

from .locks import locked
from .messages import note, step

_PACKAGE, _MEMBER = "plotnine", "plotnine/data/diamonds.csv"


def diamonds(project, environment):
    """The path of diamonds.csv, or None when it cannot be had; the reason is told."""
    target = project.cache / "datasets" / "diamonds.csv"
    with locked(project.cache / "datasets.lock", "downloading"):
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            _fetch(project, environment, target)
    return target if target.exists() else None


def _fetch(project, environment, target):
    step(f"downloading {_PACKAGE} for its diamonds")
    command = [environment.python, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", target.parent, _PACKAGE]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    finished = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, env=kept, cwd=project.cache, check=False
    )
    wheels = sorted(target.parent.glob(f"{_PACKAGE}-*.whl"))
    try:
        draft = target.with_suffix(f".{os.getpid()}")
        draft.write_bytes(zipfile.ZipFile(wheels[-1]).read(_MEMBER))
        os.replace(draft, target)
    except (IndexError, KeyError, zipfile.BadZipFile) as error:
        note(f"the diamonds cannot be had: {finished.stderr.strip().splitlines()[-1:] or error}")
