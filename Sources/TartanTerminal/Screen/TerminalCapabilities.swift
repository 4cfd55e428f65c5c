import Glibc

/// What the streams and the environment allow: editing, colour, a pager.
public struct TerminalCapabilities: Hashable, Sendable {
  /// Whether standard input is a terminal.
  public var inputIsTerminal: Bool
  /// Whether standard output is a terminal.
  public var outputIsTerminal: Bool
  /// Whether standard error is a terminal.
  public var errorIsTerminal: Bool
  /// Whether the terminal can move its cursor: `TERM` is set and is neither `dumb` nor `emacs`.
  public var movesCursor: Bool
  /// How many colours output may use.
  public var colour: ColourDepth

  /// Reads the streams and the environment.
  ///
  /// - Parameter environment: `TERM`, `COLORTERM`, `NO_COLOR` and `CLICOLOR_FORCE` are looked at.
  public init(_ environment: ProcessEnvironment) {
    self.init(
      environment, inputIsTerminal: isatty(0) == 1, outputIsTerminal: isatty(1) == 1,
      errorIsTerminal: isatty(2) == 1)
  }

  package init(
    _ environment: ProcessEnvironment, inputIsTerminal: Bool, outputIsTerminal: Bool, errorIsTerminal: Bool = false
  ) {
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    let terminal = environment["TERM"] ?? "dumb"
    movesCursor = !terminal.hasPrefix("dumb") && !terminal.hasPrefix("emacs") && terminal != "unknown"
    colour = Self.colour(environment, terminal: terminal, isShown: outputIsTerminal && movesCursor)
  }

  /// Whether a line can be edited in place: both ends are a terminal that moves its cursor.
  public var canEdit: Bool { inputIsTerminal && outputIsTerminal && movesCursor }

  /// Whether somebody types at the other end, edited or not.
  public var isInteractive: Bool { inputIsTerminal && outputIsTerminal }

  // no-color.org: NO_COLOR wins, whatever its value; CLICOLOR_FORCE colours what goes into a pipe or file too.
  private static func colour(_ environment: ProcessEnvironment, terminal: String, isShown: Bool) -> ColourDepth {
    if environment["NO_COLOR"] != nil { return .none }
    let forced = environment["CLICOLOR_FORCE"].map { $0 != "0" } ?? false
    guard forced || isShown else { return .none }
    let many = terminal.contains("256color") || terminal.contains("direct") || environment["COLORTERM"] != nil
    return many ? .many : .few
  }
}

/// How many colours may be used.
public enum ColourDepth: Hashable, Sendable {
  /// No colour and no other style: not one escape sequence of that kind.
  case none
  /// The eight basic colours and their bright forms.
  case few
  /// A palette of 256 or more.
  case many
}
