package cognitosync.device.terminal;

import cognitosync.device.time.Pauses;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The environment of a command.
 *
 * @param in what is given to commands that ask for it
 * @param keyboard of the person, if there is a terminal
 * @param out for results only
 * @param err for everything else
 * @param interactive whether a person reads the output, and wants to see progress
 * @param clock what time it is
 * @param pauses how to wait
 * @param browser how to show a page
 * @param environment returns an environment variable, or null
 * @param userHome the person's home folder
 */
public record Terminal(
        Reader in,
        Optional<Keyboard> keyboard,
        PrintWriter out,
        PrintWriter err,
        boolean interactive,
        InstantSource clock,
        Pauses pauses,
        Browser browser,
        UnaryOperator<String> environment,
        Path userHome) {
    private static final int LONGEST_LINE = 8_192;

    /** Control characters, line separators, and characters that change the direction of text. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]");

    /**
     * Prints a line of the result. Control characters, which others may have written, are printed as JSON escapes, so
     * that they cannot change the terminal or break the line.
     */
    public void say(String line) {
        print(out, escaped(line));
    }

    /** Prints a value alone; unchanged if the output is not a terminal but a file or another program. */
    public void show(String value) {
        print(out, interactive ? escaped(value) : value);
    }

    private static void print(PrintWriter to, String line) {
        to.println(line);
        to.flush();
    }

    /** The line as it is printed. */
    public static String escaped(String line) {
        return CONTROL.matcher(line).replaceAll(Terminal::escape);
    }

    private static String escape(MatchResult control) {
        return "\\\\u%04x".formatted((int) control.group().charAt(0));
    }

    /**
     * The first line of what is given.
     *
     * @return what has arrived of it when it is longer than any that a command asks for
     */
    public String read() {
        StringBuilder line = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0 && next != '\n' && line.length() < LONGEST_LINE; next = in.read()) {
                line.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    /** Prints a line that is not part of the result. */
    public void remark(String line) {
        print(err, escaped(line));
    }

    /** The value of an environment variable, unless it is empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }
}
