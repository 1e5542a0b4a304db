/** What the person sees, instead of a document. */
export class FakePage {
  shown = "";
  name = "";
  status = "";
  colour = "";
  field = "";
  busy = false;
  /** @type {string[]} */
  painted = [];
  /** @type {import("../../src/messages/for-error.js").Message | undefined} */
  complaint;
  /** @type {any} */
  press;

  /** Whether the person would have what was not sent forgotten, too; undefined: was not asked. @type {boolean | undefined} */
  asked;
  forgets = true;

  showSignedOut() {
    this.shown = "signed-out";
    this.name = "";
    this.clear();
  }

  async confirmForget() {
    this.asked = true;
    return this.forgets;
  }

  /** @param {string} name */
  showSignedIn(name) {
    this.shown = "signed-in";
    this.name = name;
  }

  /** @param {unknown} actions */
  connect(actions) {
    this.press = actions;
  }

  /**
   * @param {string} colour
   * @param {string} [how]
   */
  paint(colour, how = "asked") {
    this.colour = colour;
    this.painted.push(`${colour} ${how}`);
  }

  clear() {
    this.colour = "";
  }

  /** @param {string} text */
  restore(text) {
    this.field = text;
  }

  /** @param {boolean} busy */
  working(busy) {
    this.busy = busy;
  }

  /** @param {string} text */
  tell(text) {
    this.status = text;
    this.complaint = undefined;
  }

  /** @param {import("../../src/messages/for-error.js").Message} sentence */
  complain(sentence) {
    this.status = sentence.text;
    this.complaint = sentence;
  }
}

/** What somebody signed in sees of it. */
export class FakeBoard {
  /** @type {any} */
  press;
  /** @type {any} */
  shown;
  /** @type {string[]} */
  states = [];
  known = false;
  live = false;
  /** @type {string[]} */
  saved = [];

  /**
   * @param {(action: string, ...values: unknown[]) => Promise<void>} act
   * @param {{ live(on: boolean): void, setsAtOnce(text: string): boolean }} mode
   */
  connect(act, mode) {
    this.press = {
      live: (/** @type {boolean} */ on) => mode.live(on),
      choose: async (/** @type {string} */ text) => mode.setsAtOnce(text) && act("set", text, "unasked"),
    };
    for (const action of ["set", "undo", "decide", "save", "erase"]) {
      this.press[action] = (/** @type {unknown[]} */ ...values) => act(action, ...values);
    }
  }

  /** @param {{ state: string }} preference @param {boolean} known */
  show(preference, known) {
    const { state } = preference;
    this.shown = preference;
    this.states.push(state);
    this.known = known;
  }

  /** @param {boolean} on */
  showLive(on) {
    this.live = on;
  }

  refresh() {}

  clear() {}

  /**
   * @param {string} name
   * @param {string} text
   */
  save(name, text) {
    this.saved.push(name, text);
  }
}

/** A window with an address bar, opened at the site. */
export class FakeWindow {
  navigator = { onLine: true };
  CSS = { supports: (/** @type {string} */ _, value = "") => /^(red|green|blue|#[0-9a-f]{6}|inherit)$/.test(value) };
  reloads = 0;
  /** Where the page was left for. @type {string[]} */
  left = [];
  /** @type {Map<string, ((event: any) => void)[]>} */
  #listeners = new Map();
  document = { visibilityState: "visible", addEventListener: () => undefined };
  setInterval = () => 0;
  setTimeout = () => 0;
  clearTimeout = () => undefined;
  /** @type {Promise<unknown> | undefined} */
  workerStarted = undefined;
  location;
  history;

  /** @param {string} address as the page sees it once the callback was taken out of it */
  constructor(address) {
    const { search, hash, pathname } = new URL(address);
    const location = { search, hash, pathname };
    this.location = Object.assign(location, {
      assign: (/** @type {string} */ there) => void this.left.push(there),
      reload: () => {
        this.reloads += 1;
      },
    });
    this.history = {
      replaceState: (/** @type {null} */ _state, /** @type {string} */ _title, /** @type {string} */ there) => {
        const { search, hash, pathname } = new URL(there, address);
        Object.assign(location, { search, hash, pathname });
      },
    };
  }

  /**
   * @param {string} type
   * @param {(event: any) => void} listener
   */
  addEventListener(type, listener) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  /** @param {string} type @param {object} [event] */
  fire(type, event = {}) {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
}
