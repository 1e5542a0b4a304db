package cognitosync.conformance.userpool;

import static cognitosync.conformance.userpool.UserPoolCloud.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** Who may call the API of user pools over the wire, and with which token. */
class AccessIT {
    private static final UserPoolCloud CLOUD = UserPoolCloud.shared();
    private static final RawApi RAW = new RawApi(CLOUD.endpoint());
    private static final String INVALID = "NotAuthorizedException: Invalid Access Token";
    private static final String INVALID_REFRESH = "NotAuthorizedException: Invalid Refresh Token";

    @AutoClose
    private final CognitoIdentityClient identities = CognitoIdentityClient.builder()
            .endpointOverride(CLOUD.endpoint())
            .region(Region.of(UserPoolCloud.REGION))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();

    private static String getUser(String token) {
        return Refusals.of(() -> CLOUD.anybody().getUser(b -> b.accessToken(token)));
    }

    private Map<String, String> logins(String token) {
        return Map.of("cognito-idp." + UserPoolCloud.REGION + ".amazonaws.com/" + CLOUD.poolId(), token);
    }

    private String identityId(String token) {
        return identities
                .getId(b -> b.identityPoolId(CLOUD.output("IdentityPoolId")).logins(logins(token)))
                .identityId();
    }

    private String getId(String token) {
        return Refusals.of(() -> identityId(token));
    }

    private static String refresh(String clientId, String token) {
        return Refusals.of(() -> CLOUD.anybody()
                .getTokensFromRefreshToken(b -> b.clientId(clientId).refreshToken(token)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AdminConfirmSignUp",
                "AdminCreateUser",
                "AdminDeleteUser",
                "AdminGetUser",
                "AdminInitiateAuth",
                "AdminSetUserPassword",
                "AdminUserGlobalSignOut",
                "CreateGroup",
                "DescribeUserPool",
                "DescribeUserPoolClient",
                "ListUserPools",
                "ListUsers"
            })
    void administration_withoutASignature_isRefused(String operation) {
        RawApi.Answer answer = RAW.call(operation, Map.of("UserPoolId", CLOUD.poolId()));
        assertThat(answer.refusal()).contains(" MissingAuthenticationTokenException: ");
        assertThat(answer.status()).isBetween(400, 403);
    }

    @Test
    void administration_withAUsersOwnCredentials_isDenied() {
        String email = CLOUD.newUser();
        String idToken =
                CLOUD.signInBySrp(CLOUD.output("UserPoolClientId"), email).idToken();
        String identityId = identityId(idToken);
        Credentials own = identities
                .getCredentialsForIdentity(b -> b.identityId(identityId).logins(logins(idToken)))
                .credentials();
        String pool = CLOUD.poolId();
        try (CognitoIdentityProviderClient user = CLOUD.client(StaticCredentialsProvider.create(
                AwsSessionCredentials.create(own.accessKeyId(), own.secretKey(), own.sessionToken())))) {
            assertThat(List.of(
                            Refusals.of(() -> user.listUsers(b -> b.userPoolId(pool))),
                            Refusals.of(() ->
                                    user.adminGetUser(b -> b.userPoolId(pool).username(email))),
                            Refusals.of(() ->
                                    user.adminDeleteUser(b -> b.userPoolId(pool).username(email))),
                            Refusals.of(() -> user.adminUpdateUserAttributes(b ->
                                    b.userPoolId(pool).username(email).userAttributes(attribute("name", "Mallory")))),
                            Refusals.of(() -> user.adminInitiateAuth(b -> b.userPoolId(pool)
                                    .clientId(CLOUD.passwordsClientId())
                                    .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                                    .authParameters(Map.of("USERNAME", email, "PASSWORD", UserPoolCloud.PASSWORD)))),
                            Refusals.of(() ->
                                    user.createGroup(b -> b.userPoolId(pool).groupName("administrators"))),
                            Refusals.of(() -> user.listUserPools(b -> b.maxResults(1)))))
                    .allSatisfy(refusal -> assertThat(refusal)
                            .matches(
                                    "AccessDeniedException: User: arn:aws:sts::\\d+:assumed-role/\\S+ is not authorized"
                                            + " to perform: cognito-idp:\\w+ on resource: \\S+ .*"));
        }
    }

    @Test
    void administration_withAWrongKey_isRefused() {
        for (AwsBasicCredentials wrong : List.of(
                AwsBasicCredentials.create(CLOUD.developer().accessKeyId(), "wrong"),
                AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "unknown"))) {
            try (CognitoIdentityProviderClient client = CLOUD.client(StaticCredentialsProvider.create(wrong))) {
                assertThat(Refusals.of(() -> client.listUsers(b -> b.userPoolId(CLOUD.poolId()))))
                        .matches("(?s)(InvalidSignatureException|UnrecognizedClientException): .+");
            }
        }
    }

    @Test
    void pageOfTheSite_mayCall_andReadErrors() {
        String site = CLOUD.output("SiteUrl");
        String origin = site.substring(0, site.indexOf('/', "http://".length()));
        RawApi.Answer preflight = RAW.preflight(origin);
        assertThat(preflight.status()).isBetween(200, 204);
        assertThat(preflight.field("Access-Control-Allow-Origin")).isIn("*", origin);
        assertThat(preflight.field("Access-Control-Allow-Methods")).contains("POST");
        assertThat(preflight.field("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                .matches("\\*|.*content-type.*");
        RawApi.Answer refused = RAW.call("GetUser", Map.of("AccessToken", "a.b.c"), origin);
        assertThat(refused.refusal()).isEqualTo("400 " + INVALID);
        assertThat(refused.field("Access-Control-Allow-Origin")).isIn("*", origin);
        assertThat(refused.field("Access-Control-Expose-Headers").toLowerCase(Locale.ROOT))
                .contains("x-amzn-errortype");
        assertThat(refused.field("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void tokens_ofTheWrongUse_areRefused() {
        String email = CLOUD.newUser();
        AuthenticationResultType tokens = CLOUD.signInBySrp(CLOUD.output("UserPoolClientId"), email);
        assertThat(getUser(tokens.idToken())).isEqualTo(INVALID);
        assertThat(getUser(tokens.refreshToken())).isEqualTo(INVALID);
        assertThat(getId(tokens.accessToken())).startsWith("NotAuthorizedException: ");
        assertThat(getId(tokens.refreshToken())).startsWith("NotAuthorizedException: ");
        String client = CLOUD.output("UserPoolClientId");
        assertThat(refresh(client, tokens.accessToken())).isEqualTo(INVALID_REFRESH);
        assertThat(refresh(client, tokens.idToken())).isEqualTo(INVALID_REFRESH);
        assertThat(identityId(tokens.idToken())).isNotEmpty();
    }

    @Test
    void tokens_thatWereChanged_areRefused() {
        String token = CLOUD.signIn(CLOUD.newUser()).accessToken();
        String[] parts = token.split("\\.", -1);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String later = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replaceFirst("\"exp\":\\d+", "\"exp\":9999999999")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(List.of(
                        none + "." + parts[1] + ".",
                        none + "." + parts[1] + "." + parts[2],
                        parts[0] + "." + later + "." + parts[2],
                        parts[0] + "." + parts[1] + "." + parts[2].substring(0, 10),
                        parts[0] + "." + parts[1],
                        "x"))
                .allSatisfy(changed -> assertThat(getUser(changed)).isEqualTo(INVALID));
    }

    @Test
    void tokens_thatWereRevoked_areRefused() {
        String client = CLOUD.passwordsClientId();
        String email = CLOUD.newUser();
        AuthenticationResultType tokens = CLOUD.signIn(email);
        AuthenticationResultType others = CLOUD.signIn(email);
        CLOUD.anybody().revokeToken(b -> b.clientId(client).token(tokens.refreshToken()));
        assertThat(getUser(tokens.accessToken())).isEqualTo("NotAuthorizedException: Access Token has been revoked");
        assertThat(refresh(client, tokens.refreshToken()))
                .isEqualTo("NotAuthorizedException: Refresh Token has been revoked");
        assertThat(CLOUD.anybody()
                        .getUser(b -> b.accessToken(others.accessToken()))
                        .username())
                .as("the other session")
                .isNotEmpty();
    }

    @Test
    void tokens_thatExpired_areRefused() {
        String client = CLOUD.output("UserPoolClientId");
        String email = CLOUD.newUser();
        AuthenticationResultType old = CLOUD.at(Duration.ofHours(-2), () -> CLOUD.signInBySrp(client, email));
        assertThat(getUser(old.accessToken())).isEqualTo("NotAuthorizedException: Access Token has expired");
        assertThat(getId(old.idToken())).startsWith("NotAuthorizedException: ").contains("expired");
        AuthenticationResultType older = CLOUD.at(Duration.ofHours(-25), () -> CLOUD.signInBySrp(client, email));
        assertThat(refresh(client, older.refreshToken()))
                .isEqualTo("NotAuthorizedException: Refresh Token has expired");
    }

    @Test
    void tokens_ofOtherPoolsAndClients_areRefused() {
        String otherClient = CLOUD.output("OtherClientId");
        String stranger = CLOUD.newUser(otherClient);
        AuthenticationResultType foreign = CLOUD.signIn(otherClient, stranger);
        assertThat(getId(foreign.idToken())).startsWith("NotAuthorizedException: ");
        String client = CLOUD.passwordsClientId();
        assertThat(refresh(client, foreign.refreshToken())).isEqualTo(INVALID_REFRESH);
        AuthenticationResultType own = CLOUD.signIn(CLOUD.newUser());
        assertThat(refresh(CLOUD.output("UserPoolClientId"), own.refreshToken()))
                .isEqualTo(INVALID_REFRESH);
        // The identity pool trusts the site's client alone.
        assertThat(getId(own.idToken())).startsWith("NotAuthorizedException: ");
        CLOUD.anybody()
                .revokeToken(b -> b.clientId(CLOUD.output("TellingClientId")).token(own.refreshToken()));
        assertThat(CLOUD.anybody()
                        .getUser(b -> b.accessToken(own.accessToken()))
                        .username())
                .as("not revoked through another client")
                .isNotEmpty();
    }
}
