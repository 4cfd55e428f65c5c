import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

/// A set in the words in which it was written, with what these stood for then: it can be read again where labels have
/// changed.
struct SetWords: Sendable {
  /// The set as canonical text, `%` written with the number it means.
  let text: String
  /// The definitions it names, as they were.
  let definitions: [String: Definition]
  /// The parameters it names, as they were.
  let parameters: [String: String]
}

extension Session {
  /// A set in its words, with what they stand for now.
  func words(of syntax: SetSyntax) -> SetWords {
    let text = settledText(of: syntax)
    let uses = uses(in: text)
    return SetWords(
      text: text, definitions: state.definitions.filter { uses.definitions.contains($0.key) },
      parameters: state.parameters.filter { uses.parameters.contains($0.key) }.mapValues(\.value))
  }

  /// Reads a set again.
  ///
  /// - Throws: a diagnostic without a place, as the words stand in no line that was just typed.
  func read(_ words: SetWords, on open: OpenDataset) throws(Diagnostic) -> SetPlan {
    let surroundings = SessionSurroundings(
      session: self, open: open, definitions: words.definitions, parameters: words.parameters)
    let binder = Binder(catalog: open.dataset.catalog, surroundings: surroundings)
    do throws(Diagnostic) {
      return try binder.set(try Parser.parseSet(words.text))
    } catch {
      throw Diagnostic(error.code, at: nil, error.message, hints: error.hints)
    }
  }

  /// Filters read again where they were read on another state of the data.
  ///
  /// - Throws: a diagnostic that names the filter whose label is not there.
  func read(_ filters: [FilterStep], on open: OpenDataset) throws(Diagnostic) -> [FilterStep] {
    var read: [FilterStep] = []
    for filter in filters {
      guard filter.version != open.version else {
        read.append(filter)
        continue
      }
      do throws(Diagnostic) {
        read.append(filter.meaning(try self.read(filter.words, on: open), open.version))
      } catch {
        throw Diagnostic(
          error.code, at: nil, "the filter \(filter.shownText) would mean nothing: \(error.message)",
          hints: ["filter all lifts the filter"])
      }
    }
    return read
  }
}
