import { isColour } from "../colour/colour.js";
import { hexOf, inkOn, seen } from "../colour/contrast.js";
import { LOADING } from "../messages/messages.js";
import { fit, write } from "./fit.js";

/** The part of the document that is needed before sign-in, by id. The rest is the board's. */
export class Page {
  #document;
  /** Whether the field holds a draft: typed or picked, not set yet. */
  #drafted = false;
  /** @type {string | undefined} */
  #painted;
  #busy = false;
  /** Whether the message that is shown now is the result of a click. */
  #pressed = false;

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
    // In the capture phase, before the button's own listener. When the timer fires, the action has started, or is over.
    const pressed = () => {
      this.#pressed = true;
      setTimeout(() => {
        this.#pressed = this.#busy;
      });
    };
    document.addEventListener("click", pressed, true);
    // The two lines are as wide as their text, so a change of font is observed too. Fitting resizes none of the three.
    const observer = new ResizeObserver(() => this.#fit());
    for (const id of ["wall", "sync-state", "provenance"]) observer.observe(this.#part(id));
    // The background of a translucent colour depends on the colour scheme.
    document.defaultView?.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.#follow();
      this.#mix();
    });
    // The first requests may be slow.
    this.tell(LOADING);
  }

  showSignedOut() {
    const wasInside = this.#part("signed-in").contains(this.#document.activeElement);
    this.clear();
    this.#document.body.classList.add("out");
    // Personal data is removed: texts are emptied, parts hidden. The next sign-in loads the page again.
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
    this.#document.body.classList.remove("out");
    this.#show("signed-in");
    this.#follow();
  }

  /** @returns {Promise<boolean>} whether pending changes may be lost */
  confirmForget() {
    const dialog = /** @type {HTMLDialogElement} */ (this.#part("forgetting"));
    dialog.returnValue = "";
    // A second click does not open it again.
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
   * @param {string} colour a valid one
   * @param {"asked" | "unasked"} [how] unasked: text that is being typed stays
   */
  paint(colour, how = "asked") {
    if (how === "asked" || this.#typed() === colour) this.#drafted = false;
    if (!this.#drafted) this.#choose(colour);
    this.#painted = colour;
    const { body } = this.#document;
    body.classList.remove("fan");
    body.style.backgroundColor = colour;
    write(colour, this.#part("colour-name"));
    this.#fit();
    this.#mix();
  }

  /** No colour is set: the wall shows a fan of colours. */
  clear() {
    this.#painted = undefined;
    const { body } = this.#document;
    body.classList.add("fan");
    body.style.backgroundColor = "";
    this.#part("colour-name").textContent = "";
  }

  /** @param {string} text a draft; need not be a colour */
  restore(text) {
    this.#drafted = true;
    this.#choose(text);
  }

  /** @param {boolean} busy */
  working(busy) {
    this.#busy = busy;
    this.#pressed &&= busy;
    this.#part("chooser").setAttribute("aria-busy", String(busy));
  }

  /** @param {string} text */
  tell(text) {
    this.#say({ text }, "fine");
  }

  /** @param {import("../messages/for-error.js").Message} message */
  complain(message) {
    this.#say(message, "wrong");
  }

  /**
   * Shows a message below the colour field; an error replaces the field's hint.
   *
   * @param {import("../messages/for-error.js").Message} message
   * @param {"fine" | "wrong"} mood
   */
  #say({ text, help, remedy, field }, mood) {
    const status = this.#part("status");
    status.textContent = text;
    status.dataset.mood = mood;
    this.#part("help").hidden = help === undefined;
    this.#part("try-again").hidden = remedy !== "reload";
    this.#part("hint").hidden = mood === "wrong";
    const input = this.#part("background-color");
    const own = field !== undefined && field === this.#typed();
    input.setAttribute("aria-invalid", String(own));
    input.setAttribute("aria-describedby", own ? "status" : "hint");
    if (!this.#pressed) return;
    if (own) input.focus();
    status.scrollIntoView({ block: "nearest" });
  }

  #typed() {
    return this.#input("background-color").value.trim();
  }

  #fit() {
    fit(this.#part("wall"), this.#part("colour-name"));
  }

  /** @param {string} text */
  #choose(text) {
    this.#input("background-color").value = text;
    this.#follow();
  }

  /** Picker and button show the typed colour as soon as it is one. */
  #follow() {
    const text = this.#typed();
    if (!isColour(text, CSS.supports)) return;
    const picker = this.#input("picker");
    // light-dark() and system colours are resolved by the document only, not by a canvas.
    picker.style.color = text;
    const colour = this.#style(picker).color;
    picker.value = hexOf(seen([colour], this.#document));
    const onPaper = seen([this.#style(this.#part("card")).backgroundColor, colour], this.#document);
    const button = this.#part("button-set");
    button.style.setProperty("--draft", hexOf(onPaper));
    button.style.setProperty("--ink-on-draft", inkOn(onPaper));
  }

  /** Sets the text colour on the wall. */
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
    this.#part("wall").hidden = shown === "signed-out";
    this.#part(shown === "signed-in" ? "place" : shown).append(this.#part("news"));
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
