package cognitosync.localcloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A token of an expression.
 *
 * @param kind of token
 * @param text as written
 * @param start offset in the expression
 */
record Token(Kind kind, String text, int start) {
    enum Kind {
        /** A letter, then letters, digits and underscores: an attribute, a keyword or a function. */
        NAME,
        /** Such as {@code #name}. */
        NAME_PLACEHOLDER,
        /** Such as {@code :value}. */
        VALUE_PLACEHOLDER,
        NUMBER,
        SYMBOL,
        /** A character that is not valid in expressions. */
        UNKNOWN,
        END
    }

    private static final Set<String> PAIRS = Set.of("<>", "<=", ">=");
    private static final String SINGLES = "=<>()[],.+-";

    int end() {
        return start + text.length();
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String keyword) {
        return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
    }

    /** Whether a text is exactly one token of this kind. */
    static boolean isOnly(Kind kind, String text) {
        if (text.isEmpty()) {
            return false;
        }
        Token token = at(text, 0);
        return token.kind == kind && token.end() == text.length();
    }

    /** All tokens, ending with {@link Kind#END}. */
    static List<Token> tokenize(String text) {
        List<Token> tokens = new ArrayList<>();
        int position = 0;
        while (position < text.length()) {
            if (" \t\r\n".indexOf(text.charAt(position)) >= 0) {
                position++;
                continue;
            }
            Token token = at(text, position);
            tokens.add(token);
            position = token.end();
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    private static Token at(String text, int start) {
        char first = text.charAt(start);
        if (isLetter(first)) {
            return new Token(Kind.NAME, text.substring(start, endOfWord(text, start)), start);
        }
        if (isDigit(first)) {
            int end = start;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            return new Token(Kind.NUMBER, text.substring(start, end), start);
        }
        if ((first == '#' || first == ':') && endOfWord(text, start + 1) > start + 1) {
            Kind kind = first == '#' ? Kind.NAME_PLACEHOLDER : Kind.VALUE_PLACEHOLDER;
            return new Token(kind, text.substring(start, endOfWord(text, start + 1)), start);
        }
        if (start + 1 < text.length() && PAIRS.contains(text.substring(start, start + 2))) {
            return new Token(Kind.SYMBOL, text.substring(start, start + 2), start);
        }
        int end = text.offsetByCodePoints(start, 1);
        return new Token(SINGLES.indexOf(first) >= 0 ? Kind.SYMBOL : Kind.UNKNOWN, text.substring(start, end), start);
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length()
                && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
