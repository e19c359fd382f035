"use strict";
(() => {
  const $ = (q, from = document) => [...from.querySelectorAll(q)];
  const bar = document.getElementById("bar"), out = document.getElementById("shown");
  const rows = $(".r"), groups = $(".g"), home = new Map(rows.map((r) => [r, r.parentNode]));
  const flat = document.createElement("div"), main = document.querySelector("main");
  const lists = $("ol.w");
  flat.className = "flat"; flat.hidden = true; main.prepend(flat);
  const parts = (sorted) => {
    const made = [];
    for (let at = 0; at < sorted.length; at += 50) {
      const list = document.createElement("ol");
      list.className = "w";
      list.append(...sorted.slice(at, at + 50));
      made.push(list);
    }
    return made;
  };
  const text = new Map();
  const blocks = new Map();
  document.documentElement.classList.add("js");
  bar.hidden = false;

  const words = (r) => {
    if (!text.has(r)) text.set(r, $(":scope > :not(.d, .c, .say)", r).map((e) => e.textContent).join(" ").toLowerCase());
    return text.get(r);
  };
  const cells = new Map();
  const cell = (r) => { if (!cells.has(r)) cells.set(r, r.dataset.f.split(",")); return cells.get(r); };
  const FILTERS = ["o", "c", "y", "s"], NUMBERS = { t: 4, v: 5, h: 6, p: 7 };
  const state = () => {
    const found = { q: bar.q.value.trim().toLowerCase() };
    for (const s of $("select", bar)) if (s.name !== "sort") found[s.name] = s.value;
    return found;
  };
  const wanted = () => FILTERS.map((k) => bar[k].selectedOptions[0]?.dataset.n);
  const fits = (r, q, keys) =>
    q.every((w) => words(r).includes(w)) && keys.every((key, n) => key === undefined || cell(r)[n] === key);

  const filter = () => {
    const want = state(), keys = wanted(), q = want.q.split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const r of rows) { const ok = fits(r, q, keys); if (r.hidden === ok) r.hidden = !ok; shown += ok; }
    for (const list of flat.hidden ? lists : flat.children) {
      const n = list.querySelectorAll(":scope > .r:not([hidden])").length;
      list.hidden = !n;
      list.style.setProperty("--n", n);
    }
    for (const g of groups) g.hidden = !flat.hidden || !$(".r", g).some((r) => !r.hidden);
    out.textContent = shown + " / " + rows.length;
    remember(want);
  };
  const sort = () => {
    const [key, down] = bar.sort.value.split("-");
    flat.hidden = key === "n";
    if (flat.hidden) for (const r of rows) home.get(r).append(r);
    else {
      const of = (r) => key === "who" ? r.querySelector(".w1").textContent : Number(cell(r)[NUMBERS[key]] || -1);
      const order = key === "who" ? (a, b) => of(a).localeCompare(of(b)) : (a, b) => (of(a) - of(b)) * (down ? -1 : 1);
      flat.replaceChildren(...parts([...rows].sort(order)));
    }
    for (const b of $(".h button")) b.setAttribute("aria-pressed", String(b.value === bar.sort.value));
    filter();
  };
  const remember = (want) => {
    const kept = new URLSearchParams();
    for (const [k, v] of Object.entries(want)) if (v) kept.set(k, v);
    if (!flat.hidden) kept.set("sort", bar.sort.value);
    const told = String(kept);
    if (told || location.hash.startsWith("#?")) history.replaceState(null, "", told ? "#?" + told : "#");
  };
  const recall = () => {
    if (!location.hash.startsWith("#?")) return open(location.hash);
    const kept = new URLSearchParams(location.hash.slice(2));
    for (const e of bar.elements) if (e.name && kept.has(e.name)) e.value = kept.get(e.name);
    sort();
  };
  const open = (hash) => {
    const r = hash.length > 1 && document.getElementById(hash.slice(1));
    if (!r || !r.matches(".r")) return;
    r.closest("details.g")?.setAttribute("open", "");
    const d = r.querySelector(".d");
    if (d.matches("button")) { if (d.getAttribute("aria-expanded") !== "true") toggle(d); } else d.open = true;
    r.scrollIntoView({ block: "center" });
  };

  const unpack = async (name) => {
    const bytes = Uint8Array.from(atob(document.getElementById(name).textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    const runs = JSON.parse(document.getElementById("runs").textContent);
    const whole = (await new Response(stream).text()).replace(/[\ue000-\uf8ff]/g, (c) => runs[c.charCodeAt(0) - 0xe000]);
    return whole.split("\0");
  };
  const card = async (d) => {
    const [name, at] = d.value.split(".");
    if (!blocks.has(name)) blocks.set(name, unpack(name));
    const made = document.createElement("div");
    made.className = "c";
    d.after(made);
    made.innerHTML = (await blocks.get(name))[Number(at)];
    buttons(made);
  };
  const toggle = (d) => {
    const open = d.getAttribute("aria-expanded") !== "true";
    d.setAttribute("aria-expanded", String(open));
    if (d.nextElementSibling) d.nextElementSibling.hidden = !open; else if (open) card(d);
  };
  const buttons = (from) => { for (const b of $(".sb-copy", from)) b.hidden = false; };
  const copy = async (b) => {
    const told = b.parentNode.querySelector("pre").textContent;
    try { await navigator.clipboard.writeText(told); }
    catch {
      const area = document.createElement("textarea");
      area.value = told; document.body.append(area); area.select(); document.execCommand("copy"); area.remove();
    }
    b.textContent = "✓";
  };
  const clocks = () => {
    const at = Number(document.querySelector(".clocks")?.dataset.at) * 1000;
    if (!(Math.abs(Date.now() - at) < 129600000)) return;  // of a list of long ago the hours of then stay
    for (const e of $(".clocks [data-z]")) {
      try { e.textContent = new Intl.DateTimeFormat("en-GB", { timeZone: e.dataset.z, weekday: "short", hour: "2-digit", minute: "2-digit" }).format(); }
      catch { e.removeAttribute("data-z"); }
    }
  };

  document.addEventListener("click", (e) => {
    const b = e.target.closest("button");
    if (b?.matches(".sb-copy")) copy(b);
    if (b?.matches(".r > .d")) toggle(b);
    if (b?.matches(".h button")) { bar.sort.value = bar.sort.value === b.value ? "n" : b.value; sort(); }
    if (b?.id === "clear") { bar.reset(); sort(); }
  });
  let wait;
  bar.addEventListener("input", (e) => {
    clearTimeout(wait);
    wait = setTimeout(e.target.name === "sort" ? sort : filter, e.target.name === "q" ? 120 : 0);
  });
  bar.addEventListener("submit", (e) => e.preventDefault());
  addEventListener("hashchange", () => open(location.hash));
  buttons(document);
  for (const b of $(".h button")) b.disabled = false;
  out.textContent = rows.length + " / " + rows.length;
  recall();
  clocks(); setInterval(clocks, 30000);
})();
