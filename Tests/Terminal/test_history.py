"""What was entered before: the arrow keys, Ctrl-R, and the file between sessions."""

import os
import stat

from session import SessionTest


class History(SessionTest):
    def entered(self, *lines, **options):
        terminal = self.session(**options)
        for line in lines:
            terminal.enter(line).wait_for_prompt()
        return terminal

    def test_up_recalls_and_down_comes_back(self):
        terminal = self.entered("help count", "help cross").send("dra")
        terminal.press("up").wait_for_line("tartan › help cross")
        terminal.press("up").wait_for_line("tartan › help count")
        terminal.press("down", "down").wait_for_line("tartan › dra")

    def test_the_next_session_knows_what_this_one_entered(self):
        self.quit(self.entered("help count", "help cross"))
        terminal = self.session().press("up").wait_for_line("tartan › quit")
        terminal.press("up").wait_for_line("tartan › help cross")
        terminal.press("up").wait_for_line("tartan › help count")

    def test_two_sessions_at_once_keep_the_lines_of_both(self):
        left, right = self.entered("help count"), self.entered("help cross")
        left.enter("help pairs").wait_for_prompt()
        self.quit(right)
        self.quit(left)
        kept = next(path for path in (self.home.path / "state").rglob("*") if path.name == "history")
        lines = kept.read_text().splitlines()
        self.assertEqual(lines[0], "# tartan history 1")
        self.assertEqual(lines[1:], ["help count", "help cross", "help pairs", "quit", "quit"][: len(lines) - 1])
        self.assertEqual(stat.S_IMODE(kept.stat().st_mode), 0o600)

    def test_a_foreign_file_stays_as_it_is_and_the_reason_is_said(self):
        self.quit(self.entered("help count"))
        kept = next(path for path in (self.home.path / "state").rglob("*") if path.name == "history")
        kept.write_text("my own notes\n")
        terminal = self.start().wait_for("history is not kept").wait_for_prompt()
        terminal.enter("help cross").wait_for_prompt()
        self.quit(terminal)
        self.assertEqual(kept.read_text(), "my own notes\n")

    def test_a_line_after_a_space_is_not_kept(self):
        terminal = self.entered("help count", " help cross")
        terminal.press("up").wait_for_line("tartan › help count")

    def test_an_entry_of_several_lines_is_recalled_whole(self):
        terminal = self.session().enter("count theme:(").wait_for("…").enter("Data)").wait_for_prompt()
        terminal.press("up").wait_until(
            lambda: terminal.current().endswith("Data)") and terminal.lines().count("tartan › count theme:(") == 2,
            "both lines")

    def test_ctrl_r_finds_as_one_types(self):
        terminal = self.entered("help count", "help cross", "help pairs")
        terminal.send("\x12cou").wait_for("[cou]").wait_for("help count")
        terminal.press("return").wait_for_prompt()
        terminal.press("up").wait_for_line("tartan › help count")

    def test_ctrl_r_goes_to_older_ones_and_escape_keeps_the_find(self):
        terminal = self.entered("help count", "help cross", "help pairs")
        terminal.send("\x12help").wait_for("[help] › help pairs")
        terminal.send("\x12").wait_for("[help] › help cross")
        terminal.press("escape").wait_for_line("tartan › help cross")

    def test_ctrl_r_says_when_nothing_is_found_and_ctrl_g_gives_the_line_back(self):
        terminal = self.entered("help count").send("abc").wait_for_line("tartan › abc")
        terminal.send("\x12qqq").wait_for("not in history").send("\x07").wait_for_line("tartan › abc")

    def test_a_home_that_cannot_be_written_is_said_and_does_no_harm(self):
        if os.geteuid() == 0:
            self.home.write("state", "a file where the folder should be")
        else:
            (self.home.path / "state").mkdir(mode=0o500)
        terminal = self.start().wait_for_prompt().enter("help count").wait_for_prompt()
        terminal.wait_for("history is not kept").press("up").wait_for_line("tartan › help count")
