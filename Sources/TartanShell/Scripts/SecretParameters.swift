import TartanLanguage

/// Parameters whose values must stand in no file: the keys of random rounding.
enum SecretParameters {
  /// The parameters that stand behind `random` in one of the commands, by name.
  static func names(in commands: some Sequence<String>) -> Set<String> {
    commands.reduce(into: []) { names, command in
      let tokens = Lexer.lenientTokens(of: command)
      for (word, key) in zip(tokens, tokens.dropFirst())
      where word.kind == .word && word.text.lowercased() == "random"
        && key.kind == .parameter
      {
        names.insert(key.text)
      }
    }
  }
}

extension Session {
  /// The keys of random rounding that commands of this session used.
  var secretParameters: Set<String> { SecretParameters.names(in: state.record.map(\.text)) }
}
