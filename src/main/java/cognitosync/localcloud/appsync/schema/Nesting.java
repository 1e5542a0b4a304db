package cognitosync.localcloud.appsync.schema;

/**
 * How deep the brackets of a GraphQL document nest. Counted before it is parsed, because the parser's own limit is checked too
 * late: what it looks ahead over takes exponential time in the depth.
 */
public final class Nesting {
    /** Deeper than any query that a limit of AppSync allows, its arguments included. */
    public static final int DEEPEST = 100;

    private static final String BLOCK_QUOTE = "\"\"\"";

    private Nesting() {}

    /** Whether the brackets nest deeper than {@link #DEEPEST}. */
    public static boolean isTooDeep(String document) {
        int depth = 0;
        int at = 0;
        while (at < document.length()) {
            switch (document.charAt(at)) {
                case '{', '[', '(' -> depth++;
                case '}', ']', ')' -> depth--;
                case '#' -> at = endOfLine(document, at);
                case '"' -> at = endOfText(document, at);
                default -> {
                    // Nothing nests in it.
                }
            }
            if (depth > DEEPEST) {
                return true;
            }
            at++;
        }
        return false;
    }

    private static int endOfLine(String document, int at) {
        int end = document.indexOf('\n', at);
        return end < 0 ? document.length() : end;
    }

    private static int endOfText(String document, int start) {
        if (document.startsWith(BLOCK_QUOTE, start)) {
            int end = document.indexOf(BLOCK_QUOTE, start + BLOCK_QUOTE.length());
            return end < 0 ? document.length() : end + BLOCK_QUOTE.length() - 1;
        }
        int at = start + 1;
        while (at < document.length() && document.charAt(at) != '"' && document.charAt(at) != '\n') {
            at += document.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
