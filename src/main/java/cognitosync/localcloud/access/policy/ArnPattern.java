package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.TextPattern.TextPatternParser;
import java.util.List;

/**
 * An ARN with wildcards. Each of its six parts is compared for itself, so that a wildcard never reaches over a colon, except
 * a last one in a pattern that has fewer parts.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource</a>
 */
final class ArnPattern {
    private static final int PARTS = 6;

    private final boolean everything;
    private final List<TextPattern> parts;
    private final TextPattern whole;

    private ArnPattern(TextPattern whole) {
        this.whole = whole;
        this.everything = whole.isEverything();
        this.parts = whole.splitAtColons(PARTS);
    }

    static ArnPattern parse(String text, boolean variables) {
        return parse(text, variables, PolicyException.Fault.SYNTAX);
    }

    /** Reads a pattern; the fault says in which of AWS's sentences a malformed one is refused. */
    static ArnPattern parse(String text, boolean variables, PolicyException.Fault otherwise) {
        TextPattern pattern = TextPatternParser.withWildcards(text, variables);
        if (!pattern.isEverything() && !pattern.startsWith("arn:")) {
            throw new PolicyException(otherwise, "\"" + text + "\" is neither an ARN nor *.");
        }
        return new ArnPattern(pattern);
    }

    List<PatternToken> tokens(RequestContext context) {
        return whole.tokens(context);
    }

    boolean matches(String arn, RequestContext context) {
        if (everything) {
            return true;
        }
        boolean shortened = parts.size() < PARTS;
        if (shortened && !parts.get(parts.size() - 1).endsWithAnyText()) {
            return false;
        }
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            // The last part takes all the rest, colons included.
            int to = i < parts.size() - 1 ? arn.indexOf(':', from) : arn.length();
            if (to < 0 || !parts.get(i).matches(arn, from, to, context)) {
                return false;
            }
            from = to + 1;
        }
        return true;
    }
}
