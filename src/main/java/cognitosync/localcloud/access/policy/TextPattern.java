package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of a policy with wildcards and
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">variables</a>. The value
 * of a variable is never read as a wildcard, and a variable without a value matches nothing.
 */
final class TextPattern {
    private final List<PatternToken> tokens;
    // Where there is no variable, and nothing depends on the request.
    private final Optional<Glob> fixed;
    private final Optional<Glob> fixedInLowerCase;

    TextPattern(List<PatternToken> tokens) {
        this.tokens = List.copyOf(tokens);
        this.fixed = tokens.stream().anyMatch(PatternToken.Variable.class::isInstance)
                ? Optional.empty()
                : resolve(RequestContext.NONE);
        this.fixedInLowerCase = fixed.map(Glob::toLowerCase);
    }

    boolean matches(String value, RequestContext context) {
        return matches(value, 0, value.length(), context);
    }

    /** Whether it matches the part of a text from one index to another. */
    boolean matches(String text, int from, int to, RequestContext context) {
        Optional<Glob> glob = fixed.isPresent() ? fixed : resolve(context);
        return glob.isPresent() && glob.get().matches(text, from, to);
    }

    boolean matchesIgnoringCase(String value, RequestContext context) {
        return matchesLowerCase(value.toLowerCase(Locale.ROOT), context);
    }

    /** Whether it matches a value without regard to case, which has been brought to lower case. */
    boolean matchesLowerCase(String lower, RequestContext context) {
        Optional<Glob> glob =
                fixed.isPresent() ? fixedInLowerCase : resolve(context).map(Glob::toLowerCase);
        return glob.isPresent() && glob.get().matches(lower, 0, lower.length());
    }

    private Optional<Glob> resolve(RequestContext context) {
        Glob.Builder glob = new Glob.Builder();
        for (PatternToken token : tokens) {
            if (!token.resolve(context).addTo(glob)) {
                return Optional.empty();
            }
        }
        return Optional.of(glob.build());
    }

    /** Its tokens, with the values of variables. */
    List<PatternToken> tokens(RequestContext context) {
        return tokens.stream().map(token -> token.resolve(context)).toList();
    }

    /** Its text; empty where it has a variable or a wildcard. */
    Optional<String> literalText() {
        StringBuilder text = new StringBuilder();
        for (PatternToken token : tokens) {
            if (!(token instanceof PatternToken.Text literal)) {
                return Optional.empty();
            }
            text.append(literal.text());
        }
        return Optional.of(text.toString());
    }

    boolean isEverything() {
        return tokens.equals(List.of(PatternToken.Wildcard.ANY_TEXT));
    }

    boolean startsWith(String prefix) {
        return !tokens.isEmpty()
                && tokens.get(0) instanceof PatternToken.Text literal
                && literal.text().startsWith(prefix);
    }

    boolean endsWithAnyText() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).equals(PatternToken.Wildcard.ANY_TEXT);
    }

    /** The parts between colons in the text of the policy, at most that many; a variable is never split. */
    List<TextPattern> splitAtColons(int limit) {
        List<TextPattern> pieces = new ArrayList<>();
        List<PatternToken> piece = new ArrayList<>();
        for (PatternToken token : tokens) {
            if (!(token instanceof PatternToken.Text literal)) {
                piece.add(token);
                continue;
            }
            String rest = literal.text();
            for (int colon = rest.indexOf(':'); colon >= 0 && pieces.size() < limit - 1; colon = rest.indexOf(':')) {
                piece.add(new PatternToken.Text(rest.substring(0, colon)));
                pieces.add(new TextPattern(piece));
                piece = new ArrayList<>();
                rest = rest.substring(colon + 1);
            }
            if (!rest.isEmpty()) {
                piece.add(new PatternToken.Text(rest));
            }
        }
        pieces.add(new TextPattern(piece));
        return pieces;
    }

    /** Reads wildcards, variables and the escapes <code>${*}</code>, <code>${?}</code>, <code>${$}</code>. */
    static final class TextPatternParser {
        private static final Pattern VARIABLE =
                Pattern.compile("\\s*([A-Za-z0-9._-]+:[^,'\\s}]+)\\s*(?:,\\s*'([^']*)'\\s*)?");

        private final boolean wildcards;
        private final boolean variables;
        private final List<PatternToken> tokens = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        private TextPatternParser(boolean wildcards, boolean variables) {
            this.wildcards = wildcards;
            this.variables = variables;
        }

        static TextPattern withWildcards(String text, boolean variables) {
            return new TextPatternParser(true, variables).parse(text);
        }

        static TextPattern withoutWildcards(String text, boolean variables) {
            return new TextPatternParser(false, variables).parse(text);
        }

        private TextPattern parse(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (variables && text.startsWith("${", i)) {
                    int end = text.indexOf('}', i);
                    if (end < 0) {
                        throw new PolicyException("The policy variable in \"" + text + "\" has no closing brace.");
                    }
                    variable(text.substring(i + 2, end));
                    i = end;
                } else if (wildcards && (c == '*' || c == '?')) {
                    add(new PatternToken.Wildcard(String.valueOf(c)));
                } else {
                    literal.append(c);
                }
            }
            endLiteral();
            return new TextPattern(tokens);
        }

        private void variable(String name) {
            if (name.equals("*") || name.equals("?") || name.equals("$")) {
                literal.append(name);
                return;
            }
            Matcher matcher = VARIABLE.matcher(name);
            if (!matcher.matches()) {
                throw new PolicyException("${" + name + "} is not a policy variable; write it as ${service:key}, or "
                        + "${$} for a dollar sign.");
            }
            add(new PatternToken.Variable(matcher.group(1), Optional.ofNullable(matcher.group(2))));
        }

        private void add(PatternToken token) {
            endLiteral();
            tokens.add(token);
        }

        private void endLiteral() {
            if (!literal.isEmpty()) {
                tokens.add(new PatternToken.Text(literal.toString()));
                literal.setLength(0);
            }
        }
    }
}
