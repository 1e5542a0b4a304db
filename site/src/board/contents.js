import { make, part } from "./elements.js";
import { counted, size } from "./words.js";

/**
 * What is in the dataset right now, and how much of it there may be.
 *
 * @param {Document} document
 * @param {import("../preference/preference.js").Preference["contents"]} contents
 */
export function showContents(document, { records, bytes, maxBytes, maxRecords }) {
  part(document, "data").hidden = false;
  part(document, "data-summary").textContent = `${counted(records.length, "record")}, ${size(bytes)}`;
  const used = Math.max(bytes / maxBytes, records.length / maxRecords);
  /** @type {HTMLProgressElement} */ (part(document, "data-size")).value = used;
  part(document, "data-limit").textContent =
    `${size(bytes)} of ${size(maxBytes)}, ${counted(records.length, "record")} of ${maxRecords.toLocaleString("en")}`;
  const cell = (/** @type {string} */ text) => make(document, "td", { textContent: text });
  part(document, "data-records").replaceChildren(
    ...records.map((/** @type {any} */ { key, value, syncCount, changed }) =>
      make(document, "tr", {}, [cell(key), cell(value), cell(`${syncCount}${changed ? ", waits" : ""}`)]),
    ),
  );
}
