"""What all test modules share: the program under test, and sessions that are closed when a test ends."""

import os
import unittest

from screen import STATEMENTS, Home, Terminal

BINARY = os.environ.get("TARTAN_BINARY", "tartan")
LOADED = "vsht-2020 › "


class SessionTest(unittest.TestCase):
    """A test with a home of its own."""

    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.remove)

    def start(self, *arguments, command=None, **options):
        """Starts the program, without waiting for anything."""
        terminal = Terminal(command or BINARY, arguments, home=self.home, **options)
        self.addCleanup(terminal.close)
        return terminal

    def session(self, **options):
        """A session at its first prompt, on an empty screen."""
        return self.cleared(self.start(**options).wait_for_prompt(), "tartan › ")

    def loaded(self, **options):
        """A session with the workshop data and an empty screen."""
        terminal = self.session(**options)
        terminal.enter(f'load "{STATEMENTS}"').wait_for_prompt(LOADED)
        return self.cleared(terminal)

    def cleared(self, terminal, prompt=LOADED):
        terminal.send("\x0c")
        terminal.wait_until(lambda: terminal.cursor() == (0, len(prompt)), "an empty screen")
        return terminal

    def quit(self, terminal):
        terminal.enter("quit").wait_for_end(0)
