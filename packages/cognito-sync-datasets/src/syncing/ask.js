/**
 * What an app may say while it is asked. Answers are returned, or promised, or handed to a last parameter, as
 * amazon-cognito-js had it.
 *
 * @typedef {import("../dataset.js").Dataset} Dataset
 * @typedef {void | boolean | Promise<void | boolean>} Answer
 *
 * @typedef {object} Callbacks
 * @property {(dataset: Dataset, pulled: import("../core/record.js").DatasetRecord[]) => void} [onSuccess]
 * @property {(error: any) => void} [onFailure]
 * @property {(dataset: Dataset, conflicts: import("./conflict.js").Conflict[], done: (answer?: boolean) => void) => Answer} [onConflict]
 *   what it leaves unresolved, or all of it where it answers false, is asked again the next time
 * @property {(dataset: Dataset, datasetName: string, done: (answer?: boolean) => void) => Answer} [onDatasetDeleted] true: the local copy
 *   goes, edits that wait included. False: DatasetDeleted, and nothing is changed. Otherwise: what the server had goes, edits
 *   that wait make the dataset anew
 * @property {(dataset: Dataset, names: string[], done: (answer?: boolean) => void) => Answer} [onDatasetsMerged] true: the copies are
 *   folded into this dataset, then deleted. Otherwise they are left alone
 */

/**
 * @template {any[]} Arguments
 * @param {((...args: [...Arguments, (answer?: boolean) => void]) => Answer) | undefined} callback
 * @param {Arguments} args
 * @returns {Promise<void | boolean>}
 */
export function ask(callback, ...args) {
  if (!callback) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const handed = callback.length > args.length;
    Promise.resolve(callback(...args, resolve)).then((answer) => {
      // Nothing returned, and a last parameter declared: it answers by that.
      if (answer !== undefined || !handed) resolve(answer);
    }, reject);
  });
}
