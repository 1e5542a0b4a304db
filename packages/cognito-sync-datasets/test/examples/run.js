/**
 * `node run.js FRAMEWORK COMPONENT`: mounts the component, a file that was compiled already, in a document and says how it fares
 * with a dataset that another device writes to. A process of its own, since it stands for a browser.
 */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Window } from "happy-dom";
import { CognitoSync } from "../fakes/cognito-sync.js";
import { ALICE, device } from "../fakes/devices.js";

const [framework = "", file = ""] = process.argv.slice(2);
const window = /** @type {any} */ (new Window());
/** @type {any} */
const page = globalThis;
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in page)) Object.defineProperty(page, name, { value: window[name], configurable: true, writable: true });
}
const { document } = window;
document.body.innerHTML = '<div id="app"></div>';
const place = document.querySelector("#app");

/** @type {Record<string, (component: any, dataset: unknown) => Promise<() => void>>} */
const MOUNTS = {
  react: async ({ Settings }, dataset) => {
    const [{ createElement }, { createRoot }] = await Promise.all([import("react"), import("react-dom/client")]);
    const root = createRoot(place);
    root.render(createElement(Settings, { dataset }));
    return () => root.unmount();
  },
  vue: async ({ default: component }, dataset) => {
    const { createApp } = await import("vue");
    const app = createApp(component, { dataset });
    app.mount(place);
    return () => app.unmount();
  },
  svelte: async ({ default: component }, dataset) => {
    // By its name, Node.js would get what renders on a server.
    const browsers = new URL(
      "../src/index-client.js",
      pathToFileURL(createRequire(import.meta.url).resolve("svelte/compiler")),
    );
    const { mount, unmount } = await import(browsers.href);
    const mounted = mount(component, { target: place, props: { dataset } });
    return () => void unmount(mounted);
  },
};

const drawn = () => new Promise((resolve) => setTimeout(resolve, 50));
const input = () => document.querySelector("input");
const service = new CognitoSync();
const dataset = await device({ service }).open();
await dataset.put("colour", "teal");

const unmount = await /** @type {any} */ (MOUNTS[framework])(await import(pathToFileURL(file).href), dataset);
await drawn();
assert.equal(input().value, "teal");
assert.match(document.body.textContent, /unknown/);

service.write(ALICE, "preference", { size: "10" });
await dataset.synchronize();
service.write(ALICE, "preference", { colour: "plum" });
await dataset.synchronize();
await drawn();
assert.equal(input().value, "plum");
assert.match(document.body.textContent, /online/);

Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, "value")?.set?.call(input(), "olive");
input().dispatchEvent(new window.Event("input", { bubbles: true }));
await drawn();
assert.deepEqual([dataset.get("colour"), input().value], ["olive", "olive"]);

unmount();
await drawn();
await dataset.put("colour", "grey");
assert.equal(input(), null);
process.stdout.write("ok\n");
process.exit(0);
