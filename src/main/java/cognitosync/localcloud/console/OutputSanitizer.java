package cognitosync.localcloud.console;

import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Masks secrets of stacks and tokens of invitations, and escapes control and bidirectional characters in every value on a page. */
final class OutputSanitizer implements UnaryOperator<String> {
    /**
     * The token of an invitation to a dataset: two UUIDs in a row, as its resolver makes it. It is in the key of the invitation's
     * item, and in arguments, requests and results of the API. Also the part of one where a text was cut. What stays tells
     * invitations apart.
     */
    private static final Pattern INVITATION =
            Pattern.compile("([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{13}[0-9a-f-]{0,35}");

    private final Supplier<? extends Iterable<String>> secrets;
    private volatile NoEchoMask mask = NoEchoMask.of(List.of());

    OutputSanitizer(Supplier<? extends Iterable<String>> secrets) {
        this.secrets = secrets;
    }

    /** Reads the secrets again, once per page. */
    void refreshSecrets() {
        List<String> now = new ArrayList<>();
        secrets.get().forEach(now::add);
        mask = NoEchoMask.of(now);
    }

    @Override
    public String apply(String value) {
        String masked = INVITATION.matcher(mask.mask(value)).replaceAll("$1…");
        return masked.codePoints().anyMatch(OutputSanitizer::deceives) ? escaped(masked) : masked;
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (deceives(point)) {
                shown.append("\\u%04x".formatted(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    // Line breaks and tabs are shown as what they are; names in Arabic or Persian need the joiners and marks that are
    // let through.
    private static boolean deceives(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
        };
    }
}
