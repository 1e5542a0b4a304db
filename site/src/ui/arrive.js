/*
 * The first script of the page, and a blocking one, so that nothing is painted, fetched or run before it.
 * A classic script: it may not import anything.
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
  // What breaks before the modules run, or outside of what they watch, would be told in the console only.
  const broken = () => {
    const status = document.getElementById("status");
    if (status)
      status.textContent = "A part of this page did not load, or broke. Check the connection, then reload it.";
  };
  window.addEventListener("error", broken, true);
  window.addEventListener("unhandledrejection", broken);
  window.arrival = href;
  // For the next time, when there may be no network. Where it is refused (private windows), the page works all the same.
  window.workerStarted = new Promise((/** @type {(_?: unknown) => void} */ started) => {
    window.addEventListener("load", () => {
      const registered = navigator.serviceWorker?.register("sw.js") ?? Promise.reject();
      registered.then(({ installing }) => {
        if (installing) installing.addEventListener("statechange", started);
        else started();
      }, started);
      setTimeout(started, 2000);
    });
  });
  // A code or token in the address bar would be in the history and, as a referrer, in the server's logs.
  if (/[?&#](code|id_token|error)=/.test(search + hash)) history.replaceState(null, "", pathname);
})();
