package cognitosync.localcloud.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Text of a policy with wildcards and
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">variables</a>. What a variable
 * holds is never read as a wildcard, and a variable without a value matches nothing.
 */
final class TextPattern {
    private final List<Token> tokens;
    // Where there is no variable, and nothing depends on the request.
    private final Optional<Glob> fixed;
    private final Optional<Glob> fixedInLowerCase;

    TextPattern(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
        this.fixed = tokens.stream().anyMatch(Token.Variable.class::isInstance)
                ? Optional.empty()
                : resolve(RequestContext.NONE);
        this.fixedInLowerCase = fixed.map(Glob::toLowerCase);
    }

    /** A piece of the text. */
    sealed interface Token {
        /** Text that stands for itself. */
        record Literal(String text) implements Token {}

        /** {@code *}, or {@code ?} where not many. */
        record Wildcard(boolean many) implements Token {}

        /** {@code ${key}} or {@code ${key, 'fallback'}}. */
        record Variable(String key, Optional<String> fallback) implements Token {}
    }

    boolean matches(String value, RequestContext context) {
        Optional<Glob> glob = fixed.isPresent() ? fixed : resolve(context);
        return glob.isPresent() && glob.get().matches(value);
    }

    boolean matchesIgnoringCase(String value, RequestContext context) {
        Optional<Glob> glob =
                fixed.isPresent() ? fixedInLowerCase : resolve(context).map(Glob::toLowerCase);
        return glob.isPresent() && glob.get().matches(value.toLowerCase(Locale.ROOT));
    }

    private Optional<Glob> resolve(RequestContext context) {
        Glob.Builder glob = new Glob.Builder();
        for (Token token : tokens) {
            if (token instanceof Token.Literal literal) {
                glob.literal(literal.text());
            } else if (token instanceof Token.Wildcard wildcard) {
                glob.wildcard(wildcard.many());
            } else if (token instanceof Token.Variable variable) {
                Optional<String> value = context.single(variable.key()).or(variable::fallback);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                glob.literal(value.get());
            }
        }
        return Optional.of(glob.build());
    }

    /** Its text, for people, with what the variables hold. */
    List<PatternToken> pieces(RequestContext context) {
        return tokens.stream().map(token -> piece(token, context)).toList();
    }

    private static PatternToken piece(Token token, RequestContext context) {
        if (token instanceof Token.Variable variable) {
            return new PatternToken.Variable(
                    variable.key(), context.single(variable.key()).or(variable::fallback));
        }
        if (token instanceof Token.Wildcard wildcard) {
            return new PatternToken.Wildcard(wildcard.many() ? "*" : "?");
        }
        return new PatternToken.Text(((Token.Literal) token).text());
    }

    /** Its text; empty where it has a variable or a wildcard. */
    Optional<String> literalText() {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            if (!(token instanceof Token.Literal literal)) {
                return Optional.empty();
            }
            text.append(literal.text());
        }
        return Optional.of(text.toString());
    }

    boolean isEverything() {
        return tokens.equals(List.of(new Token.Wildcard(true)));
    }

    boolean startsWith(String prefix) {
        return !tokens.isEmpty()
                && tokens.get(0) instanceof Token.Literal literal
                && literal.text().startsWith(prefix);
    }

    boolean endsWithAnyText() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).equals(new Token.Wildcard(true));
    }

    /** The pieces between colons that the policy itself wrote, at most so many; a variable is never cut. */
    List<TextPattern> splitAtColons(int limit) {
        List<TextPattern> pieces = new ArrayList<>();
        List<Token> piece = new ArrayList<>();
        for (Token token : tokens) {
            if (!(token instanceof Token.Literal literal)) {
                piece.add(token);
                continue;
            }
            String rest = literal.text();
            for (int colon = rest.indexOf(':'); colon >= 0 && pieces.size() < limit - 1; colon = rest.indexOf(':')) {
                piece.add(new Token.Literal(rest.substring(0, colon)));
                pieces.add(new TextPattern(piece));
                piece = new ArrayList<>();
                rest = rest.substring(colon + 1);
            }
            if (!rest.isEmpty()) {
                piece.add(new Token.Literal(rest));
            }
        }
        pieces.add(new TextPattern(piece));
        return pieces;
    }
}
