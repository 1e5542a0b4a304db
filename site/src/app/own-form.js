import { OAuthError, SignInRequiredError } from "../auth/errors.js";
import { checkIdToken } from "../auth/id-token.js";
import { choosePassword, signInByPassword } from "../auth/password-sign-in.js";
import { randomToken } from "../auth/pkce.js";
import { tokensOf, userPoolApi } from "../auth/user-pool-api.js";
import { messageFor } from "../messages/for-error.js";
import { SIGNED_OUT, SIGNING_IN } from "../messages/messages.js";
import { codeSent, ONE_MOMENT, TOO_MANY_ATTEMPTS } from "../messages/sign-in-form.js";
import { signInForm } from "../views/sign-in-form.js";

/**
 * Of which fields an error of the user pool's API is, by its name: the first that the step has. The same for an unknown address, a wrong
 * password and a disabled user.
 *
 * @type {[RegExp, string[]][]}
 */
const OF_FIELDS = [
  [/^(InvalidPassword|PasswordHistory)/, ["new-password"]],
  [/^(CodeMismatch|ExpiredCode|NotAuthorized|UserNotFound|AliasExists)/, ["code", "password"]],
  [/^(InvalidParameter|CodeDelivery)/, ["email", "username"]],
];

/**
 * Sign-in by the site's own form: what SignIn is for Cognito's pages. It does not leave the page, and reloads it when somebody has signed
 * in, as these pages do.
 *
 * @typedef {Record<string, string>} Values by the names of the fields
 *
 * @param {object} parts
 * @param {Window & typeof globalThis} parts.window
 * @param {import("../views/page.js").Page} parts.page
 * @param {import("../config/config.js").Config} parts.config
 * @param {import("../auth/session.js").Session} parts.session
 * @param {import("../auth/user-pool-api.js").UserPoolApi} parts.endpoint
 * @param {Crypto} parts.crypto
 * @param {() => number} parts.now milliseconds
 * @returns {import("./app.js").Provider}
 */
function ownForm(parts) {
  const { window, page, config, session, endpoint, crypto, now } = parts;
  let busy = false;
  /** Password of a sign-up or a sign-in that waits for a code, and no longer. */
  let kept = "";
  /** NEW_PASSWORD_REQUIRED, until it is answered. @type {any} */
  let challenge;

  /** @param {string} Username @param {string} password */
  const signIn = async (Username, password) => {
    page.tell(SIGNING_IN);
    kept = "";
    try {
      const answer = await signInByPassword(parts, Username, password);
      if (answer.ChallengeName !== "NEW_PASSWORD_REQUIRED") return finish(answer);
      challenge = answer;
      form.show("choose", { username: Username });
      // Only somebody without a name is asked for one.
      if (!/userAttributes.name/.test(answer.ChallengeParameters.requiredAttributes)) form.drop("name");
      page.tell("");
      form.focus();
    } catch (/** @type {any} */ refused) {
      if (refused.error === "UserNotConfirmedException") {
        kept = password;
        await resend(Username);
      } else if (refused.error === "PasswordResetRequiredException") await forgot(Username);
      else throw refused;
    }
  };
  /** The code is spent: whatever goes wrong now, it is the sign-in that is tried again. @param {string} username @param {string} password */
  const enter = (username, password) => {
    form.show("sign-in", { username, password });
    return signIn(username, password);
  };
  /** @param {any} answer */
  const finish = (answer) => {
    const tokens = tokensOf(answer);
    checkIdToken(tokens.idToken, { config, now: now() });
    session.begin(tokens, randomToken(crypto));
    window.location.reload();
  };
  /** @param {string} Username */
  const resend = async (Username) => {
    await endpoint.call("ResendConfirmationCode", { Username }).catch(unless(/^(InvalidParameter|UserNotFound)/));
    ask("confirm", Username);
  };
  /** @param {string} Username */
  const forgot = async (Username) => {
    await endpoint.call("ForgotPassword", { Username }).catch(unless(/^(InvalidParameter|UserNotFound|NotAuthorized)/));
    ask("reset", Username);
  };
  /** @param {"confirm" | "reset"} step @param {string} username */
  const ask = (step, username) => {
    form.show(step, { username });
    page.tell(codeSent(username));
    form.focus();
  };

  /** @type {Record<string, (values: Values) => Promise<unknown>>} */
  const steps = {
    "sign-in": ({ username = "", password = "" }) => signIn(username, password),
    "sign-up": async ({ name, email: Username = "", "new-password": Password = "" }) => {
      kept = Password;
      const UserAttributes = Object.entries({ name, email: Username }).map(([Name, Value]) => ({ Name, Value }));
      await endpoint.call("SignUp", { Username, Password, UserAttributes }).catch(unless(/^UsernameExists/));
      ask("confirm", Username);
    },
    confirm: async ({ username: Username = "", code: ConfirmationCode }) => {
      await endpoint.call("ConfirmSignUp", { Username, ConfirmationCode });
      await enter(Username, kept);
    },
    "confirm again": ({ username = "" }) => resend(username),
    forgot: ({ username = "" }) => forgot(username),
    reset: async ({ username: Username = "", code: ConfirmationCode, "new-password": Password = "" }) => {
      await endpoint.call("ConfirmForgotPassword", { Username, ConfirmationCode, Password });
      await enter(Username, Password);
    },
    "reset again": ({ username = "" }) => forgot(username),
    choose: async ({ name, "new-password": password = "" }) =>
      finish(await choosePassword(endpoint, challenge, password, name)),
  };

  /** One thing at a time. @param {string} step @param {Values} values */
  const run = async (step, values) => {
    if (busy) return;
    busy = true;
    page.tell(ONE_MOMENT);
    await steps[step]?.(values).catch((error) => explain(step, error));
    busy = false;
  };
  /** @param {string} step @param {any} error */
  const explain = (step, error) => {
    if (error.status === 429) return page.complain({ text: TOO_MANY_ATTEMPTS });
    const [, fields = []] = OF_FIELDS.find(([types]) => types.test(error.error)) ?? [];
    page.tell("");
    if (fields.some(form.refuse)) return;
    // A challenge that is not valid any more.
    const late = step === "choose" && fields.length > 0;
    if (late) form.show("sign-in");
    page.complain(messageFor(late ? new OAuthError("invalid_grant", 400) : error, window.navigator));
  };
  const form = signInForm(window.document, config.userPool.passwordPolicy, run, () => page.tell(""));

  return {
    /** There is nothing to leave for: the form is on the page. */
    start: async () => {
      page.showSignedOut();
      page.tell(SIGNED_OUT);
      form.focus();
      return "";
    },
    /** Only the person can sign in again. */
    startAgain: async () => {
      throw new SignInRequiredError();
    },
    /** Nobody has been asked for a code or token: what the address had is not used. */
    finish: async () => ({ returnTo: "" }),
  };
}

/**
 * Some refusals would tell whether an address has an account: the page goes on as if there were none.
 *
 * @param {RegExp} types
 * @returns {(refused: any) => void}
 */
const unless = (types) => (refused) => {
  if (!types.test(refused.error)) throw refused;
};

/** @type {[import("./load.js").EndpointOf, import("./load.js").ProviderOf]} */
export const OWN_FORM = [userPoolApi, ownForm];
