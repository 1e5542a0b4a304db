package cognitosync.localcloud.appsync.api;

import java.security.SecureRandom;

/** Ids in the shape of AppSync's: 26 small letters and digits. */
record ApiIds(SecureRandom random) {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    String next() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
