import Glibc

/// Files that are not what they seem.
enum Fifo {
  /// Makes a pipe with a name.
  static func make(_ path: String) -> Bool { unsafe mkfifo(path, 0o600) == 0 }

  /// Makes a file longer without writing to it.
  static func stretch(_ path: String, to size: Int) -> Bool { unsafe truncate(path, off_t(size)) == 0 }
}
