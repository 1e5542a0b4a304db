import { util } from "@aws-appsync/utils";
import { checkDataset } from "./request.js";

const PUBLISHED = ["owner", "dataset", "count", "by"];

/** What mutations require that subscribers hear of. */
export function checkMutation(ctx) {
  checkDataset(ctx.args.dataset);
  if (!util.matches("^[!-~]{1,64}$", ctx.args.writeId)) {
    util.error("A writeId has 1 to 64 characters of ASCII, without spaces", "InvalidInput");
  }
  // Subscribers receive what the writer selects. Aliases could give them the value of another field.
  const { selectionSetList, selectionSetGraphQL } = ctx.info;
  const isPlain = !util.matches("[\\s\\S]*(:|\\.\\.\\.)[\\s\\S]*", selectionSetGraphQL ?? "");
  if (!isPlain || !PUBLISHED.every((field) => selectionSetList.includes(field))) {
    util.error(`Select ${PUBLISHED.join(", ")}, without aliases and fragments`, "InvalidInput");
  }
}
