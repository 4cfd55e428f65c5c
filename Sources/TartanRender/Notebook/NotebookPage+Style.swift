extension NotebookPage {
  /// A journal's page: serif prose, rules above and below tables, figures of one width; light, dark and on paper.
  static let style = """
    :root {
      color-scheme: light dark;
      --paper: light-dark(#fffefb, #16171a); --ink: light-dark(#1d1c1a, #e4e2dc);
      --soft: light-dark(#6b675f, #9b978d); --line: light-dark(#d9d5cb, #383a3f);
      --tint: light-dark(#f5f2ea, #1f2125); --accent: light-dark(#7a1f2b, #e39aa2);
    }
    * { box-sizing: border-box; }
    html { background: var(--paper); color: var(--ink); }
    body {
      font: 1.0625rem/1.6 "Charter", "Bitstream Charter", "Source Serif 4", "Noto Serif", "Cambria", "Georgia", serif;
      margin: 0 auto; padding: 3.5rem 1.25rem 4rem; max-width: 50rem;
      text-rendering: optimizeLegibility; hanging-punctuation: first;
    }
    main > * { max-width: 38rem; }
    main > .block, main > table { max-width: none; }
    h1, h2, h3, h4 { line-height: 1.25; font-weight: 600; text-wrap: balance; margin: 2.2em 0 .6em; }
    h1 { font-size: 1.9rem; margin-top: 0; letter-spacing: -.01em; }
    h2 { font-size: 1.35rem; } h3 { font-size: 1.1rem; } h4 { font-size: 1rem; font-style: italic; }
    p, ul, ol, blockquote { margin: 0 0 1em; text-wrap: pretty; }
    blockquote { border-inline-start: 2px solid var(--line); padding-inline-start: 1rem; color: var(--soft); }
    a { color: var(--accent); text-underline-offset: .15em; }
    img { max-width: 100%; height: auto; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
    code, pre { font-family: "JetBrains Mono", "DejaVu Sans Mono", ui-monospace, monospace; font-size: .82em; }
    pre { overflow-x: auto; background: var(--tint); padding: .7rem .9rem; border-radius: 3px; line-height: 1.5; }
    .block { margin: 1.6rem 0 2rem; }
    pre.commands {
      margin: 0 0 .9rem; padding: .1rem 0 .1rem .8rem; background: none; border-radius: 0;
      border-inline-start: 2px solid var(--line); color: var(--soft); font-size: .78rem; white-space: pre-wrap;
    }
    .value { font-variant-numeric: lining-nums; }
    .value { text-decoration: underline dotted var(--line); text-underline-offset: .2em; }
    section { margin: 0 0 1.4rem; overflow-x: auto; }
    section > p { max-width: 38rem; }
    table { border-collapse: collapse; border-top: 1.5px solid; border-bottom: 1.5px solid; font-size: .92rem; }
    table { line-height: 1.4; margin: 0 0 1rem; }
    caption { text-align: start; padding: 0 0 .5rem; font-weight: 600; text-wrap: balance; }
    th, td { padding: .22rem 1.1rem .22rem 0; text-align: start; vertical-align: top; font-weight: 400; }
    th:last-child, td:last-child { padding-inline-end: 0; }
    thead th { vertical-align: bottom; border-bottom: 1px solid; font-style: italic; }
    thead th[scope=colgroup] { border-bottom: 1px solid var(--line); text-align: center; font-style: normal; }
    .n, main > table [align=right] { text-align: end; font-variant-numeric: lining-nums tabular-nums; }
    .left { text-align: end; }
    tbody tr:hover > * { background: var(--tint); }
    tr:not(.total) + .total > * { border-top: 1px solid; }
    .missing > * { font-style: italic; }
    table:has(> tfoot) { border-bottom: 0; }
    table:has(td.n):has(thead th:nth-child(6)) th[scope=row] { min-width: 11em; }
    table:not(:has(td.n)) th[scope=row] { white-space: nowrap; }
    tfoot td { border-top: 1.5px solid var(--ink); padding-top: .5rem; font-size: .84rem; color: var(--soft); line-height: 1.5; }
    tfoot p, .note { margin: 0 0 .15rem; font-size: .84rem; color: var(--soft); max-width: 46rem; }
    tfoot p { font-size: inherit; }
    mark { font-weight: 600; color: inherit; background: color-mix(in srgb, var(--accent) 22%, transparent); }
    th > button, td > button {
      all: unset; cursor: pointer; font: inherit; color: inherit; border-radius: 2px;
    }
    th > button { position: relative; }
    th > button::after {
      position: absolute; inset-inline-start: calc(100% + .2em); bottom: .2em; font-style: normal; font-size: .6em;
    }
    th[aria-sort=ascending] > button::after { content: "▲"; }
    th[aria-sort=descending] > button::after { content: "▼"; }
    th > button:hover { color: var(--accent); }
    td > button { text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .2em; }
    td > button:hover { color: var(--accent); text-decoration-color: currentColor; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    dialog {
      color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 0;
      width: min(44rem, calc(100vw - 2rem)); max-height: min(80vh, 50rem); box-shadow: 0 1rem 3rem #0005;
    }
    dialog::backdrop { background: #0006; }
    dialog header {
      position: sticky; top: 0; display: flex; align-items: baseline; gap: 1rem; justify-content: space-between;
      background: var(--paper); border-bottom: 1px solid var(--line); padding: .8rem 1.2rem;
    }
    dialog h2 { margin: 0; font-size: 1.1rem; }
    dialog header button { all: unset; cursor: pointer; font-size: 1.4rem; line-height: 1; padding: 0 .3rem; }
    dialog header button:focus-visible { outline: 2px solid var(--accent); }
    #statements-count { margin: .8rem 1.2rem; color: var(--soft); font-size: .9rem; }
    dialog ol { list-style: none; margin: 0; padding: 0 1.2rem 1rem; }
    dialog li { padding: .6rem 0; border-top: 1px solid var(--line); }
    dialog li div { font-size: .82rem; color: var(--soft); }
    dialog li b { font-weight: 600; color: var(--ink); margin-inline-end: .6em; }
    dialog li p { margin: .15rem 0 0; font-size: .95rem; line-height: 1.5; }
    footer { margin-top: 4rem; border-top: 1px solid var(--line); padding-top: .8rem; }
    footer p { font-size: .82rem; color: var(--soft); margin: 0 0 .3rem; overflow-wrap: anywhere; }
    @media (min-width: 50rem) {
      section:has(td.n):has(thead th:nth-child(8)) {
        width: max-content; min-width: 100%; max-width: calc(50vw + 21.5rem);
      }
    }
    @media (max-width: 36rem) {
      body { font-size: 1rem; padding-top: 2rem; }
      table { font-size: .86rem; }
      th, td { padding-inline-end: .8rem; }
    }
    @media print {
      :root { color-scheme: light; }
      @page { margin: 22mm 20mm; }
      body { max-width: none; padding: 0; font-size: 10.5pt; }
      main, section { max-width: none !important; width: auto !important; }
      section { overflow: visible; break-inside: avoid; }
      table { font-size: 8.5pt; }
      table:has(thead th:nth-child(8)) :is(th, td) { padding-inline-end: .6em; min-width: 0 !important; }
      table:has(thead th:nth-child(10)) { font-size: 7.5pt; }
      tfoot td, .note { font-size: 8pt; }
      section:has(tbody tr:nth-child(30)) { break-inside: auto; }
      thead { display: table-header-group; }
      tr, h1, h2, h3 { break-inside: avoid; }
      h1, h2, h3, caption { break-after: avoid; }
      th > button::after { content: none !important; }
      td > button, .value { text-decoration: none; }
      a { color: inherit; }
      dialog { display: none; }
    }
    """
}
