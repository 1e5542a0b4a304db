package cognitosync.device.remote.appsync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.ServerTime;
import cognitosync.device.remote.Sharing;
import cognitosync.device.remote.Snapshot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The operations of the stack's schema, and their results. Every member is checked: an intermediary's object must not look like
 * an empty dataset.
 */
final class Operations {
    static final String CHANGES = """
            query Changes($owner: ID, $dataset: String!, $since: Int!) {
              changes(owner: $owner, dataset: $dataset, since: $since) {
                count exists deletedAt records { key value count modified deviceModified by }
              }
            }""";
    static final String DATASETS = """
            query Datasets($nextToken: String) {
              datasets(nextToken: $nextToken) { items { owner ownerName name role modified } nextToken }
            }""";

    /** Subscribers get what a mutation selects. */
    private static final String CHANGE = """
            { owner dataset count exists modified by }""";

    static final String UPDATE = """
            mutation Update($owner: ID, $dataset: String!, $writeId: ID!, $patches: [Patch!]!) {
              update(owner: $owner, dataset: $dataset, writeId: $writeId, patches: $patches) %s
            }""".formatted(CHANGE);
    static final String DELETE = """
            mutation Delete($owner: ID, $dataset: String!, $writeId: ID!) {
              deleteDataset(owner: $owner, dataset: $dataset, writeId: $writeId) %s
            }""".formatted(CHANGE);
    static final String CHANGED = """
            subscription Changed($owner: ID!, $dataset: String!) {
              changed(owner: $owner, dataset: $dataset) %s
            }""".formatted(CHANGE);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Operations() {}

    /** The input of an update. */
    static ArrayNode patches(Collection<Patch> patches) {
        ArrayNode all = JSON.createArrayNode();
        for (Patch patch : patches) {
            all.addObject()
                    .put("key", patch.key())
                    .put("value", patch.value().orElse(null))
                    .put("expected", patch.syncCount())
                    .put("deviceModified", patch.changedAt().toEpochMilli());
        }
        return all;
    }

    /** A listing; of everything, no earlier deletion is reported. */
    static Snapshot snapshot(JsonNode changes, long since, ServerTime time) {
        List<RemoteRecord> records = new ArrayList<>();
        array(changes, "records").forEach(record -> records.add(record(record)));
        records.sort(Comparator.comparing(RemoteRecord::key));
        long count = number(changes, "count");
        return new Snapshot(
                records,
                count,
                bool(changes, "exists"),
                since > 0 && since < number(changes, "deletedAt"),
                List.of(),
                Long.toString(count),
                time);
    }

    private static RemoteRecord record(JsonNode record) {
        return new RemoteRecord(
                text(record, "key"),
                Optional.ofNullable(record.path("value").textValue()),
                number(record, "count"),
                time(record, "modified"),
                Optional.of(text(record, "by")),
                Optional.of(time(record, "deviceModified")));
    }

    /**
     * What a mutation made of a dataset.
     *
     * @param count of the dataset now
     * @param modified when, by the service's clock
     * @param by identity id of who did it
     */
    record Change(long count, Instant modified, String by) {
        /** The record that a patch of that mutation has written. */
        RemoteRecord record(Patch patch) {
            return new RemoteRecord(
                    patch.key(),
                    patch.value(),
                    count,
                    modified,
                    Optional.of(by),
                    Optional.of(Instant.ofEpochMilli(patch.changedAt().toEpochMilli())));
        }
    }

    static Change change(JsonNode change) {
        return new Change(number(change, "count"), time(change, "modified"), text(change, "by"));
    }

    /**
     * A dataset in a listing.
     *
     * @param owner identity id
     * @param ownerName what the owner calls himself; empty for the caller
     * @param name its name
     * @param role of the caller; empty for the owner
     * @param modified its last change
     */
    record Listed(
            String owner, Optional<String> ownerName, String name, Optional<Sharing.Role> role, Instant modified) {}

    static Listed listed(JsonNode dataset) {
        return new Listed(
                text(dataset, "owner"),
                Optional.ofNullable(dataset.path("ownerName").textValue()),
                text(dataset, "name"),
                role(dataset),
                dataset.path("modified").isNumber() ? time(dataset, "modified") : Instant.EPOCH);
    }

    /**
     * A part of a listing.
     *
     * @param items some
     * @param nextToken for more, if there are more
     */
    record Page<T>(List<T> items, Optional<String> nextToken) {}

    static <T> Page<T> page(JsonNode page, Function<JsonNode, T> reader) {
        List<T> items = new ArrayList<>();
        array(page, "items").forEach(item -> items.add(reader.apply(item)));
        return new Page<>(items, Optional.ofNullable(page.path("nextToken").textValue()));
    }

    /** Empty for the owner. */
    static Optional<Sharing.Role> role(JsonNode node) {
        String name = node.path("role").textValue();
        Optional<Sharing.Role> role = Stream.of(Sharing.Role.values())
                .filter(one -> one.toString().equals(name))
                .findFirst();
        checked(node, role.isPresent() || node.path("role").isNull());
        return role;
    }

    static String text(JsonNode node, String name) {
        return checked(node.path(name), node.path(name).isTextual()).textValue();
    }

    private static boolean bool(JsonNode node, String name) {
        return checked(node.path(name), node.path(name).isBoolean()).booleanValue();
    }

    // A Float of GraphQL may be written as 1.0E12.
    private static long number(JsonNode node, String name) {
        return checked(
                        node.path(name),
                        node.path(name).isNumber() && node.path(name).canConvertToLong())
                .longValue();
    }

    static Instant time(JsonNode node, String name) {
        return Instant.ofEpochMilli(number(node, name));
    }

    private static JsonNode array(JsonNode node, String name) {
        return checked(node.path(name), node.path(name).isArray());
    }

    static JsonNode checked(JsonNode value, boolean isExpected) {
        if (!isExpected) {
            throw DeviceException.foreignAnswer("AWS", 200, null);
        }
        return value;
    }
}
