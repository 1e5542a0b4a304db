package cognitosync.device.sync;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.CognitoSyncDatasets;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.SyncServiceException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/**
 * The table of whole turns that this device and the sync library share: what goes over the wire, and what comes of it. Its README
 * says what the members mean.
 */
class TurnCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TABLE = Path.of("packages", "cognito-sync-datasets", "test", "tables", "turn-cases.json");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String POOL = "eu-west-1:00000000-0000-4000-8000-000000000001";
    private static final String IDENTITY = "eu-west-1:00000000-0000-4000-8000-00000000000a";

    static Stream<Arguments> cases() throws IOException {
        return StreamSupport.stream(JSON.readTree(TABLE.toFile()).spliterator(), false)
                .map(row -> Arguments.of(row.path("name").asText(), row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void turns_askAndDecideAsTheTableSays(String name, JsonNode row) {
        ScriptedWire wire = new ScriptedWire(START);
        try (CognitoSyncClient client = client(wire)) {
            DatasetClient datasets = new CognitoSyncDatasets(client, POOL, IDENTITY, wire::now);
            MemoryCopy copy = new MemoryCopy();
            for (JsonNode turn : row.path("turns")) {
                wire.begin(turn);
                turn.path("edit")
                        .properties()
                        .forEach(edit -> copy.change(before -> before.edited(
                                edit.getKey(),
                                new Edit(Optional.ofNullable(edit.getValue().textValue()), wire.now()))));
                ObjectNode outcome = synchronize(copy, datasets, wire);
                assertThat(wire.isOver()).as("all of the exchange of: " + name).isTrue();
                assertThat((JsonNode) outcome).as(name).isEqualTo(turn.path("after"));
            }
        }
    }

    private static CognitoSyncClient client(ScriptedWire wire) {
        return CognitoSyncClient.builder()
                .httpClient(wire)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private static ObjectNode synchronize(MemoryCopy copy, DatasetClient datasets, ScriptedWire wire) {
        ObjectNode after = JSON.createObjectNode();
        ObjectNode how = JSON.createObjectNode();
        try {
            Synchronization.Done done = new Synchronization(
                            copy, datasets, "preference", ConflictPolicy.NEWER, wire::now, length -> {})
                    .run();
            if (done.refusal().isPresent()) {
                Synchronization.Refusal refusal = done.refusal().get();
                ObjectNode error = how.putObject("error")
                        .put("status", refusal.reason().answer().orElseThrow().statusCode());
                error.set("keys", JSON.valueToTree(refusal.keys()));
            } else {
                how.set("pulled", JSON.valueToTree(done.pulled()));
                how.set("pushed", JSON.valueToTree(done.pushed()));
            }
        } catch (SyncServiceException refused) {
            how.putObject("error").put("status", refused.answer().orElseThrow().statusCode());
        } catch (DeviceException overtaken) {
            assertThat(overtaken.kind()).isEqualTo(DeviceException.Kind.WRITE_CONFLICT);
            how.putObject("error").put("conflict", true);
        } catch (SdkClientException lost) {
            how.putObject("error").put("network", true);
        }
        after.set("values", JSON.valueToTree(copy.state().values()));
        after.set("waiting", JSON.valueToTree(copy.state().waiting()));
        // An int, as the table's numbers are read.
        after.put("syncCount", (int) copy.state().syncCount());
        after.setAll(how);
        return after;
    }
}
