package cognitosync.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.Record;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;
import software.amazon.awssdk.services.cognitosync.model.ResourceConflictException;

/**
 * A device that writes the same value into all of its keys, again and again, and remembers what it was answered: after any
 * crash its keys must hold the last answered value, or all of them the one that it sent and heard nothing of.
 */
final class WritingDevice {
    private final String identityPoolId;
    private final String identityId;
    private final String dataset;
    private final Set<String> keys;

    private Optional<String> answered = Optional.empty();
    private Optional<String> unanswered = Optional.empty();
    private long highestCount;
    private long updates;

    WritingDevice(String identityPoolId, String identityId, String dataset, Set<String> keys) {
        this.identityPoolId = identityPoolId;
        this.identityId = identityId;
        this.dataset = dataset;
        this.keys = Set.copyOf(keys);
    }

    /** How many updates were answered. */
    long updates() {
        return updates;
    }

    /**
     * Writes until the cloud stops answering.
     *
     * @param sent told of each update that leaves
     * @param mayEnd whether the cloud was killed, so that silence is no fault
     */
    void write(CognitoSyncClient sync, Runnable sent, BooleanSupplier mayEnd) {
        try {
            while (true) {
                update(sync, sent);
            }
        } catch (SdkClientException e) {
            if (!mayEnd.getAsBoolean()) {
                throw e;
            }
        }
    }

    /** Writes once. */
    void update(CognitoSyncClient sync, Runnable sent) {
        ListRecordsResponse before = list(sync);
        String value = identityId + " " + keys + " " + (updates + 1) + (unanswered.isPresent() ? "'" : "");
        unanswered = Optional.of(value);
        sent.run();
        try {
            long count = sync.updateRecords(b -> b.identityPoolId(identityPoolId)
                            .identityId(identityId)
                            .datasetName(dataset)
                            .syncSessionToken(before.syncSessionToken())
                            .recordPatches(keys.stream()
                                    .map(key -> patch(key, value, before.datasetSyncCount()))
                                    .toList()))
                    .records()
                    .get(0)
                    .syncCount();
            assertThat(count).as("count after an update of %s", identityId).isGreaterThan(highestCount);
            highestCount = count;
            answered = unanswered;
            updates++;
        } catch (ResourceConflictException e) {
            // Others write other keys of the dataset all the time; this update was refused as a whole.
        }
        unanswered = Optional.empty();
    }

    private static RecordPatch patch(String key, String value, long count) {
        return RecordPatch.builder()
                .key(key)
                .op(Operation.REPLACE)
                .value(value)
                .syncCount(count)
                .build();
    }

    /** Compares what is stored with what was answered. */
    void verify(CognitoSyncClient sync) {
        List<Record> stored = list(sync).records().stream()
                .filter(record -> keys.contains(record.key()))
                .toList();
        Set<String> values = stored.stream().map(Record::value).collect(Collectors.toSet());
        String who = identityId + "/" + dataset + keys;
        assertThat(values).as("values in all keys of %s, of one update", who).hasSizeLessThanOrEqualTo(1);
        assertThat(stored.stream().map(Record::syncCount).distinct().count())
                .as("counts of the one update of %s", who)
                .isLessThanOrEqualTo(1);
        Optional<String> found = values.stream().findFirst();
        assertThat(stored).as("keys of %s", who).hasSize(found.isPresent() ? keys.size() : 0);
        if (!found.equals(answered)) {
            assertThat(found)
                    .as("what %s holds, where it was answered %s and not answered %s", who, answered, unanswered)
                    .isPresent()
                    .isEqualTo(unanswered);
        }
        answered = found;
        unanswered = Optional.empty();
    }

    private ListRecordsResponse list(CognitoSyncClient sync) {
        ListRecordsResponse response = sync.listRecords(
                b -> b.identityPoolId(identityPoolId).identityId(identityId).datasetName(dataset));
        assertThat(response.datasetSyncCount())
                .as("count of %s/%s, which was %d once", identityId, dataset, highestCount)
                .isGreaterThanOrEqualTo(highestCount);
        highestCount = response.datasetSyncCount();
        return response;
    }
}
