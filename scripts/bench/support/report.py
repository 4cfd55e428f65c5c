"""Tables of what was measured, for the terminal and for the documentation."""

from support import operations


def figure(value):
    """Three digits that mean something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def spread(times):
    return f"{figure(times['median'])} ({figure(times['min'])}–{figure(times['max'])})" if times else "–"


def best(peers):
    """The fastest peer and its time, or nothing."""
    name = min(peers, key=lambda name: peers[name]["median"], default=None)
    return (name, peers[name]["median"]) if name else (None, None)


def verdict(value, target):
    return "" if target is None else f"≤ {figure(target)} {'met' if value <= target else 'MISSED'}"


def verdicts(command, engine, target):
    """By the engine, and by the command too where they disagree."""
    if target is None or not engine or (command["median"] <= target) == (engine["median"] <= target):
        return verdict((engine or command)["median"], target)
    return verdict(engine["median"], target) + ", command " + ("MISSED" if engine["median"] <= target else "met")


def times(factor):
    return f"{figure(factor)}×"


def line(title, measured, target):
    """One operation. Ratios and the target are of the engine alone where it was measured: the peers write no table."""
    command, engine, limit = measured["command"], measured.get("engine"), measured["limit"]
    if not command:
        return [title, *["–"] * 7, verdict(float("inf"), target).replace("MISSED", "not measured")]
    held = (engine or command)["median"]
    peer, taken = best(measured["peers"])
    return [title, spread(command), spread(engine), f"{peer} {figure(taken)}" if peer else "–",
            times(taken / command["median"]) if peer else "–", times(taken / held) if peer else "–",
            figure(limit["median"]) if limit else "–", times(held / limit["median"]) if limit else "–",
            verdicts(command, engine, target)]


HEADS = ["", "command, ms", "engine, ms", "best peer, ms", "peer ÷ command", "peer ÷ engine", "limit, ms",
         "engine ÷ limit", "target, ms"]


def lines(size):
    targets = operations.TARGETS.get(size["rows"], {}) if size["tags"] == 40 else {}
    found = [line("load, cold process", size["load"], targets.get("load")), memory(size, targets.get("memory"))]
    for name, measured in size["operations"].items():
        title = f"{name} {operations.TITLES[name]}"
        if name in size["differ"]:
            found.append([title, "ANSWERS DIFFER", *["–"] * 7])
        else:
            found.append(line(title, measured, targets.get(name)))
    found.append(line("reopen, answer c", size["reopen"], targets.get("reopen")))
    found.append(line("start, 214 rows, answer c", size["start"], operations.START_TARGET))
    return found


def memory(size, target):
    """The most memory held while loading, files that are mapped included."""
    load = size["load"]
    if not load["command"]:
        return ["its memory, MB", *["–"] * 8]
    held = load["command"]["memory"]
    peers = {name: {"median": found["memory"]} for name, found in load["peers"].items()}
    peer, least = best(peers)
    return ["its memory, MB", figure(held), "–", f"{peer} {figure(least)}" if peer else "–",
            times(least / held) if peer else "–", "–", figure(load["limit"]["memory"]) if load["limit"] else "–", "–",
            verdict(held, target)]


def about(size):
    machine = size["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in size["versions"].items())
    return [f"{machine['processor']}; {machine['memory']}; {machine['system']}; {machine['date']}",
            f"Tartan {machine['tartan']}" + (f"; {versions}" if versions else ""),
            f"{size['rows']:,} statements, {size['tags']} tags; medians (least–most); load of the machine "
            f"{size['load_before']} before, {size['load_after']} after"]


def differences(size):
    said = []
    for name, answers in size["differ"].items():
        said.append(f"{name}: the answers differ, so no time is shown:")
        said += [f"    {answer}  {', '.join(sorted(set(who)))}" for answer, who in answers.items()]
    return said


def text(size):
    """For the terminal."""
    rows = [HEADS, *lines(size)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADS))]
    table = ["  ".join(cell.ljust(width) if at == 0 else cell.rjust(width)
                       for at, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in rows]
    agreed = sum(1 for name in size["operations"] if name not in size["differ"])
    left_out = [f"note: {what}" for what in size["skipped"]]
    return "\n".join([*about(size), f"answers equal in {agreed} of {len(size['operations'])} operations", "", *table,
                      *differences(size), *left_out, ""])


def markdown(size):
    rows = [HEADS, ["---", *["---:"] * (len(HEADS) - 1)], *lines(size)]
    command = size["machine"]["command"]
    return "\n".join([*(item + "  " for item in about(size)), f"`{command}`", "",
                      *("| " + " | ".join(row) + " |" for row in rows), *differences(size)])


def write(page, size):
    """Puts the table between the marks of its size; at the end of the page where it has none."""
    replace(page, f"run {size['rows']} {size['tags']}", markdown(size))


def replace(page, mark, content):
    begin, end = f"<!-- {mark} -->", f"<!-- end {mark} -->"
    old = page.read_text(encoding="utf-8")
    new = f"{begin}\n{content}\n{end}"
    if begin in old and end in old:
        head, rest = old.split(begin, 1)
        old = head + new + rest.split(end, 1)[1]
    else:
        old = old.rstrip("\n") + "\n\n" + new + "\n"
    page.write_text(old, encoding="utf-8")
