"""Locks that a killed command cannot leave behind (flock), and folders that appear only when complete."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

from .messages import note

_PARTIAL = ".partial-"


@contextlib.contextmanager
def locked(path, waiting_for):
    """Hold the lock file; say what is waited for when another command holds it."""
    with open(path, "a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            note(f"waiting for another ./dev that is {waiting_for}")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def appearing(target):
    """Yield a folder to work in that becomes `target` if all goes well, else vanishes.

    The caller holds a lock: what an earlier, killed run left behind is cleared away.
    """
    target = Path(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    for remains in target.parent.glob(f"{_PARTIAL}{target.name}-*"):
        shutil.rmtree(remains, ignore_errors=True)
    workshop = Path(tempfile.mkdtemp(prefix=f"{_PARTIAL}{target.name}-", dir=target.parent))
    workshop.chmod(0o755)
    try:
        yield workshop
        os.rename(workshop, target)
    except BaseException:
        shutil.rmtree(workshop, ignore_errors=True)
        raise
