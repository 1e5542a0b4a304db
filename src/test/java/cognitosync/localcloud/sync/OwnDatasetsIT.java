package cognitosync.localcloud.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.credentials.AccessKey;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.credentials.CredentialsIssuer;
import cognitosync.localcloud.access.credentials.Sessions;
import cognitosync.localcloud.access.sigv4.SignatureVerifier;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.LoopbackServer;
import cognitosync.localcloud.iam.RoleAuthorizer;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.store.SyncDataLifecycle;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;

/** The real SDK with temporary credentials of a role like the product's: signatures are verified and policies judged. */
class OwnDatasetsIT {
    private static final InstantSource CLOCK = InstantSource.system();

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(CognitoSync.schema(), Roles.schema(), Sessions.schema());

    private LoopbackServer server;
    private AccessKey key;
    private CognitoSyncClient client;

    @BeforeEach
    void start() {
        Database database = disk.database();
        Roles roles = new Roles(database);
        Sessions sessions = new Sessions(database);
        key = new CredentialsIssuer(sessions, CLOCK, new SecureRandom()).issue(me(role(roles)));
        CognitoSync sync = new CognitoSync(new CognitoSync.Dependencies(
                database,
                new Gate(
                        new SignatureVerifier(sessions, CLOCK, "eu-west-1"),
                        new RoleAuthorizer(roles, CLOCK, "eu-west-1")),
                CLOCK,
                TestAccount.ACCOUNT,
                SyncLimits.AWS,
                SyncFixture.directory(id -> false),
                (poolId, identityId) -> true,
                new SyncDataLifecycle(database)));
        server = LoopbackServer.bind(0, "local.api.port");
        server.start(Set.of("localhost"), 8 * 1024 * 1024, sync.endpoint());
        client = client(key.secret());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static String role(Roles roles) {
        String properties = """
                {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                   "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                   "Action": "sts:AssumeRoleWithWebIdentity"}]},
                 "Policies": [{"PolicyName": "OwnDatasets", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{
                   "Effect": "Allow",
                   "Action": ["cognito-sync:ListRecords", "cognito-sync:UpdateRecords", "cognito-sync:ListDatasets",
                     "cognito-sync:DescribeDataset", "cognito-sync:DeleteDataset"],
                   "Resource": "arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*"}]}}]}
                """;
        return Declarations.handler(roles.handlers(new SecureRandom()), "AWS::IAM::Role")
                .deploy(Declarations.of("Authenticated", properties))
                .attributes()
                .get("Arn")
                .asText();
    }

    private static Caller.Identity me(String roleArn) {
        return new Caller.Identity(
                "arn:aws:sts::" + TestAccount.ID + ":assumed-role/user/CognitoIdentityCredentials",
                roleArn,
                SyncFixture.POOL,
                SyncFixture.ME,
                Map.of(
                        "cognito-identity.amazonaws.com:aud", List.of(SyncFixture.POOL),
                        "cognito-identity.amazonaws.com:sub", List.of(SyncFixture.ME)));
    }

    private CognitoSyncClient client(String secret) {
        return CognitoSyncClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://localhost:" + server.port()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        key.id(), secret, key.sessionToken().orElseThrow())))
                .build();
    }

    @Test
    void ownDatasets_areOpenThroughEveryOperation() {
        String token = client.listRecords(r -> r.identityPoolId(SyncFixture.POOL)
                        .identityId(SyncFixture.ME)
                        .datasetName("a:b.c"))
                .syncSessionToken();
        RecordPatch patch = RecordPatch.builder()
                .op(Operation.REPLACE)
                .key("k")
                .value("v")
                .syncCount(0L)
                .build();
        client.updateRecords(r -> r.identityPoolId(SyncFixture.POOL)
                .identityId(SyncFixture.ME)
                .datasetName("a:b.c")
                .syncSessionToken(token)
                .recordPatches(List.of(patch)));
        assertThat(client.listDatasets(r -> r.identityPoolId(SyncFixture.POOL).identityId(SyncFixture.ME))
                        .datasets())
                .hasSize(1);
        client.describeDataset(r ->
                r.identityPoolId(SyncFixture.POOL).identityId(SyncFixture.ME).datasetName("a:b.c"));
        client.deleteDataset(r ->
                r.identityPoolId(SyncFixture.POOL).identityId(SyncFixture.ME).datasetName("a:b.c"));
    }

    @Test
    void anotherIdentitysDatasets_areDeniedThroughEveryOperation() {
        String pool = SyncFixture.POOL;
        String other = SyncFixture.OTHER;
        assertRefused(
                "AccessDeniedException",
                c -> c.listRecords(r -> r.identityPoolId(pool).identityId(other).datasetName("d")));
        assertRefused(
                "AccessDeniedException",
                c -> c.updateRecords(r -> r.identityPoolId(pool)
                        .identityId(other)
                        .datasetName("d")
                        .syncSessionToken("t")));
        assertRefused(
                "AccessDeniedException",
                c -> c.describeDataset(
                        r -> r.identityPoolId(pool).identityId(other).datasetName("d")));
        assertRefused(
                "AccessDeniedException",
                c -> c.deleteDataset(
                        r -> r.identityPoolId(pool).identityId(other).datasetName("d")));
        assertThat(assertRefused(
                        "AccessDeniedException",
                        c -> c.listDatasets(r -> r.identityPoolId(pool).identityId(other))))
                .isEqualTo(
                        "User: arn:aws:sts::123456789012:assumed-role/user/CognitoIdentityCredentials is not authorized"
                                + " to perform: cognito-sync:ListDatasets on resource: arn:aws:cognito-sync:eu-west-1:123456789012:"
                                + "identitypool/" + pool + "/identity/" + other
                                + "/dataset/null because no identity-based policy"
                                + " allows the cognito-sync:ListDatasets action");
    }

    @Test
    void aWrongSecret_isRefused() {
        try (CognitoSyncClient forger = client("x".repeat(40))) {
            assertThatExceptionOfType(CognitoSyncException.class)
                    .isThrownBy(() -> forger.listDatasets(
                            r -> r.identityPoolId(SyncFixture.POOL).identityId(SyncFixture.ME)))
                    .satisfies(e -> {
                        assertThat(e.statusCode()).isEqualTo(403);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
                    });
        }
    }

    private String assertRefused(String code, Consumer<CognitoSyncClient> call) {
        String[] message = new String[1];
        assertThatExceptionOfType(CognitoSyncException.class)
                .isThrownBy(() -> call.accept(client))
                .satisfies(e -> {
                    assertThat(e.statusCode()).isEqualTo(403);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                    message[0] = e.awsErrorDetails().errorMessage();
                });
        return message[0];
    }
}
