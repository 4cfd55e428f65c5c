import CKernels

/// The processor's cores that this process may use.
package enum Cores {
  /// How many: those that its affinity allows, which a container or `taskset` may narrow; at least one.
  package static let usable = max(1, Int(tk_usable_cores()))
}
