"""`./dev lint`: ruff, pylint-odoo, prettier and eslint; quiet when all is well."""

import hashlib
import os
import shutil
import subprocess
import threading
from dataclasses import dataclass, field

from . import environment, machine, process
from .locks import locked
from .messages import Failure, step
from .modules import Modules

_STAMP = ".complete"


@dataclass
class Check:
    """One linter with what it said."""

    name: str
    command: list
    remedy: str
    output: str = ""
    code: int = 0
    variables: dict = field(default_factory=dict)

    def run(self, project):
        """Run it and keep its output."""
        finished = subprocess.run(
            [str(part) for part in self.command],
            capture_output=True,
            text=True,
            cwd=project.repository,
            env={**_variables(), **self.variables},
            stdin=subprocess.DEVNULL,
            check=False,
        )
        self.code, self.output = finished.returncode, (finished.stdout + finished.stderr).strip()


def lint(project, _options):
    """Run all linters; 0 when none complains."""
    process.together(
        lambda: machine.require(project, "server", "web"),
        lambda: environment.fetch_odoo(project),
    )
    python = environment.ensure(project, with_tests=True)
    _link_node_modules(project)
    checks = _checks(project, python)
    step(f"checking with {', '.join(check.name for check in checks)}")
    _run_two_by_two(project, checks)
    return _report(checks)


def _checks(project, python):
    node_modules = project.repository / "node_modules" / ".bin"
    checks = [
        Check("ruff", [python.program("ruff"), "check", "--no-cache", "--quiet", "."], "ruff check --fix . helps"),
        Check("prettier", [node_modules / "prettier", "--check", "--log-level=warn", "."], "npm run fix helps"),
        Check("eslint", [node_modules / "eslint", "--no-warn-ignored", "."], "npm run fix helps"),
    ]
    names = Modules(project.repository).names
    if names:
        home = {"PYLINTHOME": str(project.state / "pylint")}
        # First, as it is the longest.
        checks.insert(0, Check("pylint-odoo", [python.program("pylint"), *names], "", variables=home))
    return checks


def _run_two_by_two(project, checks):
    """The longest beside the others, one after the other."""
    first, *others = checks
    beside = threading.Thread(target=first.run, args=(project,), daemon=True)
    beside.start()
    for check in others:
        check.run(project)
    beside.join()


def _report(checks):
    failed = [check for check in checks if check.code]
    for check in failed:
        hint = f" ({check.remedy})" if check.remedy else ""
        print(f"\n{check.name}{hint}:\n{check.output}")
    verdict = f"{', '.join(check.name for check in failed)} complained" if failed else "nothing to complain about"
    step(f"lint: {verdict}")
    return 1 if failed else 0


def _link_node_modules(project):
    """Have node_modules in the clone, as a link into the cache: editors and npm find them there too."""
    texts = [(project.repository / name).read_bytes() for name in ("package.json", "package-lock.json")]
    folder = project.cache / "node" / hashlib.sha256(b"".join(texts)).hexdigest()[:12]
    with locked(project.cache / "lock", "downloading"):
        if not (folder / _STAMP).exists():
            _install_node_modules(project, folder)
    link, target = project.repository / "node_modules", folder / "node_modules"
    if link.is_symlink() and link.resolve() != target.resolve():
        link.unlink()
    if not link.exists():
        link.symlink_to(target)


def _install_node_modules(project, folder):
    step("installing prettier and eslint")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(project.repository / name, folder)
    npm = shutil.which("npm")
    if not npm:
        raise Failure("npm is missing.", "Install it (apt-get install npm), then run this again.")
    process.run(
        [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
        failing="prettier and eslint could not be installed",
        log=project.log("node"),
        cwd=folder,
        env={**_variables(), "npm_config_cache": str(project.cache / "npm")},
    )
    (folder / _STAMP).touch()


def _variables():
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
