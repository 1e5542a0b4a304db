import { PAGE, WORKER } from "./config/waits.js";
import { BROKEN, TOO_OLD } from "./messages/messages.js";

/*
 * The first script of the page, and a blocking one: nothing is painted, fetched or run before it.
 * It is built as a classic script in ES2015, because it shows a message in browsers that cannot run the modules.
 */
(() => {
  const home = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=canonical]")).href;
  const { href, origin, search, hash, pathname } = location;
  if (new URL(home).origin !== origin) {
    // The website endpoint has no HTTPS, hence no crypto.subtle, and is no callback URL of the app client.
    document.documentElement.hidden = true;
    location.replace(home + search + hash);
    return;
  }
  // An address that differs in its fragment only, as the link of an invitation may, loads nothing by itself.
  window.addEventListener("hashchange", () => location.reload());
  // A code or token in the address bar would get into the history and, through the Referer header, into the server's logs.
  if (/[?&#](code|id_token|error|join)=/.test(search + hash)) history.replaceState(null, "", pathname);
  /** @param {string} text */
  const tell = (text) => {
    const status = document.getElementById("status");
    if (status) status.textContent = text;
    else document.addEventListener("DOMContentLoaded", () => tell(text));
  };
  const tooOld = () => tell(TOO_OLD);
  // A browser with these three has everything that the modules need. Without `arrival` the modules do not start.
  if (!window.HTMLDialogElement || !window.AbortSignal || !AbortSignal.prototype.throwIfAborted || ![].findLastIndex) {
    tooOld();
    return;
  }
  window.arrival = href;
  // Errors before the modules run, or outside of their error handling, would be in the console only.
  const broken = () => tell(BROKEN);
  window.addEventListener("error", ({ error }) => (error && error.name === "SyntaxError" ? tooOld : broken)(), true);
  window.addEventListener("unhandledrejection", broken);
  setTimeout(() => {
    // The modules clear it when they start.
    if (window.arrival === undefined) return;
    // A style sheet that is still loading blocks painting.
    const style = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=stylesheet]"));
    if (style && !style.sheet) style.remove();
    broken();
  }, PAGE);
  // So that the page opens offline next time. Without a service worker (private windows) it works online.
  window.workerStarted = new Promise((/** @type {(_?: unknown) => void} */ started) => {
    window.addEventListener("load", () => {
      setTimeout(started, WORKER);
      const { serviceWorker } = navigator;
      if (!serviceWorker) return started();
      serviceWorker.register("sw.js").then(({ installing }) => {
        if (installing) installing.addEventListener("statechange", started);
        else started();
      }, started);
    });
  });
})();
