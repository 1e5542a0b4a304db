/** `amazon-cognito-identity-js`, driven by lines of JSON: one user at a time, whose session it keeps in memory. */
import { AuthenticationDetails, CognitoUser, CognitoUserAttribute, CognitoUserPool } from "amazon-cognito-identity-js";
import { answerLines } from "./lines.mjs";

const stored = new Map();
const storage = {
  setItem: (key, value) => stored.set(key, value),
  getItem: (key) => stored.get(key) ?? null,
  removeItem: (key) => stored.delete(key),
  clear: () => stored.clear(),
};

/** Operations that were called. @type {Set<string>} */
const operations = new Set();

const send = globalThis.fetch;
globalThis.fetch = (url, options) => {
  operations.add(options.headers["X-Amz-Target"].split(".")[1]);
  return send(url, options);
};

/** @type {CognitoUserPool} */
let pool;
/** @type {CognitoUser} */
let user;

/** What a callback of the library gets as a promise; a refusal of the service is an answer as well. */
function answered(run) {
  return new Promise((resolve, reject) => {
    const fail = (error) =>
      error.code === undefined && error.name === "Error"
        ? reject(error)
        : resolve({ refused: { code: error.code ?? error.name, message: error.message } });
    run((error, output) => (error ? fail(error) : resolve({ output: output ?? {} })), fail, resolve);
  });
}

const attributes = (values) =>
  Object.entries(values).map(([Name, Value]) => new CognitoUserAttribute({ Name, Value }));

const tokens = (session) => ({
  output: {
    idToken: session.getIdToken().getJwtToken(),
    accessToken: session.getAccessToken().getJwtToken(),
    refreshToken: session.getRefreshToken().getToken(),
  },
});

const signedIn = (fail, resolve, more = {}) => ({
  onSuccess: (session) => resolve(tokens(session)),
  onFailure: fail,
  newPasswordRequired: (userAttributes, requiredAttributes) =>
    resolve({ output: { challenge: "NEW_PASSWORD_REQUIRED", userAttributes, requiredAttributes } }),
  ...more,
});

await answerLines({
  async connect({ endpoint, userPoolId, clientId }) {
    pool = new CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, endpoint, Storage: storage });
    return {};
  },

  /** The operations called since this was asked last. */
  async called() {
    const output = [...operations];
    operations.clear();
    return { output };
  },

  /** Speaks for another user from here on. */
  async user({ username }) {
    user = new CognitoUser({ Username: username, Pool: pool, Storage: storage });
    return {};
  },

  signUp({ username, password, values }) {
    return answered((done) => pool.signUp(username, password, attributes(values), [], done)).then(
      ({ output, refused }) =>
        refused ? { refused } : { output: { userSub: output.userSub, confirmed: output.userConfirmed } },
    );
  },

  confirm({ code }) {
    return answered((done) => user.confirmRegistration(code, false, done));
  },

  resend() {
    return answered((done) => user.resendConfirmationCode(done));
  },

  signIn({ username, password, flow = "USER_SRP_AUTH" }) {
    user.setAuthenticationFlowType(flow);
    const details = new AuthenticationDetails({ Username: username, Password: password });
    return answered((_, fail, resolve) => user.authenticateUser(details, signedIn(fail, resolve)));
  },

  newPassword({ password, values }) {
    return answered((_, fail, resolve) =>
      user.completeNewPasswordChallenge(password, values, signedIn(fail, resolve)),
    );
  },

  refresh() {
    const token = user.getSignInUserSession().getRefreshToken();
    return answered((_, fail, resolve) =>
      user.refreshSession(token, (error, session) => (error ? fail(error) : resolve(tokens(session)))),
    );
  },

  forgot() {
    return answered((_, fail, resolve) =>
      user.forgotPassword({ onSuccess: (output) => resolve({ output }), onFailure: fail }),
    );
  },

  reset({ code, password }) {
    return answered((_, fail, resolve) =>
      user.confirmPassword(code, password, { onSuccess: () => resolve({ output: {} }), onFailure: fail }),
    );
  },

  change({ from, to }) {
    return answered((done) => user.changePassword(from, to, done)).then((answer) =>
      answer.refused ? answer : { output: {} },
    );
  },

  attributes() {
    return answered((done) => user.getUserAttributes(done)).then(({ output, refused }) =>
      refused ? { refused } : { output: Object.fromEntries(output.map(({ Name, Value }) => [Name, Value])) },
    );
  },

  update({ values }) {
    return answered((done) => user.updateAttributes(attributes(values), done)).then((answer) =>
      answer.refused ? answer : { output: {} },
    );
  },

  globalSignOut() {
    return answered((_, fail, resolve) =>
      user.globalSignOut({ onSuccess: () => resolve({ output: {} }), onFailure: fail }),
    );
  },

  remove() {
    return answered((done) => user.deleteUser(done)).then((answer) => (answer.refused ? answer : { output: {} }));
  },
});
