"""Sessions that were killed: their lines are offered to the next one."""

import os
import signal

from screen import STATEMENTS
from session import LOADED, SessionTest

QUESTION = "take them up? yes, no (discard), later › "


class Journal(SessionTest):
    def killed(self, *lines, prompt=LOADED, **options):
        """Leaves a session that was killed after these lines."""
        terminal = self.session(**options)
        for line in lines:
            terminal.enter(line).wait_for_prompt(prompt)
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.wait_for_end(status=None)

    def loaded_and_killed(self):
        self.killed(f'load "{STATEMENTS}"', "count theme:Data")

    def asked(self, **options):
        """The next session, at its question."""
        return self.start(**options).wait_for("ended unexpectedly").wait_for_prompt(QUESTION)

    def journals(self):
        return list((self.home.path / "state" / "tartan" / "sessions").glob("*"))

    def test_yes_brings_back_the_results_and_the_dataset(self):
        self.loaded_and_killed()
        terminal = self.asked().wait_for("2 lines").enter("y").wait_for_prompt(LOADED)
        terminal.wait_for("31 of 215 statements").enter("show %1 first 1").wait_for("1 of 31 statements shown")
        self.quit(terminal.wait_for_prompt(LOADED))
        self.assertEqual(self.journals(), [])

    def test_no_forgets_them(self):
        self.loaded_and_killed()
        self.quit(self.asked().enter("n").wait_for_prompt())
        self.assertEqual(self.journals(), [])

    def test_later_asks_the_next_session_again(self):
        self.loaded_and_killed()
        self.quit(self.asked().enter("l").wait_for_prompt())
        self.asked().send("\x03").wait_for_prompt().send("\x04").wait_for_end(0)
        self.asked().enter("yes").wait_for_prompt(LOADED)

    def test_a_session_that_took_lines_up_and_was_killed_too_loses_none(self):
        self.loaded_and_killed()
        terminal = self.asked().enter("y").wait_for_prompt(LOADED)
        terminal.enter("count theme:Strategy").wait_for_prompt(LOADED)
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.wait_for_end(status=None)
        terminal = self.asked().wait_for("3 lines").enter("y").wait_for_prompt(LOADED)
        terminal.wait_for("%2  27 of 215 statements")

    def test_paths_are_read_from_the_folder_of_the_lost_session(self):
        self.home.write("work/small.csv", "id,text,theme\n1,a,A\n2,b,B\n")
        self.killed('load "small.csv"', "count theme:A", prompt="small › ")
        elsewhere = self.home.path / "elsewhere"
        elsewhere.mkdir()
        self.home.work = elsewhere
        for _ in range(2):
            terminal = self.asked().wait_for("2 lines").enter("y").wait_for_prompt("small › ")
            terminal.wait_for("1 of 2 statements")
            os.kill(terminal.process.pid, signal.SIGKILL)
            terminal.wait_for_end(status=None)

    def test_lines_that_no_longer_run_are_kept(self):
        self.home.write("work/small.csv", "id,text,theme\n1,a,A\n2,b,B\n")
        self.killed('load "small.csv"', "count theme:A", prompt="small › ")
        (self.home.work / "small.csv").unlink()
        terminal = self.asked().enter("y").wait_for("error").wait_for("the lines are kept").wait_for_prompt()
        self.quit(terminal)
        self.home.write("work/small.csv", "id,text,theme\n1,a,A\n2,b,B\n")
        self.asked().enter("y").wait_for_prompt("small › ")

    def test_results_of_several_lost_sessions_keep_their_references(self):
        self.home.write("work/small.csv", "id,text,theme\n1,a,A\n2,b,B\n")
        self.loaded_and_killed()
        terminal = self.asked().enter("l").wait_for_prompt().enter('load "small.csv"').wait_for_prompt("small › ")
        terminal.enter("count theme:A").wait_for_prompt("small › ").enter("show %1").wait_for_prompt("small › ")
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.wait_for_end(status=None)
        terminal = self.start(rows=50).wait_for_prompt(QUESTION).enter("y").wait_for_prompt(QUESTION)
        terminal.enter("y").wait_until(lambda: terminal.current() in (LOADED.rstrip(), "small ›"), "a prompt")
        terminal.wait_for("%1  31 of 215" if terminal.current() == "small ›" else "%3  31 of 215")
        self.assertNotIn("error", terminal.text())

    def test_the_lines_of_a_script_are_not_taken_up_twice(self):
        self.home.write("work/small.csv", "id,text,theme\n1,a,A\n2,b,B\n")
        self.home.write("work/s.sett", 'load "small.csv"\ncount theme:A\n')
        self.killed('run "s.sett"', prompt="small › ")
        terminal = self.asked().wait_for("1 line ").enter("y").wait_for_prompt("small › ")
        self.assertEqual(terminal.text().count("1 of 2 statements"), 1)

    def test_the_answer_is_no_entry_of_the_history(self):
        self.loaded_and_killed()
        self.asked().enter("l").wait_for_prompt().press("up").wait_for_line("tartan › count theme:Data")

    def test_long_results_are_not_paged_again(self):
        self.killed(f'load "{STATEMENTS}"', "show all first 215", PAGER="cat")
        self.asked().enter("y").wait_for_prompt(LOADED).wait_for("base: 215")

    def test_a_running_session_is_not_taken_for_lost(self):
        running = self.loaded()
        self.quit(self.session())
        self.quit(running)

    def test_a_journal_cut_in_the_middle_gives_back_the_lines_before(self):
        self.killed(f'load "{STATEMENTS}"', "count theme:Data", "count theme:Strategy")
        journal = next(path for path in self.journals() if path.suffix == ".sett")
        journal.write_bytes(journal.read_bytes()[:-5])
        terminal = self.asked().wait_for("2 lines").enter("y").wait_for_prompt(LOADED)
        terminal.wait_for("%1  31 of 215 statements")
        self.assertNotIn("%2", terminal.text())

    def test_two_sessions_in_one_folder_do_not_disturb_each_other(self):
        self.home.write("work/small.csv", "id,text,theme\n1,a,A\n2,b,B\n")
        one, other = self.session(), self.session()
        for terminal in (one, other):
            terminal.enter('load "small.csv"').wait_for_prompt("small › ")
        for terminal in (one, other, one):
            terminal.enter('count by theme -> "t.csv"!').wait_for_prompt("small › ")
        other.enter("count theme:A").wait_for_prompt("small › ")
        os.kill(one.process.pid, signal.SIGKILL)
        one.wait_for_end(status=None)
        self.quit(other)
        self.asked().wait_for("3 lines").enter("y").wait_for_prompt("small › ").wait_for("up to date")

    def test_a_journal_that_cannot_be_written_warns_once(self):
        sessions = self.home.path / "state" / "tartan" / "sessions"
        sessions.parent.mkdir(parents=True, exist_ok=True)
        sessions.write_text("no folder")
        terminal = self.session()
        terminal.enter(f'load "{STATEMENTS}"').wait_for_prompt(LOADED)
        terminal.enter("count theme:Data").wait_for_prompt(LOADED).wait_for("31 of 215 statements")
        self.assertEqual(terminal.text().count("cannot be kept"), 1)
        sessions.unlink()

    def test_a_cut_last_line_is_left_out(self):
        self.loaded_and_killed()
        journal = next(path for path in self.journals() if path.suffix == ".sett")
        with open(journal, "a", encoding="utf-8") as file:
            file.write("count theme:Str")
        self.asked().wait_for("2 lines").enter("y").wait_for_prompt(LOADED)
