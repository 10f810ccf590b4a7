// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechGuidance
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import Foundation
import Testing

struct ViewerTests {
  // MARK: - Positions

  @Test func `every position is within half of the grid, gaps are gaps and filled is filled`()
    throws
  {
    let analyzed = Fixture.playedTrial()
    let page = try Fixture.page(of: analyzed)
    let clip = try PlayedClip(ofPage: page)
    let points = try clip.decoded().points
    let trajectories = analyzed.trial.trajectories

    #expect(clip.grid == 0.1)
    #expect(page.contains("no coordinate is off by more than 0.05\u{A0}mm"))
    #expect(clip.markers == 6 && clip.known == 4)
    var states: Set<Int> = []
    for (name, point) in zip(clip.names, points).prefix(clip.markers) {
      let index = try #require(trajectories.index(of: MarkerName(name)))
      for (place, time) in clip.times.enumerated() {
        let frame = Int((time * 100).rounded())
        let recorded = trajectories.position(ofMarkerAt: index, frame: frame)
        states.insert(point.states[place])
        #expect((point.states[place] == 0) == recorded.isMissing)
        #expect(
          (point.states[place] == 2)
            == trajectories.origin(ofMarkerAt: index, frame: frame).isFilled)
        guard !recorded.isMissing else { continue }
        let off = point.positions[place] - recorded
        // The last digit of a double of some metres is far below a billionth.
        #expect(max(abs(off.x), abs(off.y), abs(off.z)) <= 0.05 + 1e-9)
      }
    }
    #expect(states == [0, 1, 2])
  }

  @Test func `joint centres follow the markers, and bones join them`() throws {
    let analyzed = Fixture.playedTrial()
    let clip = try PlayedClip(ofPage: try Fixture.page(of: analyzed))
    let points = try clip.decoded().points

    #expect(clip.names[clip.legs[0]] == "right hip centre")
    #expect(clip.names[clip.legs[8]] == "left ankle centre")
    // Without the track of a model there are no axes.
    #expect(clip.legs[3...5] == [-1, -1, -1])
    let knee = try #require(analyzed.kinematics.centres[SidedJoint(.knee, .right)])
    let frame = Int((clip.times[10] * 100).rounded())
    #expect((points[clip.legs[1]].positions[10] - knee[frame]).length < 0.1)
    let bones = stride(from: 0, to: clip.links.count, by: 3).filter { clip.links[$0 + 2] < 2 }
    #expect(
      bones.map { [clip.links[$0], clip.links[$0 + 1]] } == [
        [clip.legs[0], clip.legs[1]], [clip.legs[1], clip.legs[2]],
        [clip.legs[6], clip.legs[7]], [clip.legs[7], clip.legs[8]],
      ])
  }

  @Test
  func `knee angles are those of the columns to a twentieth of a degree, U95 that of the band`()
    throws
  {
    let analyzed = Fixture.playedTrial()
    let clip = try PlayedClip(ofPage: try Fixture.page(of: analyzed))
    let knees = try clip.decoded().knees
    let flexion = try #require(analyzed.kinematics[.kneeFlexion, Side.right])
    let adduction = try #require(analyzed.kinematics[.kneeAdduction, Side.right])

    #expect(knees.count == 6)
    for (place, time) in clip.times.enumerated() {
      let frame = Int((time * 100).rounded())
      let bend = flexion[frame] * 180 / .pi
      #expect(abs(knees[0][place] - bend) <= 0.05 + 1e-9)
      #expect(abs(knees[1][place] - adduction[frame] * 180 / .pi) <= 0.05 + 1e-9)
      // The band of the fixture is 4° + a twentieth of the flexion.
      #expect(abs(knees[2][place] - (4 + max(bend, 0) / 20)) <= 0.05 + 1e-9)
    }
  }

  @Test(arguments: [
    (0, "A"), (1, "C"), (-1, "B"), (15, "e"), (-16, "f"), (16, "gB"), (-17, "hB"), (511, "+f"),
    (512, "ggB"),
  ])
  func `numbers are written five bits to a letter, the lowest first`(value: Int, text: String) {
    // By hand: 16 becomes 32 = 0 + 32 · 1, so the letters of 0 + 32 and of 1.
    var written = ClipText()
    written.append(value)
    #expect(String(decoding: written.bytes, as: UTF8.self) == text)
  }

  @Test func `a column is its runs and how far each sample is off the line of two before`() {
    // 10, 12, 15, gap, 15: runs 1×3, 0×1, 1×1; steps 10, 12 - 10, 15 - 14, 15 - 18.
    var written = ClipText()
    written.append([.measured, .measured, .measured, .missing, .measured], [[10, 12, 15, 0, 15]])
    var expected = ClipText()
    for value in [1, 3, 0, 1, 1, 1, 10, 2, 1, -3] { expected.append(value) }
    #expect(written.bytes == expected.bytes)
  }

  // MARK: - Frames

  @Test func `a short trial is played whole`() throws {
    let page = try Fixture.page(of: Fixture.playedTrial(squats: 2))
    let clip = try PlayedClip(ofPage: page)
    // 641 frames at 100 Hz are 321 at 50 Hz; where the first lies depends on the worst frame.
    #expect(clip.rate == 50)
    #expect((320...321).contains(clip.frameCount))
    #expect(clip.windows.count == 1)
    #expect(page.contains("The whole trial is played"))
  }

  @Test func `of a longer one the repetitions are played with as much around them as fits`() throws
  {
    let analyzed = Fixture.playedTrial()
    let page = try Fixture.page(of: analyzed)
    let clip = try PlayedClip(ofPage: page)

    #expect(clip.frameCount <= 600)
    for repetition in analyzed.events.repetitions {
      // Every second frame of the 201 of a squat.
      let shown = clip.times.map { Int(($0 * 100).rounded()) }.filter(repetition.frames.contains)
      #expect((100...101).contains(shown.count))
    }
    #expect(clip.spanNames == (1...5).map { "squat \($0)" })
    #expect(!page.contains("left out, so"))
  }

  @Test func `of very many repetitions that with the worst frame comes first`() throws {
    var analyzed = Fixture.playedTrial(squats: 12)
    let key = VariableKey(.medialKneeDisplacement, .right)
    analyzed.kinematics.columns[key]?[2251] = 90
    let page = try Fixture.page(of: analyzed)
    let clip = try PlayedClip(ofPage: page)

    #expect(clip.frameCount <= 600)
    // Frame 2251 lies in the tenth squat, which begins at frame 150 + 9 · 220.
    #expect(clip.spanNames.contains("squat 10"))
    #expect(page.contains(#/left out, so that the page stays small: squat \d/#))
    let place = try #require(page.firstMatch(of: #/data-do="worst" data-place="(\d+)"/#)?.1)
    let time = clip.times[try #require(Int(place))]
    #expect(abs(time - 22.51) < 1e-4)
    // The other windows lie on the same steps.
    for time in clip.times { #expect(Int((time * 100).rounded()) % 2 == 1) }
  }

  @Test func `one repetition that is longer than the clip is cut around the worst frame`() throws {
    var analyzed = Fixture.playedTrial(squats: 12)
    analyzed.events.bouts[0].repetitions = [
      Repetition(number: 1, start: 10, bottom: 1400, end: 2700, depth: 400)
    ]
    analyzed.kinematics.columns[VariableKey(.medialKneeDisplacement, .right)]?[1501] = 90
    let clip = try PlayedClip(ofPage: try Fixture.page(of: analyzed))
    #expect(clip.frameCount == 600)
    #expect(clip.windows.count == 1)
    #expect(clip.times.contains { abs($0 - 15.01) < 1e-4 })
  }

  @Test(arguments: [
    (30.0, 30.0), (60.0, 60.0), (100.0, 50.0), (120.0, 60.0), (250.0, 50.0), (1000.0, 1000.0 / 17),
  ])
  func `no more than 60 frames a second are kept`(recorded: Double, played: Double) throws {
    var analyzed = Fixture.playedTrial(squats: 1)
    var kinematics = TrialKinematics(
      model: .frontal, frameCount: analyzed.kinematics.frameCount, frameRate: recorded,
      columns: analyzed.kinematics.columns, centres: analyzed.kinematics.centres)
    kinematics.filledFrames = analyzed.kinematics.filledFrames
    analyzed.kinematics = kinematics
    let clip = try PlayedClip(ofPage: try Fixture.page(of: analyzed))
    #expect(abs(clip.rate - played) < 1e-5)
  }

  // MARK: - The worst frame

  @Test func `the worst frame is the extreme of the curve that the gravest finding read`() throws {
    var analyzed = Fixture.playedTrial()
    analyzed.kinematics.columns[VariableKey(.medialKneeDisplacement, .right)]?[500] = 61
    // Beyond the squats nobody looks.
    analyzed.kinematics.columns[VariableKey(.medialKneeDisplacement, .right)]?[20] = 99
    let page = try Fixture.page(of: analyzed)
    let clip = try PlayedClip(ofPage: page)

    let place = try #require(page.firstMatch(of: #/data-do="worst" data-place="(\d+)"/#)?.1)
    #expect(abs(clip.times[try #require(Int(place))] - 5) < 1e-4)
    #expect(page.contains("right medial knee displacement 61\u{A0}mm, threshold more than 20"))
    #expect(page.contains("max=\"\(clip.frameCount - 1)\" value=\"\(place)\""))
  }

  @Test func `without a finding it is the knee that is furthest beyond its U95`() throws {
    var analyzed = Fixture.playedTrial()
    analyzed.kinematics.columns[VariableKey(.kneeAdduction, .left)]?[700] = 25 * .pi / 180
    let page = try Fixture.page(of: analyzed, findings: [])
    let clip = try PlayedClip(ofPage: page)
    let place = try #require(page.firstMatch(of: #/data-do="worst" data-place="(\d+)"/#)?.1)
    #expect(abs(clip.times[try #require(Int(place))] - 7) < 1e-4)
    #expect(page.contains("left knee 25.0° in varus, U95"))
  }

  @Test func `where nothing is beyond anything there is no worst frame, and the deepest shows`()
    throws
  {
    var analyzed = Fixture.playedTrial()
    for side in [BodySide.left, .right] {
      analyzed.kinematics.columns[VariableKey(.kneeAdduction, side)] = Array(
        repeating: 0.01, count: analyzed.kinematics.frameCount)
    }
    let page = try Fixture.page(of: analyzed, findings: [])
    let clip = try PlayedClip(ofPage: page)
    #expect(!page.contains("data-do=\"worst\""))
    let still = try #require(page.firstMatch(of: #/max="\d+" value="(\d+)"/#)?.1)
    // The fifth squat is the deepest: its bottom is 150 + 4 · 220 + 100.
    #expect(abs(clip.times[try #require(Int(still))] - 11.3) < 1e-4)
  }

  // MARK: - The page

  @Test func `a trial without markers has no viewer and its page no script`() throws {
    let page = try Fixture.page(of: Fixture.squatTrial())
    #expect(!page.contains("id=\"viewer\""))
    #expect(!page.contains("<script"))
    #expect(!page.contains("script-src"))
  }

  @Test func `the policy names the hash of the one script that runs`() throws {
    let page = try Fixture.page(of: Fixture.playedTrial())
    let policy = try #require(page.firstMatch(of: #/Policy" content="([^"]*)"/#)).1
    let script = try #require(page.firstMatch(of: #/(?s)<script>(.*?)<\/script>/#)).1
    let style = try #require(page.firstMatch(of: #/(?s)<style>(.*?)<\/style>/#)).1
    #expect(
      policy
        == "default-src 'none'; style-src 'sha256-\(base64(sha256(Array(style.utf8))))'; "
        + "script-src 'sha256-\(base64(sha256(Array(script.utf8))))'; "
        + "base-uri 'none'; form-action 'none'")
    #expect(page.ranges(of: "<script").count == 2)
    #expect(page.ranges(of: "</script").count == 2)
    // The script puts text into the page as text only, and fetches nothing.
    for word in ["innerHTML", "outerHTML", "eval(", "document.write", "fetch(", "import("] {
      #expect(!script.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    "</script><script>alert(1)</script>", "\"onload=", "<!--", "&lt;", "\\u003c\\", "=1+1",
    "a\"},{",
  ])
  func `a name cannot leave its place and reads as it was written`(name: String) throws {
    let page = try Fixture.page(of: Fixture.playedTrial(squats: 1, further: [MarkerName(name)]))
    let clip = try PlayedClip(ofPage: page)
    #expect(clip.names[6] == name)
    #expect(page.ranges(of: "<script").count == 2)
    #expect(page.ranges(of: "<!--").isEmpty)
  }

  @Test func `four views stand in for the viewer, the right knee on the left from the front`()
    throws
  {
    let page = try Fixture.page(of: Fixture.playedTrial())
    let views = try #require(
      page.firstMatch(of: #/(?s)<div class="views">(.*?)<\/div>/#)
    ).1.components(separatedBy: "<figure>").dropFirst()
    #expect(views.count == 4)
    let sides = try views.map { view -> Bool in
      func x(_ letter: String) throws -> Double {
        let pattern = try Regex("<text x=\"([0-9.]+)\"[^>]*>\(letter)</text>")
        let match = try #require(view.firstMatch(of: pattern)?.output[1].substring)
        return try #require(Double(match))
      }
      return try x("R") < x("L")
    }
    #expect(views.map { $0.contains("From the front") } == [true, false, false, false])
    #expect(sides[0] && !sides[2] && !sides[3])
  }

  @Test func `very many noisy markers are put on a coarser grid, and the page stays small`() throws
  {
    var analyzed = Fixture.playedTrial(further: (0..<150).map { MarkerName("M\($0)") })
    var generator = SeededGenerator(seed: 3)
    for marker in 6..<156 {
      for frame in 0..<analyzed.kinematics.frameCount {
        let noise = Vector3(
          generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
        analyzed.trial.trajectories.setPosition(
          Vector3(0, 1000, 0) + noise * 5, ofMarkerAt: marker, frame: frame, origin: .measured)
      }
    }
    let page = try Fixture.page(of: analyzed)
    let clip = try PlayedClip(ofPage: page)
    #expect(page.utf8.count < 500_000)
    #expect(clip.markers == 120)
    #expect(clip.grid > 0.1 || clip.rate < 50)
    #expect(page.contains("no coordinate is off by more than \((clip.grid / 2).shortest(upTo: 2))"))
    #expect(page.contains("36 markers that stand for nothing known are not drawn"))
  }

  @Test func `a page of several trials plays the worst and names the others`() throws {
    var other = Fixture.playedTrial(squats: 2)
    other.trial.name = "squats2"
    other.kinematics.columns[VariableKey(.medialKneeDisplacement, .right)]?[260] = 75
    let report = Fixture.session(
      trials: [Fixture.playedTrial(squats: 2), other], findings: [.valgus(trials: ["squats2"])],
      screening: .notScreened)
    let page = try reportFiles(for: report).text("session.html")
    #expect(page.ranges(of: "id=\"viewer\"").count == 1)
    #expect(page.contains("Other trials play on their own pages: squats1."))
    #expect(page.contains("right medial knee displacement 75"))
  }

  @Test func `coordinates beyond any laboratory are gaps`() throws {
    var analyzed = Fixture.playedTrial(squats: 1)
    for (frame, far) in [(200, 1e300), (201, 1e7)] {
      analyzed.trial.trajectories.setPosition(
        Vector3(far, -.infinity, 0), ofMarkerAt: 0, frame: frame, origin: .measured)
    }
    let clip = try PlayedClip(ofPage: try Fixture.page(of: analyzed))
    let place = try #require(clip.times.firstIndex { abs($0 - 2) < 0.011 })
    let points = try clip.decoded().points
    let first = try #require(clip.names.firstIndex(of: "Rhip"))
    #expect(points[first].states[place - 1...place + 1].contains(0))
  }
}
