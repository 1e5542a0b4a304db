package cognitosync.device.signin;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.messages.Messages;
import cognitosync.device.stack.Stack;
import java.net.URI;
import java.time.Duration;

/** Where the tokens of a sign-in come from, and are renewed and revoked. */
sealed interface TokenSource {
    String address();

    /** What kind of address it is. */
    String title();

    /** Renews and revokes tokens there: they are sent nowhere else. */
    TokenRenewal renewal(String clientId, Duration timeout);

    /** The source of a stack's tokens. */
    static TokenSource of(Stack stack, AwsClients clients) {
        return stack.userPoolDomain()
                .map(URI::toString)
                .<TokenSource>map(Domain::new)
                .orElseGet(() -> new Api(clients.userPoolEndpoint()));
    }

    /** The user pool's domain, which has the sign-in pages. */
    record Domain(String address) implements TokenSource {
        @Override
        public String title() {
            return Messages.text("sign-in.elsewhere.domain");
        }

        @Override
        public TokenRenewal renewal(String clientId, Duration timeout) {
            return new TokenEndpoint(address, clientId, timeout);
        }
    }

    /** The user pool's API. */
    record Api(String address) implements TokenSource {
        @Override
        public String title() {
            return Messages.text("sign-in.elsewhere.user-pool-api");
        }

        @Override
        public TokenRenewal renewal(String clientId, Duration timeout) {
            return new UserPoolApi(address, clientId, timeout);
        }
    }
}
