"""What stands beside every measurement: the machine, its load, the versions."""

import datetime
import os
import platform
import subprocess


def first_line(path, start):
    try:
        with open(path, encoding="utf-8") as file:
            return next((line.split(":", 1)[1].strip() for line in file if line.startswith(start)), "unknown")
    except OSError:
        return "unknown"


def cores():
    return len(os.sched_getaffinity(0))


def system():
    """The name that the distribution gives itself."""
    try:
        name = platform.freedesktop_os_release().get("PRETTY_NAME")
    except OSError:
        name = None
    return name or f"{platform.system()} {platform.release()}"


def described():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "date": datetime.date.today().isoformat(),
        "processor": f"{first_line('/proc/cpuinfo', 'model name')}, {cores()} cores to use",
        "memory": f"{memory:.0f} GiB",
        "system": f"{system()}, {platform.machine()}",
    }


def load():
    """The load of the last minute; above the number of cores, times mean little."""
    return round(os.getloadavg()[0], 2)


def version(binary):
    said = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return said.removeprefix("tartan ")


def checkout(root):
    """The commit that is measured, with a plus where files differ from it."""
    said = subprocess.run(["git", "-C", root, "describe", "--always", "--dirty=+"], capture_output=True, text=True,
                          check=False)
    return said.stdout.strip() or "unknown"
