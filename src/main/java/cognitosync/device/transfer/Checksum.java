package cognitosync.device.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Adds a checksum to a line: its last member is the SHA-256 of the text without that member.
 *
 * @see <a href="https://github.com/ndjson/ndjson-spec">Newline delimited JSON</a>
 */
final class Checksum {
    private static final String MEMBER = ",\"sha256\":\"";
    private static final int LENGTH = MEMBER.length() + 64 + "\"}".length();

    private Checksum() {}

    /** The line of a JSON object. */
    static String seal(String object) {
        return object.substring(0, object.length() - 1) + MEMBER + of(object) + "\"}";
    }

    /** The JSON object of a line; empty if the line was changed. */
    static Optional<String> open(String line) {
        if (line.length() <= LENGTH) {
            return Optional.empty();
        }
        String object = line.substring(0, line.length() - LENGTH) + "}";
        return seal(object).equals(line) ? Optional.of(object) : Optional.empty();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String of(String text) {
        MessageDigest digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }
}
