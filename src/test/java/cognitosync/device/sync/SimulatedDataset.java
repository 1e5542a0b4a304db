package cognitosync.device.sync;

import cognitosync.device.remote.Counterpart;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.ServerTime;
import cognitosync.device.remote.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitosync.model.ResourceConflictException;

/** A dataset of Cognito Sync in memory, reached through a network that loses answers. */
class SimulatedDataset implements Counterpart {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SortedMap<String, RemoteRecord> records = new TreeMap<>();
    private final BooleanSupplier loses;
    private long count;
    private Instant now = START;
    private final SortedMap<String, SimulatedDataset> merged = new TreeMap<>();
    private final SortedMap<String, SimulatedDataset> deleted = new TreeMap<>();
    private Runnable beforeUpdate = () -> {};
    private Predicate<Collection<Patch>> refuses = patches -> false;
    private CognitoSyncException refusal = error(400, "InvalidParameterException");
    private int updates;

    /** The answer did not come, whatever has become of the question. */
    static final class LostException extends IllegalStateException {}

    SimulatedDataset(BooleanSupplier loses) {
        this.loses = loses;
    }

    /** Refuses updates with this error from now on. */
    void refuse(Predicate<Collection<Patch>> which, CognitoSyncException with) {
        refuses = which;
        refusal = with;
    }

    /** How many updates have arrived. */
    int updates() {
        return updates;
    }

    /** An error of the service. */
    static CognitoSyncException error(int status, String code) {
        return (CognitoSyncException) CognitoSyncException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("No.")
                        .serviceName("CognitoSync")
                        .build())
                .build();
    }

    /** Run once, between a pull and a push. */
    void beforeNextUpdate(Runnable work) {
        beforeUpdate = work;
    }

    @Override
    public Snapshot list(long sinceCount) {
        lose();
        if (sinceCount > count) {
            throw InvalidParameterException.builder()
                    .statusCode(400)
                    .awsErrorDetails(details("No such SyncCount: " + sinceCount + " exists for this Dataset"))
                    .build();
        }
        return new Snapshot(
                records.values().stream()
                        .filter(record -> record.syncCount() > sinceCount)
                        .toList(),
                count,
                count > 0,
                false,
                List.copyOf(merged.keySet()),
                "token",
                Optional.of(new ServerTime(now, START, START)));
    }

    @Override
    public List<RemoteRecord> update(String sessionToken, Collection<Patch> patches) {
        Runnable first = beforeUpdate;
        beforeUpdate = () -> {};
        first.run();
        lose();
        updates++;
        if (refuses.test(patches)) {
            throw refusal;
        }
        for (Patch patch : patches) {
            RemoteRecord record = records.get(patch.key());
            if (record != null && record.syncCount() > patch.syncCount()) {
                throw ResourceConflictException.builder()
                        .awsErrorDetails(details("Current SyncCount for: " + patch.key() + " is: " + record.syncCount()
                                + " not: " + patch.syncCount()))
                        .build();
            }
        }
        count++;
        now = now.plusSeconds(1);
        List<RemoteRecord> written = new ArrayList<>();
        for (Patch patch : patches) {
            RemoteRecord record = new RemoteRecord(
                    patch.key(), patch.value(), count, now, Optional.empty(), Optional.of(patch.changedAt()));
            records.put(patch.key(), record);
            written.add(record);
        }
        lose();
        return written;
    }

    /** What an identity that has become one with this one had. */
    SimulatedDataset merge(String name) {
        SimulatedDataset copy = new SimulatedDataset(loses) {
            @Override
            public void delete() {
                deleted.put(name, merged.remove(name));
            }
        };
        merged.put(name, copy);
        return copy;
    }

    @Override
    public Counterpart beside(String name) {
        lose();
        return merged.containsKey(name) ? merged.get(name) : deleted.get(name);
    }

    @Override
    public void delete() {
        throw new UnsupportedOperationException("Nobody deletes the dataset itself");
    }

    /** Copies that are still there. */
    Set<String> mergedNames() {
        return merged.keySet();
    }

    /** Values by key. */
    SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        records.forEach((key, record) -> record.value().ifPresent(value -> values.put(key, value)));
        return values;
    }

    private void lose() {
        if (loses.getAsBoolean()) {
            throw new LostException();
        }
    }

    private static AwsErrorDetails details(String message) {
        return AwsErrorDetails.builder().errorMessage(message).build();
    }
}
