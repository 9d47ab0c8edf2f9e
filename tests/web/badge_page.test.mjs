// SPDX-License-Identifier: Apache-2.0
// An agent's badge as customers and checkers meet it. badge_page.cpp wrote it; what is expected of it stands here.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { pageAddress, pagePath, requireAccessible, requireNoOtherRequest, requireNoSidewaysScroll, startBrowser } from "./browser.mjs";

const hostile = "</p></main><script>alert(1)</script><img src=x onerror=alert(2)>\"' &lt;";
const pages = ["badge", "badge-largest", "badge-hostile"];
const decoder = join(dirname(fileURLToPath(import.meta.url)), "../reference/qr_code.py");

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.end());

function onPage(name, page, test, view = {}) {
  it(name, async () => {
    const opened = await browser.open(pageAddress(page + ".html"), { ready: null, ...view });
    await test(opened);
    assert.deepEqual(opened.problems, []);
    await opened.close();
  });
}
const expected = (name) => readFileSync(pagePath(name + ".txt"), "utf8");
const has = (tool) => {
  try {
    execFileSync(tool, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/// The code as the browser paints it: one bit for the middle of each module, without the quiet zone.
const paintedModules = (page) =>
  page.evaluate(async () => {
    const svg = document.querySelector(".code svg");
    const side = svg.viewBox.baseVal.width;
    const copy = svg.cloneNode(true);
    copy.setAttribute("width", side * 4);
    copy.setAttribute("height", side * 4);
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side * 4;
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, side * 4, side * 4).data;
    const dark = (x, y) => pixels[4 * ((4 * y + 2) * side * 4 + 4 * x + 2)] < 128;
    const rows = [];
    for (let y = 0; y < side; ++y) rows.push(Array.from({ length: side }, (_, x) => (dark(x, y) ? "1" : "0")).join(""));
    return rows;
  });

describe("every badge page", () => {
  for (const name of pages) {
    it(`${name} asks a server for nothing but itself`, () => requireNoOtherRequest(browser, name + ".html"));
    for (const scheme of ["light", "dark"])
      for (const width of [320, 1280])
        onPage(
          `${name} can be read by everybody, ${scheme}, ${width} px`,
          name,
          async (page) => {
            await requireNoSidewaysScroll(page, name);
            await page.locator("summary").click();
            await requireNoSidewaysScroll(page, name + ", opened");
            await requireAccessible(page, name);
          },
          { width, scheme, height: 800 },
        );
    onPage(
      `${name} has a code that says the badge, with its quiet zone, also in the dark`,
      name,
      async (page) => {
        const rows = await paintedModules(page);
        const quiet = [...rows.slice(0, 4), ...rows.slice(-4)].concat(rows.map((row) => row.slice(0, 4) + row.slice(-4)));
        assert.ok(quiet.every((row) => !row.includes("1")));
        const inner = rows.slice(4, -4).map((row) => row.slice(4, -4));
        assert.ok(inner.length <= 57, `version ${(inner.length - 17) / 4}`);
        const said = execFileSync("python3", ["-B", decoder, "--decode"], { input: inner.join("\n"), encoding: "utf8" });
        assert.equal(said, expected(name));
      },
      { scheme: "dark" },
    );
    it(`${name} is read by zbarimg from a picture of the phone's screen`, { skip: !has("zbarimg") && "zbarimg is not installed" }, async () => {
      const page = await browser.open(pageAddress(name + ".html"), { ready: null, width: 390, height: 844 });
      const folder = mkdtempSync(join(tmpdir(), "mingbai-badge-"));
      const picture = join(folder, "code.png");
      await page.locator(".code svg").screenshot({ path: picture });
      const said = execFileSync("zbarimg", ["--quiet", "--raw", picture], { encoding: "utf8" });
      rmSync(folder, { recursive: true });
      assert.equal(said.trim(), expected(name));
      await page.close();
    });
  }
});

describe("the badge", () => {
  onPage("says in words who sells what, where and until when", "badge", async (page) => {
    assert.equal(await page.locator("h1").innerText(), "春风通讯");
    assert.match(await page.locator("header").innerText(), /网络渠道电子标识牌[\s\S]*受 示例运营商 委托[\s\S]*authorised by 示例运营商/);
    const rows = await page.locator("dl > div").evaluateAll((all) => all.map((one) => one.innerText.replace(/\s+/g, " ").trim()));
    const row = (label) => rows.find((one) => one.startsWith(label));
    assert.equal(row("平台"), "平台 platform shop.example.cn/7");
    assert.equal(row("有效期"), "有效期 valid 2026-03-01 至 2026-03-31");
    assert.equal(row("可以做的事"), "可以做的事 may 宣传推广 advertise 受理订购 take orders");
    assert.equal(row("可销售的资费方案"), "可销售的资费方案 plans 春风套餐59元（26HE900001） 26HE900002");
    assert.equal(row("其中的资费类型"), "其中的资费类型 of the categories 全部类型 every category");
    assert.equal(row("可销售的地区"), "可销售的地区 regions 河北");
    const notice = await page.locator(".notice").innerText();
    for (const part of ["10001", "代理商不得代为确认", "an agent may not confirm for you", "10000"]) assert.ok(notice.includes(part), part);
  });

  onPage("has its text form for who checks it, opened from the keyboard", "badge", async (page) => {
    assert.equal(await page.locator(".text").isVisible(), false);
    await page.locator("summary").focus();
    await page.keyboard.press("Enter");
    assert.match(await page.locator(".text").innerText(), /^MB1\.[A-Z2-7]+\.[A-Z2-7]+$/);
  });

  onPage("of the largest scope has a code of version 10, and its 64 plans in words", "badge-largest", async (page) => {
    assert.equal(await page.locator(".code svg").evaluate((svg) => svg.viewBox.baseVal.width), 57 + 8);
    assert.equal(await page.locator("dl > div", { hasText: "可销售的资费方案" }).locator("li").count(), 64);
    assert.match(await page.locator("dl").innerText(), /全部地区/);
  });

  onPage("keeps every text text", "badge-hostile", async (page) => {
    assert.equal(await page.locator("h1").innerText(), "<script>alert(4)</script>");
    assert.equal(await page.locator("header strong").innerText(), hostile);
    assert.match(await page.locator("dl").innerText(), /<img\/src=x\/onerror=alert\(3\)>/);
    assert.match(await page.locator("dl").innerText(), /<b>河北<\/b>&amp;"'/);
    assert.equal(await page.locator("script, img, b").count(), 0);
  });

  onPage("is black on white on paper, also from a dark screen", "badge", async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.deepEqual(await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]), [
      "rgb(255, 255, 255)",
      "rgb(0, 0, 0)",
    ]);
  });
});
