"""The scale curve: a table, all figures, and a plot that can be read in black and white."""

import math

from support import report

ORDER = ["load", "count", "c", "d", "e", "f", "g1", "h", "k2", "save", "reopen"]
TITLES = {"load": "load CSV, and count", "count": "count", "c": "c theme × tag", "d": "d authority × theme, X and not Y",
          "e": "e all pairs of tags", "f": "f 64 combinations", "g1": "g1 wording contains", "h": "h pattern",
          "k2": "k2 labels and wording", "save": "load, and save", "reopen": "reopen, answer c"}
# In the plot: too many lines hide each other, and `count` is a look-up.
DRAWN = ["load", "c", "d", "e", "f", "g1", "h", "k2", "reopen"]


def steps(kept):
    return sorted(kept["steps"].values(), key=lambda step: (step["tags"], step["rows"]))


def figures(kept):
    yield ["rows", "tags", "operation", "median_ms", "min_ms", "max_ms", "memory_mb", "load_of_machine"]
    for step in steps(kept):
        for name in ORDER:
            found = step["operations"].get(name)
            if found:
                numbers = [found.get(key) for key in ("median", "min", "max", "memory")]
                yield [step["rows"], step["tags"], name, *("" if n is None else round(n, 4) for n in numbers), step["load"]]


def short(rows):
    return f"{rows // 1_000_000} M" if rows >= 1_000_000 else f"{rows // 1000} k" if rows >= 1000 else str(rows)


def cell(found):
    if not found:
        return "–"
    memory = found.get("memory")
    return report.figure(found["median"]) + (f" · {memory:,.0f}" if memory else "")


def markdown(kept):
    machine, all_steps = kept["machine"], steps(kept)
    heads = ["ms · MB", *(f"{short(step['rows'])} × {step['tags']}" for step in all_steps)]
    rows = [[TITLES[name], *(cell(step["operations"].get(name)) for step in all_steps)] for name in ORDER]
    loads = ", ".join(f"{step['load']:.1f}" for step in all_steps)
    return "\n".join([
        f"{machine['processor']}; {machine['memory']}; {machine['system']}; {machine['date']}  ",
        f"Tartan {machine['tartan']}; load of the machine before each step: {loads}  ", f"`{machine['command']}`", "",
        *("| " + " | ".join(row) + " |" for row in [heads, ["---", *["---:"] * len(all_steps)], *rows]), "",
        "![Time by number of statements, both on logarithmic scales, for 40 and for 400 tags](scale.svg)"])


WIDTH, HEIGHT, LEFT, TOP, GAP, PLOT_W, PLOT_H = 1090, 530, 60, 40, 240, 300, 420
DASHES = ["", "8 3", "2 3", "8 3 2 3", "12 4", "1 4", "5 2", "10 3 2 3 2 3", "4 4"]


def svg(kept):
    all_steps = steps(kept)
    tags = sorted({step["tags"] for step in all_steps})[:2]
    points = [(step["rows"], step["operations"][name]["median"]) for step in all_steps for name in DRAWN
              if name in step["operations"]]
    scale = Scale(points)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
             'font-size="12" role="img"><title>Time by number of statements</title>',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for at, number in enumerate(tags):
        panel = [step for step in all_steps if step["tags"] == number]
        parts += [f'<g transform="translate({LEFT + at * (PLOT_W + GAP)} {TOP})">', *axes(scale, f"{number} tags"),
                  *curves(scale, panel), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


class Scale:
    """From rows and milliseconds to a place in the plot: powers of ten at equal distances."""

    def __init__(self, points):
        rows, times = [math.log10(p[0]) for p in points], [math.log10(max(p[1], 0.01)) for p in points]
        self.rows = math.floor(min(rows)), max(math.ceil(max(rows)), math.floor(min(rows)) + 1)
        self.times = math.floor(min(times)), max(math.ceil(max(times)), math.floor(min(times)) + 1)

    def x(self, rows):
        return round((math.log10(rows) - self.rows[0]) / (self.rows[1] - self.rows[0]) * PLOT_W, 1)

    def y(self, time):
        return round(PLOT_H - (math.log10(max(time, 0.01)) - self.times[0]) / (self.times[1] - self.times[0]) * PLOT_H, 1)


def axes(scale, title):
    yield f'<text x="0" y="-16" font-size="14" font-weight="bold">{title}</text>'
    yield f'<rect width="{PLOT_W}" height="{PLOT_H}" fill="none" stroke="black"/>'
    for power in range(scale.times[0], scale.times[1] + 1):
        y = scale.y(10**power)
        label = f"{10**power:g} ms" if power < 3 else f"{10 ** (power - 3):g} s"
        yield f'<path d="M0 {y}H{PLOT_W}" stroke="#bbb" stroke-width="0.5"/>'
        yield f'<text x="-6" y="{y + 4}" text-anchor="end">{label}</text>'
    for power in range(scale.rows[0], scale.rows[1] + 1):
        x = scale.x(10**power)
        yield f'<path d="M{x} 0V{PLOT_H}" stroke="#bbb" stroke-width="0.5"/>'
        yield f'<text x="{x}" y="{PLOT_H + 18}" text-anchor="middle">{short(10**power)}</text>'
    yield f'<text x="{PLOT_W / 2}" y="{PLOT_H + 38}" text-anchor="middle">statements</text>'


def curves(scale, panel):
    """The lines, each told apart by its dashes and by its name at its end."""
    ends = []
    for name, dash in zip(DRAWN, DASHES):
        places = [(scale.x(step["rows"]), scale.y(step["operations"][name]["median"])) for step in panel
                  if name in step["operations"]]
        if not places:
            continue
        path = "M" + "L".join(f"{x} {y}" for x, y in places)
        style = f' stroke-dasharray="{dash}"' if dash else ""
        yield f'<path d="{path}" fill="none" stroke="black" stroke-width="1.5"{style}/>'
        for x, y in places:
            yield f'<circle cx="{x}" cy="{y}" r="2.5"/>'
        ends.append((places[-1][1], places[-1][0], name))
    last = -100
    for y, x, name in sorted(ends):
        last = max(y, last + 14)  # names that would stand on each other move down, with a thin line to their curve
        yield f'<path d="M{x + 3} {y}L{PLOT_W + 10} {last}" stroke="black" stroke-width="0.4" fill="none"/>'
        yield f'<text x="{PLOT_W + 13}" y="{last + 4}">{TITLES[name].replace("load CSV, and count", "load CSV")[:26]}</text>'
