package cognitosync.infra;

import java.util.Locale;

/** The OAuth grants that the site can sign in with. */
public enum Grant {
    /** Authorization code with PKCE. */
    PKCE,
    /** The tutorial's grant: tokens in the fragment of the redirect. */
    IMPLICIT;

    /** As context value {@code signIn} and {@code config.json} spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
