"""The command line: the plain ones are read without the general parser, and say the same."""

import os
import pathlib
import shutil
import subprocess

from screen import STATEMENTS
from session import BINARY, SessionTest


class CommandLineTest(SessionTest):
    """Runs the program once, without a terminal."""

    def run_with(self, *arguments):
        done = subprocess.run(
            [BINARY, *arguments], input=b"", capture_output=True, timeout=60, cwd=self.home.work,
            env=self.home.environment(), check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()


class CommandLine(CommandLineTest):
    def assert_same(self, plain, general):
        self.assertEqual(self.run_with(*plain), self.run_with(*general))

    def test_files_and_commands_read_the_same_both_ways(self):
        file = str(STATEMENTS)
        self.assert_same([file], ["session", file])
        self.assert_same([file, "-c", "count"], ["session", file, "-c", "count"])
        self.assert_same(["-c", "help count"], ["session", "-c", "help count"])
        self.assert_same([file, file, "-c", "count"], ["session", "-c", "count", file, file])
        self.assert_same(["missing.csv", "-c", "count"], ["session", "missing.csv", "-c", "count"])
        self.assert_same(["run", "missing.sett"], ["run", "--set", "k=5", "missing.sett"])

    def test_commands_are_answered(self):
        status, output, _ = self.run_with(str(STATEMENTS), "-c", "count theme:Data")
        self.assertEqual(status, 0)
        self.assertIn("31", output)

    def test_wrong_use_is_said_by_the_parser(self):
        for arguments in (["-c"], ["run"], ["run", "a", "b"], ["--nothing"], ["-c", "count", "-c"], ["plan", "-c", "x"]):
            status, output, errors = self.run_with(*arguments)
            self.assertEqual((status, output), (2, ""), arguments)
            self.assertIn("Usage", errors, arguments)

    def test_help_and_version_are_printed(self):
        self.assertIn("USAGE", self.run_with("--help")[1])
        self.assertRegex(self.run_with("--version")[1], r"^tartan \d+\.\d+\.\d+\n$")
        self.assertIn("USAGE", self.run_with("help")[1])


class Notebooks(CommandLineTest):
    """`tartan render` and `tartan check` of a notebook, with their status."""

    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.home.work)
        shutil.copy(STATEMENTS, self.folder / "statements.csv")
        self.notebook = self.folder / "n.md"
        self.notebook.write_text('`tartan count(all)`\n\n```tartan\nload "statements.csv"\ncount theme:Data\n```\n')

    def test_rendering_twice_leaves_the_file_alone_and_keeps_its_permissions(self):
        os.chmod(self.notebook, 0o640)
        self.assertEqual(self.run_with("render", "n.md")[0], 0)
        first = (self.notebook.read_bytes(), self.notebook.stat().st_mtime_ns, self.notebook.stat().st_ino)
        self.assertEqual(self.notebook.stat().st_mode & 0o777, 0o640)
        self.assertIn(b"<!-- = 215 -->", first[0])
        self.assertEqual(self.run_with("render", "n.md")[0], 0)
        again = (self.notebook.read_bytes(), self.notebook.stat().st_mtime_ns, self.notebook.stat().st_ino)
        self.assertEqual(again, first)

    def test_a_check_ends_with_3_and_an_error_with_1(self):
        self.assertEqual(self.run_with("check", "n.md")[0], 3)
        self.run_with("render", "n.md")
        self.assertEqual(self.run_with("check", "n.md")[0], 0)
        self.notebook.write_text(self.notebook.read_text().replace("theme:Data\n", "theme:Dta\n"))
        self.assertEqual(self.run_with("check", "n.md")[0], 1)
        status, _, errors = self.run_with("render", "n.md")
        self.assertEqual(status, 1)
        self.assertIn("n.md:5:13: error: no label 'Dta' in theme", errors)
        self.assertIn("**This block failed.**", self.notebook.read_text())

    def test_a_page_is_made_and_not_over_somebody_elses(self):
        self.assertEqual(self.run_with("render", "n.md", "--to", "n.html")[0], 0)
        self.assertEqual(self.run_with("render", "n.md", "-o", "n.html")[0], 0)
        (self.folder / "n.html").write_text("mine")
        self.assertEqual(self.run_with("render", "n.md", "--to", "n.html")[0], 1)
        self.assertEqual((self.folder / "n.html").read_text(), "mine")
        self.assertEqual(self.run_with("render", "n.md", "--to", "n.html", "--replace")[0], 0)
        self.assertIn("<!DOCTYPE html>", (self.folder / "n.html").read_text())

    def test_an_arrow_that_the_shell_took_is_explained(self):
        status, output, errors = self.run_with("render", "n.md", "-")
        self.assertEqual((status, output), (2, ""))
        self.assertIn("tartan render n.md --to page.html", errors)
        self.assertEqual(self.run_with("render", "a.md", "b.md")[0], 2)
        self.assertEqual(self.run_with("render", "n.md", "--replace")[0], 2)

    def test_a_notebook_can_be_played_first(self):
        status, output, _ = self.run_with("n.md", "-c", "count")
        self.assertEqual(status, 0)
        self.assertIn("215", output)
