import Glibc

/// The processor's cores that this process may use.
package enum Cores {
  /// How many: those that its affinity allows, which a container or `taskset` may narrow; at least one.
  package static let usable = allowed ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// The most threads that a user may ask for.
  package static let mostThreads = 64

  private static var allowed: Int? {
    var set = cpu_set_t()
    // SAFETY: the system writes at most the size that it is told.
    guard unsafe sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &set) == 0 else { return nil }
    // SAFETY: the set is plain bits, a whole number of bytes.
    let cores = unsafe withUnsafeBytes(of: set) { bytes in
      unsafe bytes.reduce(0) { $0 + $1.nonzeroBitCount }
    }
    return cores > 0 ? cores : nil
  }
}
