// SPDX-License-Identifier: Apache-2.0

/// The part of ``viewerScript`` for this: playing, and what the person does.
let viewerControlsScript = #"""
  const places = jump ? [...jump.options].slice(1).map(option => +option.value) : [];
  const ask = () => {
    if (!drawn) drawn = requestAnimationFrame(tick);
  };
  const tick = now => {
    drawn = 0;
    if (playing) {
      frame += Math.min(now - before, 100) / 1000 * clip.rate * speed.value;
      if (frame >= last + 1) frame = 0;
      before = now;
      ask();
    }
    draw();
  };
  const start = () => {
    if (!clip) decode();
    playing = true;
    held = false;
    before = performance.now();
    play.textContent = "Pause";
    readout.setAttribute("aria-live", "off");
    ask();
  };
  const stop = () => {
    playing = false;
    frame = Math.min(Math.floor(frame), last);
    play.textContent = "Play";
    readout.setAttribute("aria-live", "polite");
    ask();
  };
  const go = place => {
    if (!clip) decode();
    held = false;
    if (playing) stop();
    frame = Math.min(Math.max(place, 0), last);
    ask();
  };
  const toggle = () => playing ? stop() : start();
  const view = name => {
    pitch = name === "above" ? Math.PI / 2 - .001 : .08;
    yaw = name === "above" ? Math.PI : name * Math.PI / 180;
    ask();
  };
  const turn = (dx, dy) => {
    yaw -= dx;
    pitch = Math.min(Math.max(pitch + dy, -.3), Math.PI / 2 - .001);
    ask();
  };
  const scale = factor => {
    zoom = Math.min(Math.max(zoom * factor, .4), 6);
    ask();
  };
  const event = step => {
    const here = Math.floor(frame);
    const ahead = step > 0 ? places.find(p => p > here)
      : places.slice().reverse().find(p => p < here);
    if (ahead !== undefined) go(ahead);
  };
  const choose = step => {
    const all = clip.names.map((name, i) => i).filter(i => clip.names[i]);
    chosen = all[(all.indexOf(chosen) + step + all.length + (chosen < 0 && step < 0 ? 1 : 0))
      % all.length];
    ask();
  };
  const reset = () => {
    yaw = .45;
    pitch = .16;
    zoom = 1;
    chosen = -1;
    go(still);
  };

  play.addEventListener("click", toggle);
  if (worst) worst.addEventListener("click", () => go(+worst.dataset.place));
  slider.addEventListener("input", () => go(+slider.value));
  if (jump) jump.addEventListener("change", () => {
    if (jump.value) go(+jump.value);
    jump.value = "";
  });
  names.addEventListener("change", ask);
  for (const button of root.querySelectorAll("[data-view]"))
    button.addEventListener("click", () => view(button.dataset.view));

  const keys = {
    " ": toggle, ArrowLeft: () => turn(-.12, 0), ArrowRight: () => turn(.12, 0),
    ArrowUp: () => turn(0, .1), ArrowDown: () => turn(0, -.1), "+": () => scale(1.15),
    "=": () => scale(1.15), "-": () => scale(1 / 1.15), ",": () => go(Math.floor(frame) - 1),
    ".": () => go(Math.floor(frame) + 1), e: () => event(1), E: () => event(-1),
    w: () => worst && go(+worst.dataset.place), m: () => choose(1), M: () => choose(-1),
    n: () => names.click(), 0: reset, 1: () => view(0), 2: () => view(90), 3: () => view(180),
    4: () => view(270), 5: () => view("above"), Home: () => go(0), End: () => go(last)
  };
  stage.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const act = Object.hasOwn(keys, e.key) ? keys[e.key] : keys[e.key.toLowerCase()];
    if (typeof act !== "function") return;
    e.preventDefault();
    if (!clip) decode();
    act();
  });

  const hands = new Map();
  stage.addEventListener("pointerdown", e => {
    stage.setPointerCapture(e.pointerId);
    hands.set(e.pointerId, [e.clientX, e.clientY]);
    stage.focus({ preventScroll: true });
  });
  stage.addEventListener("pointermove", e => {
    const was = hands.get(e.pointerId);
    if (!was) {
      const box = stage.getBoundingClientRect();
      let best = 14, near = -1;
      if (clip) screen.forEach((q, i) => {
        const away = Math.hypot(q[0] - e.clientX + box.left, q[1] - e.clientY + box.top);
        if (away < best && clip.names[i]) [best, near] = [away, i];
      });
      if (near !== chosen) {
        chosen = near;
        ask();
      }
      return;
    }
    const dx = e.clientX - was[0], dy = e.clientY - was[1];
    if (hands.size === 2) {
      const other = [...hands].find(([id]) => id !== e.pointerId)[1];
      const then = Math.hypot(was[0] - other[0], was[1] - other[1]);
      const now = Math.hypot(e.clientX - other[0], e.clientY - other[1]);
      if (then > 10) scale(now / then);
      turn(0, dy * .004);
    } else turn(dx * .008, e.pointerType === "touch" ? 0 : dy * .006);
    hands.set(e.pointerId, [e.clientX, e.clientY]);
  });
  for (const name of ["pointerup", "pointercancel"])
    stage.addEventListener(name, e => hands.delete(e.pointerId));
  stage.addEventListener("wheel", e => {
    if (document.activeElement !== stage) return;
    e.preventDefault();
    scale(Math.exp(-e.deltaY * .0015));
  }, { passive: false });
  const scrub = e => {
    const box = strip.getBoundingClientRect();
    go(Math.round((e.clientX - box.left - 6) / (box.width - 12) * last));
  };
  strip.addEventListener("pointerdown", e => {
    strip.setPointerCapture(e.pointerId);
    scrub(e);
  });
  strip.addEventListener("pointermove", e => e.buttons && scrub(e));

  root.classList.add("viewed");
  find(".live").hidden = false;
  readColours();
  dark.addEventListener("change", () => {
    readColours();
    ask();
  });
  new ResizeObserver(() => {
    ratio = Math.min(devicePixelRatio || 1, 2);
    size = [stage.clientWidth, stage.clientHeight];
    stage.width = size[0] * ratio;
    stage.height = size[1] * ratio;
    curves = null;
    if (clip) draw();
  }).observe(stage);
  new IntersectionObserver(entries => {
    const visible = entries[entries.length - 1].isIntersecting;
    if (!visible && playing) {
      stop();
      held = true;
    } else if (visible && !seen) {
      seen = true;
      if (!clip) decode();
      if (calm.matches || last < 2) stop(); else start();
    } else if (visible && held) start();
  }, { threshold: .15 }).observe(stage);
  })();
  """#
