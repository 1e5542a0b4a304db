package cognitosync.device.terminal;

import cognitosync.device.time.Pauses;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a command runs.
 *
 * @param out for what was asked for, and nothing else
 * @param err for everything said beside it
 * @param interactive whether a person looks on, who likes to see progress
 * @param clock what time it is
 * @param pauses how to wait
 * @param browser how to show a page
 * @param environment answers an environment variable, or null
 * @param userHome the person's home folder
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        boolean interactive,
        InstantSource clock,
        Pauses pauses,
        Browser browser,
        UnaryOperator<String> environment,
        Path userHome) {
    /** What a terminal obeys, what ends a line, and what makes text run the other way. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]");

    /**
     * Says a line of what was asked for. A terminal would obey control characters, which others may have written, and a line
     * must stay one: they are shown as escapes, of which JSON makes the same characters again.
     */
    public void say(String line) {
        print(out, escaped(line));
    }

    /** Says a value alone; a file or another program, other than a person's terminal, gets it as it is. */
    public void show(String value) {
        print(out, interactive ? escaped(value) : value);
    }

    private static void print(PrintWriter to, String line) {
        to.println(line);
        to.flush();
    }

    private static String escaped(String line) {
        return CONTROL.matcher(line).replaceAll(Terminal::escape);
    }

    private static String escape(MatchResult control) {
        return "\\\\u%04x".formatted((int) control.group().charAt(0));
    }

    /** Remarks something beside it. */
    public void remark(String line) {
        print(err, escaped(line));
    }

    /** The value of an environment variable, unless it is empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }
}
