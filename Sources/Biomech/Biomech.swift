// SPDX-License-Identifier: Apache-2.0

@_exported public import BiomechAssessment
@_exported public import BiomechEvents
@_exported public import BiomechFormats
@_exported public import BiomechGuidance
@_exported public import BiomechKinematics
@_exported public import BiomechMath
@_exported public import BiomechMotion
@_exported public import BiomechReport
@_exported public import BiomechSignal

/// The version of this library and of the command.
public let biomechVersion = "0.1.0"
