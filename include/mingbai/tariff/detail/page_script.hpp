// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mingbai/base/config.hpp>

#include <string_view>

namespace mingbai::inline MINGBAI_ABI::detail {

/// What the disclosure page does. Text reaches the page through textContent only, never as markup.
inline constexpr std::string_view page_script = R"js(
"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const plans = data.plans, elements = data.elements;
  const $ = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  for (const plan of plans) plan.hay = fold(plan.x.join("\n"));
  const byNumber = new Map(plans.map((plan) => [plan.n, plan]));
  const step = 50;
  const state = { q: "", cat: "", min: "", max: "", region: "", channel: "", sale: "on", sort: "", plan: "", with: [] };
  const initial = Object.assign({}, state);
  let shown = step, found = plans;

  function node(tag, text, attributes) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    return made;
  }

  // --- choices ---------------------------------------------------------------------------------------------------
  function fill(id, values) {
    for (const value of Array.from(new Set(values)).filter(Boolean).sort((a, b) => a.localeCompare(b, "zh")))
      $(id).append(node("option", value, { value: value }));
  }
  fill("cat", plans.map((plan) => plan.x[2]));
  fill("region", plans.flatMap((plan) => plan.r));
  fill("channel", plans.flatMap((plan) => plan.c));

  // --- address: every choice and every plan has a link -----------------------------------------------------------
  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const key of Object.keys(initial))
      if (key !== "with") state[key] = asked.has(key) ? asked.get(key) : initial[key];
    state.with = (asked.get("with") || "").split(",").filter((number) => byNumber.has(number)).slice(0, 2);
    for (const id of ["q", "cat", "min", "max", "region", "channel", "sale"]) $(id).value = state[id];
  }
  function address(change) {
    const next = Object.assign({}, state, change), query = new URLSearchParams();
    for (const key of Object.keys(initial)) {
      const value = key === "with" ? next.with.join(",") : next[key];
      if (value !== String(initial[key])) query.set(key, value);
    }
    return "#" + query.toString();
  }
  function go(change) {
    const target = address(change);
    if (location.hash === target || (location.hash === "" && target === "#")) update();
    else location.hash = target;
  }

  // --- finding ---------------------------------------------------------------------------------------------------
  const keys = { name: (p) => p.x[0], price: (p) => p.p, data: (p) => p.d, voice: (p) => p.v, on: (p) => p.x[10] };
  function compareBy(get) {
    return function (a, b) {
      const x = get(a), y = get(b);
      if (x === null || y === null) return (x === null) - (y === null);
      return typeof x === "string" ? x.localeCompare(y, "zh") : x - y;
    };
  }
  function search() {
    const words = fold(state.q).split(/\s+/).filter(Boolean);
    const min = state.min === "" ? -Infinity : Number(state.min), max = state.max === "" ? Infinity : Number(state.max);
    const result = plans.filter(function (plan) {
      if (state.sale && plan.s !== state.sale) return false;
      if (state.cat && plan.x[2] !== state.cat) return false;
      if (state.region && plan.r.length && !plan.everywhere && !plan.r.includes(state.region)) return false;
      if (state.channel && plan.c.length && !plan.c.includes(state.channel)) return false;
      if ((state.min !== "" || state.max !== "") && (plan.p === null || plan.p < min || plan.p > max)) return false;
      return words.every((word) => plan.hay.includes(word));
    });
    const down = state.sort.startsWith("-"), get = keys[state.sort.replace("-", "")];
    if (get) {
      const order = compareBy(get);
      result.sort(down ? (a, b) => (get(a) === null || get(b) === null ? order(a, b) : order(b, a)) : order);
    }
    return result;
  }

  // --- showing ---------------------------------------------------------------------------------------------------
  const sales = { on: "在售", soon: "未上线", ended: "已下线" };
  function row(plan) {
    const line = node("tr"), title = node("td", undefined, { class: "title", "data-label": "" });
    title.append(node("a", plan.x[0] || plan.n, { href: address({ plan: plan.n }) }));
    line.append(title);
    const cell = (label, text, cls) => line.append(node("td", text, { "data-label": label, class: cls || "" }));
    cell("方案编号", plan.n);
    cell("类型", plan.x[2]);
    cell("资费", plan.x[3] || "—", "num");
    cell("流量", plan.dt || "—", "num");
    cell("语音", plan.vt || "—", "num");
    const sale = node("td", undefined, { "data-label": "状态" });
    sale.append(node("span", sales[plan.s], { class: "tag " + plan.s }));
    line.append(sale);
    const pick = node("td", undefined, { "data-label": "对比" });
    const box = node("input", undefined, { type: "checkbox", class: "pick", "aria-label": "对比 " + plan.x[0] });
    box.checked = state.with.includes(plan.n);
    box.addEventListener("change", function () {
      const others = state.with.filter((number) => number !== plan.n);
      go({ with: box.checked ? others.concat(plan.n).slice(-2) : others });
    });
    pick.append(box);
    line.append(pick);
    return line;
  }
  function value(plan, index) {
    const text = plan.x[index];
    if (text) return node("td", text);
    return node("td", plan.u.includes(index) ? "来源未载明 / not in the source" : "未载明 / not stated", { class: "none" });
  }
  function detail() {
    const plan = byNumber.get(state.plan), place = $("detail");
    place.hidden = !plan;
    document.body.classList.toggle("one", Boolean(plan));
    if (!plan) return;
    $("detail-title").textContent = plan.x[0] || plan.n;
    const body = $("detail-body");
    body.textContent = "";
    elements.forEach(function (name, index) {
      const line = node("tr");
      line.append(node("th", name, { scope: "row" }), value(plan, index));
      body.append(line);
    });
    $("detail-link").href = address({ plan: plan.n });
  }
  function compare() {
    const two = state.with.map((number) => byNumber.get(number)), place = $("compare");
    $("picked").textContent = two.length === 1 ? "已选1个，再选1个即可对比 / pick one more" : "";
    place.hidden = two.length !== 2;
    if (two.length !== 2) return;
    const body = $("compare-body");
    body.textContent = "";
    elements.forEach(function (name, index) {
      const differs = fold(two[0].x[index]) !== fold(two[1].x[index]);
      const line = node("tr", undefined, differs ? { class: "differs" } : {});
      const title = node("th", name, { scope: "row" });
      if (differs) title.append(node("span", "（不同）", { class: "dim" }));
      line.append(title, value(two[0], index), value(two[1], index));
      body.append(line);
    });
  }
  function list() {
    const rows = document.createDocumentFragment();
    for (const plan of found.slice(0, shown)) rows.append(row(plan));
    $("rows").textContent = "";
    $("rows").append(rows);
    $("more").hidden = found.length <= shown;
    $("count").textContent = "共 " + found.length + " 个方案 / " + found.length + " plans";
  }
  function update() {
    const begin = performance.now();
    found = search();
    list();
    document.querySelectorAll("thead [data-sort]").forEach(function (button) {
      const on = state.sort.replace("-", "") === button.dataset.sort;
      button.closest("th").setAttribute("aria-sort", on ? (state.sort.startsWith("-") ? "descending" : "ascending") : "none");
    });
    detail();
    compare();
    document.body.dataset.milliseconds = String(performance.now() - begin);
  }

  // --- doing -----------------------------------------------------------------------------------------------------
  for (const id of ["q", "cat", "min", "max", "region", "channel", "sale"])
    $(id).addEventListener("input", function () { shown = step; go({ [id]: $(id).value }); });
  $("filter").addEventListener("submit", (event) => event.preventDefault());
  $("reset").addEventListener("click", function () { shown = step; go(Object.assign({}, initial, { with: state.with })); });
  $("more").addEventListener("click", function () { shown += step; list(); });
  document.querySelectorAll("thead [data-sort]").forEach(function (button) {
    button.addEventListener("click", function () {
      const key = button.dataset.sort;
      go({ sort: state.sort === key ? "-" + key : state.sort === "-" + key ? "" : key });
    });
  });
  $("detail-close").addEventListener("click", function () { go({ plan: "" }); $("q").focus(); });
  $("detail-print").addEventListener("click", () => window.print());
  $("compare-close").addEventListener("click", function () { go({ with: [] }); $("q").focus(); });
  document.addEventListener("keydown", function (event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); $("q").focus(); }
    if (event.key === "Escape" && (state.plan || state.with.length === 2)) go(state.plan ? { plan: "" } : { with: [] });
  });
  let planBefore = "", pairBefore = "";
  window.addEventListener("hashchange", function () {
    read();
    update();
    if (state.plan && state.plan !== planBefore) $("detail-title").focus();
    const pair = state.with.length === 2 ? state.with.join() : "";
    if (pair && pair !== pairBefore) $("compare-title").focus();
    planBefore = state.plan;
    pairBefore = pair;
  });
  read();
  planBefore = state.plan;
  update();
  document.body.dataset.ready = "true";
})();
)js";

}  // namespace mingbai::inline MINGBAI_ABI::detail
