// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Two sines and something like noise, sample by sample.
func wobble(_ times: [Double]) -> [Double] {
  times.enumerated().map { place, time in
    let noise = 0.8 * sin(12.9898 * Double(place * place))
    return 40 * sin(9 * time) + 3 * cos(40 * time) + noise
  }
}
