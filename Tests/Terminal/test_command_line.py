"""The command line: the plain ones are read without the general parser, and say the same."""

import subprocess

from screen import STATEMENTS
from session import BINARY, SessionTest


class CommandLine(SessionTest):
    def run_with(self, *arguments):
        done = subprocess.run(
            [BINARY, *arguments], input=b"", capture_output=True, timeout=60, cwd=self.home.work,
            env=self.home.environment(), check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

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
