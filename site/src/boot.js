import { PAGE, WORKER } from "./config/waits.js";

/*
 * The first script of the page, and a blocking one, so that nothing is painted, fetched or run before it.
 * It is built as a classic script in ES2015, for it has something to say to browsers that cannot run the modules.
 */
(() => {
  const home = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=canonical]")).href;
  const { href, origin, search, hash, pathname } = location;
  if (new URL(home).origin !== origin) {
    // The website endpoint has no HTTPS, hence no crypto.subtle, and no callback address leads to it.
    document.documentElement.hidden = true;
    location.replace(home + search + hash);
    return;
  }
  // A code or token in the address bar would be in the history and, as a referrer, in the server's logs.
  if (/[?&#](code|id_token|error)=/.test(search + hash)) history.replaceState(null, "", pathname);
  /** @param {string} text */
  const tell = (text) => {
    const status = document.getElementById("status");
    if (status) status.textContent = text;
    else document.addEventListener("DOMContentLoaded", () => tell(text));
  };
  const tooOld = () =>
    tell(
      "This browser is too old for this page, which needs Safari 16.4, Chrome 109, Firefox 115 or newer. Update it, or use another one.",
    );
  // Whatever has these three has all the rest of what the modules need. Without an arrival they do not start.
  if (!window.HTMLDialogElement || !window.AbortSignal || !AbortSignal.prototype.throwIfAborted || ![].findLastIndex) {
    tooOld();
    return;
  }
  window.arrival = href;
  // What breaks before the modules run, or outside of what they watch, would be told in the console only.
  const broken = () => tell("A part of this page did not load, or broke. Check the connection, then reload it.");
  window.addEventListener("error", ({ error }) => (error && error.name === "SyntaxError" ? tooOld : broken)(), true);
  window.addEventListener("unhandledrejection", broken);
  setTimeout(() => {
    // The modules take it when they start.
    if (window.arrival === undefined) return;
    // Nothing is shown while a style sheet is on its way.
    const style = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=stylesheet]"));
    if (style && !style.sheet) style.remove();
    broken();
  }, PAGE);
  // For the next time, when there may be no network. Where it is refused (private windows), the page works all the same.
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
