/**
 * What only the parts for sharing look like. It comes with them: style.css is loaded by everybody, and before sign-in. A constructed sheet
 * is allowed by the page's policy, which blocks inline ones.
 */
const STYLE = `@layer parts {
  select {
    width: 100%;
    min-height: 2.9rem;
    padding: 0 0.5rem;
    border: 1.5px solid var(--line);
    border-radius: 0.75rem;
    color: inherit;
    background: var(--paper);
    font: inherit;
  }
  input.words { font-family: inherit; }
  dialog label { font-weight: 650; }
  dialog h3 { margin: 1.5625rem 0 0.5625rem; font-size: 1.1875rem; }
  dialog h3:focus { outline: none; }
  dialog .field + .hint { margin-top: -0.75rem; }
  dialog .field button { flex: none; }
  .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem; }
  #members, #walls-list { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; margin: 0; padding: 0; list-style: none; overflow-wrap: anywhere; }
  #walls-list { padding-top: 0.75rem; }
  #members li, #walls-list li { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5625rem; }
  #members select { width: auto; }
  #members .quiet, #walls-list .quiet { margin: 0; }
  .grow { flex: 1 1 9rem; min-width: 0; }
  #walls-list .grow { justify-items: start; text-align: start; }
  #walls-list [aria-current] { border-color: var(--ink); box-shadow: inset 0 0 0 1.5px var(--ink); }
  .qr { display: block; width: min(100%, 11rem); margin-inline: auto; border-radius: 0.75rem; }
  .whose { font-size: 1.1875rem; font-weight: 800; overflow-wrap: anywhere; }
}`;

/** @param {Document} document */
export function addSharingStyle(document) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
