package cognitosync.device.sync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.SizeLimit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * Checks the limits of the service before anything is sent. The local cloud counts the same way: both run the same table.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html">Quotas of Cognito Sync</a>
 */
public final class Limits {
    static final int RECORDS = 1024;
    static final int BYTES = 1024 * 1024;
    static final int KEY = 1024;
    static final int VALUE = 1_048_575;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.:-]+");
    /** Path segments that browsers and proxies resolve before the request is sent. */
    private static final Pattern STEP = Pattern.compile("\\.{1,2}");

    private Limits() {}

    /**
     * The size of a dataset.
     *
     * @param records including removed ones, which the service counts
     * @param bytes of the keys and values of records that have a value
     */
    record Usage(int records, long bytes) {}

    static Usage usage(State state) {
        SortedMap<String, String> values = state.values();
        long size = values.entrySet().stream()
                .mapToLong(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
        return new Usage(state.records().size(), size);
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Rejects an invalid name; copies of merged identities have longer names than others. */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("limits.name", name));
        }
        if (STEP.matcher(name).matches()) {
            throw new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("limits.name.dots", name));
        }
    }

    /** Rejects an invalid record. */
    public static void checkRecord(String key, String value) {
        checkKey(key);
        if (!isUnicode(value)) {
            throw refused(Messages.text("limits.value.surrogate"));
        }
        int length = value.codePointCount(0, value.length());
        if (length > VALUE) {
            throw refused(Messages.text("limits.value.long", VALUE, length));
        }
    }

    /** Rejects an invalid key. */
    static void checkKey(String key) {
        if (!isUnicode(key)) {
            throw refused(Messages.text("limits.key.surrogate"));
        }
        if (key.isEmpty()) {
            throw refused(Messages.text("limits.key.empty", KEY));
        }
        int length = key.codePointCount(0, key.length());
        if (length > KEY) {
            throw refused(Messages.text("limits.key.long", KEY, length));
        }
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Returns the new state, if it is no larger or within the limits: other devices may have filled the dataset. */
    public static State checkGrowth(State before, State after) {
        Usage usage = usage(before);
        Usage grown = usage(after);
        if (grown.records() > usage.records() || grown.bytes() > usage.bytes()) {
            checkUsage(after);
        }
        return after;
    }

    /** The same, with the limit that the backend has of its own. */
    public static State checkGrowth(State before, State after, SizeLimit limit, String owner) {
        List<RemoteRecord> pushed = after.pushed(owner);
        if (limit.bytes(pushed) > limit.bytes(before.pushed(owner))) {
            limit.exceeded(pushed).ifPresent(sentence -> {
                throw refused(sentence);
            });
        }
        return checkGrowth(before, after);
    }

    /** Rejects a dataset that is too large. */
    static void checkUsage(State state) {
        Usage usage = usage(state);
        if (usage.records() > RECORDS) {
            throw refused(Messages.text("limits.records", RECORDS, usage.records()));
        }
        if (usage.bytes() > BYTES) {
            throw refused(Messages.text("limits.bytes", BYTES, usage.bytes()));
        }
    }

    private static DeviceException refused(String sentence) {
        return new DeviceException(DeviceException.Kind.LIMIT_EXCEEDED, sentence);
    }
}
