// SPDX-License-Identifier: Apache-2.0
// The site as its readers meet it, from a server that has nothing but its files: on a phone and at a desk, searched in Chinese and in
// English, without asking anybody else for anything.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, relative } from "node:path";
import { after, before, describe, it } from "node:test";
import { requireNoSidewaysScroll, startBrowser } from "./browser.mjs";

const root = process.env.MINGBAI_WEB_PAGES;
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png" };
let browser, server, address;
before(async () => {
  browser = await startBrowser();
  server = createServer((request, answer) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const file = join(root, path.endsWith("/") ? path + "index.html" : path);
    if (path === "/favicon.ico") return answer.writeHead(204).end(); // browsers ask for it by themselves
    if (!existsSync(file)) return answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { address: host, port } = server.address();
  address = `http://${host}:${port}/`;
});
after(async () => {
  await browser.end();
  server.close();
});

/// A page that writes down whatever goes wrong and whoever else is asked.
async function open(path, width) {
  const page = await browser.context.newPage();
  page.problems = [];
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("request", (request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(address) || page.problems.push("asks " + request.url()));
  page.on("response", (response) => response.status() >= 400 && page.problems.push(response.status() + " " + response.url()));
  await page.setViewportSize({ width, height: 800 });
  await page.goto(address + path, { waitUntil: "load" });
  return page;
}

function pagesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return ["api", "assets", "search"].includes(name) ? [] : pagesBelow(path);
    return name.endsWith(".html") && name !== "404.html" ? [relative(root, path)] : [];
  });
}

describe("every document", () => {
  for (const [name, width] of [["phone", 360], ["desk", 1280]]) {
    it(`fits a ${name}, without faults and without asking anybody else`, async () => {
      const paths = pagesBelow(root);
      assert.ok(paths.length > 30);
      for (const path of paths) {
        const page = await open(path, width);
        await requireNoSidewaysScroll(page, `${path} on a ${name}`);
        assert.ok((await page.textContent("h1")).trim().length > 0, path);
        assert.deepEqual(page.problems, [], path);
        await page.close();
      }
    });
  }
});

describe("the search", () => {
  for (const [words, expected] of [
    ["封顶", /caps\.html|guide\/cap/],
    ["不明扣费", /bill|rules/],
    ["资费公示", /rules|tariff|index/],
    ["disclosure register", /guide\/tariff\.html/],
    ["CN-T-10", /rules/],
  ]) {
    it(`finds ${words}`, async () => {
      const page = await open("index.html", 1280);
      await page.click(".md-search__input");
      await page.keyboard.type(words);
      // An input method ends with a key; the page looks for words when a key comes up.
      await page.keyboard.press("End");
      await page.waitForFunction((wanted) => [...document.querySelectorAll(".md-search-result__link")].some((each) => new RegExp(wanted).test(each.href)), expected.source);
      await page.close();
    });
  }
});

describe("the reference", () => {
  it("has the names by which they are written, and finds them", async () => {
    const page = await open("api/classmingbai_1_1consent_1_1desk.html", 1280);
    const text = await page.textContent("#doc-content");
    assert.ok(text.includes("mingbai::consent::desk Class Reference"));
    assert.ok(/#include\s*<mingbai\/consent\/desk.hpp>/.test(text), text.slice(0, 400));
    assert.deepEqual(page.problems, []);
    await page.close();
  });
});

describe("the playground", () => {
  it("works from a server, too", async () => {
    const page = await open("playground.html", 1280);
    assert.match(await page.textContent(".verdict"), /有阻断性问题/);
    assert.deepEqual(page.problems, []);
    await page.close();
  });
});
