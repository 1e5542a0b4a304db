package cognitosync.localcloud.console;

import cognitosync.localcloud.access.trail.ConsumedCapacity;
import cognitosync.localcloud.dynamodb.store.TableBrowser;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.sync.store.Usages.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats of times, sizes and counts on the pages, and the colours of identities. */
final class Formats {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long KIB = 1_024;

    private static final int COLOURS = 6;

    private Formats() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String size(long bytes) {
        if (bytes < KIB) {
            return bytes == 1 ? Messages.text("console.size.byte", bytes) : Messages.text("console.size.bytes", bytes);
        }
        return bytes < KIB * KIB
                ? Messages.text("console.size.kib", bytes / (double) KIB)
                : Messages.text("console.size.mib", bytes / (double) (KIB * KIB));
    }

    static String datasets(long count) {
        return count == 1
                ? Messages.text("console.count.dataset", count)
                : Messages.text("console.count.datasets", count);
    }

    static String records(long count) {
        return count == 1
                ? Messages.text("console.count.record", count)
                : Messages.text("console.count.records", count);
    }

    static String objects(long count) {
        return count == 1
                ? Messages.text("console.count.object", count)
                : Messages.text("console.count.objects", count);
    }

    static String items(long count) {
        return count == 1 ? Messages.text("console.count.item", count) : Messages.text("console.count.items", count);
    }

    static String attributes(long count) {
        return count == 1
                ? Messages.text("console.count.attribute", count)
                : Messages.text("console.count.attributes", count);
    }

    static String dataSources(long count) {
        return count == 1
                ? Messages.text("console.count.data-source", count)
                : Messages.text("console.count.data-sources", count);
    }

    static String functions(long count) {
        return count == 1
                ? Messages.text("console.count.function", count)
                : Messages.text("console.count.functions", count);
    }

    static String resolvers(long count) {
        return count == 1
                ? Messages.text("console.count.resolver", count)
                : Messages.text("console.count.resolvers", count);
    }

    static String connections(long count) {
        return count == 1
                ? Messages.text("console.count.connection", count)
                : Messages.text("console.count.connections", count);
    }

    static String subscriptions(long count) {
        return count == 1
                ? Messages.text("console.count.subscription", count)
                : Messages.text("console.count.subscriptions", count);
    }

    static String messages(long count) {
        return count == 1
                ? Messages.text("console.count.message", count)
                : Messages.text("console.count.messages", count);
    }

    static String members(long count) {
        return count == 1
                ? Messages.text("console.count.member", count)
                : Messages.text("console.count.members", count);
    }

    static String contents(TableBrowser.Contents contents) {
        String items = items(contents.items());
        String size = size(contents.bytes());
        return Messages.text(
                "console.size.of-datasets",
                contents.isCounted() ? items : Messages.text("console.count.more-than", items),
                contents.isMeasured() ? size : Messages.text("console.count.more-than", size));
    }

    static String utf8Size(String text) {
        return size(text.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Consumed capacity units; empty for none. */
    static String capacity(ConsumedCapacity capacity) {
        String read = capacity.read() == 1
                ? Messages.text("console.capacity.read-unit")
                : Messages.text("console.capacity.read-units", units(capacity.read()));
        String write = capacity.write() == 1
                ? Messages.text("console.capacity.write-unit")
                : Messages.text("console.capacity.write-units", units(capacity.write()));
        if (capacity.read() > 0 && capacity.write() > 0) {
            return Messages.text("console.capacity.both", read, write);
        } else if (capacity.read() > 0) {
            return read;
        }
        return capacity.write() > 0 ? write : "";
    }

    // Half units are possible.
    private static String units(double units) {
        return units == Math.rint(units) ? String.valueOf((long) units) : String.valueOf(units);
    }

    static String usage(Usage usage) {
        return Messages.text("console.size.of-datasets", datasets(usage.datasets()), size(usage.dataStorage()));
    }

    /** Style class with the colour of an identity, the same on every page. */
    static String colour(String id) {
        return colour(id.hashCode());
    }

    /** One of the six colours of the style sheet. */
    static String colour(int number) {
        return "paint-" + Math.floorMod(number, COLOURS);
    }

    /** The value of a condition key; without the query of a referrer, which may carry an authorization code. */
    static String withoutRefererQuery(String key, String value) {
        if (!key.equalsIgnoreCase("aws:Referer")) {
            return value;
        }
        String withoutQuery = value.replaceFirst("[?#].*", "");
        return withoutQuery.equals(value) ? value : withoutQuery + "?…";
    }
}
