"""A readable copy of the clone, for servers whose account may not enter the clone itself."""

import os
import shutil
from pathlib import Path

from .messages import note

_LEFT_OUT = {".git", "node_modules", "__pycache__", ".ruff_cache", ".pytest_cache"}


def refresh(source, target):
    """Make `target` equal to `source`; return `target`. Only what changed is copied."""
    note(f"the servers' account cannot read {source}: working from a mirror in {target}")
    wanted = dict(_files(source))
    _remove_strangers(target, wanted)
    for name, path in wanted.items():
        _copy_if_changed(path, target / name)
    return target


def _files(source):
    for folder, folders, names in os.walk(source):
        folders[:] = [name for name in folders if name not in _LEFT_OUT]
        for name in names:
            path = Path(folder, name)
            yield path.relative_to(source), path


def _remove_strangers(target, wanted):
    for folder, _folders, names in os.walk(target, topdown=False):
        for name in names:
            path = Path(folder, name)
            if path.relative_to(target) not in wanted:
                path.unlink()
        if Path(folder) != target and not os.listdir(folder):
            os.rmdir(folder)


def _copy_if_changed(source, target):
    if source.is_symlink() and not source.exists():
        return
    there = target.stat() if target.exists() else None
    here = source.stat()
    if there and (there.st_size, there.st_mtime_ns) == (here.st_size, here.st_mtime_ns):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)
    target.chmod(0o755 if here.st_mode & 0o100 else 0o644)
