// SPDX-License-Identifier: Apache-2.0
// The documents that customers of each country get, measured as they are shown and as they print. country_documents.cpp wrote
// them; what is expected of them stands here.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pageAddress, requireAccessible, requireNoSidewaysScroll, startBrowser } from "./browser.mjs";

const fillings = ["words", "wide", "long", "chinese", "mixed", "short"];
const full = (name) => fillings.map((filling) => `${name}-full-${filling}`);
const limits = [
  [1, ["eu", ...full("eu"), "uk", "card", ...full("card")]],
  [2, ["us", "au", ...full("au")]],
  [3, full("bundle")],
];
const tenPoints = 40 / 3; // CSS pixels

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.end());

async function open(name, view = {}) {
  return browser.open(pageAddress(name + ".html"), { ready: null, ...view });
}
/// How many pages a document prints on, by the page objects of its PDF, and their size in points.
async function printed(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g) ?? [];
  const box = pdf.match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/);
  return { pages: pages.length, width: Number(box[1]), height: Number(box[2]) };
}

describe("every document", () => {
  for (const [limit, names] of limits)
    for (const name of names)
      it(`${name} prints on ${limit} A4 at most, in 10 points or more, with nothing cut`, async () => {
        const page = await open(name);
        await page.emulateMedia({ media: "print" });
        const paper = await printed(page);
        assert.ok(paper.pages >= 1 && paper.pages <= limit, `${paper.pages} pages`);
        assert.ok(Math.abs(paper.width - 595) <= 1 && Math.abs(paper.height - 842) <= 1, `${paper.width} × ${paper.height}`);
        const sizes = await page.evaluate(() => {
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            if (!walker.currentNode.data.trim()) continue;
            const style = getComputedStyle(walker.currentNode.parentElement);
            found.push([parseFloat(style.fontSize), style.overflow, style.textOverflow, style.display, style.visibility]);
          }
          return found;
        });
        assert.ok(sizes.length >= 10);
        for (const [size, overflow, textOverflow, display, visibility] of sizes) {
          assert.ok(size >= tenPoints - 0.001, `${size} px`);
          assert.deepEqual([overflow, textOverflow, visibility], ["visible", "clip", "visible"]);
          assert.notEqual(display, "none");
        }
        const outside = await page.evaluate(() => {
          const range = document.createRange();
          range.selectNodeContents(document.body);
          return Array.from(range.getClientRects()).some((box) => box.right > document.documentElement.clientWidth + 1 || box.left < 0);
        });
        assert.equal(outside, false);
        assert.deepEqual(page.problems, []);
        await page.close();
      });

  for (const name of ["eu", "uk", "us", "au", "card"])
    for (const width of [320, 1280])
      it(`${name} can be read by everybody at ${width} px`, async () => {
        const page = await open(name, { width });
        await requireNoSidewaysScroll(page, name);
        await requireAccessible(page, name);
        await page.close();
      });
});

describe("what the fullest documents say", () => {
  it("is nearly a page: the count of lines is no wild guess", async () => {
    for (const [name, least] of [["eu-full-words", 0.6], ["eu-full-chinese", 0.85], ["card-full-chinese", 0.85]]) {
      const page = await open(name, { width: 680 });
      await page.emulateMedia({ media: "print" });
      const height = await page.evaluate(() => document.querySelector("main").getBoundingClientRect().height);
      assert.ok(height >= least * 1008 && height <= 1008, `${name}: ${height} px of 1008`); // 756 points
      await page.close();
    }
  });
  it("is all there", async () => {
    const page = await open("eu-full-words");
    const text = await page.locator("main").innerText();
    assert.match(text, /Terms: carrier\.example\/terms$/);
    assert.ok(text.split("lazy dog").length > 20);
    await page.close();
  });
});

describe("headings", () => {
  const headings = (page) => page.locator("h2").evaluateAll((all) => all.map((one) => [one.innerText, one.getBoundingClientRect().top]));
  const six = [
    "Services and equipment",
    "Speeds of the internet service and remedies",
    "Price",
    "Duration, renewal and termination",
    "Features for end-users with disabilities",
    "Other relevant information",
  ];
  for (const [name, expected] of [
    ["eu", six],
    ["uk", six],
    ["au", ["Information About the Service", "Information About Pricing", "Other Information"]],
    ["us", ["Monthly price", "Additional charges and terms", "Speeds", "Data", "Policies and support"]],
  ])
    it(`of ${name} stand in their order, one below the other`, async () => {
      const page = await open(name);
      const found = await headings(page);
      assert.deepEqual(found.map(([text]) => text), expected);
      for (let i = 1; i < found.length; ++i) assert.ok(found[i][1] > found[i - 1][1]);
      await page.close();
    });

  it("of the European summary come after the three sentences", async () => {
    const page = await open("eu");
    const text = await page.locator("main").innerText();
    const places = [
      "This contract summary provides the main elements of this service offer as required by EU law.",
      "It helps to make a comparison between service offers.",
      "Complete information about the service is provided in other documents.",
      six[0],
    ].map((each) => text.indexOf(each));
    assert.ok(places.every((at, i) => at > (i ? places[i - 1] : 0)), places.join());
    await page.close();
  });

  it("of the Chinese card are the sixteen elements, in its language", async () => {
    const page = await open("card");
    assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
    const labels = await page.locator("p b").allInnerTexts();
    assert.deepEqual(
      labels.map((label) => label.trim()),
      ["公示单位：", "方案名称：", "方案编号：", "资费类型：", "资费标准：", "服务内容：", "超出资费：", "适用范围：", "适用地区：", "有效期限：",
       "销售渠道：", "上线日期：", "下线日期：", "在网要求：", "退订方式：", "违约责任：", "其他说明："],
    );
    await page.close();
  });
});
