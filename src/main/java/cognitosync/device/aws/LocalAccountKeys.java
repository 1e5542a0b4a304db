package cognitosync.device.aws;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.messages.Messages;
import cognitosync.device.stack.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * The developer's two keys for a local cloud, from the credentials file that the outputs file names. The SDK would read
 * more from it: a program to run, a role to assume, another profile. Because an outputs file may come from anyone, only
 * the keys are read, and only from a file in the folder of the outputs file or below.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">Shared config and credentials files</a>
 */
final class LocalAccountKeys {
    private static final String KEY_ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";
    private static final Set<String> TAKEN = Set.of(KEY_ID, SECRET);
    /** Two profiles of two keys are some 200 bytes. */
    private static final long LONGEST = 16 * 1024;

    private LocalAccountKeys() {}

    /**
     * The keys.
     *
     * @throws DeviceException if the file is elsewhere, or contains anything else
     */
    static AwsBasicCredentials of(LocalCloud local) {
        Path named = local.folder().resolve(local.credentialsFile());
        try {
            Path file = named.toRealPath();
            if (!file.startsWith(local.folder().toRealPath())) {
                throw outside(named, local);
            }
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                throw refused(named, Messages.text("keys.not-a-file"));
            }
            return keys(named, Files.readAllLines(file));
        } catch (NoSuchFileException absent) {
            if (!named.normalize().startsWith(local.folder().normalize())) {
                throw outside(named, local);
            }
            throw refused(named, Messages.text("keys.absent"));
        } catch (IOException e) {
            throw refused(named, Messages.text("keys.unreadable", Reason.of(e)));
        }
    }

    private static AwsBasicCredentials keys(Path file, List<String> lines) {
        Map<String, String> profile = new HashMap<>();
        boolean inside = false;
        for (String line : lines) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            if (text.startsWith("[")) {
                inside = text.equals("[" + LocalCloud.PROFILE + "]");
                continue;
            }
            if (!inside) {
                continue;
            }
            String[] member = text.split("\\s*=\\s*", 2);
            if (member.length < 2 || !TAKEN.contains(member[0])) {
                throw refused(file, Messages.text("keys.other", member[0], LocalCloud.PROFILE, KEY_ID, SECRET));
            }
            if (member[1].isEmpty() || profile.put(member[0], member[1]) != null) {
                throw refused(file, Messages.text("keys.repeated", member[0], LocalCloud.PROFILE));
            }
        }
        if (!profile.keySet().equals(TAKEN)) {
            throw refused(file, Messages.text("keys.missing", KEY_ID, SECRET, LocalCloud.PROFILE));
        }
        return AwsBasicCredentials.create(profile.get(KEY_ID), profile.get(SECRET));
    }

    private static DeviceException outside(Path named, LocalCloud local) {
        return refused(named, Messages.text("keys.outside", local.folder()));
    }

    private static DeviceException refused(Path file, String why) {
        return new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("keys.invalid", file, why));
    }
}
