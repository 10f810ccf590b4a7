// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Testing

/// Trials in which nothing can be cut of what was asked for: an error each, and the others go on.
struct UncutTrialTests {
  @Test func `a task that nobody does is refused with what was found and nothing is written`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write(RecordingText.standing.text, to: "standing.csv")

    let result = biomech("analyze", path, "--task", "squat", "-o", folder.path("out"))

    #expect(result.status == .unreadable)
    #expect(result.output == "")
    #expect(
      result.errors == """
        \(path): there is no complete squat: nothing in its 75 frames looks like one \
        [nothing-complete]
          hint: the recording looks like quiet standing; leave --task out to have it recognised

        """)
    #expect(try folder.names() == ["standing.csv"])
    #expect(biomech("analyze", path).status == .success)
  }

  @Test func `a walk that was asked for and has no strike is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(RecordingText.squat.text, to: "squat.csv")

    let result = biomech("analyze", path, "--task", "gait")

    #expect(result.status == .unreadable)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("\(path): there is no complete stride of walking: "))
    #expect(
      result.errors.hasSuffix(
        "[nothing-complete]\n  hint: the recording looks like double-leg squat; leave --task out to "
          + "have it recognised\n"))
  }

  @Test func `the other trials go on, and the table of trials says which failed`() throws {
    let folder = try TemporaryFolder()
    let squat = try folder.write(RecordingText.squat.text, to: "squat.csv")
    let standing = try folder.write(RecordingText.standing.text, to: "standing.csv")
    let out = folder.path("out")

    let result = biomech("analyze", standing, squat, "--task", "squat", "-o", out)
    let tolerant = biomech(
      "analyze", standing, squat, "--task", "squat", "-o", out, "--failures-ok")

    #expect(result.status == .someInputsFailed)
    #expect(tolerant.status == .success)
    #expect(result.errors.hasPrefix("\(standing): there is no complete squat: "))
    #expect(!result.errors.contains(squat))
    let trials = try folder.text("out/trials.csv").split(separator: "\n")
    #expect(trials.count == 3)
    #expect(trials[1].hasPrefix("squat,done,"))
    #expect(trials[2].hasPrefix("standing,failed,"))
    #expect(trials[2].contains("[nothing-complete] | hint: the recording looks like"))
    let names = try folder.names(in: "out")
    #expect(names.contains("squat.json"))
    #expect(!names.contains("standing.json"))
  }

  /// 0.9 s of a walk, in which no foot strikes twice, as a workstation exports it, with events.
  private func walk(_ events: [String]) -> String {
    let simulated = biomech(
      "simulate", "gait", "-o", "-", "--rate", "100", "--strides", "1"
    ).output.split(separator: "\n").prefix(91).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let markers = simulated[0].filter { $0.hasSuffix("_x") }.map { $0.dropLast(2) }
    var lines = ["Title", "Date:", "", "EVENTS", "Subject,Context,Name,Time (s),Description"]
    lines += events.map { "S,\($0)," } + ["", "TRAJECTORIES", "100,Hz"]
    lines.append("," + markers.joined(separator: ",,,") + ",,")
    lines.append("Field #," + markers.map { _ in "X,Y,Z" }.joined(separator: ","))
    for (frame, row) in simulated.dropFirst().enumerated() {
      lines.append("\(frame + 1)," + row.dropFirst().joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func `events that contradict each other are refused where nothing else tells strides`()
    throws
  {
    let folder = try TemporaryFolder()
    let contradictory = try folder.write(
      walk(["Right,Foot Strike,0.2", "Right,Foot Strike,0.75", "Right,Foot Off,0.8"]),
      to: "walk.csv")

    let result = biomech("analyze", contradictory, "--task", "gait", "-o", folder.path("out"))

    #expect(result.status == .unreadable)
    #expect(result.output == "")
    #expect(
      result.errors == """
        \(contradictory): the file's events contradict each other or the recording, and there is \
        no complete stride of walking: The file has a right foot strike at 0.20 s and a right foot \
        strike at 0.75 s without a foot off between them: the events of the right foot are not used \
        for gait cycles; correct them in the file. [contradictory-events]
          hint: correct the events in the program that wrote the file, or export it without them

        """)
    #expect(try folder.names() == ["walk.csv"])
  }

  @Test(arguments: ["nothing-complete", "contradictory-events"])
  func `both errors are explained`(code: String) {
    let result = biomech("explain", code)

    #expect(result.status == .success)
    #expect(
      result.output.hasPrefix("\(code): Errors: Cutting repetitions and cycles\n"))
  }
}
