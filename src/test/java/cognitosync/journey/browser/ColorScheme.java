package cognitosync.journey.browser;

import java.util.Locale;

/** What a person has asked their system for, see <a href="https://www.w3.org/TR/mediaqueries-5/">Media Queries 5</a>. */
public enum ColorScheme {
    LIGHT,
    DARK;

    /** The value of {@code prefers-color-scheme}. */
    public String cssName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
