import TartanLanguage
import TartanModel
import TartanRender
import TartanTerminal

/// The program: streams and environment on one side, a session on the other.
public enum Program {
  /// The program's name and version, as provenance states it.
  public static let version = "tartan 0.1.0"

  /// Does what the command line asks for.
  ///
  /// - Returns: how the process is to end.
  public static func run(_ options: ProgramOptions) -> ExitStatus {
    let environment = ProcessEnvironment.current()
    let capabilities = TerminalCapabilities(environment)
    let output = TerminalOutput(descriptor: 1, colour: capabilities.colour)
    let errors = TerminalOutput(descriptor: 2, colour: capabilities.colour)
    guard let renderer = renderer(named: options.format ?? "text") else {
      errors.write("error: no format named '\(options.format ?? "")'\n")
      errors.write("  the formats are \(allRenderers.map(\.name).joined(separator: ", "))\n")
      try? errors.flush()
      return .usage
    }
    let statusLine = StatusLine(capabilities, environment)
    let stop = StopFlag()
    output.isStopped = { stop.isRaised }
    let presenter = Presenter(
      renderer: renderer, output: output, errors: errors, capabilities: capabilities, environment: environment,
      statusLine: statusLine, stop: stop)
    let host = Host(
      options: options, environment: environment, presenter: presenter, statusLine: statusLine, stop: stop)
    let status = host.carryOut(capabilities, output)
    do {
      try presenter.finish()
    } catch {
      guard error != .closed else { return status }
      errors.write("error: \(error.message)\n")
      try? errors.flush()
      return .failed
    }
    return status
  }
}
