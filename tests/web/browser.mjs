// SPDX-License-Identifier: Apache-2.0
// A headless Chromium with nothing in it, and pages that report whatever a page should not do.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const modules = createRequire(join(process.env.MINGBAI_WEB_MODULES, "package.json"));
const { chromium } = modules("playwright-core");
const axe = readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const pagePath = (name) => join(process.env.MINGBAI_WEB_PAGES, name);
export const pageAddress = (name, hash = "") => pathToFileURL(pagePath(name)).href + hash;

/// Starts a browser in a profile folder of its own. `end()` stops it and removes the folder.
export async function startBrowser(options = {}) {
  const profile = await mkdtemp(join(tmpdir(), "mingbai-web-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.MINGBAI_WEB_BROWSER,
    headless: true,
    args: flags,
    locale: "zh-CN",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(20000);
  return {
    context,
    /// Opens a page and writes down each thing that it must not do: console messages of any kind, errors, dialogs, requests
    /// beyond the document itself.
    async open(address, { width = 1280, height = 900, scheme = "light", ready = "body[data-ready]" } = {}) {
      const page = await context.newPage();
      page.problems = [];
      page.on("console", (message) => page.problems.push("console " + message.type() + ": " + message.text()));
      page.on("pageerror", (error) => page.problems.push("error: " + error.message));
      page.on("dialog", (dialog) => {
        page.problems.push("dialog: " + dialog.message());
        dialog.dismiss();
      });
      page.on("request", (request) => {
        if (request.url().split("#")[0] !== address.split("#")[0]) page.problems.push("request: " + request.url());
      });
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(address);
      if (ready) await page.waitForSelector(ready);
      return page;
    },
    async end() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/// Asks axe-core, and requires that it finds nothing.
export async function requireAccessible(page, about) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const result = await window.axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return result.violations.map(
      (one) =>
        `${one.impact} ${one.id}: ${one.help} ` +
        one.nodes
          .slice(0, 3)
          .map(
            (each) =>
              each.target.join(" ") +
              " (" +
              each.any
                .concat(each.all, each.none)
                .map((check) => check.message)
                .join("; ") +
              ")",
          )
          .join(", "),
    );
  });
  assert.deepEqual(found, [], about);
}

/// Served, the page asks its server for nothing but itself, not even for an icon; `use` does something with it meanwhile.
export async function requireNoOtherRequest(browser, name, { ready = null, use = async () => {} } = {}) {
  const asked = [];
  const server = createServer((request, answer) => {
    asked.push(request.url);
    answer.setHeader("content-type", "text/html").end(readFileSync(pagePath(name)));
  });
  await new Promise((done) => server.listen(0, done));
  const page = await browser.open(`http://${"localhost"}:${server.address().port}/`, { ready });
  await use(page);
  await page.waitForTimeout(300);
  assert.deepEqual(page.problems, []);
  await page.close();
  server.close();
  assert.deepEqual(asked, ["/"]);
}

/// The page is not wider than its window.
export async function requireNoSidewaysScroll(page, about) {
  const [page_, window_] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(page_ <= window_, `${about}: ${page_} px in a window of ${window_}`);
}
