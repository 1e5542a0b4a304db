package cognitosync.durability;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.infra.TestAssembly;
import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.journey.cloud.Outputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;
import software.amazon.awssdk.services.cognitosync.model.ResourceConflictException;

/** Writers of one record who know the same count: one of them wins, and the others are told. */
class RacingIT {
    private static final int ROUNDS = 40;

    @TempDir
    Path folder;

    private record Result(String value, int status) {}

    @Test
    void writersOfOneRecord_oneWinsAndTheOthersConflict() throws Exception {
        Path assembly = TestAssembly.synthesize(folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of());
        try (LocalCloudProcess cloud = LocalCloudProcess.start(LocalCloudSetup.of(folder.resolve("data"), assembly));
                CognitoSyncClient sync = DeveloperClient.of(cloud.outputs())) {
            String identity = "eu-west-1:" + UUID.randomUUID();
            for (int round = 0; round < ROUNDS; round++) {
                int writers = round % 2 == 0 ? 2 : 8;
                List<Result> results = race(sync, cloud.outputs(), identity, round, writers);

                List<Result> won = results.stream()
                        .filter(result -> result.status() == 200)
                        .toList();
                assertThat(won).as("winners of round %d: %s", round, results).hasSize(1);
                assertThat(results.stream().filter(result -> result.status() == 409))
                        .hasSize(writers - 1);
                ListRecordsResponse after = list(sync, cloud.outputs(), identity);
                assertThat(after.records()).singleElement().satisfies(record -> {
                    assertThat(record.value()).isEqualTo(won.get(0).value());
                    assertThat(record.syncCount()).isEqualTo(after.datasetSyncCount());
                });
                assertThat(after.datasetSyncCount()).isEqualTo(round + 1L);
            }
        }
    }

    private static List<Result> race(CognitoSyncClient sync, Outputs outputs, String identity, int round, int writers)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        CyclicBarrier start = new CyclicBarrier(writers);
        try {
            List<Future<Result>> racing = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String value = round + " by " + i;
                racing.add(threads.submit(() -> {
                    ListRecordsResponse before = list(sync, outputs, identity);
                    start.await(30, TimeUnit.SECONDS);
                    return write(sync, outputs, identity, before, value);
                }));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> one : racing) {
                results.add(one.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Result write(
            CognitoSyncClient sync, Outputs outputs, String identity, ListRecordsResponse before, String value) {
        try {
            sync.updateRecords(b -> b.identityPoolId(outputs.identityPoolId())
                    .identityId(identity)
                    .datasetName("race")
                    .syncSessionToken(before.syncSessionToken())
                    .recordPatches(RecordPatch.builder()
                            .key("record")
                            .op(Operation.REPLACE)
                            .value(value)
                            .syncCount(before.datasetSyncCount())
                            .build()));
            return new Result(value, 200);
        } catch (CognitoSyncException e) {
            assertThat(e).isInstanceOf(ResourceConflictException.class);
            return new Result(value, e.statusCode());
        }
    }

    private static ListRecordsResponse list(CognitoSyncClient sync, Outputs outputs, String identity) {
        return sync.listRecords(b ->
                b.identityPoolId(outputs.identityPoolId()).identityId(identity).datasetName("race"));
    }
}
