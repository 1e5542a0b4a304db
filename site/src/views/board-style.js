/**
 * What dialogs and the stored data look like, which nobody sees before sign-in: style.css blocks the first painting. A constructed sheet is
 * allowed by the page's policy, which blocks inline ones.
 */
const STYLE = `@layer parts {
  progress { width: 100%; height: 0.5rem; accent-color: var(--ink); }
  table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
  th, td { padding: 0.3125rem 0.75rem 0.3125rem 0; border-bottom: 1px solid var(--hair); text-align: left; vertical-align: top; }
  td { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.9em; overflow-wrap: anywhere; }
  td:nth-child(2) { width: 100%; }
  td:nth-child(odd) { min-width: 4.5rem; }
  .data { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; padding-top: 0.75rem; }
  dialog { width: min(36rem, calc(100vw - 1.75rem)); max-height: calc(100vh - 1.75rem); padding: 1.5625rem clamp(1.0625rem, 5vw, 1.75rem); border: 0; border-radius: 1.125rem; color: var(--ink); background: var(--paper); box-shadow: 0 0 0 1px #0008, 0 0 0 2px #fff8, 0 1.5rem 4rem #000a; }
  dialog::backdrop { background: #0006; }
  dialog h2 { margin-bottom: 0.5625rem; font-size: 1.5rem; font-weight: 800; line-height: 1.1; letter-spacing: -0.03em; }
  dialog h2:focus { outline: none; }
  dialog > p:last-child { margin-top: 1.0625rem; }
  .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; margin-top: 1.0625rem; }
  .side { display: grid; grid-template-rows: auto 1fr; overflow: hidden; border: 1.5px solid var(--line); border-radius: 0.75rem; overflow-wrap: anywhere; }
  .side i { height: clamp(4rem, 18vh, 9rem); background: linear-gradient(var(--chip), var(--chip)), repeating-conic-gradient(#999 0 25%, #fff 0 50%) 0 0 / 1rem 1rem; }
  .side div { display: flex; flex-direction: column; padding: 0.75rem; }
  .side strong { font-size: 1.1875rem; line-height: 1.2; }
  .side strong + .hint { padding-bottom: 0.75rem; }
  .side button { flex: none; margin: auto 0 0; padding: 0.3125rem 0.5625rem; min-width: 0; }
  @media (forced-colors: active) {
    dialog { border: 2px solid CanvasText; }
    .side i { forced-color-adjust: none; }
  }
}`;

/** @param {Document} document */
export function addBoardStyle(document) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
