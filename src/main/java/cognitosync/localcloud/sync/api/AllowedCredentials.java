package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.access.credentials.Caller;

/** Which kind of credentials may call an operation, whatever a policy allows: each operation's page says so. */
public enum AllowedCredentials {
    /** Either. */
    BY_ANYONE,
    /** The account's own credentials only. */
    BY_DEVELOPER,
    /** Credentials that an identity pool gave to an identity. */
    BY_IDENTITY;

    boolean permits(Caller caller) {
        return switch (this) {
            case BY_ANYONE -> true;
            case BY_DEVELOPER -> caller instanceof Caller.Developer;
            case BY_IDENTITY -> caller instanceof Caller.Identity;
        };
    }
}
