package cognitosync.localcloud.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.LoopbackServer;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.DatabaseFixture;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.store.SyncDataLifecycle;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.Dataset;
import software.amazon.awssdk.services.cognitosync.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitosync.model.LimitExceededException;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.Record;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;
import software.amazon.awssdk.services.cognitosync.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitosync.model.ResourceNotFoundException;

/** The service as the real AWS SDK for Java v2 sees it, over sockets. The access key id says who calls. */
class CognitoSyncIT {
    private static final String POOL = SyncFixture.POOL;
    private static final String ME = SyncFixture.ME;

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(CognitoSync.schema());

    private LoopbackServer server;
    private CognitoSyncClient client;

    @BeforeEach
    void start() {
        CognitoSync sync = new CognitoSync(new CognitoSync.Dependencies(
                disk.database(),
                new Gate(
                        (request, service) -> new Authenticator.Signed(
                                callerNamedIn(
                                        request.headers().first("Authorization").orElse("")),
                                request),
                        (caller, action, resource, policy, keys) -> {}),
                InstantSource.system(),
                TestAccount.ACCOUNT,
                SyncLimits.AWS,
                SyncFixture.directory(id -> false),
                (poolId, identityId) -> true,
                new SyncDataLifecycle(disk.database())));
        server = LoopbackServer.bind(0, "local.api.port");
        server.start(Set.of("localhost", "127.0.0.1"), 8 * 1024 * 1024, sync.endpoint());
        client = client("USER");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static Caller callerNamedIn(String authorization) {
        if (authorization.contains("Credential=USER/")) {
            return SyncFixture.identity(ME);
        }
        if (authorization.contains("Credential=DEVELOPER/")) {
            return TestAccount.OWNER;
        }
        throw new AwsException(
                "UnrecognizedClientException", 403, "The security token included in the request is invalid.");
    }

    private CognitoSyncClient client(String accessKeyId) {
        return CognitoSyncClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://localhost:" + server.port()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")))
                .build();
    }

    @Test
    void aColour_travelsFromSetToGet() {
        ListRecordsResponse before = list("preference");
        assertThat(before.datasetExists()).isFalse();
        assertThat(before.datasetDeletedAfterRequestedSyncCount()).isFalse();
        assertThat(before.datasetSyncCount()).isZero();
        assertThat(before.count()).isZero();
        assertThat(before.hasRecords()).isTrue();
        assertThat(before.syncSessionToken()).isNotEmpty();
        java.time.Instant device = java.time.Instant.ofEpochMilli(1_412_974_057_151L);
        List<Record> written = update(
                "preference",
                before.syncSessionToken(),
                replace("background-color", "red", 0).copy(p -> p.deviceLastModifiedDate(device)));
        Record read = list("preference").records().get(0);
        assertThat(written).containsExactly(read);
        assertThat(read.key()).isEqualTo("background-color");
        assertThat(read.value()).isEqualTo("red");
        assertThat(read.syncCount()).isEqualTo(1);
        assertThat(read.lastModifiedBy()).isEqualTo(ME);
        assertThat(read.deviceLastModifiedDate()).isEqualTo(device);
        assertThat(read.lastModifiedDate())
                .isCloseTo(
                        InstantSource.system().instant(),
                        org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES));
    }

    @Test
    void updateRecords_withStaleSyncCount_conflicts() {
        update("d", token("d"), replace("k", "v", 0));
        String token = token("d");
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> update("d", token, replace("new", "x", 0), replace("k", "w", 0)))
                .satisfies(e -> {
                    assertThat(e.statusCode()).isEqualTo(409);
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Current SyncCount for: k is: 1 not: 0");
                    assertThat(e.requestId()).isNotEmpty();
                });
        assertThat(list("d").records()).hasSize(1);
        update("d", token, replace("k", "w", 1));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> update("d", token, replace("k", "x", 2)))
                .withMessageContaining("SyncSessionToken not valid for these inputs");
    }

    @Test
    void removal_leavesATombstoneWithoutValue() {
        update("d", token("d"), replace("k", "v", 0));
        RecordPatch removal = RecordPatch.builder()
                .op(Operation.REMOVE)
                .key("k")
                .syncCount(1L)
                .build();
        assertThat(update("d", token("d"), removal).get(0).value()).isNull();
        assertThat(list("d").records()).singleElement().satisfies(record -> {
            assertThat(record.value()).isNull();
            assertThat(record.syncCount()).isEqualTo(2);
        });
    }

    @Test
    void deletedDataset_isToldToThoseWhoSawIt() {
        update("d", token("d"), replace("k", "v", 0));
        Dataset described = client.describeDataset(
                        r -> r.identityPoolId(POOL).identityId(ME).datasetName("d"))
                .dataset();
        assertThat(described.numRecords()).isEqualTo(1);
        assertThat(described.dataStorage()).isEqualTo(2);
        assertThat(client.listDatasets(r -> r.identityPoolId(POOL).identityId(ME))
                        .datasets())
                .containsExactly(described);
        assertThat(client.deleteDataset(
                                r -> r.identityPoolId(POOL).identityId(ME).datasetName("d"))
                        .dataset())
                .isEqualTo(described);
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> client.describeDataset(
                        r -> r.identityPoolId(POOL).identityId(ME).datasetName("d")));
        ListRecordsResponse gone = client.listRecords(
                r -> r.identityPoolId(POOL).identityId(ME).datasetName("d").lastSyncCount(1L));
        assertThat(gone.datasetExists()).isFalse();
        assertThat(gone.datasetDeletedAfterRequestedSyncCount()).isTrue();
        assertThat(client.listDatasets(r -> r.identityPoolId(POOL).identityId(ME))
                        .datasets())
                .isEmpty();
    }

    @Test
    void aCountNeverReached_isRefusedInTheWordsThatClientsParse() {
        update("d", token("d"), replace("k", "v", 0));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> client.listRecords(r ->
                        r.identityPoolId(POOL).identityId(ME).datasetName("d").lastSyncCount(37L)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("No such SyncCount: 37 exists for this Dataset"));
    }

    @Test
    void aFullDataset_comesInOnePageOrInMany() {
        RecordPatch[] full = IntStream.range(0, 1024)
                .mapToObj(i -> replace("key/%:+ é" + i, "v", 0))
                .toArray(RecordPatch[]::new);
        assertThat(update("d", token("d"), full)).hasSize(1024);
        ListRecordsResponse all = list("d");
        assertThat(all.records()).hasSize(1024);
        assertThat(all.nextToken()).isNull();
        List<Record> paged = new ArrayList<>();
        String next = null;
        do {
            String from = next;
            ListRecordsResponse page = client.listRecords(r -> r.identityPoolId(POOL)
                    .identityId(ME)
                    .datasetName("d")
                    .maxResults(300)
                    .nextToken(from));
            paged.addAll(page.records());
            next = page.nextToken();
        } while (next != null);
        assertThat(paged).isEqualTo(all.records());
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> update("d", token("d"), replace("one more", "v", 0)));
    }

    @Test
    void namesBeyondTheirForm_areRefusedByTheServer() {
        for (String name : List.of("bad name", "a/b", "x".repeat(129), "é")) {
            assertThatExceptionOfType(InvalidParameterException.class)
                    .as(name)
                    .isThrownBy(() -> list(name))
                    .withMessageContaining("datasetName");
        }
        update("a.b_c-d:e", token("a.b_c-d:e"), replace("k", "v", 0));
    }

    @Test
    void anotherIdentity_isRefusedToAUserAndOpenToADeveloper() {
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> client.listRecords(r ->
                        r.identityPoolId(POOL).identityId(SyncFixture.OTHER).datasetName("d")));
        try (CognitoSyncClient developer = client("DEVELOPER")) {
            assertThat(developer
                            .listRecords(r -> r.identityPoolId(POOL)
                                    .identityId(SyncFixture.OTHER)
                                    .datasetName("d"))
                            .datasetExists())
                    .isFalse();
        }
        try (CognitoSyncClient stranger = client("STRANGER")) {
            assertThatExceptionOfType(CognitoSyncException.class)
                    .isThrownBy(() ->
                            stranger.listDatasets(r -> r.identityPoolId(POOL).identityId(ME)))
                    .satisfies(e -> {
                        assertThat(e.statusCode()).isEqualTo(403);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException");
                    });
        }
    }

    @Test
    void writersRacingOnOneRecord_areOneWinnerAndConflicts() throws Exception {
        int writers = 8;
        update("d", token("d"), replace("k", "v", 0));
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Boolean>> races = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String value = "writer " + i;
                races.add(() -> {
                    String token = token("d");
                    start.await();
                    try {
                        update("d", token, replace("k", value, 1));
                        return true;
                    } catch (ResourceConflictException e) {
                        assertThat(e.awsErrorDetails().errorMessage())
                                .isEqualTo("Current SyncCount for: k is: 2 not: 1");
                        return false;
                    }
                });
            }
            List<Boolean> won = new ArrayList<>();
            for (Future<Boolean> race : threads.invokeAll(races)) {
                won.add(race.get());
            }
            assertThat(won).containsOnlyOnce(true);
            assertThat(list("d").datasetSyncCount()).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void writersOfDifferentRecords_allSucceed() throws Exception {
        int writers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<List<Record>>> writes = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String key = "k" + i;
                writes.add(() -> update("d", token("d"), replace(key, "v", 0)));
            }
            for (Future<List<Record>> write : threads.invokeAll(writes)) {
                assertThat(write.get()).hasSize(1);
            }
            assertThat(list("d").datasetSyncCount()).isEqualTo(writers);
            assertThat(list("d").records()).extracting(Record::syncCount).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    private ListRecordsResponse list(String dataset) {
        return client.listRecords(r -> r.identityPoolId(POOL).identityId(ME).datasetName(dataset));
    }

    private String token(String dataset) {
        return list(dataset).syncSessionToken();
    }

    private List<Record> update(String dataset, String token, RecordPatch... patches) {
        return client.updateRecords(r -> r.identityPoolId(POOL)
                        .identityId(ME)
                        .datasetName(dataset)
                        .syncSessionToken(token)
                        .recordPatches(Arrays.asList(patches)))
                .records();
    }

    private static RecordPatch replace(String key, String value, long syncCount) {
        return RecordPatch.builder()
                .op(Operation.REPLACE)
                .key(key)
                .value(value)
                .syncCount(syncCount)
                .build();
    }
}
