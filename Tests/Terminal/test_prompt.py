"""The prompt, and the first commands at it."""

import os
import re
import select
import subprocess

from screen import STATEMENTS, escapes
from session import BINARY, LOADED, SessionTest


class Prompt(SessionTest):
    def test_one_line_greets_and_the_prompt_stands_below_it(self):
        terminal = self.start(rows=12, columns=40).wait_for_prompt()
        self.assertEqual(terminal.lines()[:2], ["tartan 0.1.0 · help · tour · quit", "tartan ›"])

    def test_it_names_the_dataset_and_the_filter(self):
        terminal = self.session(columns=100)
        terminal.enter(f'load "{STATEMENTS}"').wait_for_prompt(LOADED)
        terminal.enter("filter theme:Data").wait_for_prompt("vsht-2020 [theme:Data 31] › ")
        terminal.enter("back").wait_for_prompt(LOADED)

    def test_a_filter_shows_how_many_statements_it_leaves(self):
        terminal = self.loaded(columns=100)
        shown = re.compile(r'vsht-2020 \[tag:"Quality assurance" \d+\] ›')
        terminal.enter('filter tag:"Quality assurance"').wait_for(shown)
        left = re.search(r"(\d+) of 215 statements", terminal.text())[1]
        terminal.wait_for_prompt(f'vsht-2020 [tag:"Quality assurance" {left}] › ')
        self.quit(terminal)

    def test_commands_answer(self):
        terminal = self.loaded()
        terminal.enter("count theme:Data").wait_for(re.compile(r"\b31\b")).wait_for_prompt(LOADED)
        terminal.enter('overlap theme:Data with tag:"Quality assurance"').wait_for("23 of the 31")
        terminal.wait_for_prompt(LOADED)
        terminal.enter("help").wait_for("overlap")
        terminal.wait_until(lambda: "›" in terminal.current() or ":" in terminal.current(), "a prompt or a pager")

    def test_quit_and_ctrl_d_on_an_empty_line_leave(self):
        self.quit(self.session())
        self.session().send("\x04").wait_for_end(0)

    def test_ctrl_d_in_a_line_deletes(self):
        terminal = self.session().send("helpX").wait_for_line("tartan › helpX")
        terminal.press("left").send("\x04").wait_for_line("tartan › help")

    def test_the_terminal_is_left_as_it_was(self):
        terminal = self.start("--norc", "-i", command="/bin/bash", PS1="$ ")
        terminal.wait_for("$").enter(BINARY).wait_for_prompt()
        terminal.enter("quit").wait_until(lambda: terminal.current() == "$", "the shell's prompt")
        terminal.enter("stty -a | tr ' ' '\\n' | grep -c -x -e icanon -e echo -e isig -e opost").wait_for("\n4\n")

    def test_the_prompt_needs_no_locale(self):
        terminal = self.session(LANG="C", LC_ALL="C")
        terminal.send("größe 評価").wait_for_line("tartan › größe 評価")


class Pipes(SessionTest):
    def run_piped(self, text, *arguments, **environment):
        return subprocess.run(
            [BINARY, *arguments], input=text.encode(), capture_output=True, timeout=60, cwd=self.home.work,
            env=self.home.environment(**environment), check=False)

    def test_piped_commands_are_answered_without_prompts_or_escape_codes(self):
        done = self.run_piped(f'load "{STATEMENTS}"\ncount theme:Data\n')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("31", done.stdout.decode())
        self.assertNotIn("›", done.stdout.decode())
        self.assertEqual(escapes(done.stdout + done.stderr), [])

    def test_each_answer_comes_before_the_next_command_is_read(self):
        child = subprocess.Popen(
            [BINARY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=self.home.work, env=self.home.environment())
        with child:
            for command, answer in ((f'load "{STATEMENTS}"', b"215 statements"), ("count theme:Data", b"31")):
                child.stdin.write(command.encode() + b"\n")
                child.stdin.flush()
                got = b""
                while answer not in got:
                    self.assertTrue(select.select([child.stdout], [], [], 20)[0], f"no answer to {command}")
                    got += os.read(child.stdout.fileno(), 65536)
            child.stdin.close()
            self.assertEqual(child.wait(timeout=20), 0)

    def test_an_open_bracket_joins_piped_lines(self):
        done = self.run_piped(f'load "{STATEMENTS}"\ncount theme:(\nData,\nStrategy)\n')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("58", done.stdout.decode())

    def test_bytes_that_are_no_text_are_reported_with_their_line(self):
        done = subprocess.run(
            [BINARY], input=b"help\ncount \xff\n", capture_output=True, timeout=60, cwd=self.home.work,
            env=self.home.environment(), check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("line 2", (done.stdout + done.stderr).decode())

    def test_output_that_nobody_reads_ends_the_program_quietly(self):
        script = f"echo help | '{BINARY}' 2>errors | true; cat errors"
        done = subprocess.run(
            ["/bin/bash", "-c", script], capture_output=True, timeout=60, cwd=self.home.work,
            env=self.home.environment(), check=False)
        self.assertEqual(done.stdout + done.stderr, b"")

    def test_a_full_disk_is_said(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [BINARY], input=b"help\n", stdout=full, stderr=subprocess.PIPE, timeout=60, cwd=self.home.work,
                env=self.home.environment(), check=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("no space left", done.stderr.decode())
