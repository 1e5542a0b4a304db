import { Datasets } from "cognito-sync-datasets";
import { fromIdToken } from "cognito-sync-datasets/credentials";

/**
 * One text field, kept on this device and the same on all others of this user.
 *
 * @param {HTMLInputElement} field
 * @param {{ region: string, identityPoolId: string, userPoolId: string }} config
 * @param {() => Promise<string>} idToken answers a valid ID token of the user pool, as your sign-in has it
 */
export async function keepInSync(field, { region, identityPoolId, userPoolId }, idToken) {
  const provider = `cognito-idp.${region}.amazonaws.com/${userPoolId}`;
  const credentials = fromIdToken({ identityPoolId, provider, idToken });
  const datasets = new Datasets({ client: { region, credentials }, identityPoolId });
  const settings = await datasets.openOrCreateDataset("settings");

  const show = () => {
    field.value = settings.get("text") ?? "";
  };
  show();
  settings.addEventListener("change", show);
  field.addEventListener("change", async () => {
    await settings.put("text", field.value);
    // Without a network it waits, and goes out when that is back.
    settings.synchronize().catch(() => undefined);
  });
  settings.follow({ every: 10_000 });
  return datasets;
}
