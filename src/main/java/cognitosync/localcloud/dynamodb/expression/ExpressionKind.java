package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import cognitosync.localcloud.dynamodb.item.Utf8;
import java.util.Locale;
import java.util.Set;

/** Request parameters that contain an expression. */
public enum ExpressionKind {
    CONDITION("ConditionExpression", Set.of("AND", "OR", "NOT", "BETWEEN", "IN")),
    FILTER("FilterExpression", CONDITION.keywords),
    KEY_CONDITION("KeyConditionExpression", CONDITION.keywords),
    UPDATE("UpdateExpression", Set.of("SET", "REMOVE", "ADD", "DELETE")),
    PROJECTION("ProjectionExpression", Set.of());

    /** Maximum bytes of an expression, with its placeholders. */
    public static final int MAX_BYTES = 4096;

    private final String parameter;

    // Immutable: created by Set.of.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> keywords;

    ExpressionKind(String parameter, Set<String> keywords) {
        this.parameter = parameter;
        this.keywords = keywords;
    }

    /** Tokenizes an expression; refuses one that is empty or too long. */
    TokenCursor tokens(String text) {
        if (text.isEmpty()) {
            throw invalid("The expression can not be empty;");
        }
        int size = Utf8.length(text);
        if (size > MAX_BYTES) {
            throw invalid("Expression size has exceeded the maximum allowed size; expression size: " + size);
        }
        return new TokenCursor(this, Token.tokenize(text), text);
    }

    boolean isKeyword(Token token) {
        return token.kind() == Token.Kind.NAME && keywords.contains(token.text().toUpperCase(Locale.ROOT));
    }

    ValidationException invalid(String detail) {
        return new ValidationException("Invalid " + parameter + ": " + detail);
    }
}
