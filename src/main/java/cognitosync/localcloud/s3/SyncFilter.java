package cognitosync.localcloud.s3;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which files {@code aws s3 sync} looks at: all, less what an exclude matches, plus what an include matches; the last match
 * wins, and the includes come last.
 *
 * @param excludes as Python's fnmatch: a star matches slashes too
 * @param includes the same
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/s3/#use-of-exclude-and-include-filters">Filters</a>
 */
record SyncFilter(List<Pattern> excludes, List<Pattern> includes) implements Predicate<String> {
    static SyncFilter of(List<String> excludes, List<String> includes) {
        return new SyncFilter(patterns(excludes.stream()), patterns(includes.stream()));
    }

    private static List<Pattern> patterns(Stream<String> globs) {
        return globs.map(SyncFilter::pattern).toList();
    }

    @Override
    public boolean test(String path) {
        return matches(includes, path) || !matches(excludes, path);
    }

    private static boolean matches(List<Pattern> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int end = c == '[' ? closing(glob, i) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (end > 0) {
                regex.append(characterClass(glob.substring(i + 1, end)));
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    // A bracket right after the opening one (or after its "!") stands for itself.
    private static int closing(String glob, int opening) {
        int from = opening + 1;
        if (from < glob.length() && glob.charAt(from) == '!') {
            from++;
        }
        return glob.indexOf(']', from + 1);
    }

    private static String characterClass(String inside) {
        boolean negated = inside.startsWith("!");
        String members = (negated ? inside.substring(1) : inside)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace("^", "\\^")
                .replace("&", "\\&");
        return (negated ? "[^" : "[") + members + "]";
    }
}
