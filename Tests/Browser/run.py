"""The page of a notebook in a real browser: sorting, opening a cell, light and dark, narrow and wide, paper.

    Tests/Browser/run.py BINARY [--pictures FOLDER]

Exits with 0 and a message where there is no Chromium, with 1 if something is not as it should be.
"""
import base64
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

import browser

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

NOTEBOOK = """# Data & quality assurance

`tartan count(all) as words` statements; `tartan share(qa of theme:Data) as percent` of Data.

<script>window.foreign = true</script>
<img src="https://example.org/spy.png">

![a picture](https://example.org/spy.png)

```tartan
load "statements.csv"
define qa = tag:"Quality assurance"
```

```tartan name=themes
count by theme
```

```tartan name=table
cross theme by tag top 3 cells n, row%
```

```tartan name=joined
cross theme by tag top 3 cells n (row%)
overlap theme:Data with qa
```

| by hand | n |
|---|--:|
| b | 10 |
| a | 9 |
"""

TABLE = "document.querySelector('#themes table')"


def column(table, index):
    """JavaScript for the text of a column's cells."""
    return f"[...{table}.tBodies[0].rows].map(r => r.cells[{index}].textContent)"


def head(table, index):
    """JavaScript for the button in a head."""
    return f"{table}.tHead.rows[{table}.tHead.rows.length - 1].cells[{index}].querySelector('button')"


class PageTests(unittest.TestCase):
    """One page, opened afresh for each test."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="tartan-page-")
        shutil.copy(os.path.join(ROOT, "datasets/vsht-2020/statements.csv"), cls.folder)
        cls.page = os.path.join(cls.folder, "page.html")
        with open(os.path.join(cls.folder, "page.md"), "w", encoding="utf-8") as file:
            file.write(NOTEBOOK)
        state = os.path.join(cls.folder, "state")
        subprocess.run([BINARY, "render", "page.md", "--to", "page.html"], cwd=cls.folder, check=True, timeout=60,
                       stdout=subprocess.DEVNULL, env={**os.environ, "XDG_STATE_HOME": state})
        cls.browser = browser.Browser(CHROMIUM)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def setUp(self):
        self.browser.send("Emulation.clearDeviceMetricsOverride")
        self.browser.events = []
        self.browser.open(self.page)

    def value(self, expression):
        """What an expression gives in the page."""
        return self.browser.value(expression)

    def picture(self, name, whole=False):
        """Keeps what is to be seen, where somebody wants to look at it."""
        if PICTURES:
            data = self.browser.send("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
            with open(os.path.join(PICTURES, name + ".png"), "wb") as file:
                file.write(base64.b64decode(data))

    def test_a_click_on_a_head_sorts_and_totals_stay_below(self):
        before = self.value(column(TABLE, 0))
        self.assertEqual(before[0], "Data")
        self.browser.click(head(TABLE, 0))
        names = self.value(column(TABLE, 0))
        self.assertEqual(names[:-1], sorted(before[:-1]))
        self.assertEqual(names[-1], "statements")
        self.assertEqual(self.value(f"{TABLE}.tHead.rows[0].cells[0].ariaSort"), "ascending")
        self.browser.click(head(TABLE, 1))
        counts = [int(text) for text in self.value(column(TABLE, 1))]
        self.assertEqual(counts[:-1], sorted(counts[:-1], reverse=True))
        self.browser.click(head(TABLE, 1))
        counts = [int(text) for text in self.value(column(TABLE, 1))]
        self.assertEqual(counts[:-1], sorted(counts[:-1]))
        self.assertEqual(counts[-1], 215)
        self.assertEqual(self.value(f"{TABLE}.tHead.rows[0].cells[0].ariaSort"), "none")
        self.picture("sorted")
        self.browser.click(head(TABLE, 1))
        self.assertEqual(self.value(column(TABLE, 0)), before)

    def test_the_keyboard_sorts_too(self):
        self.value(head(TABLE, 0) + ".focus()")
        self.browser.key("Enter")
        names = self.value(column(TABLE, 0))
        self.assertEqual(names[:-1], sorted(names[:-1]))
        self.browser.key(" ", "Space")
        names = self.value(column(TABLE, 0))
        self.assertEqual(names[:-1], sorted(names[:-1], reverse=True))

    def test_columns_under_a_common_head_and_tables_of_the_prose_sort(self):
        table = "document.querySelector('#table table')"
        self.browser.click(head(table, 3))
        counts = [int(text) for text in self.value(column(table, 3))][:-1]
        self.assertEqual(counts, sorted(counts, reverse=True))
        prose = "[...document.querySelectorAll('table')].pop()"
        self.browser.click(head(prose, 1))
        self.browser.click(head(prose, 1))
        self.assertEqual(self.value(column(prose, 1)), ["9", "10"])

    def test_a_cell_opens_the_statements_behind_it(self):
        cell = "[...document.querySelectorAll('#table tbody tr')].find(r => r.cells[0].textContent === 'Data').cells[5]"
        self.assertEqual(self.value(f"{cell}.textContent"), "23")
        self.browser.click(f"{cell}.querySelector('button')")
        self.assertTrue(self.value("document.getElementById('statements').open"))
        self.assertEqual(self.value("document.getElementById('statements-title').textContent"), "Data × Quality assurance")
        self.assertEqual(self.value("document.getElementById('statements-count').textContent"), "23 statements")
        self.assertEqual(self.value("document.querySelectorAll('#statements li').length"), 23)
        first = self.value("document.querySelector('#statements li').textContent")
        self.assertIn("S001", first)
        self.assertIn("Quality assurance", first)
        self.picture("statements")
        self.browser.key("Escape")
        self.assertFalse(self.value("document.getElementById('statements').open"))
        self.assertEqual(self.value("document.activeElement.textContent"), "23")

    def test_every_cell_that_opens_shows_as_many_statements_as_it_says(self):
        wrong = self.value(
            "[...document.querySelectorAll('td[data-set]')].filter(cell => {"
            " const [, count, members] = data.sets[cell.dataset.set];"
            " return /^[0-9]+$/.test(cell.textContent) && (Number(cell.textContent) !== count || members.length !== count)"
            "}).length")
        self.assertEqual(wrong, 0)
        self.assertGreater(self.value("document.querySelectorAll('td[data-set]').length"), 60)

    def test_a_cell_with_two_figures_opens_what_its_count_counts(self):
        row = "[...document.querySelectorAll('#joined tbody tr')].find(r => r.cells[0].textContent === 'Data')"
        cell = f"{row}.cells[3]"
        self.assertEqual(self.value(f"{cell}.textContent"), "23 (74.2)")
        self.browser.click(f"{cell}.querySelector('button')")
        self.assertEqual(self.value("document.getElementById('statements-count').textContent"), "23 statements")

    def test_nothing_is_fetched_and_nothing_foreign_runs(self):
        asked = [event["params"]["request"]["url"] for event in self.browser.events
                 if event.get("method") == "Network.requestWillBeSent"]
        self.assertTrue(all(url.startswith("file://") for url in asked), asked)
        self.assertFalse(self.value("'foreign' in window"))
        self.assertNotIn("example.org", self.value("document.documentElement.outerHTML"))
        logged = [event for event in self.browser.events if event.get("method") == "Log.entryAdded"]
        self.assertEqual(logged, [])

    def test_light_and_dark_differ_and_both_can_be_read(self):
        shades = {}
        for scheme in ("light", "dark"):
            self.browser.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            style = "getComputedStyle(document.documentElement)"
            shades[scheme] = [self.value(f"{style}.backgroundColor"), self.value(f"{style}.color")]
            self.picture(scheme, whole=True)
        self.browser.send("Emulation.setEmulatedMedia", features=[])

        def light(text):
            return sum(int(part) for part in text[text.index("(") + 1:-1].split(",")[:3]) / 3

        self.assertGreater(light(shades["light"][0]) - light(shades["light"][1]), 150)
        self.assertGreater(light(shades["dark"][1]) - light(shades["dark"][0]), 150)

    def test_a_narrow_window_scrolls_tables_and_not_the_page(self):
        self.browser.send("Emulation.setDeviceMetricsOverride", width=380, height=800, deviceScaleFactor=1, mobile=False)
        self.picture("narrow")
        self.assertLessEqual(self.value("document.documentElement.scrollWidth"), 380)
        wide = self.value("(() => { const s = document.querySelector('#table section'); return s.scrollWidth > s.clientWidth })()")
        self.assertTrue(wide)

    def test_it_prints(self):
        data = base64.b64decode(self.browser.send("Page.printToPDF", preferCSSPageSize=True)["data"])
        self.assertTrue(data.startswith(b"%PDF-"))
        self.assertGreater(len(data), 10_000)
        if PICTURES:
            with open(os.path.join(PICTURES, "page.pdf"), "wb") as file:
                file.write(data)
        self.browser.send("Emulation.setEmulatedMedia", media="print")
        self.assertEqual(self.value("getComputedStyle(document.querySelector('section')).overflowX"), "visible")
        self.browser.send("Emulation.setEmulatedMedia", media="")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    BINARY = os.path.abspath(sys.argv[1])
    PICTURES = sys.argv[3] if len(sys.argv) == 4 and sys.argv[2] == "--pictures" else None
    CHROMIUM = browser.find()
    if CHROMIUM is None:
        print("There is no Chromium here: the page of a notebook is not tried. Package: chromium", file=sys.stderr)
        sys.exit(0)
    unittest.main(argv=[sys.argv[0]])
