package cognitosync.localcloud.access.policy;

import java.util.List;

/**
 * One element of a statement, held against a request.
 *
 * @param element such as {@code Action}, {@code NotResource} or {@code ForAnyValue:StringLike}
 * @param key condition key; empty for the other elements
 * @param wanted what the policy writes, each with whether it matches
 * @param found what the request has; none where it lacks the condition key
 * @param holds whether the statement passes this element
 */
public record ElementMatch(String element, String key, List<Wanted> wanted, List<String> found, boolean holds) {
    /** Takes copies. */
    public ElementMatch {
        wanted = List.copyOf(wanted);
        found = List.copyOf(found);
    }

    /**
     * One of the values that the policy writes.
     *
     * @param pieces its text with the variables filled in
     * @param matches whether it matches something that was found
     */
    public record Wanted(List<PatternToken> pieces, boolean matches) {
        /** Takes a copy. */
        public Wanted {
            pieces = List.copyOf(pieces);
        }

        static Wanted of(String text, boolean matches) {
            return new Wanted(List.of(new PatternToken.Text(text)), matches);
        }
    }
}
