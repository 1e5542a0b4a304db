import { counted, size } from "../messages/format.js";
import { make, part } from "./elements.js";

/**
 * What is in the dataset right now, and how much of it there may be.
 *
 * @param {Document} document
 * @param {import("../colour/preference.js").Preference["contents"]} contents
 * @param {boolean} known whether Cognito Sync was ever asked what there is
 */
export function showContents(document, { records, bytes, maxBytes, maxRecords }, known) {
  part(document, "data").hidden = false;
  part(document, "data-summary").textContent = known
    ? `${counted(records.length, "record")}, ${size(bytes)}`
    : "Not looked at yet";
  const used = Math.max(bytes / maxBytes, records.length / maxRecords);
  /** @type {HTMLProgressElement} */ (part(document, "data-size")).value = used;
  const limit = part(document, "data-limit");
  part(document, "data-size").hidden = limit.hidden = !known;
  limit.textContent = `${size(bytes)} of ${size(maxBytes)}, ${counted(records.length, "record")} of ${maxRecords.toLocaleString("en")}`;
  const cell = (/** @type {string} */ text) => make(document, "td", { textContent: text });
  part(document, "data-records").replaceChildren(
    ...records.map(({ key, value, syncCount, changed }) =>
      make(document, "tr", {}, [cell(key), cell(value ?? ""), cell(`${syncCount}${changed ? ", waits" : ""}`)]),
    ),
  );
}
