// SPDX-License-Identifier: Apache-2.0
// A customer's own pages, the bill and the records, as their readers meet them. customer_pages.cpp wrote them; what is
// expected of them stands here.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pageAddress, requireAccessible, requireNoOtherRequest, requireNoSidewaysScroll, startBrowser } from "./browser.mjs";

const hostile = "</td></table><script>alert(1)</script><img src=x onerror=alert(2)>\"' &lt;";
const pages = ["bill", "bill-english", "bill-hostile", "care", "care-english", "care-hostile"];

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
const lines = (page, selector) => page.locator(selector).evaluateAll((all) => all.map((one) => one.innerText.trim()));

describe("every page", () => {
  for (const name of pages) {
    it(`${name} asks a server for nothing but itself`, () => requireNoOtherRequest(browser, name + ".html"));
    it(`${name} lets nothing run in it`, async () => {
      const page = await browser.open(pageAddress(name + ".html"), { ready: null });
      const ran = await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "window.intruded = true";
        document.body.append(script);
        return window.intruded;
      });
      assert.equal(ran, undefined);
      await page.close();
    });
    for (const scheme of ["light", "dark"])
      for (const width of [320, 1280])
        onPage(
          `${name} can be read by everybody, ${scheme}, ${width} px`,
          name,
          async (page) => {
            await requireNoSidewaysScroll(page, name);
            await requireAccessible(page, name);
          },
          { width, scheme, height: 800 },
        );
  }
  onPage("has its language", "care-english", async (page) =>
    assert.equal(await page.getAttribute("html", "lang"), "en"),
  );
});

describe("the bill", () => {
  onPage("begins with its days, its customer and its sum", "bill", async (page) => {
    assert.match(await page.locator("h1").innerText(), /2026年8月/);
    assert.match(await page.locator("header p").innerText(), /示例运营商 13800138000/);
    assert.equal(await page.locator(".total").innerText(), "79.29元");
    assert.match(await page.locator("main > p").nth(1).innerText(), /20\.29元/);
  });

  onPage("has a line for each charge with what it rests on, and third parties apart", "bill", async (page) => {
    const [own, others] = [
      await lines(page, "section:nth-of-type(2) tbody tr"),
      await lines(page, "section:nth-of-type(3) tbody tr"),
    ];
    assert.deepEqual(
      own.map((row) => row.split(/\s/)[0]),
      ["套餐月基本费", "国内通用流量超出", "老用户优惠"],
    );
    assert.match(own[0], /已确认[\s\S]*受理单 order-1[\s\S]*59元/);
    assert.match(own[1], /101MB[\s\S]*每1MB0\.29元[\s\S]*10\.29元/);
    assert.match(own[2], /减免[\s\S]*-5元/);
    assert.equal(others.length, 1);
    assert.match(others[0], /视频会员[\s\S]*某某科技[\s\S]*不明扣费：没有对应的办理记录[\s\S]*15元/);
    assert.deepEqual(await lines(page, "tfoot td"), ["64.29元", "15元"]);
  });

  onPage("shows where the money went, with the cap, and names the picture", "bill", async (page) => {
    assert.equal(await page.getByRole("img", { name: "费用构成" }).count(), 1);
    const words = await page.locator("svg text").allTextContents();
    for (const part of ["套餐费", "59元", "10.29元", "15元", "封顶阈值", "100元"])
      assert.ok(
        words.some((word) => word.includes(part)),
        part + " in " + words,
      );
    assert.equal(await page.locator("svg .limit").count(), 1);
    const inside = await page.locator("svg").evaluate((svg) =>
      Array.from(svg.querySelectorAll("text,rect")).every((one) => {
        const [a, b] = [one.getBoundingClientRect(), svg.getBoundingClientRect()];
        return a.left >= b.left - 1 && a.right <= b.right + 1;
      }),
    );
    assert.ok(inside);
  });

  for (const name of ["bill", "bill-english"])
    for (const width of [320, 375, 1280])
      onPage(
        `${name} has a picture whose words can be read, ${width} px`,
        name,
        async (page) => {
          const words = await page.locator("svg text").evaluateAll((all) =>
            all.map((one) => {
              const scale = one.ownerSVGElement.getScreenCTM().a;
              const { left, right, top, bottom } = one.getBoundingClientRect();
              return { text: one.textContent, size: scale * parseFloat(getComputedStyle(one).fontSize), left, right, top, bottom };
            }),
          );
          assert.ok(words.length >= 8);
          for (const word of words) {
            assert.ok(word.size >= 12 && word.size <= 20, `${word.text} is ${word.size} px high`);
            assert.ok(word.left >= 0 && word.right <= width, `${word.text} leaves the screen`);
            for (const other of words)
              assert.ok(
                other === word ||
                  word.right < other.left + 1 ||
                  other.right < word.left + 1 ||
                  word.bottom < other.top + 4 ||
                  other.bottom < word.top + 4,
                `${word.text} overlaps ${other.text}`,
              );
          }
        },
        { width, height: 700 },
      );

  onPage("is black on white on paper, also from a dark screen", "bill", async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.deepEqual(
      await page.evaluate(() => [
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.body).color,
      ]),
      ["rgb(255, 255, 255)", "rgb(0, 0, 0)"],
    );
    assert.ok((await page.pdf()).length > 10000);
  });

  onPage("keeps every text text", "bill-hostile", async (page) => {
    const cell = await page.locator("tbody td").first().innerText();
    assert.equal(cell.trim(), hostile);
    assert.equal(await page.locator("tbody .dim", { hasText: "onerror" }).count(), 1);
    assert.equal(await page.locator("script, img").count(), 0);
    assert.equal(await page.locator("table").count(), 2);
  });
});

describe("the records", () => {
  onPage("have their sections, each with its link and how many there are", "care", async (page) => {
    assert.deepEqual(await lines(page, "h2"), ["用户协议", "业务受理单", "业务", "确认记录", "通知", "账单", "封顶"]);
    assert.deepEqual(await lines(page, "nav .dim"), ["1", "1", "1", "2", "1", "0", "0"]);
    for (const link of await page.locator("nav a").all()) {
      await link.focus();
      await page.keyboard.press("Enter");
      const target = await link.getAttribute("href");
      assert.equal(await page.evaluate(() => location.hash), target);
      assert.equal(await page.locator(target).count(), 1);
    }
  });

  onPage("are shown with their time, their words and what was erased", "care", async (page) => {
    assert.equal(await page.locator("time").count(), 6);
    assert.equal(await page.locator("#agreements .text").innerText(), "第一条　资费与服务。\n第二条　退订方式。");
    assert.match(await page.locator("#agreements time").innerText(), /2026-01-01 09:30/);
    assert.match(await page.locator("#consents").innerText(), /请回复“同意”/);
    assert.match(await page.locator("#consents .gone").innerText(), /内容已删除，记录仍可验证/);
    assert.match(await page.locator("#bills").innerText(), /没有记录/);
    assert.match(await page.locator("footer").innerText(), /以上为全部6条记录。[\s\S]*10000/);
  });

  onPage("keep every text text", "care-hostile", async (page) => {
    assert.equal(await page.locator("#agreements .text").innerText(), hostile);
    assert.equal(await page.locator("#notices .text").innerText(), hostile);
    assert.equal(await page.locator("script, img").count(), 0);
    assert.equal(await page.locator("section").count(), 7);
    assert.match(await page.locator("header p").innerText(), /^<\/td><\/table><script>/);
  });

  onPage("are printed without the links", "care", async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("nav").isVisible(), false);
    assert.equal(await page.locator("#agreements").isVisible(), true);
  });
});
