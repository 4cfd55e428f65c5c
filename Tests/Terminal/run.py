#!/usr/bin/env python3
"""Runs the program at a pseudo-terminal and checks what its user sees.

    run.py BINARY [PATTERN …]

Prints `N passed, N failed`; the status is 0 if none failed. A pattern picks tests by a part of their name.
TARTAN_TEST_PATIENCE is how many seconds to wait for what must come: 20, fewer while a test is being written.
"""

import os
import sys
import unittest
from pathlib import Path


def main():
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        print(__doc__.strip())
        return 0 if len(sys.argv) > 1 else 2
    binary = Path(sys.argv[1]).resolve()
    if not os.access(binary, os.X_OK):
        print(f"run.py: {binary} is not a program", file=sys.stderr)
        return 2
    os.environ["TARTAN_BINARY"] = str(binary)
    here = Path(__file__).resolve().parent
    sys.path.insert(0, str(here))
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{part}*" for part in sys.argv[2:]] or None
    suite = loader.discover(str(here), pattern="test_*.py", top_level_dir=str(here))
    result = unittest.TextTestRunner(stream=sys.stderr, verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    passed = result.testsRun - failed - len(result.skipped)
    skipped = f", {len(result.skipped)} skipped" if result.skipped else ""
    print(f"{passed} passed, {failed} failed{skipped}")
    return 1 if failed or result.testsRun == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
