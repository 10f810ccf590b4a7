// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechMotion
import Mustache

/// What the template shows, named as in the template.
///
/// A list with a heading is an optional value, so that the heading goes when there is no list.
struct Page {
  var title: String
  var policy: String
  var style = reportStyle
  var version: String
  var configurationHash: String
  var subject: String
  var sessionName: String
  var trials: [String]
  var statement: String

  var screeningSentence: String
  var raised: RaisedFlags?
  var checklist: Checklist?

  var nothingJudged: Bool
  var cards: [FindingCard]
  var belowLists: [BelowList]
  var legend: Legend?
  var notAssessed: NotAssessed?

  var kneePlots: PlotSection?
  var figures: FigureSection?
  var viewer: ViewerSection?
  var measureTable: MeasureTable?
  var scoreSection: ScoreSection?
  var patella: PatellaSection
  var otherPlots: PlotSection?

  var priorityList: PriorityList?
  var criteriaList: CriteriaList?
  var referralList: ReferralList?
  var retest: String?
  var exerciseNote: String?
  var exerciseTable: ExerciseTable?
  var adjunctList: AdjunctList?

  var recordings: [RecordingSection]
  var cycleList: CycleList?
  var failureList: FailureList?

  var settings: [SettingRow]
  var thresholdTable: ThresholdTable?
  var sources: [SourceRow]

  /// The policy of a page without a viewer, and of one with it.
  private static let policy = contentPolicy(style: reportStyle, script: nil)
  private static let scriptPolicy = contentPolicy(style: reportStyle, script: viewerScript)

  /// Lays out the report of some trials of a session.
  ///
  /// - Parameters:
  ///   - report: The session.
  ///   - trials: The trials shown.
  ///   - content: What the session says about them.
  ///   - name: What the page is about, for its title.
  init(of report: SessionReport, trials: [AnalyzedTrial], content: TrialContent, name: String) {
    let guidance = content.guidance
    title = "Knee alignment report, \(report.subject.code), \(name)"
    version = report.provenance.version
    configurationHash = report.provenance.configurationHash
    subject = report.subject.code
    sessionName = report.subject.session
    self.trials = trials.map(\.heading)
    statement = guidance.statement

    screeningSentence = guidance.screeningSentence
    raised = RaisedFlags(guidance.redFlags)
    checklist = Checklist(guidance.redFlags, guidance.screening)

    let judged = content.findings.filter { $0.level != .notAssessed }
    nothingJudged = judged.isEmpty
    let beyond = judged.filter { $0.level >= .watch }
    belowLists = [
      BelowList("Described or reported", judged.filter { $0.level == .info }),
      BelowList("Looked for, below the threshold", judged.filter { $0.level < .info }),
    ].compactMap { $0 }
    var explained: Set<String> = []
    cards = beyond.enumerated().map { index, finding in
      let advice = guidance.findings.first { $0.finding == finding }
      // A rule often says the same about each side; once is enough.
      let isNew = advice.map { explained.insert($0.meaning).inserted } ?? false
      return FindingCard(finding, advice, number: index, isExplained: isNew)
    }
    legend = Legend(judged)
    notAssessed = NotAssessed(content.findings)

    kneePlots = PlotSection(
      .knee, of: trials, findings: content.findings, report.assessment)
    figures = FigureSection(of: trials, measures: content.measures)
    viewer = ViewerSection(of: trials, findings: content.findings, in: report.assessment)
    policy = viewer == nil ? Page.policy : Page.scriptPolicy
    measureTable = MeasureTable(content)
    scoreSection = ScoreSection(content.scores)
    patella = PatellaSection(of: trials, report.assessment)
    otherPlots = PlotSection(
      .otherJoints, of: trials, findings: content.findings, report.assessment)

    let plan = PlanContent(guidance)
    priorityList = PriorityList(plan)
    criteriaList = CriteriaList(plan)
    referralList = ReferralList(plan)
    retest = plan.retest.nonEmpty
    exerciseNote = guidance.exerciseNote.nonEmpty
    exerciseTable = ExerciseTable(guidance.exercises)
    adjunctList = AdjunctList(guidance.adjuncts)

    recordings = trials.map { RecordingSection($0, in: report) }
    cycleList = CycleList(report.cycleSentences)
    failureList = FailureList(report.failures)

    settings = report.provenance.settings.map(SettingRow.init)
    thresholdTable = ThresholdTable(content.findings)
    sources = SourceRow.rows(
      of: content, plotted: [kneePlots, otherPlots].compactMap { $0 }.flatMap(\.variables))
  }

  /// The bytes of the page.
  func rendered() -> [UInt8] { Array(Page.template.render(self).utf8) }

  private static let template: MustacheTemplate = {
    MustacheContentTypes.register(StrictHTML(), named: StrictHTML.name)
    do {
      return try MustacheTemplate(string: Templates.page)
    } catch {
      // The template is a constant; the first test that renders a page would find this.
      preconditionFailure("the template of the report is broken: \(error)")
    }
  }()
}

extension String {
  /// The text, or `nil` when it is empty: the template then leaves its place out.
  var nonEmpty: String? { isEmpty ? nil : self }
}

/// The bytes of `<trial>.html`.
func trialPage(of analyzed: AnalyzedTrial, in report: SessionReport) -> [UInt8] {
  var alone = report
  alone.failures = []
  return Page(
    of: alone, trials: [analyzed], content: TrialContent(of: analyzed, in: report),
    name: analyzed.trial.name
  ).rendered()
}

/// The bytes of `session.html`.
func sessionPage(of report: SessionReport) -> [UInt8] {
  Page(
    of: report, trials: report.trials, content: TrialContent(ofAll: report),
    name: "session \(report.subject.session)"
  ).rendered()
}
