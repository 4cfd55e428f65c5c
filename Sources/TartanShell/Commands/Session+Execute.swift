import TartanLanguage
import TartanModel

extension Session {
  /// Carries out one command: the place where each kind of command is named.
  mutating func execute(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    switch command.action {
    case .load(let load): try self.load(load, command)
    case .datasets: listDatasets()
    case .use(let name): try use(name)
    case .drop(let name): try drop(name)
    case .describe(let field): try describe(field, command)
    case .define(let name, let set): try define(name, set, command)
    case .names: listNames()
    case .forget(let name): try forget(name)
    case .filter(let set): try filter(set, command)
    case .back: try back(command)
    case .count(let set, let axes): try count(set, by: axes, command)
    case .show(let set): try show(set, command)
    case .find(let wording, let field): try find(wording, in: field, command)
    case .words(let set, let other): try words(set, against: other, command)
    case .cross(let rows, let columns): try cross(rows, by: columns, command)
    case .overlap(let one, let other): try overlap(one, with: other, command)
    case .combinations(let axis): try combinations(of: axis, command)
    case .pairs(let one, let other): try pairs(one, with: other, command)
    case .spread(let labels, let groups): try spread(labels, across: groups, command)
    case .compare(let labels, let groups): try compare(labels, by: groups, command)
    case .agree(let fields, let coder): try agree(fields, by: coder, command)
    case .title(let result, let text): try title(result, text, command)
    case .note(let text): note(text)
    case .parameter(let name, let value): try setParameter(name, value, command)
    case .claim(let published, let value, let source): try claim(published, value, source, command)
    case .claims: try listClaims(command)
    case .expect(let left, let sign, let right): try expect(left, sign, right, command)
    case .save(let file): try save(file, command)
    case .run(let file): try runScript(file, command)
    case .check(let file): try checkScript(file, command)
    case .plan(let file): try planScript(file)
    case .export(let result): try export(result, command)
    case .why(let file, let data): try why(file, in: data)
    case .cite: try cite(command)
    case .explain(let explained): try explain(explained)
    case .results: listResults()
    case .history(let count): history(count)
    case .help(let topic): try help(topic)
    case .tour(let step): try tour(step)
    case .set(let name, let value): try set(name, to: value)
    case .settings: listSettings()
    case .quit: Reply()
    }
  }
}
