package cognitosync.localcloud.s3.deployment;

import java.util.List;
import java.util.function.Predicate;

/**
 * Which files {@code aws s3 sync} looks at: all, less what an exclude matches, plus what an include matches; the last match
 * wins, and the includes come last.
 *
 * @param excludes what is not looked at
 * @param includes what is looked at nevertheless
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
}
