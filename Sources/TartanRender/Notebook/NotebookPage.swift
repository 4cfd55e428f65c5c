/// A notebook as one page of HTML that needs nothing from elsewhere: prose, tables that can be sorted, and the
/// statements behind their cells.
///
/// Without a program that runs scripts it is still the whole text with all tables.
public struct NotebookPage: Sendable {
  /// What the window is called.
  public let title: String
  /// The prose with blocks and values in it, as HTML.
  public let body: String
  /// The statements that the page carries.
  public let statements: [PageStatement]
  /// The sets behind the cells.
  public let sets: [PageSet]
  /// What the page says about itself at its end, a sentence each.
  public let remarks: [String]

  /// Makes a page.
  public init(
    title: String, body: String, statements: [PageStatement], sets: [PageSet], remarks: [String]
  ) {
    self.title = title
    self.body = body
    self.statements = statements
    self.sets = sets
    self.remarks = remarks
  }

  /// The page.
  public var text: String {
    let colophon = remarks.map { "<p dir=\"auto\">\(HTMLText.escaped($0))</p>\n" }.joined()
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(NotebookPage.policy)">
      <title>\(HTMLText.escaped(title))</title>
      <style>
      \(NotebookPage.style)
      </style>
      </head>
      <body>
      <main>
      \(body)</main>
      <footer>
      \(colophon)</footer>
      <dialog id="statements" aria-labelledby="statements-title">
      <header><h2 id="statements-title"></h2><button type="button" id="close" aria-label="Close">×</button></header>
      <p id="statements-count"></p>
      <ol></ol>
      </dialog>
      <script type="application/json" id="tartan-data">\(data)</script>
      <script>
      \(NotebookPage.script)
      </script>
      </body>
      </html>

      """
  }

  /// Nothing is fetched from anywhere, whatever the prose says.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    + "form-action 'none'"

  /// Statements and sets as JSON in which nothing ends the element around it.
  private var data: String {
    let statements = statements.map { JSONText.array([$0.id, $0.labels, $0.wording].map { JSONText.string($0) }) }
    let sets = sets.map { set in
      JSONText.array([
        JSONText.string(set.title), String(set.count), JSONText.array(set.members.map { String($0) }),
      ])
    }
    let json = JSONText.object([("statements", JSONText.array(statements)), ("sets", JSONText.array(sets))])
    var safe = ""
    for scalar in json.unicodeScalars {
      switch scalar {
      case "<": safe += "\\u003c"
      case ">": safe += "\\u003e"
      case "&": safe += "\\u0026"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
