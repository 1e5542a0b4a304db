package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.sigv4.SignatureVerifier;
import cognitosync.localcloud.http.LoopbackServer;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.iam.RoleAuthorizer;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClientBuilder;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;

/** From a user's token to a signed request that is believed, with AWS's own clients on a real port. */
class IdentityPoolIT {
    private static final InstantSource CLOCK = InstantSource.system();

    private volatile Duration issuersLag = Duration.ZERO;

    @AutoClose
    private final IdentityFixture cloud =
            IdentityFixture.open(() -> CLOCK.instant().minus(issuersLag));

    private LoopbackServer server;
    private CognitoIdentityClient identity;
    private volatile Duration verifiersLead = Duration.ZERO;
    private volatile UnaryOperator<String> onTheWay = UnaryOperator.identity();
    private Caller caller;

    @BeforeEach
    void start() {
        SignatureVerifier verifier =
                new SignatureVerifier(cloud.sessions, () -> CLOCK.instant().plus(verifiersLead), "eu-west-1");
        RoleAuthorizer authorizer = new RoleAuthorizer(cloud.roles, CLOCK, "eu-west-1");
        server = LoopbackServer.bind(0, "test");
        server.start(
                Set.of("localhost"),
                1_000_000,
                request -> request.headers().first("X-Amz-Target").isPresent()
                        ? cloud.pools.endpoint().respond(request)
                        : sync(verifier, authorizer, request));
        identity = CognitoIdentityClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    // Stands for Cognito Sync: who calls, may they, then an empty answer.
    private Response sync(SignatureVerifier verifier, RoleAuthorizer authorizer, Request request) {
        try {
            String body = onTheWay.apply(new String(request.body(), StandardCharsets.UTF_8));
            caller = verifier.authenticate(
                            new Request(
                                    request.method(),
                                    request.rawPath(),
                                    request.rawQuery(),
                                    request.headers(),
                                    body.getBytes(StandardCharsets.UTF_8)),
                            "cognito-sync")
                    .caller();
            String identityId = request.segments().get(3);
            String dataset = request.segments().get(5);
            authorizer.authorize(
                    caller,
                    "cognito-sync:ListRecords",
                    "arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/" + cloud.poolId + "/identity/"
                            + identityId + "/dataset/" + dataset);
            return JsonProtocol.REST_JSON.success(JsonProtocol.MAPPER.createObjectNode());
        } catch (AwsException e) {
            return JsonProtocol.REST_JSON.error(e);
        }
    }

    @AfterEach
    void stop() {
        identity.close();
        server.close();
    }

    @Test
    void getId_twice_isTheSameIdentity() {
        String token = cloud.token("owner");
        String first = getId(token);
        assertThat(first).matches("eu-west-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(getId(cloud.token("owner"))).isEqualTo(first);
        assertThat(getId(cloud.token("stranger"))).isNotEqualTo(first);
    }

    @Test
    void getId_withAForgedToken_isRefused() {
        assertThatThrownBy(() -> getId("forged"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Invalid login token.");
    }

    @Test
    void getCredentialsForIdentity_areBelieved_andOnlyForTheOwnIdentity() {
        String token = cloud.token("owner");
        String owner = getId(token);
        String stranger = getId(cloud.token("stranger"));
        Credentials credentials = credentials(owner, token);
        assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(credentials.secretKey()).hasSize(40);
        assertThat(credentials.expiration())
                .isBetween(
                        CLOCK.instant().plus(Duration.ofMinutes(59)),
                        CLOCK.instant().plus(Duration.ofMinutes(61)));
        try (CognitoSyncClient sync = sync(session(credentials)).build()) {
            listRecords(sync, owner, "preference");
            assertThat(caller).isInstanceOfSatisfying(Caller.Identity.class, who -> {
                assertThat(who.identityId()).isEqualTo(owner);
                assertThat(who.identityPoolId()).isEqualTo(cloud.poolId);
                assertThat(who.arn())
                        .endsWith("/CognitoIdentityCredentials")
                        .contains(":assumed-role/Test-Authenticated-");
            });
            assertThatThrownBy(() -> listRecords(sync, stranger, "preference"))
                    .isInstanceOfSatisfying(AwsServiceException.class, refused -> {
                        assertThat(refused.statusCode()).isEqualTo(403);
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                        assertThat(refused.awsErrorDetails().errorMessage())
                                .isEqualTo("User: " + caller.arn()
                                        + " is not authorized to perform: cognito-sync:ListRecords on resource:"
                                        + " arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/" + cloud.poolId
                                        + "/identity/" + stranger
                                        + "/dataset/preference because no identity-based policy"
                                        + " allows the cognito-sync:ListRecords action");
                    });
        }
    }

    @Test
    void signature_overOddNamesAndBodies_isBelieved() {
        String token = cloud.token("owner");
        String owner = getId(token);
        try (CognitoSyncClient sync = sync(session(credentials(owner, token))).build()) {
            listRecords(sync, owner, "a.b:c-d_e f/ü+%7E");
            assertThat(caller).isNotNull();
            sync.updateRecords(update -> update.identityPoolId(cloud.poolId)
                    .identityId(owner)
                    .datasetName("preference")
                    .clientContext("some  context")
                    .syncSessionToken("a+b/c=")
                    .recordPatches(RecordPatch.builder()
                            .op(Operation.REPLACE)
                            .key("background-color")
                            .value("rot & grün")
                            .syncCount(0L)
                            .build()));
        }
    }

    @Test
    void signature_withAnotherSecret_isRefused() {
        String token = cloud.token("owner");
        String owner = getId(token);
        Credentials credentials = credentials(owner, token);
        assertRefused(
                AwsSessionCredentials.create(
                        credentials.accessKeyId(), "another" + credentials.secretKey(), credentials.sessionToken()),
                owner,
                "InvalidSignatureException",
                "The request signature we calculated does not match");
    }

    @Test
    void signature_withoutOrWithAnotherSessionToken_isRefused() {
        String token = cloud.token("owner");
        String owner = getId(token);
        Credentials mine = credentials(owner, token);
        Credentials other = credentials(owner, token);
        String invalid = "The security token included in the request is invalid.";
        assertRefused(
                AwsBasicCredentials.create(mine.accessKeyId(), mine.secretKey()),
                owner,
                "UnrecognizedClientException",
                invalid);
        assertRefused(
                AwsSessionCredentials.create(mine.accessKeyId(), mine.secretKey(), other.sessionToken()),
                owner,
                "UnrecognizedClientException",
                invalid);
        assertRefused(
                AwsSessionCredentials.create("ASIAAAAAAAAAAAAAAAAA", mine.secretKey(), mine.sessionToken()),
                owner,
                "UnrecognizedClientException",
                invalid);
    }

    @Test
    void signature_ofAChangedBody_isRefused() {
        String token = cloud.token("owner");
        String owner = getId(token);
        Credentials credentials = credentials(owner, token);
        onTheWay = body -> body.replace("red", "sad");
        try (CognitoSyncClient sync = sync(session(credentials)).build()) {
            assertThatThrownBy(() -> sync.updateRecords(update -> update.identityPoolId(cloud.poolId)
                            .identityId(owner)
                            .datasetName("preference")
                            .syncSessionToken("token")
                            .recordPatches(RecordPatch.builder()
                                    .op(Operation.REPLACE)
                                    .key("background-color")
                                    .value("red")
                                    .syncCount(0L)
                                    .build())))
                    .isInstanceOfSatisfying(AwsServiceException.class, refused -> {
                        assertThat(refused.statusCode()).isEqualTo(403);
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
                    });
        }
    }

    @Test
    void credentials_afterAnHour_areRefused() {
        String token = cloud.token("owner");
        String owner = getId(token);
        issuersLag = Duration.ofMinutes(61);
        assertRefused(
                session(credentials(owner, token)),
                owner,
                "ExpiredTokenException",
                "The security token included in the request is expired");
        issuersLag = Duration.ofMinutes(59);
        try (CognitoSyncClient sync = sync(session(credentials(owner, token))).build()) {
            listRecords(sync, owner, "preference");
        }
    }

    @Test
    void signature_olderThanAQuarterOfAnHour_isRefused() {
        String token = cloud.token("owner");
        String owner = getId(token);
        verifiersLead = Duration.ofMinutes(20);
        assertRefused(session(credentials(owner, token)), owner, "InvalidSignatureException", "Signature expired: ");
    }

    private void assertRefused(AwsCredentials credentials, String identityId, String code, String says) {
        try (CognitoSyncClient sync = sync(credentials).build()) {
            assertThatThrownBy(() -> listRecords(sync, identityId, "preference"))
                    .isInstanceOfSatisfying(AwsServiceException.class, refused -> {
                        assertThat(refused.statusCode()).isEqualTo(403);
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
                        assertThat(refused.awsErrorDetails().errorMessage()).contains(says);
                    });
        }
    }

    private String getId(String token) {
        return identity.getId(get -> get.identityPoolId(cloud.poolId).logins(Map.of(IdentityFixture.PROVIDER, token)))
                .identityId();
    }

    private Credentials credentials(String identityId, String token) {
        return identity.getCredentialsForIdentity(
                        get -> get.identityId(identityId).logins(Map.of(IdentityFixture.PROVIDER, token)))
                .credentials();
    }

    private void listRecords(CognitoSyncClient sync, String identityId, String dataset) {
        sync.listRecords(list -> list.identityPoolId(cloud.poolId)
                .identityId(identityId)
                .datasetName(dataset)
                .lastSyncCount(0L)
                .syncSessionToken("a+b/c="));
    }

    private static AwsCredentials session(Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken());
    }

    private CognitoSyncClientBuilder sync(AwsCredentials credentials) {
        return CognitoSyncClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }

    private URI endpoint() {
        return URI.create("http://localhost:" + server.port());
    }
}
