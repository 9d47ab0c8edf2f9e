// SPDX-License-Identifier: Apache-2.0
// The disclosure page as its visitors meet it. disclosure_page.cpp wrote the pages; what is expected of them stands here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { pageAddress, pagePath, requireAccessible, requireNoOtherRequest, requireNoSidewaysScroll, startBrowser } from "./browser.mjs";

// The plans of sample.html, in the order in which they are published.
const spring = "春风套餐59元",
  summer = "夏雨畅享99元",
  broadband = "千兆宽带包年1200元",
  pack = "假日流量包10GB",
  autumn = "秋实套餐129元",
  old = "旧时光套餐19元",
  register = "5元50GB国内通用流量包（秦皇岛）",
  campus = "校园专享包",
  endless = "无限畅听8元",
  bare = "神秘套餐",
  again = "春风套餐59元（重复备案）",
  daily = "日租卡1元";
const onSale = [spring, summer, broadband, pack, register, campus, endless, bare, again, daily];
const elements = [
  "方案名称",
  "方案编号",
  "资费类型",
  "资费标准",
  "服务内容",
  "超出资费",
  "适用范围",
  "适用地区",
  "有效期限",
  "销售渠道",
  "上线日期",
  "下线日期",
  "在网要求",
  "退订方式",
  "违约责任",
  "其他说明",
];
const unknown = "来源无此项 / not in the source",
  unstated = "未载明 / not stated",
  unreadable = "无法识读 / stated, but could not be read";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.end());

/// What a click, a key or a step in the history brings about comes in events that the browser queues, the change of the
/// address among them. They have come when the call returns, on every page that is followed.
const followedPages = new WeakSet();
const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(() => setTimeout(done))));
function followed(page) {
  const follow = (of, name, pageOf) => {
    const act = of[name];
    of[name] = async function (...given) {
      const answer = await act.apply(this, given);
      if (followedPages.has(pageOf(this))) await settle(pageOf(this));
      return answer;
    };
  };
  for (const [of, name] of [[page, "click"], [page, "goBack"], [page, "goForward"], [page.keyboard, "press"]]) follow(of, name, () => page);
  const locators = Object.getPrototypeOf(page.locator("*"));  // one for all pages
  if (!followed.locators) follow(locators, "click", (locator) => locator.page());
  followed.locators = true;
  followedPages.add(page);
  return page;
}

/// A test on a page of its own, which must have done nothing it should not when the test ends.
function onPage(name, page, test, options = {}) {
  it(name, async (t) => {
    const opened = await browser.open(pageAddress(page + ".html", options.hash), options);
    await test(followed(opened), t);
    assert.deepEqual(opened.problems, []);
    await opened.close();
  });
}
const names = (page) => page.locator("#rows .title a").allTextContents();
const numbers = (page) => page.locator("#rows .code").allTextContents();
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
const link = (page, name) =>
  page.locator("#rows .title a").filter({ hasText: new RegExp("^" + name.replace(/[（）]/g, "\\$&") + "$") });
const box = (page, name) => page.getByRole("checkbox", { name: "对比 / compare: " + name, exact: true });
/// Each row of a table with the heading's Chinese name before its cells.
const table = (page, body) =>
  page
    .locator(body + " tr")
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector("th").firstChild.textContent,
        ...Array.from(row.querySelectorAll("td"), (cell) => cell.textContent.replaceAll("\n", "")),
      ]),
    );
async function details(page, name) {
  await link(page, name).click();
  await page.waitForSelector("#detail:not([hidden])");
  const rows = await table(page, "#detail-body");
  await page.locator("#detail-close").click();
  await page.waitForSelector("#detail", { state: "hidden" });
  return rows;
}

describe("alone", () => {
  it("asks a server for nothing but itself, not even for an icon", () =>
    requireNoOtherRequest(browser, "sample.html", {
      ready: "body[data-ready]",
      use: (page) => link(page, spring).click(),
    }));

  it("lets nothing else run, be loaded or be sent", async () => {
    const page = await browser.open(pageAddress("sample.html"));
    const done = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.intruded = true";
      document.body.append(script);
      const image = new Image();
      const refused = (act) =>
        act.then(
          () => "done",
          () => "refused",
        );
      const loading = new Promise((good, bad) => {
        image.onload = good;
        image.onerror = bad;
      });
      image.src = "https://example.org/pixel.png";
      return [window.intruded, await refused(fetch("https://example.org/")), await refused(loading)];
    });
    assert.deepEqual(done, [undefined, "refused", "refused"]);
    await page.close();
  });

  it("says what is the matter where scripts do not run", async () => {
    const plain = await startBrowser({ javaScriptEnabled: false });
    const page = await plain.open(pageAddress("sample.html"), { ready: "noscript" });
    assert.equal(await page.locator("#filter").isVisible(), false);
    assert.match(await page.locator("noscript").innerText(), /本页需要启用脚本/);
    await plain.end();
  });

  onPage("has a zone without any plan", "empty", async (page) => {
    assert.deepEqual(await names(page), []);
    assert.equal(await page.locator("#empty").isVisible(), true);
    assert.equal(await page.locator("#count").textContent(), "共 0 个 / 0 plans");
  });
});

describe("list", () => {
  onPage("begins with what is on sale on the day, as published", "sample", async (page) => {
    assert.deepEqual(await names(page), onSale);
    assert.equal(await page.locator("#count").textContent(), "共 10 个 / 10 plans");
    assert.equal(await page.title(), "资费公示专区");
    assert.match(await page.locator("header").innerText(), /资费公示专区\s+示例运营商　截至 \/ as of 2026-03-01/);
  });

  onPage(
    "shows what customers ask first, and never a bare unlimited, a mixed sum or a hidden fee",
    "sample",
    async (page) => {
      const cells = Object.fromEntries(
        await page.locator("#rows tr").evaluateAll((rows) =>
          rows.map((row) => {
            const text = (kind) => row.querySelector("." + kind).innerText.replace(/\s*\n\s*/g, "|");
            return [
              row.querySelector("a").textContent,
              [text("code"), text("kind"), text("cost"), text("data"), text("voice"), text("date")],
            ];
          }),
        ),
      );
      assert.deepEqual(cells[spring], [
        "26HE900001",
        "套餐",
        "每月59元",
        "30GB",
        "500分钟",
        "在售 / on sale|2026-02-09 至 2029-12-31",
      ]);
      assert.deepEqual(cells[summer], [
        "26HE900002",
        "套餐",
        "前6个月每月29元，之后每月99元",
        "40GB＋1GB/天＋20GB（限保定）＋定向30GB",
        "1000分钟",
        "在售 / on sale|2026-01-01",
      ]);
      assert.deepEqual(cells[broadband].slice(2, 5), ["每年1200元|另收一次性 安装费 100元", "—", "—"]);
      assert.deepEqual(cells[pack].slice(2, 5), ["一次性30元", "10GB", "—"]);
      assert.deepEqual(cells[register].slice(2), ["每月5元", "50GB", "—", "在售 / on sale|2025-05-01"]);
      assert.deepEqual(
        cells[campus].slice(2),
        ["无法识读", "无法识读", "无法识读", "在售 / on sale|无法识读"].map((text, i) =>
          i === 1 || i === 2 ? "来源无此项" : text,
        ),
      );
      assert.deepEqual(cells[endless].slice(2, 4), ["每月8.5元", "不限量（20GB后限速）"]);
      assert.deepEqual(cells[bare], ["—", "套餐", "未载明", "见详情", "见详情", "在售 / on sale|未载明"]);
      assert.deepEqual(cells[daily].slice(2, 4), ["每天1元", "2GB/天"]);
    },
  );
});

describe("search", () => {
  for (const [typed, found, why] of [
    ["春风", [spring, again], "a word of the name"],
    ["26he900003", [broadband], "a filing number in lower case"],
    ["900012", [daily], "a part of a number"],
    ["00012", [daily], "the end of a number"],
    ["1元", [daily], "an amount, and not the end of another"],
    ["9元", [], "no amount because others end in it"],
    ["0GB", [], "nothing for zero"],
    ["９９元", [summer], "full-width digits"],
    ["ａｐｐ", [spring, summer, pack, daily], "full-width letters of another case"],
    ["30g", [spring, summer], "a part of an amount"],
    ["视频", [summer], "a word of the content"],
    ["59元 重复", [again], "two words, both of which must be there"],
    ["500分钟　春风", [spring], "a full-width space between words, in any order"],
    ["  夏雨  ", [summer], "spaces around"],
    ["春风 视频", [], "words of different plans"],
    ["秋实", [], "a plan that is not on sale"],
    ["方案名称", [], "an element's heading is no content"],
    [".*", [], "nothing is a pattern"],
  ])
    onPage(`finds ${why}: ${typed}`, "sample", async (page) => {
      await page.fill("#q", typed);
      assert.deepEqual(await names(page), found);
      assert.equal(
        await page.locator("#count").textContent(),
        `共 ${found.length} 个 / ${found.length} plan${found.length === 1 ? "" : "s"}`,
      );
      assert.equal(await page.locator("#empty").isVisible(), found.length === 0);
      assert.equal(await page.locator("#list").isVisible(), found.length !== 0);
    });

  onPage("waits until a Chinese word is composed", "sample", async (page) => {
    await page.focus("#q");
    const session = await page.context().newCDPSession(page);
    await session.send("Input.imeSetComposition", { text: "xia'yu", selectionStart: 6, selectionEnd: 6 });
    assert.equal(await page.inputValue("#q"), "xia'yu");
    assert.deepEqual(await names(page), onSale);
    await session.send("Input.insertText", { text: "夏雨" });
    assert.equal(await page.inputValue("#q"), "夏雨");
    assert.deepEqual(await names(page), [summer]);
  });

  onPage("does not leave the page or reload on Enter", "sample", async (page) => {
    await page.fill("#q", "夏雨");
    await page.press("#q", "Enter");
    assert.deepEqual(await names(page), [summer]);
    assert.equal(await page.inputValue("#q"), "夏雨");
  });
});

describe("filters", () => {
  const without = (...gone) => onSale.filter((name) => !gone.includes(name));
  for (const [id, value, found] of [
    ["cat", "宽带", [broadband]],
    ["cat", "套餐", [spring, summer, bare, again]],
    // Whatever is valid in all of the province or the country is valid in the city; what states no region is not hidden.
    ["region", "保定", without(endless)],
    ["region", "廊坊", without(endless, broadband)],
    ["region", "河北", without(endless)],
    ["region", "广东", [pack, register, campus, endless, bare]],
    ["region", "北京", [pack, register, campus, bare]],
    ["channel", "网上营业厅", [spring, pack, register, campus, endless, bare, again]],
    ["channel", "APP", [spring, summer, pack, register, campus, bare, again, daily]],
    ["sale", "soon", [autumn]],
    ["sale", "ended", [old]],
    ["sale", "all", [spring, summer, broadband, pack, autumn, old, register, campus, endless, bare, again, daily]],
  ])
    onPage(`${id} ${value}`, "sample", async (page) => {
      await page.selectOption("#" + id, value);
      assert.deepEqual(await names(page), found);
    });

  onPage("offer what the plans have, and each value once", "sample", async (page) => {
    const options = (id) => page.locator(`#${id} option`).allTextContents();
    assert.deepEqual(await options("cat"), ["全部 / All", "加装包", "宽带", "套餐"]);
    assert.deepEqual(await options("region"), ["全部 / All", "保定", "北京", "广东", "河北", "廊坊", "全国"]);
    assert.deepEqual(await options("channel"), ["全部 / All", "网上营业厅", "营业厅", "APP"]);
  });

  for (const [min, max, found, unpriced] of [
    ["5", "60", [spring, register, endless, again, daily], 3],
    ["99", "", [summer, broadband], 3], // after six months 99 a month; 1200 a year
    ["", "8.5", [register, endless], 3],
    ["８．５元", "３０", [endless, daily], 3],
    ["¥1,000", "", [], 3],
    ["0", "", without(pack, campus, bare), 3],
    ["", "", onSale, 0],
  ])
    onPage(`price from ${min || "-"} to ${max || "-"}`, "sample", async (page) => {
      await page.fill("#min", min);
      await page.fill("#max", max);
      assert.deepEqual(await names(page), found);
      const said = await page.locator("#count").textContent();
      assert.equal(
        said.includes(`另有 ${unpriced} 个没有月资费，未列入 / ${unpriced} more without a monthly price`),
        unpriced > 0,
        said,
      );
      assert.equal(await page.locator("#range-note").isVisible(), false);
    });

  onPage("say what is wrong with a range", "sample", async (page) => {
    const said = () => page.locator("#range-note").textContent();
    await page.fill("#min", "五十");
    assert.match(await said(), /请输入数字/);
    assert.equal(await page.getAttribute("#min", "aria-invalid"), "true");
    assert.deepEqual(await names(page), onSale);
    await page.fill("#min", "60");
    await page.fill("#max", "5");
    assert.match(await said(), /最低价高于最高价/);
    await page.fill("#max", "100");
    assert.equal(await said(), "");
    assert.equal(await page.getAttribute("#min", "aria-invalid"), "false");
  });

  onPage("work together", "sample", async (page) => {
    await page.selectOption("#cat", "套餐");
    await page.selectOption("#region", "河北");
    await page.selectOption("#channel", "APP");
    await page.fill("#max", "60");
    await page.fill("#q", "59");
    assert.deepEqual(await names(page), [spring, again]);
    await page.selectOption("#sale", "ended");
    assert.deepEqual(await names(page), []);
    await page.fill("#q", "");
    await page.selectOption("#channel", "营业厅");
    assert.deepEqual(await names(page), [old]);
  });

  onPage("are all reset by one button, and what was chosen for comparing stays", "sample", async (page) => {
    await box(page, daily).check();
    for (const [id, text] of [
      ["q", "x"],
      ["min", "1"],
      ["max", "2"],
    ])
      await page.fill("#" + id, text);
    for (const [id, value] of [
      ["cat", "宽带"],
      ["region", "北京"],
      ["channel", "APP"],
      ["sale", "ended"],
      ["sort", "-price"],
    ])
      await page.selectOption("#" + id, value);
    assert.deepEqual(await names(page), []);
    await page.click("#reset");
    assert.deepEqual(await names(page), onSale);
    for (const id of ["q", "cat", "min", "max", "region", "channel", "sort"])
      assert.equal(await page.inputValue("#" + id), "", id);
    assert.equal(await page.inputValue("#sale"), "on");
    assert.equal(await box(page, daily).isChecked(), true);
  });

  onPage("agree with a plain count over 8,000 plans, alone and together", "many", async (page, t) => {
    const facts = JSON.parse(readFileSync(pagePath("many.json"), "utf8"));
    let seed = 7;
    const below = (end) => (seed = (seed * 48271) % 2147483647) % end;
    const any = (values) => values[below(values.length)];
    const today = "2026-03-01";
    for (let round = 0; round < 60; ++round) {
      const asked =
        round === 0
          ? {}
          : {
              q: any(["", "", "２9号", "9号 套餐", "26zz1000", "加装"]),
              cat: any(["", "", "套餐", "国际及港澳台"]),
              region: any(["", "", "西藏", "全国"]),
              channel: any(["", "热线", "APP"]),
              sale: any(["on", "soon", "ended", "all"]),
              min: any(["", "", "20", "99.5"]),
              max: any(["", "150", "300"]),
              sort: any(["", "price", "-price", "data", "-data", "voice", "-voice", "date", "-date"]),
            };
      const words = (asked.q || "").replace("２", "2").toUpperCase().split(" ").filter(Boolean);
      const priced = Boolean(asked.min || asked.max);
      const expected = facts.filter((plan) => {
        const state = plan.off && plan.off < today ? "ended" : plan.on > today ? "soon" : "on";
        return (
          (asked.sale === "all" || state === (asked.sale || "on")) &&
          (!asked.cat || plan.category === asked.cat) &&
          (!asked.region || plan.region === asked.region || plan.region === "全国") &&
          (!asked.channel || asked.channel === "APP" || plan.shop === asked.channel) &&
          (!priced ||
            (plan.price12 !== null &&
              plan.price12 >= 12000 * (asked.min || 0) &&
              plan.price12 <= 12000 * (asked.max || 1e9))) &&
          words.every(
            (word) =>
              plan.category.includes(word) ||
              plan.number.includes(word) ||
              plan.name.search(new RegExp((/^\d/.test(word) ? "(?<!\\d)" : "") + word)) >= 0,
          )
        );
      });
      const of = {
        price: (plan) => plan.price12,
        data: (plan) => plan.gigabytes || null,
        voice: (plan) => plan.minutes || null,
        date: (plan) => Number(plan.on.replaceAll("-", "")),
      }[(asked.sort || "").replace("-", "")];
      if (of) {
        const sign = asked.sort.startsWith("-") ? -1 : 1;
        expected.sort((a, b) => (of(a) === null ? 1 : 0) - (of(b) === null ? 1 : 0) || sign * (of(a) - of(b)) || 0);
      }
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        new URLSearchParams({ round: String(round), ...asked }).toString(),
      );
      await page.waitForFunction(
        (wanted) => wanted.every(([id, value]) => document.getElementById(id).value === value),
        Object.entries(asked),
      );
      const said = await page.locator("#count").textContent();
      assert.ok(
        said.startsWith(`共 ${expected.length} 个 `),
        `${JSON.stringify(asked)}: ${said}, not ${expected.length}`,
      );
      assert.deepEqual(
        await numbers(page),
        expected.slice(0, 50).map((plan) => plan.number),
        JSON.stringify(asked),
      );
    }
    t.diagnostic("60 rounds of filters and orders over 8000 plans");
  });
});

describe("order", () => {
  // [column, upwards, downwards, what has no value and stands last in both, as published]
  for (const [column, up, down, last] of [
    [
      "name",
      [register, spring, again, pack, broadband, daily, bare, endless, summer, campus],
      [campus, summer, endless, bare, daily, broadband, pack, again, spring, register],
      [],
    ],
    [
      "number",
      [register, campus, endless, spring, again, summer, broadband, daily, pack],
      [pack, daily, broadband, summer, spring, again, endless, campus, register],
      [bare],
    ],
    [
      "category",
      [pack, register, campus, endless, daily, broadband, spring, summer, bare, again],
      [spring, summer, bare, again, broadband, pack, register, campus, endless, daily],
      [],
    ],
    [
      "price",
      [register, endless, daily, spring, again, summer, broadband],
      [broadband, summer, spring, again, daily, endless, register],
      [pack, campus, bare],
    ],
    [
      "data",
      [pack, spring, register, daily, summer, endless],
      [endless, summer, daily, register, spring, pack],
      [broadband, campus, bare, again],
    ],
    ["voice", [spring, summer], [summer, spring], [broadband, pack, register, campus, endless, bare, again, daily]],
    [
      "date",
      [register, broadband, summer, pack, spring, again, daily, endless],
      [endless, daily, again, spring, pack, summer, broadband, register],
      [campus, bare],
    ],
  ])
    onPage(`by ${column}, both ways and back`, "sample", async (page) => {
      const button = page.locator(`thead [data-sort=${column}]`);
      const sorted = () =>
        page
          .locator("#list thead th")
          .evaluateAll((cells) =>
            cells
              .filter((cell) => !["none", null].includes(cell.getAttribute("aria-sort")))
              .map((cell) => cell.querySelector("button").dataset.sort + " " + cell.getAttribute("aria-sort")),
          );
      await button.click();
      assert.deepEqual(await names(page), [...up, ...last]);
      assert.deepEqual(await sorted(), [column + " ascending"]);
      assert.equal(await page.inputValue("#sort"), column);
      assert.equal(await page.evaluate(() => document.activeElement.dataset.sort), column);
      await button.click();
      assert.deepEqual(await names(page), [...down, ...last]);
      assert.deepEqual(await sorted(), [column + " descending"]);
      await button.click();
      assert.deepEqual(await names(page), onSale);
      assert.deepEqual(await sorted(), []);
      await page.selectOption("#sort", "-" + column); // what a phone has, where the headings are not shown
      assert.deepEqual(await names(page), [...down, ...last]);
    });
});

describe("a plan", () => {
  onPage("has its sixteen elements, in their fixed order", "sample", async (page) => {
    assert.deepEqual(await details(page, spring), [
      ["方案名称", spring],
      ["方案编号", "26HE900001"],
      ["资费类型", "套餐"],
      ["资费标准", "每月59元"],
      ["服务内容", "国内通用流量 30GB/月；国内语音 500分钟/月；短信 100条/月"],
      [
        "超出资费",
        "国内通用流量：超出后每1MB0.29元，每100MB最高10元，每1GB最高60元，每月最高500元，超出15GB后停止使用；国内语音：超出后每1分钟0.15元；短信：超出后每1条0.1元",
      ],
      ["适用范围", "河北省内公众用户"],
      ["适用地区", "河北"],
      ["有效期限", "有效期24个月，到期自动续订，每次24个月"],
      ["销售渠道", "营业厅、网上营业厅、APP"],
      ["上线日期", "2026-02-09"],
      ["下线日期", "2029-12-31"],
      ["在网要求", "无合约期限及违约责任"],
      ["退订方式", "发送TD到10000，次月生效"],
      ["违约责任", "无违约责任"],
      ["其他说明", unstated],
    ]);
    await page.selectOption("#sale", "all");
    for (const name of [summer, broadband, pack, autumn, old, register, campus, endless, bare, again, daily])
      assert.deepEqual(
        (await details(page, name)).map((row) => row[0]),
        elements,
        name,
      );
  });

  onPage(
    "tells what its source cannot say from what it does not say and what cannot be read",
    "sample",
    async (page) => {
      assert.deepEqual(
        (await details(page, register)).map((row) => row[1]),
        [
          register,
          "25HE901185",
          "加装包",
          "每月5元",
          "国内通用流量 50GB/月",
          unknown,
          "4G用户",
          unknown,
          unknown,
          unknown,
          "2025-05-01",
          unknown,
          unknown,
          unknown,
          unknown,
          unknown,
        ],
      );
      assert.deepEqual(
        (await details(page, campus)).map((row) => row[1]),
        [
          campus,
          "25HE901186",
          "加装包",
          unreadable,
          unknown,
          unknown,
          "校园用户",
          unknown,
          unknown,
          unknown,
          unreadable,
          unknown,
          unknown,
          unknown,
          unknown,
          unknown,
        ],
      );
      assert.deepEqual(
        (await details(page, bare)).map((row) => row[1]),
        [bare, unstated, "套餐", unstated, "内容以宣传单为准", ...Array(11).fill(unstated)],
      );
    },
  );

  onPage("leads with its price and says whether it is sold", "sample", async (page) => {
    await page.selectOption("#sale", "all");
    await link(page, old).click();
    assert.equal(await page.locator("#detail-lead").innerText(), "每月19元 已下线 / no longer sold");
    assert.equal(await page.title(), old + " · 资费公示专区");
    await page.click("#detail-close");
    await page.waitForFunction(() => document.title === "资费公示专区");
  });

  it("has a link that opens it in a fresh page, also when it is no longer sold or has no number", async () => {
    const first = await browser.open(pageAddress("sample.html", "#sale=all&q=%E5%85%83"));
    const links = {};
    for (const name of await names(first)) {
      await link(first, name).click();
      await first.waitForFunction((title) => document.getElementById("detail-title").textContent === title, name);
      links[name] = await first.getAttribute("#detail-link", "href");
      assert.equal(await first.inputValue("#q"), "元"); // opening does not undo what was chosen
    }
    await first.close();
    assert.equal(links[spring], "#plan=26HE900001");
    assert.equal(links[again], "#plan=26HE900001%7E2");
    for (const [name, hash] of [...Object.entries(links), [bare, "#plan=" + encodeURIComponent(bare)]]) {
      const fresh = await browser.open(pageAddress("sample.html", hash));
      assert.equal(await fresh.locator("#detail-title").textContent(), name);
      assert.equal(await fresh.locator("#detail").isVisible(), true);
      assert.equal((await table(fresh, "#detail-body")).length, 16);
      const top = await fresh.locator("#detail-title").evaluate((title) => title.getBoundingClientRect().top);
      assert.ok(top < 300, `${name} begins at ${top} px`);
      assert.deepEqual(fresh.problems, []);
      await fresh.close();
    }
  });

  onPage(
    "that the page does not have is said to be missing",
    "sample",
    async (page) => {
      assert.equal(await page.locator("#notice").isVisible(), true);
      assert.match(await page.locator("#notice").textContent(), /没有方案“26HE<b>”/);
      assert.equal(await page.locator("#detail").isVisible(), false);
      await link(page, spring).click();
      assert.equal(await page.locator("#notice").isVisible(), false);
    },
    { hash: "#plan=26HE%3Cb%3E" },
  );

  for (const hash of [
    "#%E0%A4%A",
    "#sort=constructor",
    "#sort=__proto__&cat=toString",
    "#cat=nonsense&region=x&channel=y&sale=z",
    "#with=none&with=26HE900001&with=26HE900001",
    "#plan=",
    "#plan=__proto__",
    "#&&&===",
    "#min=-&max=--",
  ])
    onPage(
      "is not lost by a strange address: " + hash,
      "sample",
      async (page) => {
        assert.deepEqual(await names(page), onSale);
        assert.equal(await page.inputValue("#sale"), "on");
      },
      { hash },
    );

  onPage("is closed again by the back button, with the choices, and opened by forward", "sample", async (page) => {
    await page.selectOption("#cat", "套餐");
    await page.locator("#q").pressSequentially("59元");
    assert.equal(await page.evaluate(() => history.length), 2); // the blank page and this: typing is nothing to go back to
    await link(page, again).click();
    assert.equal(await page.locator("#detail-title").textContent(), again);
    await page.goBack();
    assert.equal(await page.locator("#detail").isVisible(), false);
    assert.deepEqual(await names(page), [spring, again]);
    assert.equal(await page.inputValue("#q"), "59元");
    assert.equal(await focused(page), again);
    await page.goForward();
    assert.equal(await page.locator("#detail-title").textContent(), again);
    await page.reload();
    assert.equal(await page.locator("#detail-title").textContent(), again);
    assert.deepEqual(await names(page), [spring, again]);
  });
});

describe("two plans side by side", () => {
  const differing = (page) =>
    page
      .locator("#compare-body tr.differs")
      .evaluateAll((rows) => rows.map((row) => row.querySelector("th").firstChild.textContent));

  for (const [a, b] of [
    [spring, summer],
    [spring, again],
    [register, campus],
    [bare, register],
    [pack, daily],
  ])
    onPage(`have exactly the rows marked that differ: ${a}, ${b}`, "sample", async (page) => {
      const one = await details(page, a),
        other = await details(page, b);
      await box(page, a).check();
      assert.match(await page.locator("#picked").textContent(), new RegExp(a.slice(0, 4)));
      assert.equal(await page.locator("#compare").isVisible(), false);
      await box(page, b).check();
      await page.waitForSelector("#compare:not([hidden])");
      assert.deepEqual(
        await table(page, "#compare-body"),
        one.map((row, i) => [row[0], row[1], other[i][1]]),
      );
      const expected = one.filter((row, i) => row[1] !== other[i][1]).map((row) => row[0]);
      assert.deepEqual(await differing(page), expected);
      const said = await page
        .locator("#compare-body tr")
        .evaluateAll((rows) =>
          rows
            .filter((row) => row.querySelector("th").textContent.includes("不同"))
            .map((row) => row.querySelector("th").firstChild.textContent),
        );
      assert.deepEqual(said, expected); // not by colour alone
      assert.match(
        await page.locator("#compare-count").textContent(),
        new RegExp(`16 项中有 ${expected.length} 项不同`),
      );
      assert.deepEqual(await page.locator("#compare thead a").allTextContents(), [a, b]);
      await page.locator("#compare-only").check();
      assert.equal(await page.locator("#compare-body tr:visible").count(), expected.length);
    });

  onPage(
    "have the differing words marked, figures whole",
    "sample",
    async (page) => {
      const marks = (name) =>
        page
          .locator("#compare-body tr")
          .filter({ has: page.locator("th", { hasText: name }) })
          .locator("td")
          .evaluateAll((cells) =>
            cells.map((cell) => Array.from(cell.querySelectorAll("mark"), (mark) => mark.textContent).join("|")),
          );
      assert.deepEqual(await marks("方案名称"), ["春风套餐59", "夏雨畅享99"]);
      assert.deepEqual(await marks("上线日期"), ["02-09", "01-01"]);
      assert.deepEqual(await marks("资费类型"), ["", ""]);
      assert.deepEqual(await marks("其他说明"), ["", ""]);
    },
    { hash: "#with=26HE900001&with=26HE900002" },
  );

  onPage(
    "have a link, and lead to each of the two and back",
    "sample",
    async (page) => {
      // A link changes the address, and the page follows a moment later: each state is waited for, and fails when it never comes.
      const comparison = (state) => page.locator("#compare").waitFor({ state });
      await comparison("visible");
      await page.click("#compare-b");
      await page.locator("#detail").waitFor({ state: "visible" });
      await comparison("hidden");
      assert.equal(await page.locator("#detail-title").textContent(), daily);
      await page.click("#detail-close");
      await comparison("visible");
      await page.click("#compare-close");
      await comparison("hidden");
      assert.equal(await box(page, daily).isChecked(), false);
      await page.goBack();
      await comparison("visible");
    },
    { hash: "#with=26HE900003&with=26HE900012" },
  );

  onPage(
    "are the first two where an address names more, and never one twice",
    "sample",
    async (page) => {
      assert.deepEqual(await page.locator("#compare thead a").allTextContents(), [spring, daily]);
      assert.equal(await page.locator("#compare").isVisible(), true);
    },
    { hash: "#with=26HE900001&with=26HE900001&with=26HE900012&with=26HE900003" },
  );

  onPage("change with a third, which takes the place of the first", "sample", async (page) => {
    for (const name of [spring, summer, daily]) await box(page, name).check();
    assert.deepEqual(await page.locator("#compare thead a").allTextContents(), [summer, daily]);
    assert.deepEqual(
      [await box(page, spring).isChecked(), await box(page, summer).isChecked(), await box(page, daily).isChecked()],
      [false, true, true],
    );
    await box(page, summer).uncheck();
    assert.equal(await page.locator("#compare").isVisible(), false);
    await page.click("#picked-clear");
    assert.equal(await box(page, daily).isChecked(), false);
    assert.equal(await page.locator("#picked-bar").isVisible(), false);
  });

  onPage("can be chosen from where a plan is read", "sample", async (page) => {
    await link(page, spring).click();
    await page.click("#detail-pick");
    assert.equal(await page.getAttribute("#detail-pick", "aria-pressed"), "true");
    await page.click("#detail-close");
    await link(page, summer).click();
    await page.click("#detail-pick");
    assert.deepEqual(await page.locator("#compare thead a").allTextContents(), [spring, summer]);
    assert.equal(await page.locator("#compare").isVisible(), true);
  });

  onPage("stay chosen while the list shows others", "sample", async (page) => {
    await box(page, broadband).check();
    await page.selectOption("#cat", "加装包");
    await box(page, daily).check();
    assert.deepEqual(await page.locator("#compare thead a").allTextContents(), [broadband, daily]);
  });
});

describe("8,000 plans", () => {
  const rows = (page) => page.locator("#rows tr").count();

  onPage("are shown in steps", "many", async (page) => {
    assert.equal(await rows(page), 50);
    const before = await numbers(page);
    await page.click("#more");
    assert.equal(await rows(page), 100);
    const all = await numbers(page);
    assert.deepEqual(all.slice(0, 50), before);
    assert.equal(new Set(all).size, 100);
    assert.equal(await focused(page), (await names(page))[50]);
    await page.selectOption("#cat", "宽带");
    assert.equal(await rows(page), 50);
    await page.fill("#q", "26ZZ10000");
    const few = await rows(page);
    assert.ok(few > 0 && few < 10, String(few));
    assert.equal(await page.locator("#more").isVisible(), false);
  });

  onPage("reach the last one with more, and stop there", "many", async (page) => {
    await page.selectOption("#sale", "all");
    await page.fill("#q", "26ZZ1000");
    assert.equal(await rows(page), 50);
    await page.click("#more");
    assert.equal(await rows(page), 100);
    assert.equal(await page.locator("#more").isVisible(), false);
  });

  onPage("are quick to search and filter", "many", async (page, t) => {
    const taken = [];
    const measure = async (what) => {
      const milliseconds = Number(await page.evaluate(() => document.body.dataset.milliseconds));
      assert.ok(milliseconds >= 0 && milliseconds < 60000, what);
      taken.push([milliseconds, what]);
      assert.ok((await rows(page)) <= 50, what);
    };
    await measure("first list");
    for (const text of ["套", "套餐 100", "", "分钟", "没有这样的方案", ""]) {
      await page.fill("#q", text);
      await measure("q " + text);
    }
    for (const id of ["cat", "region", "channel", "sale", "sort"]) {
      const values = await page
        .locator(`#${id} option`)
        .evaluateAll((options) => options.map((option) => option.value));
      for (const value of values.concat(values[0])) {
        await page.selectOption("#" + id, value);
        await measure(id + " " + value);
      }
    }
    await page.selectOption("#sale", "all");
    await measure("sale all");
    for (const [id, text] of [
      ["min", "1"],
      ["max", "200"],
      ["min", ""],
      ["max", ""],
    ]) {
      await page.fill("#" + id, text);
      await measure(id + " " + text);
    }
    for (const column of ["name", "number", "price", "data", "voice", "date"])
      for (let i = 0; i < 3; ++i) {
        await page.click(`thead [data-sort=${column}]`);
        await measure("order by " + column);
      }
    taken.sort((a, b) => b[0] - a[0]);
    const loaded = await page.evaluate(() => Math.round(performance.getEntriesByType("navigation")[0].domComplete));
    t.diagnostic(
      `the slowest of ${taken.length} updates over 8000 plans: ${taken[0][0].toFixed(1)} ms (${taken[0][1]}); ` +
        `the middle one: ${taken[taken.length >> 1][0].toFixed(1)} ms; the page was ready after ${loaded} ms`,
    );
  });
});

describe("on paper", () => {
  onPage(
    "a plan is printed alone, without the controls",
    "sample",
    async (page) => {
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      assert.equal(await page.locator("#detail").isVisible(), true);
      for (const hidden of [
        "#filter",
        "#results",
        "#detail-close",
        "#detail-print",
        "#detail-pick",
        "#detail-link",
        "#reset",
      ])
        assert.equal(await page.locator(hidden).isVisible(), false, hidden);
      assert.equal(await page.locator("header h1").isVisible(), true);
      assert.equal(await page.locator("#detail-body tr:visible").count(), 16);
      const paper = await page.evaluate(() => [
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.body).color,
      ]);
      assert.deepEqual(paper, ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]); // also from a dark screen
    },
    { hash: "#plan=26HE900001", scheme: "dark" },
  );

  onPage(
    "two plans are printed with their differences, without the list",
    "sample",
    async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator("#compare").isVisible(), true);
      assert.equal(await page.locator("#results").isVisible(), false);
      assert.equal(
        await page.locator("#compare-body .tag:visible").count(),
        await page.locator("#compare-body tr.differs").count(),
      );
    },
    { hash: "#with=26HE900001&with=26HE900002" },
  );

  onPage("a list is printed whole, with what was chosen, and is afterwards as before", "many", async (page) => {
    await page.selectOption("#cat", "宽带");
    await page.fill("#q", "26ZZ102");
    await page.selectOption("#sort", "price");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#list").isVisible(), true);
    const wanted = Number((await page.locator("#count").textContent()).match(/共 (\d+)/)[1]);
    assert.ok(wanted > 50, String(wanted));
    await page.evaluate(() =>
      window.addEventListener("beforeprint", () => {
        window.printed = [document.querySelectorAll("#rows tr").length, document.getElementById("printed").textContent];
      }),
    );
    const pdf = await page.pdf();
    assert.ok(pdf.length > 10000);
    const [rows, said] = await page.evaluate(() => window.printed);
    assert.equal(rows, wanted);
    for (const part of ["26ZZ102", "资费类型：宽带", "销售状态：在售", "月资费 从低到高"])
      assert.ok(said.includes(part), said);
    assert.equal(await page.locator("#rows tr").count(), 50);
    await page.emulateMedia({ media: "screen" });
    await page.click("#more");
    assert.equal(await page.locator("#rows tr").count(), Math.min(100, wanted));
  });

  onPage("a very long list says where it ends", "many", async (page) => {
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator("#rows tr").count(), 2000);
    assert.match(await page.locator("#printed").textContent(), /只打印前 2000 个/);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator("#rows tr").count(), 50);
  });
});

describe("on every screen", () => {
  for (const [width, height] of [
    [320, 640],
    [360, 740],
    [768, 1024],
    [1280, 900],
    [1920, 1080],
  ])
    for (const [what, file, hash] of [
      ["the list", "sample", "#sale=all"],
      ["a plan", "sample", "#plan=26HE900002"],
      ["two plans", "sample", "#with=26HE900001&with=26HE900002"],
      ["strange texts", "hostile", "#plan=__proto__&sale=all"],
      ["8,000 plans", "many", ""],
    ])
      onPage(
        `${what} at ${width} px needs no sideways scrolling`,
        file,
        async (page) => {
          await requireNoSidewaysScroll(page, what);
        },
        { width, height, hash },
      );

  onPage(
    "a phone has cards with labels, and what a finger touches is large enough",
    "sample",
    async (page) => {
      assert.equal(await page.locator("#list thead").isVisible(), false);
      const labels = await page
        .locator("#rows tr")
        .first()
        .locator("td")
        .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, "::before").content));
      for (const label of ["方案编号", "类型", "流量", "语音", "上线日期", "对比"])
        assert.ok(labels.includes(`"${label}"`), label);
      const small = await page.evaluate(() =>
        Array.from(document.querySelectorAll("button,input,select"), (one) => [one.id, one.getBoundingClientRect()])
          .filter(([, place]) => place.width > 0 && (place.width < 24 || place.height < 24))
          .map(([id]) => id),
      );
      assert.deepEqual(small, []);
      await link(page, spring).click();
      assert.equal(await page.locator("#detail-body tr:visible").count(), 16);
      await page.selectOption("#sort", "-price");
      assert.equal((await names(page))[0], broadband);
    },
    { width: 360, height: 740 },
  );

  onPage("a desk has a table with its headings", "sample", async (page) => {
    assert.equal(await page.locator("#list thead").isVisible(), true);
    assert.equal(await page.locator("#list thead th:visible").count(), 8);
  });

  onPage(
    "a dark screen has a dark page",
    "sample",
    async (page) => {
      const [red] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
        .match(/\d+/g)
        .map(Number);
      assert.ok(red < 60);
    },
    { scheme: "dark" },
  );
});

describe("by keyboard alone", () => {
  onPage("everything is reached in the order of the page", "sample", async (page) => {
    const order = [];
    for (let i = 0; i < 20; ++i) {
      await page.keyboard.press("Tab");
      order.push(
        await page.evaluate(
          () =>
            document.activeElement.id ||
            document.activeElement.dataset.sort ||
            document.activeElement.textContent ||
            document.activeElement.getAttribute("aria-label"),
        ),
      );
    }
    assert.deepEqual(order, [
      "skip",
      "q",
      "cat",
      "min",
      "max",
      "region",
      "channel",
      "sale",
      "sort",
      "reset",
      "name",
      "number",
      "category",
      "price",
      "data",
      "voice",
      "date",
      spring,
      "对比 / compare: " + spring,
      summer,
    ]);
  });

  onPage("the focus can be seen", "sample", async (page) => {
    for (let i = 0; i < 19; ++i) {
      await page.keyboard.press("Tab");
      const [style, width, visible] = await page.evaluate(() => {
        const at = document.activeElement,
          look = getComputedStyle(at),
          place = at.getBoundingClientRect();
        return [
          look.outlineStyle,
          parseFloat(look.outlineWidth),
          place.width > 0 && place.right > 0 && place.bottom > 0,
        ];
      });
      assert.ok(style === "solid" && width >= 2 && visible, `stop ${i}: ${style} ${width} ${visible}`);
    }
  });

  onPage("/ goes to the search, and is a character within it", "sample", async (page) => {
    await page.locator("#sort").focus();
    await page.keyboard.press("/");
    assert.equal(await focused(page), "sort"); // in a list of choices a key chooses
    await page.locator("#reset").focus();
    await page.keyboard.press("Control+/");
    assert.equal(await focused(page), "reset");
    await page.keyboard.press("/");
    assert.equal(await focused(page), "q");
    assert.equal(await page.inputValue("#q"), "");
    await page.keyboard.type("1/2");
    assert.equal(await page.inputValue("#q"), "1/2");
    await box(page, spring)
      .focus()
      .catch(() => {});
    await page.fill("#q", "");
    await box(page, spring).focus();
    await page.keyboard.press("/");
    assert.equal(await focused(page), "q");
  });

  onPage("a plan is opened, read and closed", "sample", async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("夏雨");
    await link(page, summer).focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("#detail:not([hidden])");
    assert.equal(await focused(page), "detail-title");
    const stops = [];
    for (let i = 0; i < 4; ++i) {
      await page.keyboard.press("Tab");
      stops.push(await focused(page));
    }
    assert.deepEqual(stops, ["detail-pick", "detail-print", "detail-close", "detail-link"]);
    await page.keyboard.press("Escape");
    await page.waitForSelector("#detail", { state: "hidden" });
    assert.equal(await focused(page), summer);
    assert.equal(await page.inputValue("#q"), "夏雨");
  });

  onPage(
    "Escape in a field that has text is the field's own",
    "sample",
    async (page) => {
      await page.fill("#min", "5");
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("#detail").isVisible(), true);
    },
    { hash: "#plan=26HE900001" },
  );

  onPage("two plans are chosen without losing the place", "sample", async (page) => {
    await box(page, summer).focus();
    await page.keyboard.press("Space");
    assert.equal(await box(page, summer).evaluate((one) => one === document.activeElement && one.checked), true);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), broadband);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.waitForSelector("#compare:not([hidden])");
    assert.equal(await focused(page), "compare-title");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#compare", { state: "hidden" });
    assert.equal(await box(page, broadband).evaluate((one) => one === document.activeElement), true);
  });

  onPage("the filters can be skipped", "sample", async (page) => {
    await page.selectOption("#cat", "套餐");
    await page.locator("#skip").focus();
    assert.equal(await page.locator("#skip").isVisible(), true);
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "results-title");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "reset");
    assert.deepEqual(await names(page), [spring, summer, bare, again]); // the choices are still there
  });
});

describe("for a screen reader", () => {
  for (const [what, file, hash, view] of [
    ["the list", "sample", "#sale=all", {}],
    ["the list on a phone", "sample", "#sale=all", { width: 360, height: 740 }],
    ["the list in the dark", "sample", "#sale=all&sort=price", { scheme: "dark" }],
    ["a plan", "sample", "#plan=25HE901186", {}],
    ["a plan in the dark", "sample", "#plan=25HE901186", { scheme: "dark" }],
    ["a plan on a phone", "sample", "#plan=26HE900001", { width: 360, height: 740 }],
    ["two plans", "sample", "#with=26HE900001&with=26HE900002", {}],
    ["two plans in the dark", "sample", "#with=26HE900001&with=26HE900002", { scheme: "dark" }],
    ["two plans on a phone", "sample", "#with=26HE900001&with=26HE900002", { width: 360, height: 740 }],
    ["one plan chosen, a range that is none", "sample", "#with=26HE900001&min=x", {}],
    ["a missing plan", "sample", "#plan=none", {}],
    ["nothing found", "sample", "#q=none", { scheme: "dark" }],
    ["no plans", "empty", "", {}],
    ["strange texts", "hostile", "#sale=all", {}],
  ])
    onPage(`axe-core finds nothing wrong with ${what}`, file, (page) => requireAccessible(page, what), {
      hash,
      ...view,
    });

  onPage("everything has its name and role", "sample", async (page) => {
    for (const [role, name] of [
      ["searchbox", /搜索名称、编号或内容/],
      ["combobox", /资费类型/],
      ["textbox", /最低月资费/],
      ["textbox", /最高月资费/],
      ["group", /月资费/],
      ["combobox", /适用地区/],
      ["combobox", /销售渠道/],
      ["combobox", /销售状态/],
      ["combobox", /排序/],
      ["search", /查找资费方案/],
      ["table", /资费方案/],
      ["button", /重置筛选/],
      ["columnheader", /流量/],
      ["main", ""],
      ["banner", ""],
      ["contentinfo", ""],
    ])
      assert.equal(await page.getByRole(role, name ? { name } : {}).count(), 1, role + " " + name);
    assert.equal(await page.getByRole("checkbox").count(), onSale.length);
    assert.equal(await page.getByRole("row").count(), onSale.length + 1);
    assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
    assert.equal(await page.locator("h1").count(), 1);
  });

  onPage(
    "the table is a table on a phone, too",
    "sample",
    async (page) => {
      assert.equal(await page.getByRole("row").count(), onSale.length);
      assert.equal(await page.getByRole("row").first().getByRole("cell").count(), 8);
    },
    { width: 360, height: 740 },
  );

  onPage("changes are announced, once each", "sample", async (page) => {
    assert.equal(await page.getByRole("status").filter({ hasText: "共 10 个" }).count(), 1);
    await page.evaluate(() => {
      window.said = [];
      new MutationObserver(() => window.said.push(document.getElementById("count").textContent)).observe(
        document.getElementById("count"),
        { childList: true, characterData: true, subtree: true },
      );
    });
    await page.fill("#q", "春");
    await page.fill("#q", "春风"); // the same number of plans: nothing to say
    await link(page, spring).click();
    await page.waitForSelector("#detail:not([hidden])");
    await page.fill("#q", "夏雨");
    assert.deepEqual(await page.evaluate(() => window.said), ["共 2 个 / 2 plans", "共 1 个 / 1 plan"]);
  });
});

describe("hostile texts", () => {
  const scripted = "<script>alert(1)</script>";
  const markup = (page) =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll("script,img,b,i,iframe,object,svg"), (one) => one.tagName + one.type),
    );
  const own = ["SCRIPTapplication/json", "SCRIPT"];

  onPage("stay text in the list, the choices and the page's own title", "hostile", async (page) => {
    await page.selectOption("#sale", "all");
    assert.deepEqual(await names(page), [scripted, "__proto__", "普通套餐"]);
    assert.equal(await page.locator("h1").textContent(), "资费 <script>alert(10)</script>");
    assert.equal(await page.title(), "资费 <script>alert(10)</script>");
    assert.match(await page.locator("header p").textContent(), /^<img src=x onerror=alert\(11\)>/);
    assert.deepEqual(
      (await page.locator("#cat option").allTextContents()).sort(),
      ["</option></select><script>alert(3)</script>", "__proto__", "全部 / All", "套餐"].sort(),
    );
    assert.deepEqual(await markup(page), own);
  });

  onPage("stay text where a plan is read, compared and printed", "hostile", async (page) => {
    await link(page, "普通套餐").waitFor();
    await page.locator("#rows .title a").first().click();
    await page.waitForSelector("#detail:not([hidden])");
    const rows = Object.fromEntries(await table(page, "#detail-body"));
    assert.equal(rows["方案名称"], scripted);
    assert.equal(rows["方案编号"], '"><img src=x onerror=alert(2)>&<');
    assert.equal(rows["适用范围"], "</script><script>alert(4)</script><!--<script>");
    assert.equal(rows["适用地区"], "<b>河北</b>、' onmouseover='alert(5)");
    assert.equal(rows["退订方式"], "&lt;i&gt; &amp; \\u003cscript\\u003e ${alert(7)} {{alert(8)}}");
    assert.equal(rows["违约责任"], "a\x01\x08\x7fb\u2028c\u2029d\u202etxt.exe");
    assert.equal(rows["其他说明"], "第一行第二行\t制表");
    assert.equal(await page.locator("#detail-body td").last().innerText(), "第一行\n第二行 制表");
    assert.match(rows["资费标准"], /<img src=x onerror=alert\(9\)> 1元/);
    assert.deepEqual(await markup(page), own);
    const href = await page.getAttribute("#detail-link", "href");
    await page.click("#detail-close");
    for (const one of await page.locator("#rows input").all()) await one.check();
    await page.waitForSelector("#compare:not([hidden])");
    assert.deepEqual(await markup(page), own);
    const fresh = await browser.open(pageAddress("hostile.html", href));
    assert.equal(await fresh.locator("#detail-title").textContent(), scripted);
    assert.deepEqual(fresh.problems, []);
    await fresh.close();
  });

  onPage("are found and filtered like any others", "hostile", async (page) => {
    await page.selectOption("#sale", "all");
    await page.selectOption("#cat", "</option></select><script>alert(3)</script>");
    assert.deepEqual(await names(page), [scripted]);
    await page.selectOption("#cat", "__proto__");
    assert.deepEqual(await names(page), ["__proto__"]);
    await page.selectOption("#cat", "");
    await page.selectOption("#channel", "constructor");
    assert.ok((await names(page)).includes(scripted));
    await page.selectOption("#channel", "");
    await page.fill("#q", "<SCRIPT> alert(4)");
    assert.deepEqual(await names(page), [scripted]);
    await link(page, "__proto__").waitFor({ state: "detached" });
  });
});
