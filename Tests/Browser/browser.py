"""Chromium without a window, spoken to over a pair of pipes: nothing is installed for it, no port is opened.

`--remote-debugging-pipe` makes Chromium read commands of the DevTools protocol from descriptor 3 and write answers and
events to descriptor 4, each a JSON text that ends with a NUL.
"""
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


class BrowserError(Exception):
    """Chromium refused a command, or did not answer."""


def find():
    """The path of a Chromium; None where there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Browser:
    """One Chromium with one page."""

    def __init__(self, path):
        self.profile = tempfile.mkdtemp(prefix="tartan-browser-")
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()
        for descriptor in (to_browser, from_browser):
            os.set_inheritable(descriptor, True)
        # The shell puts the pipes where Chromium looks for them.
        command = f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}'
        self.process = subprocess.Popen(
            ["bash", "-c", command, path, "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
             "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--disable-dev-shm-usage", f"--user-data-dir={self.profile}", "about:blank"],
            pass_fds=[to_browser, from_browser], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.events = []
        self.session = None
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        self.session = self.send("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def close(self):
        """Ends Chromium and takes its profile away."""
        try:
            self.session = None
            self.send("Browser.close")
        except (BrowserError, OSError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.output)
        os.close(self.input)
        shutil.rmtree(self.profile, ignore_errors=True)

    def _read(self, deadline):
        while b"\0" not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.input], [], [], left)[0]:
                raise BrowserError("no answer in time")
            piece = os.read(self.input, 1 << 20)
            if not piece:
                raise BrowserError("Chromium ended")
            self.buffer += piece
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def send(self, method, **parameters):
        """Gives a command and waits for its result."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.output, data):]
        deadline = time.monotonic() + 30
        while True:
            answer = self._read(deadline)
            if answer.get("id") != self.number:
                self.events.append(answer)
                continue
            if "error" in answer:
                raise BrowserError(f"{method}: {answer['error']['message']}")
            return answer["result"]

    def wait(self, event):
        """Waits for an event, those that came already among them, and forgets all up to it."""
        deadline = time.monotonic() + 30
        while True:
            for place, known in enumerate(self.events):
                if known.get("method") == event:
                    return self.events.pop(place)
            self.events.append(self._read(deadline))

    def open(self, path):
        """Opens a file as a reader would, by a double click."""
        self.events = [known for known in self.events if known.get("method") != "Page.loadEventFired"]
        self.send("Page.navigate", url="file://" + path)
        self.wait("Page.loadEventFired")

    def value(self, expression):
        """What an expression of JavaScript gives in the page."""
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise BrowserError(result["exceptionDetails"]["exception"].get("description", "exception"))
        return result["result"].get("value")

    def click(self, element):
        """Clicks in the middle of an element, given as JavaScript."""
        x, y = self.value(
            f"(() => {{ const e = {element}; e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect();"
            " return [r.x + r.width / 2, r.y + r.height / 2]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def key(self, key, code=None):
        """Presses a key by its name."""
        text = {"Enter": "\r", " ": " "}.get(key)
        number = {"Enter": 13, " ": 32, "Escape": 27, "Tab": 9}[key]
        down = {"text": text} if text else {}
        self.send("Input.dispatchKeyEvent", type="keyDown", key=key, code=code or key, windowsVirtualKeyCode=number, **down)
        self.send("Input.dispatchKeyEvent", type="keyUp", key=key, code=code or key, windowsVirtualKeyCode=number)
