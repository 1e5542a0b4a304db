import { isColour } from "./colour.js";
import { hexOf, inkOn, seen } from "./ink.js";

/** The part of the document that is there before anybody signs in, by id. What comes after is the board's. */
export class Page {
  #document;
  /** Whether the field holds what a person has typed or picked and not set yet. */
  #drafted = false;
  /** @type {string | undefined} */
  #painted;

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
    this.#on("picker", "input", () => this.#choose(this.#input("picker").value));
    this.#on("background-color", "input", () => this.#follow());
    this.#on("chooser", "input", () => {
      this.#drafted = true;
    });
    this.#on("try-again", "click", () => document.location.reload());
    this.#on("chooser", "submit", (event) => event.preventDefault());
    // What lies beneath a translucent colour changes with the scheme.
    document.defaultView?.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.#follow();
      this.#mix();
    });
    // Until there is more to say: what is awaited first may be slow.
    this.tell("One moment …");
  }

  showSignedOut() {
    const wasInside = this.#part("signed-in").contains(this.#document.activeElement);
    this.clear();
    // Nothing of whoever was signed in stays in the document, whose next sign-in is another document's: texts are emptied, parts hidden.
    for (const dialog of this.#document.querySelectorAll("dialog")) dialog.close();
    /** @type {HTMLFormElement} */ (this.#part("chooser")).reset();
    /** @type {NodeListOf<HTMLElement>} */
    const personal = this.#document.querySelectorAll("[data-personal]");
    for (const part of personal) {
      if (part.dataset.personal) part.hidden = true;
      else part.textContent = "";
      for (const name of ["style", "aria-description"]) part.removeAttribute(name);
    }
    this.#show("signed-out");
    if (wasInside) this.#part("sign-in").focus();
  }

  /** @param {string} name */
  showSignedIn(name) {
    this.#part("name").textContent = name;
    this.#show("signed-in");
    this.#follow();
  }

  /** @returns {Promise<boolean>} whether what waits to be sent may go, too */
  confirmForget() {
    const dialog = /** @type {HTMLDialogElement} */ (this.#part("forgetting"));
    dialog.returnValue = "";
    // Pressed twice, it is asked once.
    if (!dialog.open) dialog.showModal();
    return new Promise((answered) => {
      dialog.addEventListener("close", () => answered(dialog.returnValue !== ""), { once: true });
    });
  }

  /** @param {{ signIn(): void, signOut(): void, forget(): void, set(colour: string): void, get(): void, draft(text: string): void }} actions */
  connect(actions) {
    this.#on("sign-in", "click", () => actions.signIn());
    this.#on("sign-out", "click", () => actions.signOut());
    this.#on("forget", "click", () => actions.forget());
    this.#on("button-set", "click", () => actions.set(this.#input("background-color").value));
    this.#on("button-get", "click", () => actions.get());
    this.#on("chooser", "input", () => actions.draft(this.#input("background-color").value));
  }

  /**
   * @param {string} colour a checked one
   * @param {"asked" | "unasked"} [how] unasked, what is being typed stays in the field
   */
  paint(colour, how = "asked") {
    if (how === "asked") this.#drafted = false;
    if (!this.#drafted) this.#choose(colour);
    this.#painted = colour;
    const { body } = this.#document;
    body.classList.remove("fan");
    body.style.backgroundColor = colour;
    const name = this.#part("colour-name");
    name.textContent = colour;
    name.style.setProperty("--letters", String(Math.max(5, colour.length)));
    this.#part("wall").hidden = false;
    this.#mix();
  }

  /** No colour is worn: the wall is a fan of them all. */
  clear() {
    this.#painted = undefined;
    const { body } = this.#document;
    body.classList.add("fan");
    body.style.backgroundColor = "";
    this.#part("wall").hidden = true;
  }

  /** @param {string} text of the colour field; need not be a colour yet */
  restore(text) {
    this.#drafted = true;
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
    if (aboutColour) this.#input("background-color").setAttribute("aria-invalid", "true");
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

  /** @param {string} text */
  #choose(text) {
    this.#input("background-color").value = text;
    this.#follow();
  }

  /** Picker and button go along with what is typed, as soon as it is a colour. */
  #follow() {
    const text = this.#input("background-color").value.trim();
    if (!isColour(text, CSS.supports)) return;
    const picker = this.#input("picker");
    // Light or dark, and the system's own colours, are resolved in the document only, not on a canvas.
    picker.style.color = text;
    const colour = this.#style(picker).color;
    picker.value = hexOf(seen([colour], this.#document));
    const onPaper = seen([this.#style(this.#part("card")).backgroundColor, colour], this.#document);
    const button = this.#part("button-set");
    button.style.setProperty("--draft", hexOf(onPaper));
    button.style.setProperty("--ink-on-draft", inkOn(onPaper));
  }

  /** The ink of what stands on the wall itself. */
  #mix() {
    if (this.#painted === undefined) return;
    const { body, documentElement } = this.#document;
    const layers = [documentElement, body].map((element) => this.#style(element).backgroundColor);
    documentElement.style.setProperty("--ink-on-wall", inkOn(seen(layers, this.#document)));
  }

  /** @param {Element} element */
  #style(element) {
    return /** @type {Window} */ (this.#document.defaultView).getComputedStyle(element);
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
