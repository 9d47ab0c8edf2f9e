// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

using namespace std::string_view_literals;

// Text of the data reaches the page through textContent and attributes only, never as markup. The script stands in two
// literals, because some compilers take none of more than 16 KB; one after the other they are one function.

/// The first half: the plans, the address that holds every choice, and finding.
inline constexpr std::string_view page_script_finding = R"js(
"use strict";
(function () {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const plans = data.plans, elements = data.elements, within = new Map(data.within);
  const step = 50, mostPrinted = 2000;
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  // What names a plan in an address: its filing number or, without one, its name; made unique.
  const byKey = new Map();
  for (const plan of plans) {
    const base = plan.n || plan.x[0] || "~";
    plan.key = base;
    for (let i = 2; byKey.has(plan.key); ++i) plan.key = base + "~" + i;
    byKey.set(plan.key, plan);
    plan.hay = fold(plan.x.join("\n"));
    plan.number = fold(plan.n);
    plan.title = plan.x[0] || plan.n || "（未命名）";
  }

  // --- orders: a missing value is null and stands last in both directions -----------------------------------------
  const collator = new Intl.Collator("zh", { numeric: true });
  const inOrder = (texts) => Array.from(new Set(texts)).filter(Boolean).sort(collator.compare);
  function ranked(index) {
    const ranks = new Map(inOrder(plans.map((plan) => plan.x[index])).map((text, rank) => [text, rank]));
    return (plan) => (plan.x[index] ? ranks.get(plan.x[index]) : null);
  }
  const orders = new Map([
    ["name", { of: ranked(0), label: "名称", up: "升序", down: "降序" }],
    ["number", { of: ranked(1), label: "方案编号", up: "升序", down: "降序" }],
    ["category", { of: ranked(2), label: "类型", up: "升序", down: "降序" }],
    ["price", { of: (plan) => plan.p, label: "月资费", up: "从低到高", down: "从高到低" }],
    ["data", { of: (plan) => plan.d, label: "通用流量", up: "从少到多", down: "从多到少" }],
    ["voice", { of: (plan) => plan.v, label: "语音", up: "从少到多", down: "从多到少" }],
    ["date", { of: (plan) => plan.x[10] || null, label: "上线日期", up: "从早到晚", down: "从晚到早" }],
  ]);

  // --- choices ----------------------------------------------------------------------------------------------------
  function node(tag, text, attributes) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    return made;
  }
  function fill(id, texts) {
    for (const text of inOrder(texts)) $(id).append(node("option", text, { value: text }));
  }
  fill("cat", plans.map((plan) => plan.x[2]));
  fill("region", plans.flatMap((plan) => plan.r).concat(...within));
  fill("channel", plans.flatMap((plan) => plan.c));
  for (const [key, order] of orders)
    for (const [sign, word] of [["", order.up], ["-", order.down]])
      $("sort").append(node("option", order.label + " " + word, { value: sign + key }));

  // --- the address holds every choice, so that each has a link and the back button works --------------------------
  const initial = { q: "", cat: "", min: "", max: "", region: "", channel: "", sale: "on", sort: "" };
  const selects = ["cat", "region", "channel", "sale", "sort"];
  const state = Object.assign({ plan: "", with: [] }, initial);
  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const id in initial) {
      state[id] = asked.has(id) ? asked.get(id) : initial[id];
      $(id).value = state[id];
      if (selects.includes(id) && $(id).value !== state[id]) $(id).value = state[id] = initial[id];
    }
    state.plan = asked.get("plan") || "";
    state.with = Array.from(new Set(asked.getAll("with"))).filter((key) => byKey.has(key)).slice(0, 2);
  }
  function address(change) {
    const next = Object.assign({}, state, change), query = new URLSearchParams();
    for (const id in initial) if (next[id] !== initial[id]) query.set(id, next[id]);
    if (next.plan) query.set("plan", next.plan);
    for (const key of next.with) query.append("with", key);
    return "#" + query.toString();
  }

  // --- finding ----------------------------------------------------------------------------------------------------
  /// The regions that lie in the chosen one, the chosen one, and those that it lies in.
  function related(chosen) {
    const chain = function (region) {
      const seen = new Set();
      for (let at = region; at !== undefined && !seen.has(at); at = within.get(at)) seen.add(at);
      return seen;
    };
    const all = chain(chosen);
    for (const region of within.keys()) if (chain(region).has(chosen)) all.add(region);
    return all;
  }
  /// A typed amount: null when nothing is typed, NaN when it is no amount.
  function amount(text) {
    const digits = fold(text).replace(/[元¥,\s]/g, "");
    return digits === "" ? null : /^(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : NaN;
  }
  function range() {
    const min = amount(state.min), max = amount(state.max);
    const crossed = min !== null && max !== null && min > max;
    $("min").setAttribute("aria-invalid", String(Number.isNaN(min) || crossed));
    $("max").setAttribute("aria-invalid", String(Number.isNaN(max) || crossed));
    const note = Number.isNaN(min) || Number.isNaN(max) ? "请输入数字 / please type a number"
      : crossed ? "最低价高于最高价 / from is above to" : "";
    if ($("range-note").textContent !== note) $("range-note").textContent = note;
    const given = (min !== null && !Number.isNaN(min)) || (max !== null && !Number.isNaN(max));
    return { given: given, min: min >= 0 ? min : 0, max: max !== null && max >= 0 ? max : Infinity };
  }
  /// Whether the plan says the word. A figure is found as a whole from its first digit on: 9元 is not 59元 or 0.29元.
  function says(plan, word) {
    if (!/^\d/.test(word)) return plan.hay.includes(word);
    if (plan.number.includes(word)) return true;
    for (let at = plan.hay.indexOf(word); at >= 0; at = plan.hay.indexOf(word, at + 1))
      if (at === 0 || !/[\d.]/.test(plan.hay[at - 1])) return true;
    return false;
  }
  function search() {
    const words = fold(state.q).split(/\s+/).filter(Boolean);
    const price = range();
    const regions = state.region && related(state.region);
    let unpriced = 0;
    const result = plans.filter(function (plan) {
      if (state.sale !== "all" && plan.s !== state.sale) return false;
      if (state.cat && plan.x[2] !== state.cat) return false;
      if (regions && plan.r.length && !plan.everywhere && !plan.r.some((region) => regions.has(region))) return false;
      if (state.channel && plan.c.length && !plan.c.includes(state.channel)) return false;
      if (!words.every((word) => says(plan, word))) return false;
      if (!price.given) return true;
      if (plan.p === null) ++unpriced;
      return plan.p !== null && plan.p >= price.min && plan.p <= price.max;
    });
    const order = orders.get(state.sort.replace("-", ""));
    if (order) {
      const sign = state.sort.startsWith("-") ? -1 : 1;
      result.sort(function (a, b) {
        const x = order.of(a), y = order.of(b);
        if (x === null || y === null) return (x === null) - (y === null);
        return x < y ? -sign : x > y ? sign : 0;
      });
    }
    return { plans: result, unpriced: unpriced };
  }
)js"sv;

/// The second half: showing, and what the visitor does.
inline constexpr std::string_view page_script_showing = R"js(
  // --- showing ----------------------------------------------------------------------------------------------------
  const sales = { on: "在售 / on sale", soon: "未上线 / not yet", ended: "已下线 / no longer sold" };
  const pageTitle = document.title;
  let found = { plans: [], unpriced: 0 }, lines = new Map(), drawn = "", shown = 0;

  const saleTag = (plan) => node("span", sales[plan.s], { class: "tag " + plan.s });
  const missingWords = { f: ["无法识读", "stated, but could not be read"], u: ["来源无此项", "not in the source"],
    none: ["未载明", "not stated"] };
  function missing(plan, index) {
    return missingWords[plan.f && plan.f.includes(index) ? "f" : plan.u && plan.u.includes(index) ? "u" : "none"];
  }
  function row(plan) {
    const line = node("tr", undefined, { role: "row" });
    function cell(label, text, kind) {
      const made = node("td", text, { role: "cell", "data-label": label });
      if (kind) made.className = kind;
      line.append(made);
      return made;
    }
    const link = node("a", plan.title);
    const box = node("input", undefined, { type: "checkbox", "aria-label": "对比 / compare: " + plan.title });
    const where = [plan.x[7] || "地区" + missing(plan, 7)[0], plan.x[6]].filter(Boolean).join(" · ");
    cell("名称", undefined, "title").append(link, node("span", where, { class: "sub" }));
    cell("方案编号", plan.n || "—", "code");
    cell("类型", plan.x[2] || "—", "kind");
    const price = cell("资费", undefined, "cost");
    price.append(plan.pt ? node("strong", plan.pt) : node("span", missing(plan, 3)[0], { class: "none" }));
    if (plan.o) price.append(node("span", plan.o, { class: "sub" }));
    // Where the content is, or is also, told in words only, a dash would say that there is none.
    const without = plan.w ? "见详情" : plan.x[4] ? "—" : missing(plan, 4)[0];
    cell("流量", plan.dt || without, plan.dt ? "data" : "data none");
    cell("语音", plan.vt || without, plan.vt ? "voice" : "voice none");
    cell("上线日期", undefined, "date").append(saleTag(plan),
      node("span", (plan.x[10] || missing(plan, 10)[0]) + (plan.x[11] ? " 至 " + plan.x[11] : ""), { class: "sub" }));
    cell("对比", undefined, "pick").append(box);
    box.addEventListener("change", () => pick(plan, box.checked));
    lines.set(plan.key, { link: link, box: box });
    return line;
  }
  function draw(until) {
    const rows = document.createDocumentFragment(), before = shown;
    shown = Math.min(until, found.plans.length);
    for (const plan of found.plans.slice(before, shown)) rows.append(row(plan));
    $("rows").append(rows);
    $("more").hidden = shown === found.plans.length;
  }
  function say(id, text) {
    if ($(id).textContent !== text) $(id).textContent = text;
  }
  function list() {
    found = search();
    lines = new Map();
    shown = 0;
    $("rows").textContent = "";
    draw(step);
    const n = found.plans.length;
    $("empty").hidden = n !== 0;
    $("list").hidden = n === 0;
    say("count", "共 " + n + " 个 / " + n + (n === 1 ? " plan" : " plans") + (found.unpriced
      ? "；另有 " + found.unpriced + " 个没有月资费，未列入 / " + found.unpriced + " more without a monthly price" : ""));
    for (const button of document.querySelectorAll("thead [data-sort]")) {
      const sorted = state.sort.replace("-", "") === button.dataset.sort;
      button.closest("th").setAttribute("aria-sort", !sorted ? "none" : state.sort.startsWith("-") ? "descending" : "ascending");
    }
  }
  function heading(index) {
    const made = node("th", elements[index][0], { role: "rowheader", scope: "row" });
    made.append(" ", node("span", elements[index][1], { lang: "en" }));
    return made;
  }
  function value(plan, index) {
    const text = plan.x[index].replaceAll("；", "；\n");
    const made = node("td", text || missing(plan, index).join(" / "), { role: "cell" });
    if (!text) made.className = "none";
    return made;
  }
  function detail() {
    const plan = byKey.get(state.plan);
    $("detail").hidden = !plan;
    $("notice").hidden = Boolean(plan) || !state.plan;
    if (!$("notice").hidden)
      say("notice", "本页没有方案“" + state.plan + "”。 / There is no plan “" + state.plan + "” on this page.");
    document.title = plan ? plan.title + " · " + pageTitle : pageTitle;
    if (!plan) return;
    $("detail-title").textContent = plan.title;
    $("detail-price").textContent = plan.pt;
    $("detail-sale").replaceChildren(saleTag(plan));
    $("detail-pick").setAttribute("aria-pressed", String(state.with.includes(plan.key)));
    $("detail-link").href = "#" + new URLSearchParams({ plan: plan.key });
    $("detail-body").replaceChildren(...elements.map(function (name, index) {
      const line = node("tr", undefined, { role: "row" });
      line.append(heading(index), value(plan, index));
      return line;
    }));
  }
  /// Marks what stands in one text between the beginning and the end that both share. A figure is never cut.
  function markDifference(cells) {
    if (cells.some((cell) => cell.className === "none")) return;
    const [a, b] = cells.map((cell) => cell.textContent.match(/[0-9A-Za-z.]+|./gsu) || []);
    let from = 0, end = 0;
    while (from < a.length && from < b.length && a[from] === b[from]) ++from;
    while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) ++end;
    cells.forEach(function (cell, i) {
      const all = i === 0 ? a : b, middle = all.slice(from, all.length - end).join("");
      if (middle && (from !== 0 || end !== 0))
        cell.replaceChildren(all.slice(0, from).join(""), node("mark", middle), all.slice(all.length - end).join(""));
    });
  }
  function compare() {
    const two = state.with.map((key) => byKey.get(key));
    $("compare").hidden = two.length !== 2 || byKey.has(state.plan);
    $("picked-bar").hidden = two.length !== 1;
    say("picked", two.length === 1 ? "已选“" + two[0].title + "”，再选 1 个即可对比 / pick one more" : "");
    if ($("compare").hidden) return;
    let different = 0;
    $("compare-body").replaceChildren(...elements.map(function (name, index) {
      const line = node("tr", undefined, { role: "row" });
      const title = heading(index), cells = two.map((plan) => value(plan, index));
      if (cells[0].textContent !== cells[1].textContent) {
        ++different;
        line.className = "differs";
        title.append(" ", node("span", "不同 / differs", { class: "tag other" }));
        markDifference(cells);
      }
      line.append(title, ...cells);
      return line;
    }));
    ["compare-a", "compare-b"].forEach(function (id, i) {
      $(id).textContent = two[i].title;
      $(id).href = address({ plan: two[i].key });
    });
    say("compare-count", "16 项中有 " + different + " 项不同 / " + different + " of 16 elements differ");
  }
  function update() {
    const begin = performance.now();
    const asked = JSON.stringify(Object.keys(initial).map((id) => state[id]));
    if (asked !== drawn) list();
    drawn = asked;
    for (const [key, line] of lines) {
      line.link.href = address({ plan: key });
      line.box.checked = state.with.includes(key);
    }
    detail();
    compare();
    document.body.classList.toggle("one", !$("detail").hidden || !$("compare").hidden);
    document.body.dataset.milliseconds = String(performance.now() - begin);
  }

  // --- doing ------------------------------------------------------------------------------------------------------
  /// Choosing is no step that the back button should undo letter by letter; opening something is.
  function choose(change) {
    history.replaceState(null, "", address(change));
    read();
    update();
  }
  function open(change) {
    location.hash = address(change);
  }
  function pick(plan, chosen) {
    const others = state.with.filter((key) => key !== plan.key);
    const next = chosen ? others.concat(plan.key).slice(-2) : others;
    if (next.length === 2) open({ with: next, plan: "" });
    else choose({ with: next });
  }
  function close() {
    if (state.plan) open({ plan: "" });
    else if (state.with.length === 2) open({ with: [] });
  }
  for (const id in initial) {
    const take = function (event) {
      if (!event.isComposing) choose({ [id]: $(id).value });
    };
    $(id).addEventListener("input", take);
    $(id).addEventListener("compositionend", take);
  }
  $("filter").addEventListener("submit", (event) => event.preventDefault());
  $("skip").addEventListener("click", function (event) { event.preventDefault(); $("results-title").focus(); });
  $("reset").addEventListener("click", () => choose(initial));
  $("more").addEventListener("click", function () {
    const next = found.plans[shown];
    draw(shown + step);
    update();
    lines.get(next.key).link.focus();
  });
  for (const button of document.querySelectorAll("thead [data-sort]"))
    button.addEventListener("click", function () {
      const key = button.dataset.sort;
      choose({ sort: state.sort === key ? "-" + key : state.sort === "-" + key ? "" : key });
    });
  $("detail-pick").addEventListener("click", function () {
    const plan = byKey.get(state.plan);
    pick(plan, !state.with.includes(plan.key));
  });
  $("detail-close").addEventListener("click", close);
  $("compare-close").addEventListener("click", close);
  $("detail-print").addEventListener("click", () => window.print());
  $("compare-print").addEventListener("click", () => window.print());
  $("picked-clear").addEventListener("click", function () { choose({ with: [] }); $("results-title").focus(); });
  $("compare-only").addEventListener("change", () => $("compare").classList.toggle("only", $("compare-only").checked));
  document.addEventListener("keydown", function (event) {
    const at = document.activeElement, typing = at.matches("input:not([type=checkbox]),select");
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) { event.preventDefault(); $("q").focus(); $("q").select(); }
    if (event.key === "Escape" && !(typing && at.value)) close();
  });
  window.addEventListener("hashchange", function () {
    const planBefore = state.plan, withBefore = state.with;
    read();
    update();
    const back = function (key, part) {
      (lines.has(key) ? lines.get(key)[part] : $("results-title")).focus();
    };
    if (byKey.has(state.plan)) { if (state.plan !== planBefore) $("detail-title").focus(); }
    else if (!$("compare").hidden) $("compare-title").focus();
    else if (planBefore) back(planBefore, "link");
    else if (withBefore.length === 2) back(withBefore[1], "box");
  });
  // Paper has neither a button for more nor the fields: it gets the rows, to a limit, and says what was chosen.
  let shownOnScreen = 0;
  window.addEventListener("beforeprint", function () {
    shownOnScreen = shown;
    if (document.body.classList.contains("one")) return;
    draw(Math.max(shown, mostPrinted));
    const chosen = Object.keys(initial).filter((id) => state[id] !== "" && state[id] !== "all").map(function (id) {
      const text = selects.includes(id) ? $(id).selectedOptions[0].textContent : state[id];
      return ($(id).getAttribute("aria-label") || $(id).labels[0].firstChild.textContent).trim() + "：" + text;
    });
    if (shown < found.plans.length) chosen.push("只打印前 " + shown + " 个 / the first " + shown + " only");
    $("printed").textContent = chosen.join("；");
  });
  window.addEventListener("afterprint", function () {
    while ($("rows").rows.length > shownOnScreen) $("rows").deleteRow(-1);
    for (const plan of found.plans.slice(shownOnScreen)) lines.delete(plan.key);
    shown = shownOnScreen;
    $("more").hidden = shown === found.plans.length;
  });
  $("main").hidden = false;
  read();
  update();
  document.body.dataset.ready = "true";
})();
)js"sv;

}  // namespace mingbai::inline MINGBAI_ABI::detail
