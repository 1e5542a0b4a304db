package cognitosync.device.sync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.ServerTime;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.SyncServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;

/** A dataset of Cognito Sync in memory, reached through a network that loses answers. */
public class SimulatedDataset implements DatasetClient {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SortedMap<String, RemoteRecord> records = new TreeMap<>();
    private final BooleanSupplier loses;
    private long count;
    private Instant now = START;
    private final SortedMap<String, SimulatedDataset> merged = new TreeMap<>();
    private final SortedMap<String, SimulatedDataset> deleted = new TreeMap<>();
    private Runnable beforeUpdate = () -> {};
    private Predicate<Collection<Patch>> refuses = patches -> false;
    private SyncServiceException refusal = error(400, "InvalidParameterException");
    private int updates;

    /** The answer did not come, whatever has become of the question. */
    static final class LostException extends IllegalStateException {}

    public SimulatedDataset(BooleanSupplier loses) {
        this.loses = loses;
    }

    /** Refuses updates with this error from now on. */
    void refuse(Predicate<Collection<Patch>> which, SyncServiceException with) {
        refuses = which;
        refusal = with;
    }

    /** How many updates have arrived. */
    int updates() {
        return updates;
    }

    /** An error of the service. */
    static SyncServiceException error(int status, String code) {
        return error(status, code, "No.");
    }

    static SyncServiceException error(int status, String code, String message) {
        return new SyncServiceException(CognitoSyncException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .serviceName("CognitoSync")
                        .build())
                .build());
    }

    /** Run once, between a pull and a push. */
    void beforeNextUpdate(Runnable work) {
        beforeUpdate = work;
    }

    @Override
    public Snapshot list(String dataset, long sinceCount) {
        return named(dataset).list(sinceCount);
    }

    private Snapshot list(long sinceCount) {
        lose();
        if (sinceCount > count) {
            throw error(
                    400, "InvalidParameterException", "No such SyncCount: " + sinceCount + " exists for this Dataset");
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
                new ServerTime(now, START, START));
    }

    @Override
    public List<RemoteRecord> update(String dataset, String sessionToken, Collection<Patch> patches) {
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
                throw error(
                        409,
                        "ResourceConflictException",
                        "Current SyncCount for: " + patch.key() + " is: " + record.syncCount() + " not: "
                                + patch.syncCount());
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
        return merged.computeIfAbsent(name, unknown -> new SimulatedDataset(loses));
    }

    private SimulatedDataset named(String name) {
        return merged.containsKey(name) ? merged.get(name) : deleted.getOrDefault(name, this);
    }

    @Override
    public void delete(String dataset) {
        lose();
        if (merged.containsKey(dataset)) {
            deleted.put(dataset, merged.remove(dataset));
        } else if (!deleted.containsKey(dataset)) {
            throw new UnsupportedOperationException("The dataset itself is not deleted");
        }
    }

    @Override
    public List<Summary> datasets(Consumer<DeviceException> unreadable) {
        throw new UnsupportedOperationException("No test asks for them");
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
}
