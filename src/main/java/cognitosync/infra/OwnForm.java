package cognitosync.infra;

import java.util.Optional;

/**
 * A form of the site's own, which sends a proof of the password to the user pool's API (SRP). There is no domain, no branding and no
 * OAuth.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html">User pool
 *     API authentication</a>
 */
record OwnForm() implements SignInChoice {
    static final String WORD = "form";

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Optional<HostedPages> pages() {
        return Optional.empty();
    }
}
