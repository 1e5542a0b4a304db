package cognitosync.device.remote.dynamodb;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Retries;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.SyncServiceException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The datasets of one identity in a table. Remembers the items that it has seen, so that an update after a listing is one
 * request; a refusal is never decided on a remembered item, which may be out of date.
 */
final class DynamoDbDatasets implements DatasetClient {
    /** Above this, only the count is transferred first. */
    private static final long LARGE = 8 * 1024;

    private static final TableLimits LIMITS = new TableLimits();

    private final OwnItems items;
    private final InstantSource clock;
    private final Supplier<String> writeIds;
    private final Map<String, DatasetItem> seen = new ConcurrentHashMap<>();
    private Set<String> existing = new HashSet<>();

    /**
     * Datasets of one identity.
     *
     * @param items its items
     * @param clock of this device
     * @param writeIds random ids
     */
    DynamoDbDatasets(OwnItems items, InstantSource clock, Supplier<String> writeIds) {
        this.items = items;
        this.clock = clock;
        this.writeIds = writeIds;
    }

    /**
     * An item to base a write on.
     *
     * @param item of the dataset
     * @param current whether it was read for this write
     * @param definite whether nothing of this write can have been written before
     */
    private record Base(DatasetItem item, boolean current, boolean definite) {}

    @Override
    public Snapshot list(String dataset, long sinceCount) {
        DatasetItem item = unchanged(dataset).orElseGet(() -> read(dataset));
        if (!item.knows(sinceCount)) {
            throw SyncServiceException.unknownCount(Messages.text("table.unknown-count", dataset, item.count()));
        }
        return item.since(sinceCount, items.serverTime());
    }

    private Optional<DatasetItem> unchanged(String dataset) {
        return Optional.ofNullable(seen.get(dataset))
                .filter(item -> LIMITS.bytes(item.records().values()) > LARGE)
                .filter(item -> items.count(dataset) == item.count());
    }

    private DatasetItem read(String dataset) {
        DatasetItem item = items.get(dataset);
        seen.put(dataset, item);
        return item;
    }

    @Override
    public List<RemoteRecord> update(String dataset, String sessionToken, Collection<Patch> patches) {
        if (patches.isEmpty()) {
            return List.of();
        }
        // The same for every attempt: whichever of them arrives, at most one is accepted.
        String writeId = writeIds.get();
        Base base = base(dataset);
        for (int attempt = 1; attempt <= Retries.ATTEMPTS; attempt++) {
            DatasetItem after = base.item().updated(patches, write(writeId));
            Optional<SyncServiceException> refusal = refusal(dataset, base, after, patches);
            if (refusal.isPresent() && base.current()) {
                throw refusal.get();
            }
            Optional<Base> other =
                    refusal.isPresent() ? Optional.of(current(dataset)) : swap(dataset, base, after, writeId);
            if (other.isEmpty()) {
                return patches.stream()
                        .map(patch -> after.records().get(patch.key()))
                        .toList();
            }
            base = other.get();
        }
        throw contention(dataset, base);
    }

    private Optional<SyncServiceException> refusal(
            String dataset, Base base, DatasetItem after, Collection<Patch> patches) {
        Optional<Patch> stale = base.item().conflict(patches);
        if (stale.isPresent()) {
            String key = stale.get().key();
            return Optional.of(SyncServiceException.conflict(
                    Messages.text(
                            "table.conflict",
                            key,
                            base.item().records().get(key).syncCount(),
                            stale.get().syncCount()),
                    base.definite()));
        }
        Optional<String> exceeded = LIMITS.exceeded(after.records().values());
        if (exceeded.isEmpty() && !base.item().exists() && !hasRoomFor(dataset)) {
            exceeded = Optional.of(Messages.text("limits.datasets", TableLimits.DATASETS));
        }
        return exceeded.map(SyncServiceException::limitExceeded);
    }

    // Counted once, and again before a refusal. An import writes several datasets of one identity at the same time.
    private synchronized boolean hasRoomFor(String dataset) {
        if (existing.isEmpty() || existing.size() >= TableLimits.DATASETS) {
            existing = new HashSet<>(names());
        }
        return existing.contains(dataset) || (existing.size() < TableLimits.DATASETS && existing.add(dataset));
    }

    @Override
    public void delete(String dataset) {
        String writeId = writeIds.get();
        Base base = base(dataset);
        for (int attempt = 1; attempt <= Retries.ATTEMPTS; attempt++) {
            if (!base.item().exists() && base.current()) {
                return;
            }
            Optional<Base> other = base.item().exists()
                    ? swap(dataset, base, base.item().deleted(write(writeId)), writeId)
                    : Optional.of(current(dataset));
            if (other.isEmpty()) {
                forget(dataset);
                return;
            }
            base = other.get();
        }
        throw contention(dataset, base);
    }

    private synchronized void forget(String dataset) {
        existing.remove(dataset);
    }

    /** Writes the item; empty if that is done, otherwise the item of another device that was faster. */
    private Optional<Base> swap(String dataset, Base base, DatasetItem after, String writeId) {
        Optional<OwnItems.Refused> refused = items.put(dataset, base.item(), after);
        if (refused.isEmpty()) {
            seen.put(dataset, after);
            return Optional.empty();
        }
        DatasetItem other = refused.get().current();
        seen.put(dataset, other);
        if (other.writes().contains(writeId)) {
            // The response to an earlier attempt of the SDK was lost.
            return Optional.empty();
        }
        boolean definite = refused.get().isOnlyAttempt()
                || other.remembersWritesSince(base.item().count());
        return Optional.of(new Base(other, true, base.definite() && definite));
    }

    private Base base(String dataset) {
        DatasetItem item = seen.get(dataset);
        return item == null ? current(dataset) : new Base(item, false, true);
    }

    private Base current(String dataset) {
        return new Base(read(dataset), true, true);
    }

    private DatasetItem.Write write(String id) {
        return new DatasetItem.Write(
                items.owner(), clock.instant().plus(items.serverTime().offset()), id);
    }

    private static SyncServiceException contention(String dataset, Base base) {
        return SyncServiceException.conflict(Messages.text("table.contention", dataset), base.definite());
    }

    @Override
    public List<Summary> datasets(Consumer<DeviceException> unreadable) {
        return items.all(unreadable);
    }

    @Override
    public List<String> names() {
        return items.names();
    }
}
