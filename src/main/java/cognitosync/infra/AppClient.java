package cognitosync.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.ClientAttributes;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.StandardAttributesMask;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientIdentityProvider;
import software.amazon.awscdk.services.cognito.UserPoolClientProps;
import software.constructs.Construct;

/**
 * The site as Cognito knows it: a public client with no more than it needs. With sign-in pages that is one grant and one address to
 * return to (and one for the command line where that is asked for); without, no OAuth at all.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html">App
 *     clients</a>
 */
final class AppClient extends UserPoolClient {
    /** What the site asks of a user: who it is, the address that signs in, and the name to greet by. */
    static final List<String> SCOPES = List.of("openid", "email", "profile");

    /**
     * What the client takes.
     *
     * @param pool whose users sign in
     * @param pages how it uses the sign-in pages; empty: it has a form of its own, which needs no OAuth
     */
    record Props(UserPool pool, Optional<Pages> pages) {}

    /**
     * How a client uses the sign-in pages.
     *
     * @param grant the only one that it may use
     * @param callbackUrls where a sign-in may return to
     * @param logoutUrl where a sign-out returns to
     */
    record Pages(Grant grant, List<String> callbackUrls, String logoutUrl) {
        OAuthSettings settings() {
            return OAuthSettings.builder()
                    .flows(OAuthFlows.builder()
                            .authorizationCodeGrant(grant == Grant.PKCE)
                            .implicitCodeGrant(grant == Grant.IMPLICIT)
                            .build())
                    .scopes(SCOPES.stream().map(OAuthScope::custom).toList())
                    .callbackUrls(callbackUrls)
                    .logoutUrls(List.of(logoutUrl))
                    .build();
        }
    }

    AppClient(Construct scope, String id, Props props) {
        super(
                scope,
                id,
                UserPoolClientProps.builder()
                        .userPool(props.pool())
                        .generateSecret(false)
                        .supportedIdentityProviders(List.of(UserPoolClientIdentityProvider.COGNITO))
                        // Null is absent.
                        .oAuth(props.pages().map(Pages::settings).orElse(null))
                        .disableOAuth(props.pages().isPresent() ? null : true)
                        // SRP rather than choice-based sign-in: there is one factor, so there is nothing to choose. Not
                        // REFRESH_TOKEN_AUTH, which Cognito refuses with rotation: GetTokensFromRefreshToken needs no
                        // flow.
                        .authFlows(AuthFlow.builder().userSrp(true).build())
                        .authSessionValidity(Duration.minutes(3))
                        .accessTokenValidity(Duration.hours(1))
                        .idTokenValidity(Duration.hours(1))
                        .refreshTokenValidity(Duration.days(1))
                        .refreshTokenRotationGracePeriod(Duration.seconds(10))
                        .enableTokenRevocation(true)
                        .preventUserExistenceErrors(true)
                        .readAttributes(new ClientAttributes()
                                .withStandardAttributes(StandardAttributesMask.builder()
                                        .email(true)
                                        .emailVerified(true)
                                        .fullname(true)
                                        .build()))
                        // Both are required attributes: sign-up through a client that may not write them fails.
                        .writeAttributes(new ClientAttributes()
                                .withStandardAttributes(StandardAttributesMask.builder()
                                        .email(true)
                                        .fullname(true)
                                        .build()))
                        .build());
    }
}
