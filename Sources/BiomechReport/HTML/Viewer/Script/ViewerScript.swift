// SPDX-License-Identifier: Apache-2.0

/// The script of the viewer, the only one of a page; the policy of the page names its hash.
///
/// It reads the clip of ``ViewerClip``, decodes it when the viewer comes into sight, and draws by a
/// projection of its own. Text reaches the page as text only.
let viewerScript = viewerDecodingScript + viewerDrawingScript + viewerControlsScript
