package cognitosync.localcloud.page;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A style sheet, and the custom properties in it. */
public record StyleSheet(String css) {
    private static final Pattern USED = Pattern.compile("var\\((--[\\w-]+)");
    private static final Pattern DECLARED = Pattern.compile("(?<=[\\s{])(--[\\w-]+):");

    /** What all pages load first. */
    public static StyleSheet tokens() {
        return beside(StaticFile.class, "tokens.css");
    }

    /** A file beside a class. */
    public static StyleSheet beside(Class<?> page, String file) {
        return new StyleSheet(new String(Templates.bytes(page, file), StandardCharsets.UTF_8));
    }

    /** Names that are used and declared neither here nor in one of those. */
    public Set<String> unknown(StyleSheet... others) {
        Set<String> unknown = names(USED);
        unknown.removeAll(names(DECLARED));
        for (StyleSheet other : others) {
            unknown.removeAll(other.names(DECLARED));
        }
        return unknown;
    }

    private Set<String> names(Pattern pattern) {
        return pattern.matcher(css)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
