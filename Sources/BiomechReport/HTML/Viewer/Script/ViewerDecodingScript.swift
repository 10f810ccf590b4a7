// SPDX-License-Identifier: Apache-2.0

/// The part of ``viewerScript`` for this: decoding, and where everything is in a frame.
let viewerDecodingScript = #"""
  "use strict";
  (() => {
  const root = document.querySelector("#viewer"), find = s => root.querySelector(s);
  const stage = find(".stage"), strip = find(".strip"), pen = stage.getContext("2d");
  if (!pen) return;
  const readout = find(".readout"), slider = find("[type=range]"), play = find(".play");
  const speed = find(".speed"), jump = find(".jump"), names = find(".names");
  const worst = find("[data-do=worst]"), last = +slider.max, still = +slider.value;
  const calm = matchMedia("(prefers-reduced-motion:reduce)");
  const dark = matchMedia("(prefers-color-scheme:dark)");
  let clip, points, states, knees, centres, starts, colours, size = [0, 0], ratio = 1, curves;
  let frame = still, playing = false, seen = false, held = false, before = 0, drawn = 0, told = 0;
  let yaw = .45, pitch = .16, zoom = 1, chosen = -1;

  const decode = () => {
    clip = JSON.parse(find("#viewer-data").textContent);
    const digits = new Uint8Array(128), count = last + 1, text = clip.data;
    [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach(
      (letter, value) => { digits[letter.charCodeAt(0)] = value; });
    let at = 0;
    const number = () => {
      let value = 0, factor = 1, digit;
      do {
        digit = digits[text.charCodeAt(at++)];
        value += (digit & 31) * factor;
        factor *= 32;
      } while (digit & 32);
      return value % 2 ? -(value + 1) / 2 : value / 2;
    };
    const column = (parts, unit) => {
      const state = new Uint8Array(count);
      for (let f = 0; f < count;) {
        const kind = number(), length = number();
        state.fill(kind, f, f += length);
      }
      const values = new Float32Array(count * parts).fill(NaN);
      for (let part = 0; part < parts; part++) {
        let a = 0, b = 0, known = false;
        for (let f = 0; f < count; f++) {
          if (!state[f]) continue;
          const value = number() + 2 * a - b;
          b = known ? a : value;
          a = value;
          known = true;
          values[f * parts + part] = value * unit;
        }
      }
      return [state, values];
    };
    points = [];
    states = [];
    for (const _ of clip.names) {
      const [state, values] = column(3, clip.grid);
      states.push(state);
      points.push(values);
    }
    knees = clip.knees.map(has => has ? [0, 1, 2].map(() => column(1, .1)[1]) : null);
    starts = [0];
    for (const length of clip.windows) starts.push(starts[starts.length - 1] + length);
    follow(count);
  };

  // The picture follows a person who walks away: the mean of the hips, smoothed over half a second.
  const follow = count => {
    const middle = [0, 1, 2].map(i => (clip.low[i] + clip.high[i]) / 2);
    const hips = [clip.legs[0], clip.legs[6]].filter(i => i >= 0);
    const far = Math.max(clip.high[0] - clip.low[0], clip.high[2] - clip.low[2]) > 1600;
    centres = new Float32Array(count * 2);
    const raw = [];
    for (let f = 0; f < count; f++) {
      const here = far ? hips.map(i => [points[i][f * 3], points[i][f * 3 + 2]])
        .filter(p => p[0] === p[0]) : [];
      raw.push(here.length
        ? [0, 1].map(i => here.reduce((sum, p) => sum + p[i], 0) / here.length)
        : raw.length && far ? raw[f - 1] : [middle[0], middle[2]]);
    }
    const half = Math.round(clip.rate / 4);
    clip.windows.forEach((length, w) => {
      for (let f = starts[w]; f < starts[w] + length; f++) {
        const from = Math.max(f - half, starts[w]);
        const to = Math.min(f + half, starts[w] + length - 1);
        for (let i = 0; i < 2; i++) {
          let sum = 0;
          for (let g = from; g <= to; g++) sum += raw[g][i];
          centres[f * 2 + i] = sum / (to - from + 1);
        }
      }
    });
    // A child and a walk are drawn as large as they are tall.
    clip.tall = Math.max(clip.high[1] - clip.floor, 300);
    clip.wide = far ? clip.tall : Math.max(
      Math.hypot(clip.high[0] - clip.low[0], clip.high[2] - clip.low[2]), 300);
  };

  const windowOf = f => starts.findIndex((start, w) => f < (starts[w + 1] ?? Infinity));
  const time = f => {
    const w = windowOf(f);
    return clip.starts[w] + (f - starts[w]) / clip.rate;
  };

  """#
