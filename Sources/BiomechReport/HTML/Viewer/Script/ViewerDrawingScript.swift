// SPDX-License-Identifier: Apache-2.0

/// The part of ``viewerScript`` for this: what is drawn in one frame.
let viewerDrawingScript = #"""
  const readColours = () => {
    const style = getComputedStyle(root);
    colours = {};
    for (const name of ["ink", "soft", "line", "left", "right", "valgus", "varus", "neutral",
      "paper"])
      colours[name] = style.getPropertyValue("--" + name).trim();
    colours.font = style.fontFamily;
  };
  const state = (side, f) => {
    const knee = knees[side];
    if (!knee) return null;
    const [bend, lean, trust] = knee.map(values => values[f]);
    const beyond = Math.abs(lean) > trust + .001;
    const way = lean > 0 ? "varus" : "valgus";
    const value = Math.abs(lean).toFixed(1) + "° " + way;
    const known = lean === lean, sure = trust === trust;
    return {
      bend, colour: beyond ? way : "neutral",
      short: known ? value : "", trusted: !known ? "" : !sure ? "U95 not known"
        : beyond ? "beyond U95" : "within U95",
      long: !known ? "adduction not known" : value + (sure
        ? (beyond ? ", beyond U95 " : ", within U95 ") + trust.toFixed(1) + "°"
        : ", U95 not known")
    };
  };
  const path = list => {
    pen.beginPath();
    for (let i = 0; i < list.length; i += 4) {
      pen.moveTo(list[i], list[i + 1]);
      pen.lineTo(list[i + 2], list[i + 3]);
    }
    pen.stroke();
  };
  const write = (text, x, y, colour, align, weight = "600") => {
    pen.font = weight + " 12.5px " + colours.font;
    pen.textAlign = align;
    pen.lineWidth = 4;
    pen.lineJoin = "round";
    pen.strokeStyle = colours.paper;
    pen.strokeText(text, x, y);
    pen.fillStyle = colours[colour];
    pen.fillText(text, x, y);
  };
  const screen = [];

  const draw = () => {
    if (!clip || !size[0]) return;
    const f = Math.min(Math.floor(frame), last), w = windowOf(f);
    const g = f + 1 < starts[w + 1] ? f + 1 : f, share = g > f ? frame - f : 0;
    const mix = (values, i, n) => values[f * n + i] * (1 - share) + values[g * n + i] * share;
    const [width, height] = size, [rx, rz] = clip.right;
    // Forward is up × right; d points to the camera, s to the right of the picture, u up in it.
    const fx = rz, fz = -rx, sy = Math.sin(yaw), cy = Math.cos(yaw);
    const sp = Math.sin(pitch), cp = Math.cos(pitch);
    const dx = cp * (cy * fx + sy * rx), dy = sp, dz = cp * (cy * fz + sy * rz);
    const sx = sy * fx - cy * rx, sz = sy * fz - cy * rz;
    const ux = dy * sz, uy = dz * sx - dx * sz, uz = -dy * sx;
    const tx = mix(centres, 0, 2), tz = mix(centres, 1, 2), ty = clip.floor + clip.tall / 2;
    const fit = zoom * Math.min((height - 48) / clip.tall, (width - 40) / clip.wide);
    const far = 4.5 * clip.tall;
    const project = (x, y, z, out) => {
      const a = x - tx, b = y - ty, c = z - tz;
      const depth = far - (a * dx + b * dy + c * dz);
      const k = depth > far * .1 ? fit * far / depth : NaN;
      out[0] = width / 2 + (a * sx + c * sz) * k;
      out[1] = height / 2 + 8 - (a * ux + b * uy + c * uz) * k;
      out[2] = depth;
      out[3] = k;
      return out;
    };
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.lineCap = "round";

    // The floor: squares of half a metre that fade away from the person.
    const one = [], two = [], cell = 500, reach = 5;
    const gx = Math.round(tx / cell) * cell, gz = Math.round(tz / cell) * cell;
    pen.strokeStyle = colours.soft;
    pen.lineWidth = 1;
    const lines = 4 * reach * (2 * reach + 1);
    for (let n = 0; n < lines; n++) {
      const across = n % 2, i = (n >> 1) % (2 * reach + 1) - reach;
      const j = Math.floor((n >> 1) / (2 * reach + 1)) - reach;
      const x = gx + (across ? j : i) * cell, z = gz + (across ? i : j) * cell;
      const ex = across ? x + cell : x, ez = across ? z : z + cell;
      const away = Math.hypot((x + ex) / 2 - tx, (z + ez) / 2 - tz) / (reach * cell);
      if (away >= 1) continue;
      project(x, clip.floor, z, one);
      project(ex, clip.floor, ez, two);
      pen.globalAlpha = .5 * (1 - away) ** 1.3;
      path([one[0], one[1], two[0], two[1]]);
    }
    pen.globalAlpha = .8;
    for (let i = 0; i < clip.plates.length; i += 12) {
      pen.beginPath();
      for (let j = 0; j < 12; j += 3) {
        project(clip.plates[i + j], clip.plates[i + j + 1], clip.plates[i + j + 2], one);
        pen.lineTo(one[0], one[1]);
      }
      pen.closePath();
      pen.stroke();
    }

    for (let i = 0; i < points.length; i++) {
      const p = points[i], q = screen[i] || (screen[i] = [0, 0, 0, 0]);
      const both = states[i][f] && states[i][g];
      const x = both ? mix(p, 0, 3) : p[f * 3], y = both ? mix(p, 1, 3) : p[f * 3 + 1];
      const z = both ? mix(p, 2, 3) : p[f * 3 + 2];
      project(x, y, z, q);
      q[4] = x;
      q[5] = z;
    }
    const there = i => i >= 0 && states[i][f] > 0;

    // Shadows straight below the bones.
    pen.strokeStyle = colours.ink;
    pen.globalAlpha = .13;
    for (let i = 0; i < clip.links.length; i += 3) {
      const a = clip.links[i], b = clip.links[i + 1];
      if (!there(a) || !there(b)) continue;
      project(screen[a][4], clip.floor, screen[a][5], one);
      project(screen[b][4], clip.floor, screen[b][5], two);
      pen.lineWidth = (clip.links[i + 2] < 2 ? 46 : 16) * one[3];
      path([one[0], one[1], two[0], two[1]]);
    }

    // Everything else from the back to the front, what is far away paler.
    const items = [], near = far - clip.tall * .45, deep = clip.tall * .9;
    const pale = depth => 1 - .55 * Math.min(Math.max((depth - near) / deep, 0), 1);
    for (let i = 0; i < clip.links.length; i += 3) {
      const a = clip.links[i], b = clip.links[i + 1];
      if (there(a) && there(b)) items.push([(screen[a][2] + screen[b][2]) / 2, 0, i]);
    }
    for (let i = 0; i < clip.markers; i++) if (there(i)) items.push([screen[i][2], 1, i]);
    for (let side = 0; side < 2; side++) {
      const knee = clip.legs[side * 6 + 1];
      if (there(knee)) items.push([screen[knee][2] - 40, 2, side]);
    }
    items.sort((a, b) => b[0] - a[0]);
    const labels = [];
    for (const [depth, kind, i] of items) {
      const alpha = pale(depth);
      if (kind === 0) {
        const type = clip.links[i + 2], ia = clip.links[i], ib = clip.links[i + 1];
        const a = screen[ia], b = screen[ib], line = [a[0], a[1], b[0], b[1]];
        const scale = (a[3] + b[3]) / 2, thick = type < 2 ? Math.max(30 * scale, 3) : 1.6;
        const hollow = states[ia][f] === 2 || states[ib][f] === 2;
        if (type < 2) {
          pen.globalAlpha = 1;
          pen.strokeStyle = colours.paper;
          pen.lineWidth = thick + 3;
          path(line);
        }
        pen.globalAlpha = type < 2 ? .35 + .65 * alpha : alpha;
        pen.strokeStyle = colours[["right", "left", "right", "left", "soft"][type]];
        pen.lineWidth = thick;
        path(line);
        if (type < 2 && hollow) {
          pen.globalAlpha = 1;
          pen.strokeStyle = colours.paper;
          pen.lineWidth = thick * .5;
          path(line);
        }
      } else if (kind === 1) {
        const q = screen[i], known = i < clip.known;
        const r = Math.max((known ? 10 : 7) * q[3], known ? 2.2 : 1.4);
        pen.globalAlpha = known ? alpha : alpha * .55;
        pen.beginPath();
        pen.arc(q[0], q[1], r, 0, 7);
        if (states[i][f] === 2) {
          pen.fillStyle = colours.paper;
          pen.strokeStyle = colours.ink;
          pen.lineWidth = 1.2;
          pen.fill();
          pen.stroke();
        } else {
          pen.fillStyle = colours.ink;
          pen.fill();
        }
      } else labels.push(drawKnee(i, f, there));
    }
    pen.globalAlpha = 1;
    const taken = labels.map(([, , q, out]) =>
      [Math.min(q[0], q[0] + out * 110), Math.max(q[0], q[0] + out * 110), q[1] + 6, 24]);
    for (let i = 0; i < points.length; i++) {
      const q = screen[i];
      if (!there(i) || !clip.names[i]) continue;
      if (i === chosen) {
        pen.strokeStyle = colours.ink;
        pen.lineWidth = 2;
        pen.beginPath();
        pen.arc(q[0], q[1], 8, 0, 7);
        pen.stroke();
        write(clip.names[i], q[0] + 12, q[1] - 8, "ink", "left");
      } else if (names.checked && i < clip.known) {
        // A name that would lie on another one is left out; turning or zooming brings it out.
        const right = q[0] + 8 * clip.names[i].length;
        const hides = t => q[0] < t[1] && right > t[0] && Math.abs(q[1] - t[2]) < t[3];
        if (taken.some(hides)) continue;
        taken.push([q[0], right, q[1], 13]);
        write(clip.names[i], q[0] + 6, q[1] - 4, "soft", "left", "400");
      }
    }
    for (const [text, more, q, out, side] of labels) {
      const align = out > 0 ? "left" : "right";
      write(text, q[0] + out * 16, q[1] - 2, side ? "left" : "right", align);
      write(more, q[0] + out * 16, q[1] + 13, "soft", align, "400");
    }
    write(direction(), 12, height - 12, "soft", "left", "400");
    write("squares of 0.5 m", width - 12, height - 12, "soft", "right", "400");
    tell(f);
  };

  // The knee: a ball of the colour and shape of its state, the flexion axis, and the long axes.
  const drawKnee = (side, f, there) => {
    const leg = clip.legs.slice(side * 6, side * 6 + 6), q = screen[leg[1]], known = state(side, f);
    const colour = known ? known.colour : "neutral", r = Math.max(26 * q[3], 5);
    pen.globalAlpha = 1;
    pen.setLineDash([3, 4]);
    pen.strokeStyle = colours.ink;
    pen.lineWidth = 1.4;
    for (const end of leg.slice(4)) if (there(end))
      path([q[0], q[1], screen[end][0], screen[end][1]]);
    pen.setLineDash([]);
    if (there(leg[3])) {
      const e = screen[leg[3]], line = [2 * q[0] - e[0], 2 * q[1] - e[1], e[0], e[1]];
      pen.strokeStyle = colours.paper;
      pen.lineWidth = 6;
      path(line);
      pen.strokeStyle = colours.ink;
      pen.lineWidth = 2.6;
      path(line);
    }
    pen.beginPath();
    if (colour === "valgus") {
      pen.moveTo(q[0] - r * 1.15, q[1] - r * .9);
      pen.lineTo(q[0] + r * 1.15, q[1] - r * .9);
      pen.lineTo(q[0], q[1] + r * 1.15);
    } else if (colour === "varus") {
      pen.moveTo(q[0], q[1] - r * 1.2);
      pen.lineTo(q[0] + r * 1.2, q[1]);
      pen.lineTo(q[0], q[1] + r * 1.2);
      pen.lineTo(q[0] - r * 1.2, q[1]);
    } else pen.arc(q[0], q[1], r, 0, 7);
    pen.closePath();
    pen.strokeStyle = colours.paper;
    pen.lineWidth = 4;
    pen.stroke();
    pen.fillStyle = colours[colour];
    pen.fill();
    const other = clip.legs[(1 - side) * 6 + 1];
    const out = there(other) ? (q[0] < screen[other][0] ? -1 : 1) : side ? 1 : -1;
    return [(side ? "L " : "R ") + (known ? known.short : ""), known ? known.trusted : "",
      [q[0] + out * r, q[1]], out, side];
  };

  const direction = () => {
    if (pitch > 1.2) return "from above";
    const turn = Math.round(yaw / Math.PI * 4);
    return "from " + ["the front", "the front right", "the right", "behind on the right", "behind",
      "behind on the left", "the left", "the front left"][(turn % 8 + 8) % 8];
  };
  const sentence = f => {
    const parts = [time(f).toFixed(2) + " s"];
    for (let i = 0; i < clip.spanNames.length; i++)
      if (f >= clip.spans[2 * i] && f < clip.spans[2 * i + 1]) parts.push(clip.spanNames[i]);
    let text = parts.join(", ");
    ["Right", "Left"].forEach((name, side) => {
      const known = state(side, f);
      if (!known) return;
      text += " · " + name + " knee: " + (known.bend === known.bend
        ? "bent " + known.bend.toFixed(0) + "°, " : "") + known.long;
    });
    return chosen >= 0 && clip.names[chosen] ? text + " · marker " + clip.names[chosen] : text;
  };
  const tell = f => {
    slider.value = f;
    drawStrip(f);
    const now = performance.now();
    if (playing && now - told < 120) return;
    told = now;
    const text = sentence(f);
    if (readout.textContent !== text) readout.textContent = text;
    slider.setAttribute("aria-valuetext", time(f).toFixed(2) + " s");
  };

  // Knee adduction over the clip: varus up, the band of U95 grey, breaks where time jumps.
  const drawStrip = f => {
    const ink = strip.getContext("2d"), width = strip.clientWidth, height = strip.clientHeight;
    if (!width) return;
    const x = i => 6 + i / Math.max(last, 1) * (width - 12);
    if (!curves) {
      let most = 5;
      for (const knee of knees) if (knee) for (let i = 0; i <= last; i++) {
        const high = Math.max(Math.abs(knee[1][i]), knee[2][i] || 0);
        if (high > most) most = high;
      }
      most = Math.min(most, 60);
      const y = value => height / 2 - value / most * (height / 2 - 5);
      const cut = new Set(starts);
      curves = { most, y, band: new Path2D(), sides: knees.map(knee => {
        const curve = new Path2D();
        if (knee) for (let i = 0; i <= last; i++) {
          const value = knee[1][i], whole = i && !cut.has(i) && knee[1][i - 1] === knee[1][i - 1];
          if (value !== value) continue;
          if (whole) curve.lineTo(x(i), y(value)); else curve.moveTo(x(i), y(value));
        }
        return curve;
      }) };
      for (let i = 0; i < last; i++) {
        const trust = Math.max(...knees.map(knee => knee && knee[2][i] || 0));
        if (trust) curves.band.rect(x(i), y(trust), x(i + 1) - x(i) + .5, y(-trust) - y(trust));
      }
      strip.width = width * ratio;
      strip.height = height * ratio;
    }
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    ink.clearRect(0, 0, width, height);
    ink.globalAlpha = .5;
    ink.fillStyle = colours.line;
    ink.fill(curves.band);
    ink.globalAlpha = 1;
    ink.lineWidth = 1;
    ink.strokeStyle = colours.soft;
    ink.beginPath();
    ink.moveTo(6, height / 2);
    ink.lineTo(width - 6, height / 2);
    for (const place of places) {
      ink.moveTo(x(place), height - 6);
      ink.lineTo(x(place), height);
    }
    ink.stroke();
    ink.setLineDash([1, 3]);
    ink.beginPath();
    for (const start of starts.slice(1, -1)) {
      ink.moveTo(x(start - .5), 0);
      ink.lineTo(x(start - .5), height);
    }
    ink.stroke();
    ink.lineWidth = 1.8;
    ["right", "left"].forEach((side, i) => {
      ink.setLineDash(i ? [] : [6, 3]);
      ink.strokeStyle = colours[side];
      ink.stroke(curves.sides[i]);
    });
    ink.setLineDash([]);
    ink.strokeStyle = colours.ink;
    ink.lineWidth = 1.5;
    ink.beginPath();
    ink.moveTo(x(f), 0);
    ink.lineTo(x(f), height);
    ink.stroke();
    ink.font = "11px " + colours.font;
    ink.fillStyle = colours.soft;
    if (knees[0] || knees[1]) {
      ink.fillText("varus " + curves.most.toFixed(0) + "°", 8, 12);
      ink.fillText("valgus " + curves.most.toFixed(0) + "°", 8, height - 5);
    } else ink.fillText("no knee adduction", 8, 12);
  };

  """#
