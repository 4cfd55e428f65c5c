import TartanFiles
import TartanLanguage
import TartanModel
import TartanText

/// Reads a data file that is no longer the one that a sett was written for: as the sett says if that still fits, else
/// with another delimiter, another encoding, or columns under new names, judged by the statements that were pinned.
struct ChangedFile {
  /// What the sett says of the file.
  let asked: LoadSyntax
  /// The statements that were pinned, if they were kept.
  let pinned: PinnedData?
  /// Reads the file as a `load` says.
  let read: (LoadSyntax) throws(Diagnostic) -> LoadedFile

  /// A file as it was read, and how it differs in form from the one that was pinned.
  struct Reading {
    let loaded: LoadedFile
    /// `separated by semicolons now`, `column 'theme' is called 'Heading' now`.
    var notes: [String] = []
  }

  /// Reads the file.
  ///
  /// - Throws: what stands in the way of reading it as the sett says, if nothing else fits either.
  func reading() throws(Diagnostic) -> Reading {
    let first: LoadedFile
    do throws(Diagnostic) {
      first = try read(asked)
    } catch {
      if let other = try? inAnotherForm() { return other }
      if let renamed = try? withRenamedColumns() { return renamed }
      throw error
    }
    let same = agreement(first)
    if pinned == nil || same == pinned?.rows.count { return Reading(loaded: first) }
    if let other = try? inAnotherForm(), agreement(other.loaded) > same { return other }
    return Reading(loaded: first)
  }

  // MARK: Another delimiter or encoding

  private var withoutForm: LoadSyntax {
    var free = asked
    free.delimiter = nil
    free.encoding = nil
    return free
  }

  private func inAnotherForm() throws(Diagnostic) -> Reading {
    let loaded = try read(withoutForm)
    return Reading(loaded: loaded, notes: formNotes(loaded))
  }

  private func formNotes(_ loaded: LoadedFile) -> [String] {
    var notes: [String] = []
    let (old, new) = (asked.delimiter?.text, loaded.mapping.delimiter?.text)
    if let old, let new, old != new { notes.append("its cells are separated by \(new) now, not by \(old)") }
    let (before, now) = (asked.encoding?.text, loaded.mapping.encoding?.text)
    if let before, let now, before != now { notes.append("it is written in \(now) now, not in \(before)") }
    return notes
  }

  // MARK: Renamed columns

  /// How many columns without a place are tried for one that is missing.
  private static let mostCandidates = 12

  private func withRenamedColumns() throws(Diagnostic) -> Reading? {
    guard let pinned else { return nil }
    let columns = try read(bare).columns
    let missing = asked.columnNames.filter { !columns.contains($0) }
    var free = columns.filter { !asked.columnNames.contains($0) }
    guard !missing.isEmpty, missing.count <= 6 else { return nil }
    var names: [String: String] = [:]
    for old in missing where !asked.ignored.contains(where: { $0.text == old }) {
      // The identity may be what is missing: then statements are told by what else they hold.
      var best: (name: String, same: Int)?
      for new in free.prefix(ChangedFile.mostCandidates) {
        var trial = names
        trial[old] = new
        guard let loaded = try? read(withoutForm.renaming(trial, only: columns)) else { continue }
        let same = agreement(loaded, onFieldsOf: old)
        if same > best?.same ?? 0 { best = (new, same) }
      }
      guard let best, best.same * 2 >= pinned.rows.count else { continue }
      names[old] = best.name
      free.removeAll { $0 == best.name }
    }
    let loaded = try read(withoutForm.renaming(names, only: columns))
    // What is left of the columns must still be that file.
    let change = DataChange(before: pinned, after: PinnedData(loaded.dataset, loaded.mapping))
    guard (pinned.rows.count - change.went.count) * 2 >= pinned.rows.count else { return nil }
    let notes = missing.compactMap { old in
      names[old].map { "its column '\(Control.visible(old))' is called '\(Control.visible($0))' now" }
    }
    return Reading(loaded: loaded, notes: formNotes(loaded) + notes)
  }

  private var bare: LoadSyntax {
    var bare = LoadSyntax(file: asked.file)
    bare.name = asked.name
    return bare
  }

  // MARK: Agreement with what was pinned

  /// How many statements are what was pinned.
  private func agreement(_ loaded: LoadedFile) -> Int {
    guard let pinned else { return 0 }
    let change = DataChange(before: pinned, after: PinnedData(loaded.dataset, loaded.mapping))
    guard change.goneFields.isEmpty else { return 0 }
    return change.unchanged
  }

  /// How many statements have what was pinned in the fields that are read from a column; those that have nothing count
  /// for nothing.
  private func agreement(_ loaded: LoadedFile, onFieldsOf column: String) -> Int {
    guard let pinned, let mapping = asked.fields.first(where: { $0.columnNames.contains(column) }) else { return 0 }
    let now = PinnedData(loaded.dataset, loaded.mapping)
    if mapping.kind?.text == FieldKind.id.rawValue {
      let known = Set(pinned.rows.map(\.id))
      return now.rows.count { !$0.id.isEmpty && known.contains($0.id) }
    }
    return DataChange(before: pinned, after: now).agreement(in: mapping.field.text)
  }
}

extension DataChange {
  /// How many statements are as they were.
  var unchanged: Int { after.rows.count - came.count - changed.count }

  /// How many statements have in a field what they had.
  fileprivate func agreement(in field: String) -> Int {
    guard let place = common.firstIndex(where: { $0.name == field }) else { return 0 }
    return unchanged + changed.count { !$0.fields.contains(place) }
  }
}

extension FieldMappingSyntax {
  /// The columns that it names.
  fileprivate var columnNames: [String] {
    switch columns {
    case .list(let names): names.map(\.text)
    case .range(let first, let last): [first.text, last.text]
    }
  }
}

extension LoadSyntax {
  /// The columns that it names.
  fileprivate var columnNames: [String] {
    fields.flatMap(\.columnNames) + ignored.map(\.text) + [rowsPer?.text].compactMap { $0 }
  }

  /// The same load with columns under their new names, without what is read from columns that are not there.
  fileprivate func renaming(_ names: [String: String], only columns: [String]) -> LoadSyntax {
    func renamed(_ name: Name) -> Name { Name(names[name.text] ?? name.text, at: name.span, style: .quoted) }
    func isThere(_ name: Name) -> Bool { columns.contains(renamed(name).text) }
    var load = self
    load.rowsPer = rowsPer.map(renamed).flatMap { isThere($0) ? $0 : nil }
    load.ignored = ignored.filter(isThere)
    load.fields = fields.compactMap { field in
      let columns: FieldMappingSyntax.ColumnsSyntax
      switch field.columns {
      case .list(let names):
        guard names.contains(where: isThere) else { return nil }
        columns = .list(names.filter(isThere).map(renamed))
      case .range(let first, let last):
        guard isThere(first), isThere(last) else { return nil }
        columns = .range(renamed(first), renamed(last))
      }
      return FieldMappingSyntax(
        field: field.field, columns: columns, kind: field.kind, separator: field.separator, marked: field.marked,
        paths: field.paths)
    }
    return load
  }
}
