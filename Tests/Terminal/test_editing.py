"""Typing: motion, several lines, pastes, characters of all widths, vi."""

from session import LOADED, SessionTest


class Keys(SessionTest):
    def test_motion_and_deletion(self):
        terminal = self.session().send("help crosss").press("left", "delete").wait_for_line("tartan › help cross")
        terminal.press("home").send("X").wait_for_line("tartan › Xhelp cross")
        terminal.press("delete").press("end").send("Y").wait_for_line("tartan › Xelp crossY")
        terminal.send("\x01\x04").wait_for_line("tartan › elp crossY")

    def test_motion_by_words(self):
        terminal = self.session().send("one two three").press("word left", "word left").send("X")
        terminal.wait_for_line("tartan › one Xtwo three")
        terminal.press("word right").send("Y").wait_for_line("tartan › one XtwoY three")
        terminal.send("\x1bbZ").wait_for_line("tartan › one ZXtwoY three")

    def test_ctrl_w_deletes_a_word_and_ctrl_y_brings_it_back(self):
        terminal = self.session().send("one two").send("\x17").wait_for_line("tartan › one")
        terminal.send("\x19").wait_for_line("tartan › one two")

    def test_ctrl_k_and_ctrl_u_delete(self):
        terminal = self.session().send("one two").press("word left").send("\x0b").wait_for_line("tartan › one")
        terminal.send("\x15").wait_for_prompt()

    def test_ctrl_l_clears_the_screen_and_keeps_the_line(self):
        terminal = self.session().enter("# a comment").wait_for_prompt().send("help")
        terminal.wait_for_line("tartan › help").send("\x0c")
        terminal.wait_until(lambda: terminal.lines()[0] == "tartan › help" and terminal.cursor()[0] == 0, "row 0")


class Entries(SessionTest):
    def test_an_open_bracket_goes_on_below(self):
        terminal = self.loaded().enter("count theme:(").wait_for("…")
        terminal.enter("Data, Strategy)").wait_for("58").wait_for_prompt(LOADED)

    def test_a_backslash_goes_on_below(self):
        terminal = self.loaded().enter("count \\").wait_for("…").enter("theme:Data").wait_for("31")

    def test_up_and_down_move_inside_an_entry_first(self):
        terminal = self.loaded().enter("count theme:(").wait_for("…").send("Dat")
        terminal.wait_until(lambda: terminal.current().endswith("Dat"), "the second row")
        terminal.press("up").wait_until(lambda: terminal.cursor()[0] == 0, "the first row").press("down")
        terminal.wait_until(lambda: terminal.cursor()[0] == 1, "the second row")
        terminal.enter("a)").wait_for("31 of 215")


class Pastes(SessionTest):
    def test_pasted_lines_wait_for_return_and_then_run_one_by_one(self):
        terminal = self.loaded().paste("count theme:Data\ncount theme:Remit\ncount theme:Strategy\n")
        terminal.wait_until(lambda: terminal.current().endswith("count theme:Strategy"), "all lines")
        self.assertNotIn("31", terminal.text())
        terminal.press("return").wait_for("%1  31 of").wait_for("%2  7 of").wait_for("%3  27 of")
        terminal.wait_for_prompt(LOADED)
        self.assertIn(LOADED + "count theme:Data", terminal.lines())
        self.assertIn(LOADED + "count theme:Strategy", terminal.lines())

    def test_a_pasted_tab_completes_nothing_and_control_codes_are_dropped(self):
        terminal = self.session().paste("help\tcou\x1b[31m\x07nt")
        terminal.wait_for_line("tartan › help cou[31mnt")

    def test_a_paste_of_many_lines_is_taken_whole(self):
        lines = [f"# line {number}" for number in range(500)]
        terminal = self.session().paste("\n".join(lines)).wait_for("# line 499")
        terminal.press("return").wait_until(lambda: "tartan › # line 499" in terminal.lines(), "the last line entered")
        terminal.wait_for_prompt()


class Characters(SessionTest):
    def test_wide_characters_take_two_columns(self):
        terminal = self.session().send("評価x").wait_for_line("tartan › 評価x")
        terminal.wait_until(lambda: terminal.cursor()[1] == 14, "the cursor after five columns")
        terminal.press("left", "left").send("|").wait_for_line("tartan › 評|価x")

    def test_a_wide_character_never_hangs_over_the_edge(self):
        terminal = self.session(columns=20).send("評価" * 8)
        terminal.wait_until(lambda: terminal.cursor() == (2, 2), "three rows")
        self.assertEqual([line.rstrip() for line in terminal.lines()[:3]], ["tartan › 評価評価評", "価評価評価評価評価評", "価"])

    def test_an_emoji_is_one_character(self):
        terminal = self.session().send("a👍b").press("left", "left").send("|").wait_for_line("tartan › a|👍b")
        terminal.press("right", "backspace").wait_for_line("tartan › a|b")

    def test_a_family_is_deleted_as_one(self):
        terminal = self.session().send("x👩‍👩‍👧").press("backspace").send("!").wait_for_line("tartan › x!")

    def test_a_combining_mark_joins_the_letter_before_it(self):
        terminal = self.session().send("e\u0301x").wait_for_line("tartan › éx")
        terminal.press("left", "backspace").wait_for_line("tartan › x")

    def test_bytes_that_are_no_text_are_dropped(self):
        terminal = self.session()
        terminal.process.send(b"a\xffb\xc2\x9bc")
        terminal.wait_for_line("tartan › abc")


class Vi(SessionTest):
    def setUp(self):
        super().setUp()
        self.home.write(".editrc", "# my keys\nbind -v\n")

    def test_escape_is_vi_s_escape(self):
        terminal = self.session().send("help count").wait_for_line("tartan › help count").press("escape")
        terminal.send("0dw").wait_for_line("tartan › count").send("ihelp ").wait_for_line("tartan › help count")

    def test_k_recalls_and_arrows_work(self):
        terminal = self.session().enter("help count").wait_for_prompt().press("escape").send("k")
        terminal.wait_for_line("tartan › help count")
        terminal.press("escape").send("A").press("left").send("|").wait_for_line("tartan › help coun|t")

    def test_pastes_are_taken_in_insert_mode(self):
        self.session().paste("0dw").wait_for_line("tartan › 0dw")

    def test_completion_and_ctrl_r_work(self):
        terminal = self.session().enter("help count").wait_for_prompt().send("hel\t")
        terminal.wait_for_line("tartan › help").send("\x15\x12cou").wait_for("[cou] › help count")

    def test_v_opens_no_editor(self):
        terminal = self.session(EDITOR="touch opened").send("help").wait_for_line("tartan › help").press("escape")
        terminal.send("vA count").wait_for_line("tartan › help count")
        self.assertFalse((self.home.work / "opened").exists())
