package cognitosync.durability;

import java.util.List;
import java.util.Random;

/** Pieces of requests that are not what they should be, drawn from a seed. */
final class Garbage {
    private static final List<String> NO_PERCENT_ENCODING =
            List.of("%", "%4", "%zz", "%2", "%G0", "%ff", "%c3%28", "%ed%a0%80");
    private static final List<String> TRAVERSALS = List.of(
            "/../../etc/passwd",
            "/..%2f..%2fetc%2fpasswd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%5c..%5cwindows",
            "//etc/passwd",
            "/./../local.sqlite",
            "/%252e%252e/local.sqlite",
            "/..;/local.sqlite",
            "/a/../../credentials");
    private static final List<String> WRONG_TYPES = List.of(
            "1", "-7.5e300", "true", "[]", "{}", "[\"a\"]", "{\"a\":[{}]}", "[[[]]]", "99999999999999999999999");

    private final Random random;

    Garbage(Random random) {
        this.random = random;
    }

    Random random() {
        return random;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String word(int shortest, int longest) {
        return text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", shortest, longest);
    }

    String text(String alphabet, int shortest, int longest) {
        int length = shortest + random.nextInt(longest - shortest + 1);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** A part of an address that cannot be decoded. */
    String noPercentEncoding() {
        return word(0, 5) + oneOf(NO_PERCENT_ENCODING);
    }

    String traversal() {
        return oneOf(TRAVERSALS) + word(0, 3);
    }

    String wrongType() {
        return oneOf(WRONG_TYPES);
    }

    /** An object's text, spoilt so that it is one no more. */
    String brokenJson(String object) {
        return switch (random.nextInt(7)) {
            case 0 -> object.substring(0, 1 + random.nextInt(object.length() - 1));
            case 1 -> object + word(1, 4);
            case 2 -> "[".repeat(1 + random.nextInt(20_000));
            case 3 -> object.substring(0, object.length() - 1) + ",\"x\":1,\"x\":2}";
            case 4 -> "{\"" + (char) 0xff + (char) (0x80 + random.nextInt(0x40)) + "\":1}";
            case 5 -> oneOf(List.of("null", "[]", "\"text\"", "7", "true", "NaN", "{'a':1}", "{a:1}", "<xml/>"));
            default -> "{\"a\":\"\\u" + word(1, 3) + "\"}";
        };
    }
}
