package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import java.util.List;

/** A forward cursor over the tokens of one expression. */
final class TokenCursor {
    private final ExpressionKind kind;
    private final List<Token> tokens;
    private final String text;
    private int position;

    TokenCursor(ExpressionKind kind, List<Token> tokens, String text) {
        this.kind = kind;
        this.tokens = tokens;
        this.text = text;
    }

    ExpressionKind kind() {
        return kind;
    }

    Token peek() {
        return tokens.get(position);
    }

    /** Consumes a token; the end token is never consumed. */
    Token next() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            position++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    boolean take(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            position++;
        }
        return found;
    }

    void require(String symbol) {
        if (!take(symbol)) {
            throw syntaxError();
        }
    }

    Token require(Token.Kind expected) {
        if (peek().kind() != expected) {
            throw syntaxError();
        }
        return next();
    }

    /** Whether a function call follows: a name other than a keyword, and a parenthesis. */
    boolean atFunction() {
        return peek().kind() == Token.Kind.NAME
                && !kind.isKeyword(peek())
                && tokens.get(position + 1).is("(");
    }

    /** Whether a path follows. */
    boolean atPath() {
        Token token = peek();
        return token.kind() == Token.Kind.NAME_PLACEHOLDER
                || (token.kind() == Token.Kind.NAME && !kind.isKeyword(token));
    }

    /** A syntax error that quotes the unexpected token, and the text from the token before to the one after. */
    ValidationException syntaxError() {
        Token token = peek();
        Token before = tokens.get(Math.max(0, position - 1));
        boolean end = token.kind() == Token.Kind.END;
        Token after = end ? before : tokens.get(position + 1);
        int last = after.kind() == Token.Kind.END ? token.end() : after.end();
        return kind.invalid("Syntax error; token: \"" + (end ? "<EOF>" : token.text()) + "\", near: \""
                + text.substring(Math.min(before.start(), last), last) + "\"");
    }
}
