package cognitosync.localcloud.s3.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Which files {@code aws s3 sync} looks at: all, less what an exclude matches, plus what an include matches; the last match
 * wins, and the includes come last.
 *
 * @param excludes paths to ignore
 * @param includes exceptions from {@code excludes}
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/s3/#use-of-exclude-and-include-filters">Filters</a>
 */
record SyncFilter(List<PathGlob> excludes, List<PathGlob> includes) implements Predicate<String> {
    static SyncFilter of(List<String> excludes, List<String> includes) {
        return new SyncFilter(
                excludes.stream().map(PathGlob::of).toList(),
                includes.stream().map(PathGlob::of).toList());
    }

    @Override
    public boolean test(String path) {
        return matches(includes, path) || !matches(excludes, path);
    }

    private static boolean matches(List<PathGlob> globs, String path) {
        return globs.stream().anyMatch(glob -> glob.matches(path));
    }

    /**
     * A pattern as Python's fnmatch reads it, in which a star matches slashes, too. Matching takes time that grows with the product of
     * both lengths at worst, without backtracking.
     *
     * @param symbols what each character must be; empty for any text
     * @see <a href="https://docs.python.org/3/library/fnmatch.html">fnmatch</a>
     */
    record PathGlob(List<Optional<IntPredicate>> symbols) {
        static PathGlob of(String glob) {
            List<Optional<IntPredicate>> symbols = new ArrayList<>();
            int[] text = glob.codePoints().toArray();
            for (int i = 0; i < text.length; i++) {
                int character = text[i];
                int end = character == '[' ? closing(text, i) : -1;
                if (character == '*') {
                    symbols.add(Optional.empty());
                } else if (character == '?') {
                    symbols.add(Optional.of(any -> true));
                } else if (end > 0) {
                    symbols.add(Optional.of(characterClass(text, i + 1, end)));
                    i = end;
                } else {
                    symbols.add(Optional.of(other -> other == character));
                }
            }
            return new PathGlob(symbols);
        }

        // A bracket right after the opening one (or after its "!") stands for itself.
        private static int closing(int[] text, int opening) {
            int from = opening + 1;
            if (from < text.length && text[from] == '!') {
                from++;
            }
            for (int i = from + 1; i < text.length; i++) {
                if (text[i] == ']') {
                    return i;
                }
            }
            return -1;
        }

        private static IntPredicate characterClass(int[] text, int from, int end) {
            boolean negated = text[from] == '!';
            IntPredicate members = character -> false;
            for (int i = negated ? from + 1 : from; i < end; i++) {
                int first = text[i];
                boolean isRange = i + 2 < end && text[i + 1] == '-';
                int last = isRange ? text[i + 2] : first;
                members = members.or(character -> first <= character && character <= last);
                i += isRange ? 2 : 0;
            }
            return negated ? members.negate() : members;
        }

        boolean matches(String path) {
            int[] text = path.codePoints().toArray();
            int at = 0;
            int symbol = 0;
            int lastStar = -1;
            int resumeAt = 0;
            while (at < text.length) {
                if (symbol < symbols.size() && symbols.get(symbol).isEmpty()) {
                    lastStar = symbol++;
                    resumeAt = at;
                } else if (symbol < symbols.size() && symbols.get(symbol).get().test(text[at])) {
                    symbol++;
                    at++;
                } else if (lastStar >= 0) {
                    // The last star takes one more character; earlier ones need not, because it could have taken
                    // theirs.
                    symbol = lastStar + 1;
                    at = ++resumeAt;
                } else {
                    return false;
                }
            }
            return symbols.subList(symbol, symbols.size()).stream().allMatch(Optional::isEmpty);
        }
    }
}
