package cognitosync.device.sync;

import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * What the service would refuse, told before anything is sent.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html">Quotas of Cognito Sync</a>
 */
public final class Limits {
    private static final int RECORDS = 1024;
    private static final int BYTES = 1024 * 1024;
    private static final int KEY = 1024;
    private static final int VALUE = 1_048_575;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.:-]+");

    private Limits() {}

    /** Refuses a name that no dataset has; copies of merged identities have longer ones than may be given. */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new DeviceException(
                    ExitCode.USAGE,
                    "The name of a dataset has letters, digits and _ . : - and nothing else, unlike \"" + name
                            + "\"; give another one with --dataset.");
        }
    }

    /** Refuses a record that no dataset takes. */
    public static void check(String key, String value) {
        if (key.isEmpty() || key.length() > KEY) {
            throw refused(
                    "A key has 1 to " + KEY + " characters, this one " + key.length() + "; choose a shorter one.");
        }
        if (value.length() > VALUE) {
            throw refused("A value has at most " + VALUE + " characters, this one " + value.length() + "; shorten it.");
        }
    }

    /** Refuses a dataset that has grown too large. */
    public static void check(DatasetState state) {
        SortedMap<String, String> values = state.values();
        if (values.size() > RECORDS) {
            throw refused("A dataset holds " + RECORDS + " records and this one would have " + values.size()
                    + "; remove some, then run sync again.");
        }
        long bytes = values.entrySet().stream()
                .mapToLong(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
        if (bytes > BYTES) {
            throw refused("A dataset holds " + BYTES + " bytes and this one would have " + bytes
                    + "; remove or shorten records, then run sync again.");
        }
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static DeviceException refused(String sentence) {
        return new DeviceException(ExitCode.NOT_WRITTEN, sentence);
    }
}
