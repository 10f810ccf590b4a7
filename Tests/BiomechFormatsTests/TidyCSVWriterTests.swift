// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// The tidy table as it is written.
struct TidyCSVWriterTests {
  @Test func `every marker has a row in every frame, and a missing sample is empty`() {
    var file = MotionFile(
      format: .trc, path: "a", names: ["RASI", "a,\"b\""],
      coordinates: [1, 2, 3, 4, 5, 6, -0.5, .nan, 8, 9, 10, 11], frameCount: 2, rate: 100,
      unit: .metres)
    file.firstFrame = 7
    file.startTime = 0.06

    #expect(
      String(decoding: TidyCSVWriter.bytes(of: file, decimals: 2), as: UTF8.self) == """
        frame,time_s,marker,x_m,y_m,z_m
        7,0.060000000,RASI,1.00,3.00,5.00
        7,0.060000000,"a,""b""\",-0.50,8.00,10.00
        8,0.070000000,RASI,2.00,4.00,6.00
        8,0.070000000,"a,""b""\",,,

        """)
  }
}
