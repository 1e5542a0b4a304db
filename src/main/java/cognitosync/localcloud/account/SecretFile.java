package cognitosync.localcloud.account;

import cognitosync.localcloud.messages.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret beside the database: whoever has a copy of one alone cannot read what is sealed. */
public final class SecretFile {
    /** File of the key that seals verifiers of passwords. */
    public static final String SEALING_KEY = "sealing-key";

    private static final int LONGEST = 4_096;

    private SecretFile() {}

    /**
     * The secret in a file of the folder, made where it is missing.
     *
     * @throws OptionException where the file cannot be used, or holds something else
     */
    public static byte[] of(DataFolder folder, String name, int bytes, SecureRandom random) {
        Path file = folder.ownersOnly(name);
        try {
            if (Files.size(file) == 0) {
                byte[] secret = new byte[bytes];
                random.nextBytes(secret);
                folder.write(name, Base64.getEncoder().encodeToString(secret));
                return secret;
            }
            return read(file, bytes);
        } catch (IOException e) {
            throw new OptionException(Messages.text("terminal.file.not-private", file, e), e);
        }
    }

    private static byte[] read(Path file, int bytes) throws IOException {
        try {
            byte[] secret = Files.size(file) > LONGEST
                    ? new byte[0]
                    : Base64.getDecoder().decode(Files.readString(file).strip());
            if (secret.length == bytes) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            throw new OptionException(Messages.text("terminal.file.no-secret", file), e);
        }
        throw new OptionException(Messages.text("terminal.file.no-secret", file));
    }
}
