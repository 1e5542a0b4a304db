package cognitosync.device.transfer;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.messages.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the identity map of an import: lines with an old id, a comma and a new one. */
public final class IdentityMap {
    /** As the model of Cognito Sync has it. */
    private static final Pattern ID = Pattern.compile("(?=.{1,55}$)[\\w-]+:[0-9a-f-]+");

    private IdentityMap() {}

    /**
     * Reads the file.
     *
     * @throws DeviceException if a line is malformed, or repeats an old or a new id
     */
    public static Map<String, String> read(Path file) {
        Map<String, String> map = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] ids = line.strip().split("\\s*,\\s*", -1);
            if (ids.length != 2
                    || !ID.matcher(ids[0]).matches()
                    || !ID.matcher(ids[1]).matches()) {
                throw new DeviceException(
                        DeviceException.Kind.INVALID_FILE, Messages.text("map.malformed", number, file));
            }
            if (map.containsKey(ids[0]) || map.containsValue(ids[1])) {
                throw new DeviceException(
                        DeviceException.Kind.INVALID_FILE, Messages.text("map.repeated", number, file));
            }
            map.put(ids[0], ids[1]);
        }
        return map;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_FILE, Messages.text("map.unreadable", file, Reason.of(e)), e);
        }
    }
}
