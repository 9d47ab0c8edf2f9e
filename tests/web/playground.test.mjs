// SPDX-License-Identifier: Apache-2.0
// The playground as a compliance officer meets it: one file, no server, the library's own headers inside.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { pageAddress, requireAccessible, requireNoSidewaysScroll, startBrowser } from "./browser.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.end());

const open = (options) => browser.open(pageAddress("playground.html"), options);
const source = (path) => readFileSync(new URL("../../" + path, import.meta.url), "utf8");

/// What the page shows: [rule, marked text or ""] of every finding.
const findings = (page) =>
  page.$$eval("li.finding", (all) =>
    all.map((each) => [each.querySelector("div").textContent.split("　")[1], each.querySelector("mark")?.textContent ?? ""]),
  );
const verdict = (page) => page.textContent(".verdict");
const sound = [
  "方案名称：春风套餐59元",
  "方案编号：26HE900001",
  "资费类型：套餐",
  "资费标准：59元/月",
  "流量：30GB",
  "语音：500分钟",
  "超出资费：0.29元/MB，0.15元/分钟",
  "适用范围：河北省内公众用户",
  "适用地区：河北",
  "有效期限：24个月，自动续订",
  "销售渠道：营业厅、APP",
  "上线日期：2026-02-09",
  "下线日期：2029-12-31",
  "在网要求：无",
  "退订方式：发送TD到10000",
  "违约责任：无",
];

describe("a plan", () => {
  it("is checked as the page opens, and the findings name rule and words", async () => {
    const page = await open();
    assert.match(await verdict(page), /有阻断性问题/);
    assert.deepEqual(await findings(page), [
      ["CN-T-06", "79元"],
      ["CN-T-10", ""],
      ["CN-T-10", ""],
      ["CN-T-25", "名额有限"],
      ["CN-T-25", "手慢无"],
    ]);
    assert.match(await page.textContent("li.finding >> nth=2"), /超出资费（.*语音.*）/);
    assert.deepEqual(page.problems, []);
  });

  it("without faults is said to have none", async () => {
    const page = await open();
    await page.fill("#plan", sound.join("\n"));
    assert.deepEqual(await findings(page), []);
    assert.match(await verdict(page), /没有发现问题/);
  });

  it("is read anew with every change, and each missing element is found", async () => {
    const page = await open();
    for (const [line, rule] of [[0, "CN-T-01"], [3, "CN-T-01"], [6, "CN-T-10"], [8, "CN-T-01"], [14, "CN-T-17"]]) {
      await page.fill("#plan", sound.filter((_, at) => at !== line).join("\n"));
      const found = await findings(page);
      assert.ok(found.length >= 1 && found.every(([id]) => id === rule), `without ${sound[line]}: ${JSON.stringify(found)}`);
    }
  });

  it("that cannot be read in full says what could not be", async () => {
    const page = await open();
    await page.fill("#plan", sound.map((line) => line.replace("59元/月", "面议")).join("\n") + "\n随便写的一行");
    const text = await page.textContent("#results");
    assert.match(text, /无法识读：资费标准/);
    assert.match(text, /未识别的一行：随便写的一行/);
  });

  it("is marked at the right characters, whatever stands before them", async () => {
    const page = await open();
    await page.fill("#plan", "其他说明：📱𠀀 ｅ 手慢无\n" + sound.join("\r\n"));
    assert.deepEqual(await findings(page), [["CN-T-25", "手慢无"]]);
  });

  it("stays text, whatever it says", async () => {
    const page = await open();
    await page.fill("#plan", "方案名称：<img src=x onerror=alert(1)>最佳\n</textarea><script>alert(2)</script>");
    assert.ok((await findings(page)).some(([, marked]) => marked === "最佳"));
    assert.equal(await page.locator("#results img, #results script").count(), 0);
    assert.deepEqual(page.problems, []);
  });
});

describe("a register", () => {
  it("of 64 real offers has the findings that the rule reference counts", async () => {
    const page = await open();
    await page.fill("#plan", source("docs/examples/data/offers.tsv"));
    const counted = /\n\| all \| \| (\d+) \|/.exec(source("docs/rules.md"))[1];
    assert.equal((await findings(page)).length, Number(counted));
    assert.match(await verdict(page), /^共64个方案/);
  });
});

describe("an advertisement", () => {
  it("is held against the plan that it sells", async () => {
    const page = await open();
    await page.check("input[value=copy]");
    assert.match(await verdict(page), /不得发布/);
    const found = await findings(page);
    assert.ok(found.some(([, marked]) => marked.includes("29")), JSON.stringify(found));
    assert.ok(found.some(([, marked]) => marked === "最佳"), JSON.stringify(found));
    assert.match(await page.textContent("#results"), /催促性用语/);
    await page.fill("#copy", "【示例运营商】畅享套餐每月59元，享30GB流量。");
    assert.deepEqual(await findings(page), []);
    assert.match(await verdict(page), /没有阻断性问题/);
    await page.fill("#plan", "方案名称：畅享套餐39元\n资费标准：39元/月\n流量：30GB\n");
    assert.match(await verdict(page), /不得发布/);
    assert.deepEqual(page.problems, []);
  });

  it("keeps its plan apart from the other one", async () => {
    const page = await open();
    await page.fill("#plan", sound.join("\n"));
    await page.check("input[value=copy]");
    assert.notEqual(await page.inputValue("#plan"), sound.join("\n"));
    await page.check("input[value=plan]");
    assert.equal(await page.inputValue("#plan"), sound.join("\n"));
  });
});

describe("the page", () => {
  for (const [name, width] of [["phone", 360], ["desk", 1280]]) {
    for (const scheme of ["light", "dark"]) {
      it(`can be used by everybody on a ${name}, ${scheme}`, async () => {
        const page = await open({ width, scheme });
        await requireNoSidewaysScroll(page, name);
        await requireAccessible(page, name);
        await page.check("input[value=copy]");
        await requireNoSidewaysScroll(page, name);
        await requireAccessible(page, name);
        assert.deepEqual(page.problems, []);
      });
    }
  }

  it("states the version of the headers", async () => {
    const page = await open();
    const parts = ["MAJOR", "MINOR", "PATCH"].map((part) => new RegExp(`MINGBAI_VERSION_${part} (\\d+)`).exec(source("include/mingbai/version.hpp"))[1]);
    assert.equal(await page.textContent("#version"), parts.join("."));
  });
});
