import { counted, size } from "../messages/format.js";
import { NOT_LOADED, pending, contents as summary, usage } from "../messages/messages.js";
import { make, part } from "./elements.js";

/**
 * Shows the records of the dataset, and how much of its limit they use.
 *
 * @param {Document} document
 * @param {import("../colour/preference.js").Preference["contents"]} contents
 * @param {boolean} known whether it was ever synchronized
 */
export function showContents(document, { records, bytes, maxBytes, maxRecords }, known) {
  part(document, "data").hidden = false;
  part(document, "data-summary").textContent = known
    ? summary(counted(records.length, "record"), size(bytes))
    : NOT_LOADED;
  const used = Math.max(bytes / maxBytes, records.length / maxRecords);
  /** @type {HTMLProgressElement} */ (part(document, "data-size")).value = used;
  const limit = part(document, "data-limit");
  part(document, "data-size").hidden = limit.hidden = !known;
  limit.textContent = usage(
    size(bytes),
    size(maxBytes),
    counted(records.length, "record"),
    maxRecords.toLocaleString("en"),
  );
  const cell = (/** @type {string} */ text) => make(document, "td", { textContent: text });
  part(document, "data-records").replaceChildren(
    ...records.map(({ key, value, syncCount, changed }) =>
      make(document, "tr", {}, [cell(key), cell(value ?? ""), cell(changed ? pending(syncCount) : `${syncCount}`)]),
    ),
  );
}
