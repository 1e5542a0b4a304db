package cognitosync.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cognitosync.infra.TestAssembly;
import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.journey.cloud.Outputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;

/** The disk fills up while people write: they are told, nothing is lost, and with new room it goes on. */
class FullDiskIT {
    private static final String LARGE = "x".repeat(900_000);

    @TempDir
    Path folder;

    @Test
    void aFullDisk_losesNothingAndGoesOnOnceThereIsRoom() throws Exception {
        Path assembly = TestAssembly.synthesize(folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of());
        LocalCloudSetup setup = LocalCloudSetup.of(folder.resolve("data"), assembly);
        try (FullDisk disk = FullDisk.over(folder.resolve("data"));
                LocalCloudProcess cloud = LocalCloudProcess.start(setup);
                CognitoSyncClient sync = DeveloperClient.of(cloud.outputs())) {
            WritingDevice device = new WritingDevice(
                    cloud.outputs().identityPoolId(), "eu-west-1:" + UUID.randomUUID(), "kept", Set.of("a", "b"));
            device.update(sync, () -> {});
            disk.fill();

            String refused = writeUntilRefused(sync, cloud.outputs());

            assertThat(list(sync, cloud.outputs(), refused).datasetSyncCount()).isZero();
            device.verify(sync);
            assertThat(cloud.printed().lines().filter(line -> line.contains("ERROR")))
                    .singleElement()
                    .asString()
                    .contains("The disk of ", "local.sqlite is full. This write failed", "Free some space");
            assertThat(cloud.printed()).doesNotContain("\tat ");

            disk.makeRoom();
            device.update(sync, () -> {});
            write(sync, cloud.outputs(), refused);
            cloud.kill();
            disk.fill();
            startsOrSaysWhyNot(setup);
            disk.makeRoom();
            try (LocalCloudProcess again = cloud.restart();
                    CognitoSyncClient later = DeveloperClient.of(again.outputs())) {
                device.verify(later);
                assertThat(list(later, again.outputs(), refused).records())
                        .singleElement()
                        .satisfies(record -> assertThat(record.value()).isEqualTo(LARGE));
            }
        }
    }

    private static String writeUntilRefused(CognitoSyncClient sync, Outputs outputs) {
        for (int i = 0; i < 60; i++) {
            String identity = "eu-west-1:" + UUID.randomUUID();
            CognitoSyncException refused =
                    catchThrowableOfType(CognitoSyncException.class, () -> write(sync, outputs, identity));
            if (refused != null) {
                assertThat(refused.statusCode()).isEqualTo(500);
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InternalErrorException");
                return identity;
            }
        }
        throw new AssertionError("A disk without room took 60 updates of " + LARGE.length() + " bytes");
    }

    private static void write(CognitoSyncClient sync, Outputs outputs, String identity) {
        ListRecordsResponse before = list(sync, outputs, identity);
        sync.updateRecords(b -> b.identityPoolId(outputs.identityPoolId())
                .identityId(identity)
                .datasetName("large")
                .syncSessionToken(before.syncSessionToken())
                .recordPatches(RecordPatch.builder()
                        .key("large")
                        .op(Operation.REPLACE)
                        .value(LARGE)
                        .syncCount(0L)
                        .build()));
    }

    private static ListRecordsResponse list(CognitoSyncClient sync, Outputs outputs, String identity) {
        return sync.listRecords(b ->
                b.identityPoolId(outputs.identityPoolId()).identityId(identity).datasetName("large"));
    }

    private void startsOrSaysWhyNot(LocalCloudSetup setup) throws Exception {
        Path log = folder.resolve("full.log");
        Process process = new ProcessBuilder(setup.command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        List<String> printed = Files.readAllLines(log);
        assertThat(printed).singleElement().asString().containsPattern("is full|No space left");
        assertThat(process.exitValue()).isEqualTo(1);
    }
}
