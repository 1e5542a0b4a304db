package cognitosync.infra;

import java.util.Optional;

/** How people sign in. Either way to the same user pool: a change between the two keeps its users. */
public sealed interface SignInChoice permits HostedPages, OwnForm {
    /** As context value {@code signIn} and {@code config.json} spell it. */
    String word();

    /** The sign-in pages, if they are Cognito's. */
    Optional<HostedPages> pages();
}
