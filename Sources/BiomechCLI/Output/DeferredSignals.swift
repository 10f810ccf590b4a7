// SPDX-License-Identifier: Apache-2.0

import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The interrupt that arrived while signals were deferred; 0 for none.
private let pendingSignal = Atomic<Int32>(0)

/// Holds interrupt and termination signals back while files are being renamed.
///
/// A signal that arrived in the meantime is raised again on release, so the process still ends as
/// the sender wanted (status 130 or 143), with whole files behind it.
struct DeferredSignals {
  private var previous: [(signal: Int32, action: sigaction)] = []

  init() {
    // Touches the storage, so that the handler finds it ready.
    pendingSignal.store(0, ordering: .sequentiallyConsistent)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      var old = sigaction()
      let handler: @convention(c) (Int32) -> Void = {
        pendingSignal.store($0, ordering: .sequentiallyConsistent)
      }
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = handler
      #else
        action.__sigaction_handler.sa_handler = handler
      #endif
      if sigaction(signal, &action, &old) == 0 { previous.append((signal, old)) }
    }
  }

  /// Puts the former actions back and raises the signal that came meanwhile.
  func release() {
    for (signal, action) in previous {
      var action = action
      sigaction(signal, &action, nil)
    }
    let signal = pendingSignal.exchange(0, ordering: .sequentiallyConsistent)
    if signal != 0 { raise(signal) }
  }
}
