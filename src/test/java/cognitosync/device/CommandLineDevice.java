package cognitosync.device;

import cognitosync.device.command.DeviceCommand;
import cognitosync.device.terminal.Browser;
import cognitosync.device.terminal.Keyboard;
import cognitosync.device.terminal.Terminal;
import cognitosync.device.time.Timeouts;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A device driven as from a terminal, inside this JVM.
 *
 * @param outputs the outputs file of its stack
 * @param home where it keeps its sign-in
 * @param clock what time it believes it is
 * @param browser what it opens pages with
 * @param environment its environment variables
 * @param onPause told whenever it waits
 * @param interactive whether a person looks on
 * @param input what its commands may read
 * @param keyboard of the person, if there is a terminal
 */
public record CommandLineDevice(
        Path outputs,
        Path home,
        InstantSource clock,
        Browser browser,
        Map<String, String> environment,
        Consumer<Duration> onPause,
        boolean interactive,
        String input,
        Optional<Keyboard> keyboard) {

    /** Long enough that a loop of them does not take a processor for itself. */
    private static final int SHORT_PAUSE = 20;

    /**
     * How a command ended.
     *
     * @param exitCode of the process
     * @param out what was asked for
     * @param err what was said beside it
     */
    public record Ended(int exitCode, String out, String err) {
        /** What was asked for, line by line. */
        public List<String> lines() {
            return out.lines().toList();
        }
    }

    /** A device of the stack that the outputs file names. */
    public static CommandLineDevice of(Path outputs, Path home) {
        return new CommandLineDevice(
                outputs,
                home,
                InstantSource.system(),
                address -> false,
                Map.of(),
                length -> {},
                false,
                "",
                Optional.empty());
    }

    /** This device with another browser. */
    public CommandLineDevice with(Browser otherBrowser) {
        return new CommandLineDevice(
                outputs, home, clock, otherBrowser, environment, onPause, interactive, input, keyboard);
    }

    CommandLineDevice with(InstantSource otherClock) {
        return new CommandLineDevice(
                outputs, home, otherClock, browser, environment, onPause, interactive, input, keyboard);
    }

    CommandLineDevice withOutputs(Path otherOutputs) {
        return new CommandLineDevice(
                otherOutputs, home, clock, browser, environment, onPause, interactive, input, keyboard);
    }

    CommandLineDevice onPause(Runnable told) {
        return onPauseOf(length -> told.run());
    }

    CommandLineDevice onPauseOf(Consumer<Duration> told) {
        return new CommandLineDevice(outputs, home, clock, browser, environment, told, interactive, input, keyboard);
    }

    /** This device at a person's terminal. */
    CommandLineDevice atATerminal() {
        return new CommandLineDevice(outputs, home, clock, browser, environment, onPause, true, input, keyboard);
    }

    /** This device with a standard input. */
    public CommandLineDevice reading(String text) {
        return new CommandLineDevice(outputs, home, clock, browser, environment, onPause, interactive, text, keyboard);
    }

    /** This device with a person who answers questions. */
    public CommandLineDevice asking(Keyboard person) {
        return new CommandLineDevice(
                outputs, home, clock, browser, environment, onPause, interactive, input, Optional.of(person));
    }

    /** Runs one command to its end. */
    public Ended run(String... arguments) {
        return run(Timeouts.DEFAULT, arguments);
    }

    /** This device with other time-outs. */
    Ended run(Timeouts timeouts, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new StringReader(input),
                keyboard,
                new PrintWriter(out),
                new PrintWriter(err),
                interactive,
                clock,
                length -> {
                    onPause.accept(length);
                    Thread.sleep(Math.min(length.toMillis(), SHORT_PAUSE));
                },
                browser,
                environment::get,
                home);
        List<String> line = new ArrayList<>(Arrays.asList(arguments));
        // Behind the command and before its arguments, of which everything after -- is text.
        line.addAll(Math.min(1, line.size()), List.of("--outputs", outputs.toString(), "--home", home.toString()));
        int exitCode = DeviceCommand.run(terminal, timeouts, line.toArray(String[]::new));
        return new Ended(exitCode, out.toString(), err.toString());
    }
}
