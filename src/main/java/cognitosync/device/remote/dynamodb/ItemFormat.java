package cognitosync.device.remote.dynamodb;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.RemoteRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The format of a dataset's item. Users can write anything to their own partition, so everything is checked that is read.
 */
final class ItemFormat {
    static final String OWNER = "owner";
    static final String ITEM = "item";
    static final String COUNT = "count";
    static final String EXISTS = "exists";
    static final String RECORDS = "records";
    static final String FORMAT = "format";
    static final long VERSION = 1;
    static final String PREFIX = "dataset#";

    private static final String DELETED_AT = "deletedAt";
    private static final String CREATED = "created";
    private static final String MODIFIED = "modified";
    private static final String DEVICE_MODIFIED = "deviceModified";
    private static final String VALUE = "value";
    private static final String BY = "by";
    private static final String WRITES = "writes";
    private static final Set<String> ATTRIBUTES =
            Set.of(OWNER, ITEM, COUNT, EXISTS, DELETED_AT, RECORDS, CREATED, MODIFIED, BY, WRITES, FORMAT);
    private static final Set<String> MEMBERS = Set.of(VALUE, COUNT, MODIFIED, DEVICE_MODIFIED, BY);
    /** Longer ids are not of this format, and would take the space of records. */
    private static final int LONGEST_ID = 64;
    /** What JavaScript counts exactly. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf((1L << 53) - 1);

    private ItemFormat() {}

    /** The item's key. */
    static Map<String, AttributeValue> key(String owner, String dataset) {
        return Map.of(OWNER, text(owner), ITEM, text(PREFIX + dataset));
    }

    static Map<String, AttributeValue> write(String owner, String dataset, DatasetItem item) {
        Map<String, AttributeValue> attributes = new HashMap<>(key(owner, dataset));
        attributes.put(COUNT, number(item.count()));
        attributes.put(EXISTS, AttributeValue.fromBool(item.exists()));
        attributes.put(DELETED_AT, number(item.deletedAt()));
        attributes.put(RECORDS, records(item.records().values()));
        attributes.put(CREATED, number(item.created().toEpochMilli()));
        attributes.put(MODIFIED, number(item.modified().toEpochMilli()));
        attributes.put(BY, text(item.by()));
        attributes.put(
                WRITES,
                AttributeValue.fromL(
                        item.writes().stream().map(ItemFormat::text).toList()));
        attributes.put(FORMAT, number(VERSION));
        return attributes;
    }

    /** The largest attribute of an item. */
    static AttributeValue records(Collection<RemoteRecord> records) {
        Map<String, AttributeValue> members = new HashMap<>();
        records.forEach(record -> members.put(record.key(), write(record)));
        return AttributeValue.fromM(members);
    }

    private static AttributeValue write(RemoteRecord record) {
        Map<String, AttributeValue> members = new HashMap<>();
        record.value().ifPresent(value -> members.put(VALUE, text(value)));
        members.put(COUNT, number(record.syncCount()));
        members.put(MODIFIED, number(record.lastModifiedDate().toEpochMilli()));
        record.deviceLastModifiedDate().ifPresent(at -> members.put(DEVICE_MODIFIED, number(at.toEpochMilli())));
        record.lastModifiedBy().ifPresent(by -> members.put(BY, text(by)));
        return AttributeValue.fromM(members);
    }

    /** The name of the dataset of an item. */
    static String dataset(Map<String, AttributeValue> attributes) {
        return attributes.get(ITEM).s().substring(PREFIX.length());
    }

    /** Whether the dataset exists, or its item cannot be read. */
    static boolean mayExist(Map<String, AttributeValue> attributes) {
        return !AttributeValue.fromBool(false).equals(attributes.get(EXISTS));
    }

    /** The count alone; 0 if there is none, or it cannot be read. */
    static long count(Map<String, AttributeValue> attributes) {
        return new Attributes("", "", attributes).wholeNumber(COUNT).orElse(0);
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /**
     * Reads the item of a dataset.
     *
     * @throws DeviceException of kind UNREADABLE, if it has another format
     */
    static DatasetItem read(String dataset, Map<String, AttributeValue> attributes) {
        Attributes item = new Attributes(dataset, "", attributes);
        long format = item.number(FORMAT);
        if (format > VERSION) {
            throw new DeviceException(
                    DeviceException.Kind.UNREADABLE, Messages.text("table.newer", dataset, format, VERSION));
        }
        item.checkNames(ATTRIBUTES);
        long count = item.number(COUNT);
        if (format < VERSION || count < 1) {
            throw item.unreadable(format < VERSION ? FORMAT : COUNT);
        }
        long deletedAt = item.number(DELETED_AT);
        if (deletedAt > count) {
            throw item.unreadable(DELETED_AT);
        }
        SortedMap<String, RemoteRecord> records = new TreeMap<>();
        item.map(RECORDS).forEach((key, value) -> records.put(key, record(dataset, key, value, count)));
        return new DatasetItem(
                count,
                item.bool(EXISTS),
                deletedAt,
                records,
                item.time(CREATED),
                item.time(MODIFIED),
                item.text(BY),
                item.ids(WRITES));
    }

    private static RemoteRecord record(String dataset, String key, AttributeValue value, long highest) {
        if (!value.hasM()) {
            throw unreadable(dataset, RECORDS + "." + key);
        }
        Attributes members = new Attributes(dataset, RECORDS + "." + key + ".", value.m());
        members.checkNames(MEMBERS);
        long count = members.number(COUNT);
        if (count < 1 || count > highest) {
            throw members.unreadable(COUNT);
        }
        return new RemoteRecord(
                key,
                members.has(VALUE) ? Optional.of(members.text(VALUE)) : Optional.empty(),
                count,
                members.time(MODIFIED),
                members.has(BY) ? Optional.of(members.text(BY)) : Optional.empty(),
                members.has(DEVICE_MODIFIED) ? Optional.of(members.time(DEVICE_MODIFIED)) : Optional.empty());
    }

    private static DeviceException unreadable(String dataset, String attribute) {
        return new DeviceException(
                DeviceException.Kind.UNREADABLE,
                Messages.text("table.unreadable", dataset, Messages.shortened(attribute)));
    }

    /** The attributes of an item, or the members of a map in it. */
    private record Attributes(String dataset, String path, Map<String, AttributeValue> values) {
        boolean has(String name) {
            return values.containsKey(name);
        }

        private AttributeValue value(String name, AttributeValue.Type type) {
            AttributeValue value = values.get(name);
            if (value == null || value.type() != type) {
                throw unreadable(name);
            }
            return value;
        }

        String text(String name) {
            return value(name, AttributeValue.Type.S).s();
        }

        boolean bool(String name) {
            return value(name, AttributeValue.Type.BOOL).bool();
        }

        Map<String, AttributeValue> map(String name) {
            return value(name, AttributeValue.Type.M).m();
        }

        /** What is not known would be lost with the next write. */
        void checkNames(Set<String> known) {
            values.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw unreadable(name);
                    });
        }

        long number(String name) {
            OptionalLong number = wholeNumber(name);
            if (number.isEmpty() || number.getAsLong() < 0) {
                throw unreadable(name);
            }
            return number.getAsLong();
        }

        OptionalLong wholeNumber(String name) {
            AttributeValue value = values.get(name);
            if (value == null || value.type() != AttributeValue.Type.N) {
                return OptionalLong.empty();
            }
            BigDecimal number = new BigDecimal(value.n());
            return number.abs().compareTo(LARGEST) > 0
                            || number.stripTrailingZeros().scale() > 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(number.longValueExact());
        }

        Instant time(String name) {
            // A device's clock may be anything, even before 1970.
            return Instant.ofEpochMilli(wholeNumber(name).orElseThrow(() -> unreadable(name)));
        }

        List<String> ids(String name) {
            List<String> ids = new ArrayList<>();
            for (AttributeValue element : value(name, AttributeValue.Type.L).l()) {
                if (element.type() != AttributeValue.Type.S) {
                    throw unreadable(name);
                }
                if (element.s().length() <= LONGEST_ID) {
                    ids.add(element.s());
                }
            }
            return ids;
        }

        DeviceException unreadable(String name) {
            return ItemFormat.unreadable(dataset, path + name);
        }
    }
}
