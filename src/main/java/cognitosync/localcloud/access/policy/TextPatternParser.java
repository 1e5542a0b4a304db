package cognitosync.localcloud.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads wildcards, variables and the escapes <code>${*}</code>, <code>${?}</code>, <code>${$}</code>. */
final class TextPatternParser {
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
