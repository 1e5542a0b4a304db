package cognitosync.infra;

import cognitosync.infra.SyncContext.Grant;
import java.util.List;
import java.util.stream.Stream;
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
import software.constructs.Construct;

/**
 * The site as Cognito knows it: a public client with one grant, one address to return to (and one for the command line where
 * that is asked for), and no more than it needs.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html">App
 *     clients</a>
 */
final class AppClient {
    /** What the site asks of a user: who it is, the address that signs in, and the name to greet by. */
    static final List<String> SCOPES = List.of("openid", "email", "profile");

    private AppClient() {}

    static UserPoolClient of(Construct scope, UserPool pool, String siteUrl, SyncContext context) {
        return UserPoolClient.Builder.create(scope, "Site")
                .userPool(pool)
                .generateSecret(false)
                .supportedIdentityProviders(List.of(UserPoolClientIdentityProvider.COGNITO))
                .oAuth(OAuthSettings.builder()
                        .flows(flows(context.signIn()))
                        .scopes(SCOPES.stream().map(OAuthScope::custom).toList())
                        .callbackUrls(callbackUrls(siteUrl, context))
                        .logoutUrls(List.of(siteUrl))
                        .build())
                // SRP rather than choice-based sign-in: there is one factor, so there is nothing to choose.
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
                .build();
    }

    private static List<String> callbackUrls(String siteUrl, SyncContext context) {
        return Stream.concat(Stream.of(siteUrl), context.deviceCallback().stream())
                .toList();
    }

    private static OAuthFlows flows(Grant grant) {
        return OAuthFlows.builder()
                .authorizationCodeGrant(grant == Grant.PKCE)
                .implicitCodeGrant(grant == Grant.IMPLICIT)
                .build();
    }
}
