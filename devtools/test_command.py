"""`./dev test`: the modules' tests with Odoo's own runner, and tests/ with pytest, side by side."""

import os
import subprocess
import sys
import threading

from . import machine, test_results, workbench
from .databases import TEST
from .messages import Failure, complain, step
from .ports import free_port
from .process import end_group
from .test_results import Result

_TIME_LIMIT = 50 * 60


def test(project, options):
    """Run the tests; 0 when all pass. The closing line comes last, also when the tests could not begin."""
    try:
        return _test(project, options)
    except Failure as failure:
        complain(failure)
        print("\n0 passed, 1 failed", flush=True)
        return 1


def _test(project, options):
    bench = workbench.ready(project, "browser", with_tests=True)
    template = bench.databases.template()
    bench.databases.drop_orphans()
    runs = _runs(bench, template, options.arguments)
    return test_results.report(_run_all(bench, template, runs))


def _runs(bench, template, arguments):
    """Which runners are wanted: with arguments only pytest."""
    runs = []
    if not arguments and bench.modules.have_tests():
        runs.append(NativeRun(bench, template))
    if arguments or _has_tests(bench.project.tree / "tests"):
        runs.append(PytestRun(bench, template, arguments))
    return runs


def _has_tests(folder):
    return any(folder.rglob("test_*.py"))


def _run_all(bench, template, runs):
    try:
        step("copying the template")
        for run in runs:
            bench.databases.copy(template, run.database)
        step(f"running {' and '.join(run.title for run in runs) or 'nothing: there are no tests'}")
        threads = [threading.Thread(target=run.attempt, daemon=True) for run in runs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [run.result for run in runs]
    finally:
        for run in runs:
            run.end()
            bench.databases.drop(run.database)


class TestRun:
    """One runner at work on its own copy of the template."""

    title = ""
    name = ""

    def __init__(self, bench, template):
        self.bench = bench
        self.template = template
        self.database = f"{TEST}{self.name}_{os.getpid()}"
        self.log = bench.project.log(f"test-{self.name}")
        self.process = None
        self.result = Result(self.title, self.log, broken="it was stopped")

    def command(self):
        """The command line of the runner."""
        raise NotImplementedError

    def read(self):
        """The Result, from what the runner left."""
        raise NotImplementedError

    def attempt(self):
        """Run to the end, and keep the result."""
        try:
            self._run()
            self.result = self.read()
        except OSError as error:
            self.result = Result(self.title, self.log, broken=str(error))

    def end(self):
        """End the runner and its browsers, if they still run."""
        if self.process and self.process.poll() is None:
            end_group(self.process)

    def variables(self):
        """The environment of the runner."""
        project = self.bench.project
        return {
            **self.bench.variables,
            "LIINK_TEMPLATE_DB": self.template,
            "LIINK_ODOO_CONF": str(project.odoo_configuration),
            "LIINK_ODOO_BIN": str(project.odoo_command),
            "LIINK_CHROMIUM": machine.chromium(),
            "LIINK_FILESTORE": str(project.files / "filestore"),
            "LIINK_LOGS": str(project.account.own(project.state / "test-logs")),
            "HYPOTHESIS_STORAGE_DIRECTORY": str(project.state / "home" / "hypothesis"),
            **{f"LIINK_{name}": value for name, value in self.bench.cluster.connection().items()},
        }

    def _run(self):
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [str(part) for part in self.command()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=self.variables(),
                cwd=self.bench.project.tree,
                start_new_session=True,
                **self.bench.project.account.popen_options(),
            )
            watch = threading.Timer(_TIME_LIMIT, self.end)
            watch.daemon = True
            watch.start()
            for line in self.process.stdout:
                output.write(line)
                self.show(line)
            self.process.wait()
            watch.cancel()

    def show(self, line):
        """Show the user a line of output, or not."""


class NativeRun(TestRun):
    """Odoo's own runner on the modules' tests: it alone enforces read-only routes and query budgets."""

    title = "the modules' tests"
    name = "native"

    def command(self):
        """Odoo on the copy: all is installed, so only post_install tests run, and no -u is needed."""
        tags = ",".join(f"/{name}" for name in self.bench.modules.names)
        command = [self.bench.project.odoo_command, "-d", self.database, "--test-tags", tags]
        return [*command, "--stop-after-init", "--http-port", free_port()]

    def read(self):
        """The Result, from Odoo's log."""
        return test_results.from_odoo_log(self.title, self.log, self.process.returncode)


class PytestRun(TestRun):
    """pytest with pytest-odoo on tests/."""

    title = "tests/"
    name = "pytest"

    def __init__(self, bench, template, arguments):
        super().__init__(bench, template)
        self.arguments = arguments
        self.results_file = bench.project.state / "home" / f"pytest-{os.getpid()}.xml"

    def command(self):
        """pytest, with its own files out of the clone."""
        project = self.bench.project
        return [
            *(self.bench.environment.program("pytest"), f"--odoo-database={self.database}"),
            *(f"--odoo-config={project.odoo_configuration}", "--odoo-http", f"--rootdir={project.tree}"),
            *(f"--junitxml={self.results_file}", "-o", f"cache_dir={project.state / 'home' / 'pytest'}"),
            *self.arguments,
        ]

    def read(self):
        """The Result, from pytest's XML."""
        result = test_results.from_junit(self.title, self.log, self.results_file, self.process.returncode)
        self.results_file.unlink(missing_ok=True)
        return result

    def show(self, line):
        """All that pytest says is for the user."""
        sys.stdout.write(line.decode(errors="replace"))
        sys.stdout.flush()
