import { messageFor } from "../messages/for-error.js";
import {
  CHECKING_INVITATION,
  DECIDE_FIRST,
  INVITATION_OWN,
  INVITED_TO,
  NOT_JOINED,
  SET_FIRST,
} from "../messages/sharing.js";
import { openJoinDialog } from "../views/join-dialog.js";
import { openShareDialog } from "../views/share-dialog.js";

/** The dataset that people share. */
export const DATASET = "preference";
const DAY = 86_400_000;

/** The colour that others would be invited to is in conflict with one that was set meanwhile. */
class UndecidedError extends Error {
  name = "UndecidedError";
}

/** Inviting others to the user's own colour, and being invited. */
export class Invitations {
  #parts;
  #own;
  #joined;
  #shared;

  /**
   * @param {import("./after-sign-in.js").Parts} parts
   * @param {object} more
   * @param {() => Promise<Pick<import("./own-connection.js").Own, "preference" | "datasets"> & { sharing: import("../colour/sharing.js").Sharing }>} more.own
   * @param {(wall: import("../colour/shared-preference.js").Wall) => void} more.joined
   * @param {() => void} more.shared others share the user's own colour, or may do so from now on
   */
  constructor(parts, { own, joined, shared }) {
    this.#parts = parts;
    this.#own = own;
    this.#joined = joined;
    this.#shared = shared;
  }

  /** What the user calls himself: as told last, or as the user pool has it; never the email address. @returns {string} */
  get called() {
    const { storage, session } = this.#parts;
    const { sub, name = "" } = session.user() ?? {};
    const told = storage.get("called");
    return told?.user === sub ? told.name : name;
  }

  set called(name) {
    this.#parts.storage.set("called", { user: this.#parts.session.user()?.sub, name });
  }

  /** Opens the dialog in which the user invites, and sees who shares the colour. */
  async share() {
    const { window, page, config, now } = this.#parts;
    const { preference, sharing } = await this.#own();
    if (!preference.current) return page.tell(SET_FIRST);
    openShareDialog(window.document, {
      name: this.called,
      now,
      explain: this.#explain,
      invite: async (role, days, name) => {
        // The service has to know the colour before anybody is invited to it.
        // Without a winner: a member may have set another one meanwhile.
        if (preference.changed) await preference.synchronize();
        if (preference.conflict) throw new UndecidedError();
        const expires = new Date(now() + days * DAY);
        const { token } = await sharing.invite({ dataset: DATASET, role, expires, name });
        this.called = name;
        this.#shared();
        return { link: `${config.siteUrl}#join=${token}`, expires };
      },
      copy: (text) => window.navigator.clipboard.writeText(text),
      members: async () => {
        const members = await sharing.members({ dataset: DATASET });
        if (members.length > 0) this.#shared();
        return members;
      },
      setRole: (member, role) => sharing.setRole({ dataset: DATASET, member, role }),
      remove: (member) => sharing.remove({ dataset: DATASET, member }),
    });
  }

  /** Opens the dialog about the invitation that waits in this tab, until the user has decided or it turns out to be invalid. */
  async join() {
    const { window, page, storage } = this.#parts;
    const token = storage.get("join");
    page.tell(CHECKING_INVITATION);
    const { datasets, sharing } = await this.#own();
    const invitation = await sharing.invitation(token).catch((/** @type {any} */ error) => {
      if (error.type === "InvalidInvitation") storage.remove("join");
      throw error;
    });
    const own = /** @type {{ owner?: string }} */ (await datasets.openOrCreateDataset(DATASET));
    if (invitation.owner === own.owner) {
      storage.remove("join");
      return page.tell(INVITATION_OWN);
    }
    page.tell(INVITED_TO);
    openJoinDialog(window.document, {
      invitation,
      name: this.called,
      explain: this.#explain,
      accept: async (name) => {
        const { owner, ownerName = invitation.ownerName, role } = await sharing.accept(token, { name });
        storage.remove("join");
        this.called = name;
        this.#joined({ owner, ownerName, ...(role && { role }) });
      },
      decline: () => {
        storage.remove("join");
        page.tell(NOT_JOINED);
      },
    });
  }

  /** The text for an error in a dialog; undefined: it is the page's to explain. @param {any} error */
  #explain = (error) => {
    if (error instanceof UndecidedError) return DECIDE_FIRST;
    const { window, act } = this.#parts;
    if (error.name !== "SignInRequiredError") return messageFor(error, window.navigator).text;
    void act("recover", error);
    return undefined;
  };
}
