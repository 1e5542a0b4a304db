package cognitosync.localcloud.iam;

import cognitosync.localcloud.cloudformation.Declaration;
import java.security.SecureRandom;

/** Draws names as CloudFormation makes them up: stack, logical id, twelve random characters; 64 at most. */
final class PhysicalIds {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LONGEST_PREFIX = 51;
    private static final int SUFFIX = 12;
    private static final int ROLE_ID_SUFFIX = 17;

    private final SecureRandom random;

    PhysicalIds(SecureRandom random) {
        this.random = random;
    }

    String name(Declaration declaration) {
        String prefix = declaration.stack().name() + "-" + declaration.logicalId();
        return prefix.substring(0, Math.min(prefix.length(), LONGEST_PREFIX)) + "-" + draw(ALPHABET, SUFFIX);
    }

    String roleId() {
        return "AROA" + draw(ID_ALPHABET, ROLE_ID_SUFFIX);
    }

    private String draw(String alphabet, int length) {
        StringBuilder drawn = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }
}
