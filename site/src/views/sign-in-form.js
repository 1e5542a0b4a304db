/**
 * What only this form looks like. A constructed sheet is allowed by the page's policy, which blocks inline ones. Where a code is to be had is
 * said above the long steps that ask for it, not below the screen.
 */
const STYLE = `@layer parts {
  #signed-out input[name] { width: 100%; padding: 0 0.75rem; font-family: inherit; }
  #signed-out input[readonly] { padding: 0; border-color: transparent; }
  #signed-out .hint { margin: -0.75rem 0 0; }
  #signed-out .quiet { margin: -0.5625rem; }
  #signed-out .switch input { grid-row: auto; }
  #signed-out h2 { font-size: 1.1875rem; }
  #signed-out:has(#code) > :has([data-mood=fine]) { order: -1; }
  .error:empty { display: none; }
  .rules { padding: 0; list-style: none; }
  .rules li::before { content: "○ "; }
  .rules .met { color: var(--ink); }
  .rules .met::before { content: "✓ "; }
}`;

/**
 * What meets the rules, by their names in config.json: as Cognito counts, with letters of the basic Latin alphabet only.
 *
 * @type {Record<string, RegExp>}
 */
const MEETS = { lowercase: /[a-z]/, uppercase: /[A-Z]/, digits: /[0-9]/, symbols: /[!-/:-@[-`{-~]|\S \S/ };

/**
 * One step of the site's own sign-in form at a time: a form in the document, made from the template of that step, so that password managers
 * see which fields belong together.
 *
 * @typedef {"sign-in" | "sign-up" | "confirm" | "forgot" | "reset" | "choose"} Step
 *
 * @param {Document} document
 * @param {Record<string, any>} policy of passwords
 * @param {(step: string, values: Record<string, string>) => void} submit the step, or that and `again` for another code
 * @param {() => void} turned to another step by the person
 */
export function signInForm(document, policy, submit, turned) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const form = document.createElement("form");
  form.noValidate = true;
  // A password is never part of an address, not even without scripts.
  form.method = "post";
  document.querySelector("#signed-out .actions")?.replaceWith(form);
  /** @type {Step} */
  let shown = "sign-in";
  /** What the page is for, which only the first step says: the others are long. */
  const about = form.parentElement?.querySelector("p");

  const byId = (/** @type {string} */ id) => document.getElementById(id);
  const fields = () => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[name]")]);
  const field = (/** @type {string} */ name) => fields().find((field) => field.name === name);
  const code = () => (field("code")?.value ?? "").replace(/\D/g, "");

  /**
   * An error of one field, said beside it in the words of the markup; or none.
   *
   * @param {HTMLInputElement} field
   * @param {"missing" | "wrong"} [what]
   */
  const mark = (field, what) => {
    const said = byId(`${field.id}-error`);
    if (said) said.textContent = (what && said.dataset[what]) ?? "";
    field.setAttribute("aria-invalid", `${what !== undefined}`);
    if (what) field.focus();
  };

  /** Shows which rules the new password meets. @returns {boolean} whether it meets all */
  const rate = () => {
    const { value = "" } = field("new-password") ?? {};
    /** @type {HTMLElement[]} */
    const rules = [...form.querySelectorAll("li")];
    return rules
      .map((item) => {
        const { rule = "" } = item.dataset;
        const met = MEETS[rule]?.test(value) ?? value.length >= policy.minLength;
        item.hidden = !policy[rule];
        item.classList.toggle("met", met);
        return met || item.hidden;
      })
      .every(Boolean);
  };

  /** @param {Step} step @param {Record<string, string>} [values] by the names of the fields */
  const show = (step, values = {}) => {
    shown = step;
    about?.toggleAttribute("hidden", step !== "sign-in");
    form.replaceChildren(/** @type {HTMLTemplateElement} */ (byId(`step-${step}`)).content.cloneNode(true));
    for (const field of fields()) field.value = values[field.name] ?? "";
    const length = byId("min-length");
    if (length) length.textContent = policy.minLength;
    rate();
  };

  /** To the first field that is empty. */
  const focus = () =>
    fields()
      .find(({ value }) => !value)
      ?.focus();
  const valuesOf = () => ({
    ...Object.fromEntries(fields().map(({ name, value }) => [name, value])),
    code: code(),
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const met = rate();
    const wrong = fields().filter((field) => !field.checkValidity() || (field.name === "new-password" && !met));
    // From the last to the first, which keeps the focus.
    for (const field of fields().reverse()) mark(field, wrong.includes(field) ? "missing" : undefined);
    if (wrong.length === 0) submit(shown, valuesOf());
  });
  form.addEventListener("input", ({ target }) => {
    const typed = /** @type {HTMLInputElement} */ (target);
    const secret = field("password") ?? field("new-password");
    if (!typed.name && secret) secret.type = typed.checked ? "text" : "password";
    if (!typed.name) return;
    mark(typed);
    const met = rate();
    // One press less: the code is the last that is missing, or the password is still.
    if (typed.name !== "code" || code().length !== 6) return;
    if (met) form.requestSubmit();
    else secret?.focus();
  });
  const press = (/** @type {Event} */ event) => {
    // Before the page's own listener at its button, which would start a sign-in.
    event.stopPropagation();
    const { step, again } = /** @type {HTMLElement} */ (event.target).dataset;
    if (again) submit(again, valuesOf());
    if (!step) return;
    const { value = "" } = field("username") ?? field("email") ?? {};
    show(/** @type {Step} */ (step), { username: value, email: value });
    turned();
    focus();
  };
  form.addEventListener("click", press, true);
  show(shown);

  return {
    show,
    focus,
    /** Takes a field out of the step, with its label. @param {string} name */
    drop: (name) => {
      for (const element of [...(field(name)?.labels ?? []), field(name)]) element?.remove();
    },
    /** What the user pool refuses. @param {string} name @returns {boolean} whether the step has that field */
    refuse: (name) => {
      const refused = fields().find((field) => field.name === name && !field.readOnly);
      if (refused) mark(refused, "wrong");
      return refused !== undefined;
    },
  };
}
