/**
 * Judges pages with Lighthouse, each in turn in one headless Chrome, and prints one line of JSON: for each page the scores
 * of the categories, 0 to 100, and what was found wanting.
 *
 *   CHROME_PATH=/usr/bin/chromium node src/test/pages/lighthouse.mjs accessibility,seo ADDRESS ...
 */
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

/** Its sandbox refuses root and needs what containers forbid, and /dev/shm is small there; only own pages are opened. */
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

const [categories, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromeFlags: FLAGS });
try {
  const pages = [];
  for (const address of addresses) pages.push(await judge(address));
  console.log(JSON.stringify(pages));
} finally {
  chrome.kill();
}

async function judge(address) {
  const { lhr } = await lighthouse(address, {
    port: chrome.port,
    onlyCategories: categories.split(","),
    logLevel: "error",
  });
  if (lhr.runtimeError) throw new Error(`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`);
  const scores = {};
  const findings = [];
  for (const { id, score, auditRefs } of Object.values(lhr.categories)) {
    scores[id] = Math.round(score * 100);
    for (const { id: name, weight } of auditRefs) {
      const audit = lhr.audits[name];
      if (weight > 0 && audit.score !== null && audit.score < 1) findings.push(finding(id, audit));
    }
  }
  return { scores, findings };
}

function finding(category, { id, title, displayValue, details }) {
  const places = (details?.items ?? []).map(({ node, source, description, url }) =>
    [node?.selector, source, description, url].filter((part) => typeof part === "string").join(" "),
  );
  return `${category}: ${id}: ${title} ${displayValue ?? ""} ${places.join("; ")}`.trim();
}
