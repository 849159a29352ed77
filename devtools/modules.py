"""The LIINK modules of the tree: their manifests, order, and fingerprints."""

import ast
import hashlib
from functools import cached_property
from pathlib import Path

from .messages import Failure

PREFIX = "liink_"
# What a database does not know: changing it needs no new database.
_NOT_INSTALLED = {"tests", "demo", "readme", "__pycache__"}


class Modules:
    """The LIINK modules found in a folder."""

    def __init__(self, tree):
        self.tree = Path(tree)

    @cached_property
    def manifests(self):
        """Manifest by module name."""
        return {path.parent.name: _read(path) for path in sorted(self.tree.glob(f"{PREFIX}*/__manifest__.py"))}

    @cached_property
    def names(self):
        """Module names, each after those that it depends on."""
        ordered = []

        def visit(name):
            for dependency in self.manifests[name].get("depends", []):
                if dependency in self.manifests and dependency not in ordered:
                    visit(dependency)
            if name not in ordered:
                ordered.append(name)

        for name in self.manifests:
            visit(name)
        return ordered

    @property
    def foundations(self):
        """The modules of Odoo, and of others, that LIINK's depend on."""
        wanted = {name for manifest in self.manifests.values() for name in manifest.get("depends", [])}
        return sorted(wanted - set(self.manifests)) or ["base"]

    def require(self):
        """Refuse to go on without modules."""
        if not self.manifests:
            raise Failure(f"there is no {PREFIX}* module in {self.tree}.", "Is the clone complete?")

    def fingerprints(self):
        """By module, a digest of all that its installation depends on."""
        return {name: _digest(_installed_files(self.tree / name)) for name in self.names}

    def demo_fingerprint(self):
        """A digest of the demo data and of what loads it."""
        files = [path for name in self.names for path in _files(self.tree / name / "demo")]
        return _digest(files + _files(self.tree / "devtools" / "demo"))

    def have_tests(self):
        """Whether any module has tests for Odoo's own runner."""
        return any(path for name in self.names for path in (self.tree / name / "tests").glob("test_*.py"))


def combined(*texts):
    """One short digest of several texts."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:10]


def _read(path):
    try:
        return ast.literal_eval(path.read_text())
    except (SyntaxError, ValueError) as error:
        raise Failure(f"{path} cannot be read: {error}") from error


def _installed_files(folder):
    return [
        path
        for path in _files(folder)
        if path.relative_to(folder).parts[0] not in _NOT_INSTALLED
        and path.relative_to(folder).parts[:2] not in {("static", "src"), ("static", "tests")}
    ]


def _files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")


def _digest(files):
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
