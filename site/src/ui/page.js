import { hexOf, isColour } from "./colour.js";

/** The document's parts, by id; the only place that touches the DOM. */
export class Page {
  #document;

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
    this.#on("picker", "input", () => this.#choose(this.#input("picker").value));
    this.#on("background-color", "input", () => this.#follow());
    this.#on("try-again", "click", () => document.location.reload());
    this.#on("chooser", "submit", (event) => event.preventDefault());
  }

  showSignedOut() {
    const wasInside = this.#part("signed-in").contains(this.#document.activeElement);
    this.#show("signed-out");
    if (wasInside) this.#part("sign-in").focus();
  }

  /** @param {string} name */
  showSignedIn(name) {
    this.#part("name").textContent = name;
    this.#show("signed-in");
    this.#follow();
  }

  /** @param {{ signIn(): void, signOut(): void, set(colour: string): void, get(): void, draft(text: string): void }} actions */
  connect(actions) {
    this.#on("sign-in", "click", () => actions.signIn());
    this.#on("sign-out", "click", () => actions.signOut());
    this.#on("button-set", "click", () => actions.set(this.#input("background-color").value));
    this.#on("button-get", "click", () => actions.get());
    this.#on("chooser", "input", () => actions.draft(this.#input("background-color").value));
  }

  /** @param {string} colour a checked one */
  paint(colour) {
    this.#document.body.style.backgroundColor = colour;
    this.#choose(colour);
  }

  /** @param {string} text of the colour field; need not be a colour yet */
  #choose(text) {
    this.#input("background-color").value = text;
    this.#follow();
  }

  /** @param {string} text */
  restore(text) {
    this.#choose(text);
  }

  /** @param {boolean} busy */
  working(busy) {
    this.#part("chooser").setAttribute("aria-busy", String(busy));
  }

  /** @param {string} text */
  tell(text) {
    this.#say({ text }, "fine");
  }

  /**
   * @param {import("./sentences.js").Sentence} sentence
   * @param {boolean} [aboutColour] whether the colour field is what has to change
   */
  complain(sentence, aboutColour = false) {
    this.#say(sentence, "wrong");
    this.#input("background-color").setAttribute("aria-invalid", String(aboutColour));
  }

  /**
   * @param {import("./sentences.js").Sentence} sentence
   * @param {"fine" | "wrong"} mood
   */
  #say({ text, help, remedy }, mood) {
    const status = this.#part("status");
    status.textContent = text;
    status.dataset.mood = mood;
    this.#part("help").hidden = help === undefined;
    this.#part("try-again").hidden = remedy !== "reload";
    this.#input("background-color").removeAttribute("aria-invalid");
  }

  /** The swatch and the picker go along with what is typed, as soon as it is a colour. */
  #follow() {
    const text = this.#input("background-color").value.trim();
    if (!isColour(text, CSS.supports)) return;
    this.#part("swatch").style.backgroundColor = text;
    this.#input("picker").value = hexOf(text, this.#document);
  }

  /** @param {"signed-out" | "signed-in"} shown */
  #show(shown) {
    for (const id of ["signed-out", "signed-in"]) this.#part(id).hidden = id !== shown;
  }

  /**
   * @param {string} id
   * @param {string} type
   * @param {(event: Event) => void} listener
   */
  #on(id, type, listener) {
    this.#part(id).addEventListener(type, listener);
  }

  /** @param {string} id */
  #part(id) {
    return /** @type {HTMLElement} */ (this.#document.getElementById(id));
  }

  /** @param {string} id */
  #input(id) {
    return /** @type {HTMLInputElement} */ (this.#part(id));
  }
}
