package cognitosync.localcloud.userpool;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Random ids in the shapes that Cognito gives. */
record PhysicalIds(SecureRandom random) {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String MIXED = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    String userPool(String region) {
        return region + "_" + text(MIXED, 9);
    }

    String appClient() {
        return text(LOWER, 26);
    }

    String clientSecret() {
        return text(LOWER, 52);
    }

    private String text(String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
