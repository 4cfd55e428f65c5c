import ArgumentParser
import Glibc
import TartanShell

/// The command line of `tartan`; what each task does is in `TartanShell`.
struct Tartan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tartan",
    abstract: "Explore coded statements: filter, cross-tabulate, overlap, replay.",
    discussion: """
      With files, or without anything, it opens a session at a prompt. With standard input from a pipe or file it \
      reads commands from there. Exit status: 0 done, 1 a command failed, 2 wrong usage, 3 a check or an expect \
      found a difference, 130 interrupted.
      """,
    version: Program.version,
    subcommands: [
      SessionCommand.self, RunCommand.self, CheckCommand.self, PlanCommand.self, RenderCommand.self, WhyCommand.self,
      ManualCommand.self,
    ],
    defaultSubcommand: SessionCommand.self)
}

/// Options that every task takes.
struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: "How results print: text, csv, tsv, json, markdown, latex, html.")
  var format: String?

  @Option(
    name: .long, parsing: .singleValue, help: ArgumentHelp("Give a parameter its value.", valueName: "NAME=VALUE"))
  var set: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("A folder that scripts may use beside their own.", valueName: "folder"))
  var allow: [String] = []

  @Flag(name: .long, help: "Print how long each command took, on standard error.")
  var timing = false

  @Option(name: .long, help: "The width of tables in columns.")
  var width: Int?

  @Option(name: .long, help: "How many threads long work may use; one a core without it.")
  var threads: Int?

  func validate() throws {
    for pair in set where !pair.contains("=") || pair.hasPrefix("=") {
      throw ValidationError("--set takes NAME=VALUE, not '\(pair)'")
    }
    if let threads, !(1...64).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 64")
    }
    if let width, !(20...1_000).contains(width) { throw ValidationError("--width takes a number from 20 to 1000") }
  }

  func perform(_ task: ProgramOptions.Task) throws {
    var settings: [(name: String, value: String)] = []
    if timing { settings.append(("timing", "on")) }
    if let threads { settings.append(("threads", String(threads))) }
    if let width { settings.append(("width", String(width))) }
    let parameters = set.map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (name: String(parts[0]), value: String(parts[1]))
    }
    let status = Program.run(
      ProgramOptions(
        task: task, format: format, parameters: parameters, allowedFolders: allow, settings: settings))
    throw ExitCode(status.rawValue)
  }
}

/// `tartan [FILE …] [-c COMMANDS]`.
struct SessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Open files at a prompt, or run the commands of -c or of standard input.")

  @Argument(help: "Data files to open, or setts to play first.", completion: .file())
  var files: [String] = []

  @Option(name: .short, help: ArgumentHelp("Run these commands instead of a prompt.", valueName: "commands"))
  var command: String?

  @OptionGroup var common: CommonOptions

  func run() throws { try common.perform(.session(files: files, commands: command)) }
}

/// `tartan run X.sett`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Play a sett, or the commands of a notebook.")

  @Argument(help: "The sett.", completion: .file(extensions: ["sett", "md"]))
  var sett: String

  @Flag(name: .long, help: "Write the results found into the sett, for check to compare with.")
  var pin = false

  @OptionGroup var common: CommonOptions

  func run() throws { try common.perform(.run(sett, pin: pin)) }
}

/// `tartan render X.md`.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Bring the results in a notebook up to date, or make a page of it.",
    discussion: "At the shell '->' would be taken for a redirection; write --to page.html.")

  @Argument(help: "The notebook.", completion: .file(extensions: ["md"]))
  var notebook: String

  @Argument(help: .hidden)
  var rest: [String] = []

  @Option(name: [.customLong("to"), .short], help: ArgumentHelp("Make a page of HTML instead.", valueName: "page"))
  var output: String?

  @Flag(name: .long, help: "Replace the page even if somebody else wrote it.")
  var replace = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if rest.first == "-" {
      throw ValidationError("the shell took '->' for itself: tartan render \(notebook) --to page.html")
    }
    if let first = rest.first { throw ValidationError("one notebook at a time; '\(first)' is one too many") }
    if replace, output == nil { throw ValidationError("--replace goes with --to") }
  }

  func run() throws { try common.perform(.render(notebook, to: output, replacing: replace)) }
}

/// `tartan check X.sett`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Play a sett or a notebook, write nothing, and say what moved since.")

  @Argument(help: "The sett or notebook.", completion: .file(extensions: ["sett", "md"]))
  var sett: String

  @OptionGroup var common: CommonOptions

  func run() throws { try common.perform(.check(sett)) }
}

/// `tartan plan X.sett`.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "List what a sett reads and writes, without doing it.")

  @Argument(help: "The sett.", completion: .file(extensions: ["sett"]))
  var sett: String

  @OptionGroup var common: CommonOptions

  func run() throws { try common.perform(.plan(sett)) }
}

/// `tartan why FILE`.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Derive an exported table again and say whether it still holds.")

  @Argument(help: "The file that -> or export wrote.", completion: .file())
  var file: String

  @OptionGroup var common: CommonOptions

  func run() throws { try common.perform(.why(file)) }
}

/// `tartan manual`: the manual page, for `scripts/install`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page in roff.", shouldDisplay: false)

  func run() throws { print(ManualPage.text, terminator: "") }
}

if let task = PlainCommandLine.task(CommandLine.arguments.dropFirst()) {
  exit(Program.run(ProgramOptions(task: task)).rawValue)
}

do {
  var command = try Tartan.parseAsRoot()
  try command.run()
} catch let code as ExitCode {
  exit(code.rawValue)
} catch {
  // The parser's own status for wrong usage is 64; ours is 2.
  let message = Tartan.fullMessage(for: error)
  let isHelp = Tartan.exitCode(for: error).isSuccess
  print(message, to: isHelp)
  exit(isHelp ? ExitStatus.done.rawValue : ExitStatus.usage.rawValue)
}

/// Prints help on standard output, mistakes on standard error.
func print(_ message: String, to standardOutput: Bool) {
  let bytes = Array((message + "\n").utf8)
  _ = unsafe bytes.withUnsafeBytes { unsafe write(standardOutput ? 1 : 2, $0.baseAddress, $0.count) }
}
