package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.BulkPublishStatus;
import software.amazon.awssdk.services.cognitosync.model.CognitoStreams;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.Platform;
import software.amazon.awssdk.services.cognitosync.model.PushSync;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;
import software.amazon.awssdk.services.cognitosync.model.StreamingStatus;

/** What the product's template refuses, run with a second template; and that the product's own goes on refusing it. */
class GuestsAndPushIT {
    private static final String ROLE = "arn:aws:iam::123456789012:role/push";

    @TempDir
    static Path folder;

    @AutoClose
    private static LocalCloud cloud;

    private static PersonClient sam;
    private static String poolId;

    @AutoClose
    private static CognitoSyncClient developer;

    @BeforeAll
    static void start() {
        cloud = TestCloud.withGuests(folder);
        sam = PersonClient.signUp(cloud, "sam@example.com");
        poolId = sam.identityPoolId();
        developer = sam.sync(TestCloud.developer(cloud).resolveCredentials());
    }

    private static String guest() {
        try (CognitoIdentityClient identity = sam.identity()) {
            return identity.getId(r -> r.identityPoolId(poolId)).identityId();
        }
    }

    private static GetCredentialsForIdentityResponse credentials(String identityId, Map<String, String> logins) {
        try (CognitoIdentityClient identity = sam.identity()) {
            return identity.getCredentialsForIdentity(
                    r -> r.identityId(identityId).logins(logins));
        }
    }

    private static CognitoSyncClient sync(GetCredentialsForIdentityResponse response) {
        return sam.sync(AwsSessionCredentials.create(
                response.credentials().accessKeyId(),
                response.credentials().secretKey(),
                response.credentials().sessionToken()));
    }

    private static ListRecordsResponse list(CognitoSyncClient sync, String identityId, String dataset) {
        return sync.listRecords(
                r -> r.identityPoolId(poolId).identityId(identityId).datasetName(dataset));
    }

    private static void put(CognitoSyncClient sync, String identityId, String dataset, String value) {
        ListRecordsResponse before = list(sync, identityId, dataset);
        sync.updateRecords(r -> r.identityPoolId(poolId)
                .identityId(identityId)
                .datasetName(dataset)
                .syncSessionToken(before.syncSessionToken())
                .recordPatches(RecordPatch.builder()
                        .op(Operation.REPLACE)
                        .key("colour")
                        .value(value)
                        .syncCount(before.datasetSyncCount())
                        .build()));
    }

    private static void assertRefused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
        });
    }

    @Test
    void aGuest_hasDatasets_butNotThoseOfAnother() {
        String guest = guest();
        String other = guest();
        assertThat(other).isNotEqualTo(guest);
        try (CognitoSyncClient sync = sync(credentials(guest, Map.of()))) {
            put(sync, guest, "d", "red");
            assertThat(list(sync, guest, "d").records().get(0).value()).isEqualTo("red");
            assertRefused(403, "AccessDeniedException", () -> list(sync, other, "d"));
        }
    }

    @Test
    void aGuestWhoSignsUp_keepsIdentityAndData_andOneWhoSignsInAgainIsMerged() {
        PersonClient visitor = PersonClient.signUp(cloud, "visitor@example.com");
        Map<String, String> logins = visitor.logins(visitor.idToken());
        String first = guest();
        try (CognitoSyncClient sync = sync(credentials(first, Map.of()))) {
            put(sync, first, "d", "red");
        }
        assertThat(credentials(first, logins).identityId()).isEqualTo(first);

        String second = guest();
        GetCredentialsForIdentityResponse asGuest = credentials(second, Map.of());
        try (CognitoSyncClient sync = sync(asGuest)) {
            put(sync, second, "d", "green");
            put(sync, second, "d", "blue");
        }
        GetCredentialsForIdentityResponse merged = credentials(second, logins);
        assertThat(merged.identityId()).isEqualTo(first);
        try (CognitoSyncClient sync = sync(merged);
                CognitoSyncClient old = sync(asGuest)) {
            ListRecordsResponse root = list(sync, first, "d");
            assertThat(root.records().get(0).value()).isEqualTo("red");
            assertThat(root.mergedDatasetNames()).containsExactly("d." + second);
            ListRecordsResponse copy = list(sync, first, "d." + second);
            assertThat(copy.datasetSyncCount()).isEqualTo(1);
            assertThat(copy.records().get(0).value()).isEqualTo("blue");
            assertThat(copy.records().get(0).syncCount()).isEqualTo(2);
            sync.deleteDataset(r -> r.identityPoolId(poolId).identityId(first).datasetName("d." + second));
            assertThat(list(sync, first, "d").mergedDatasetNames()).isEmpty();
            assertRefused(403, "NotAuthorizedException", () -> list(old, second, "d"));
        }
        assertThatThrownBy(() -> credentials(second, Map.of()))
                .hasMessageContaining("Access to Identity '" + second + "' is forbidden.");
    }

    @Test
    void devices_registerAndSubscribe_onlyWherePushIsSetUp_andOnlyAsIdentities() {
        String token = sam.idToken();
        String me = sam.identityId(token);
        try (CognitoSyncClient sync = sam.sync(sam.credentials(me, token))) {
            put(sync, me, "pushed", "red");
            assertRefused(
                    400,
                    "InvalidConfigurationException",
                    () -> sync.registerDevice(r -> r.identityPoolId(poolId)
                            .identityId(me)
                            .platform(Platform.GCM)
                            .token("t")));
            developer.setIdentityPoolConfiguration(r -> r.identityPoolId(poolId)
                    .pushSync(PushSync.builder()
                            .applicationArns("arn:aws:sns:eu-west-1:123456789012:app/GCM/demo")
                            .roleArn(ROLE)
                            .build()));
            String device = sync.registerDevice(r -> r.identityPoolId(poolId)
                            .identityId(me)
                            .platform(Platform.GCM)
                            .token("t"))
                    .deviceId();
            sync.subscribeToDataset(r -> r.identityPoolId(poolId)
                    .identityId(me)
                    .datasetName("pushed")
                    .deviceId(device));
            sync.unsubscribeFromDataset(r -> r.identityPoolId(poolId)
                    .identityId(me)
                    .datasetName("pushed")
                    .deviceId(device));
            assertThat(sync.describeIdentityUsage(r -> r.identityPoolId(poolId).identityId(me))
                            .identityUsage()
                            .datasetCount())
                    .isEqualTo(1);
            assertRefused(
                    403,
                    "NotAuthorizedException",
                    () -> developer.registerDevice(r -> r.identityPoolId(poolId)
                            .identityId(me)
                            .platform(Platform.GCM)
                            .token("t")));
            assertRefused(
                    403,
                    "AccessDeniedException",
                    () -> sync.getIdentityPoolConfiguration(r -> r.identityPoolId(poolId)));
        } finally {
            developer.setIdentityPoolConfiguration(
                    r -> r.identityPoolId(poolId).pushSync(PushSync.builder().build()));
        }
    }

    @Test
    void developers_configureAndCount() {
        developer.setCognitoEvents(r -> r.identityPoolId(poolId)
                .events(Map.of("SyncTrigger", "arn:aws:lambda:eu-west-1:123456789012:function:f")));
        assertThat(developer.getCognitoEvents(r -> r.identityPoolId(poolId)).events())
                .containsKey("SyncTrigger");
        developer.setCognitoEvents(r -> r.identityPoolId(poolId).events(Map.of("SyncTrigger", "")));
        assertThat(developer.getCognitoEvents(r -> r.identityPoolId(poolId)).events())
                .isEmpty();
        assertThat(developer.listIdentityPoolUsage(r -> r.maxResults(5)).identityPoolUsages())
                .singleElement()
                .satisfies(usage -> assertThat(usage.identityPoolId()).isEqualTo(poolId));
        assertThat(developer
                        .describeIdentityPoolUsage(r -> r.identityPoolId(poolId))
                        .identityPoolUsage()
                        .lastModifiedDate())
                .isNotNull();
    }

    @Test
    void bulkPublish_succeedsOnce() {
        assertRefused(400, "InvalidParameterException", () -> developer.bulkPublish(r -> r.identityPoolId(poolId)));
        developer.setIdentityPoolConfiguration(r -> r.identityPoolId(poolId)
                .cognitoStreams(CognitoStreams.builder()
                        .streamName("demo")
                        .roleArn(ROLE)
                        .streamingStatus(StreamingStatus.ENABLED)
                        .build()));
        developer.bulkPublish(r -> r.identityPoolId(poolId));
        Instant patience = InstantSource.system().instant().plus(Duration.ofSeconds(20));
        while (developer.getBulkPublishDetails(r -> r.identityPoolId(poolId)).bulkPublishStatus()
                != BulkPublishStatus.SUCCEEDED) {
            assertThat(InstantSource.system().instant()).isBefore(patience);
        }
        assertRefused(400, "AlreadyStreamedException", () -> developer.bulkPublish(r -> r.identityPoolId(poolId)));
    }

    @Test
    void developers_listDescribeAndDeleteIdentities_nobodyElseDoes() {
        String guest = guest();
        try (CognitoIdentityClient identity = developerIdentity();
                CognitoIdentityClient unsigned = sam.identity()) {
            assertThat(identity.listIdentities(r -> r.identityPoolId(poolId).maxResults(60))
                            .identities())
                    .anySatisfy(found -> assertThat(found.identityId()).isEqualTo(guest));
            assertThat(identity.describeIdentity(r -> r.identityId(guest)).logins())
                    .isEmpty();
            assertRefused(
                    403,
                    "MissingAuthenticationTokenException",
                    () -> unsigned.describeIdentity(r -> r.identityId(guest)));
            GetCredentialsForIdentityResponse credentials = credentials(guest, Map.of());
            try (CognitoSyncClient sync = sync(credentials)) {
                put(sync, guest, "d", "red");
                assertThat(identity.deleteIdentities(r -> r.identityIdsToDelete(guest))
                                .unprocessedIdentityIds())
                        .isEmpty();
                assertRefused(
                        404,
                        "ResourceNotFoundException",
                        () -> sync.describeDataset(
                                r -> r.identityPoolId(poolId).identityId(guest).datasetName("d")));
            }
            assertThat(list(developer, guest, "d").datasetExists()).isFalse();
        }
    }

    private static CognitoIdentityClient developerIdentity() {
        return CognitoIdentityClient.builder()
                .endpointOverride(URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint")))
                .region(Region.EU_WEST_1)
                .credentialsProvider(TestCloud.developer(cloud))
                .build();
    }

    @Test
    void theProductsTemplate_refusesDevicesGuestsAndLinkedLogins() {
        try (LocalCloud product = TestCloud.product(folder.resolve("product"))) {
            PersonClient account = PersonClient.signUp(product, "sam@example.com");
            String pool = account.identityPoolId();
            String token = account.idToken();
            String identityId = account.identityId(token);
            try (CognitoIdentityClient identity = account.identity();
                    CognitoSyncClient sync = account.sync(account.credentials(identityId, token))) {
                assertRefused(400, "NotAuthorizedException", () -> identity.getId(r -> r.identityPoolId(pool)));
                assertRefused(
                        400,
                        "NotAuthorizedException",
                        () -> identity.getCredentialsForIdentity(r -> r.identityId(identityId)));
                Map<String, String> logins = new HashMap<>(account.logins(token));
                logins.put("cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Another12", token);
                assertRefused(
                        400,
                        "NotAuthorizedException",
                        () -> identity.getId(r -> r.identityPoolId(pool).logins(logins)));
                for (ThrowingCallable call : List.<ThrowingCallable>of(
                        () -> sync.registerDevice(r -> r.identityPoolId(pool)
                                .identityId(identityId)
                                .platform(Platform.GCM)
                                .token("t")),
                        () -> sync.describeIdentityUsage(
                                r -> r.identityPoolId(pool).identityId(identityId)),
                        () -> sync.subscribeToDataset(r -> r.identityPoolId(pool)
                                .identityId(identityId)
                                .datasetName("preference")
                                .deviceId("d")))) {
                    assertRefused(403, "AccessDeniedException", call);
                }
            }
        }
    }
}
