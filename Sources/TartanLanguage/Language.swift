/// The version of the language that this program reads; written at the head of each saved sett.
public let languageVersion = 1
