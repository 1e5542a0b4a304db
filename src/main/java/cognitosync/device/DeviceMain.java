package cognitosync.device;

import cognitosync.device.command.DeviceCommand;
import cognitosync.device.command.ExitCode;
import cognitosync.device.command.UndecodableText;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.terminal.ConsoleKeyboard;
import cognitosync.device.terminal.Terminal;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs one command of the device and ends with its exit code. */
public final class DeviceMain {
    private DeviceMain() {}

    /** Runs the command in the arguments; {@code --help} lists commands and options. */
    public static void main(String[] arguments) {
        // Otherwise the JDK's HTTP client repeats a POST by itself if a connection breaks.
        System.setProperty("sun.net.http.retryPost", "false");
        // Since JDK 22, there is a console even without a terminal, unless this asks for the former one.
        System.setProperty("jdk.console", "java.base");
        Optional<Console> console = console();
        Charset charset = console.map(Console::charset).orElse(StandardCharsets.UTF_8);
        Optional<Path> home = home();
        if (home.isEmpty()) {
            System.exit(ExitCode.USAGE.number());
        }
        Terminal terminal = new Terminal(
                new InputStreamReader(System.in, charset),
                console.map(ConsoleKeyboard::new),
                new PrintWriter(System.out, false, charset),
                new PrintWriter(System.err, false, charset),
                console.isPresent(),
                InstantSource.system(),
                length -> Thread.sleep(length.toMillis()),
                DeviceMain::open,
                System::getenv,
                home.get());
        int exitCode = DeviceCommand.run(terminal, arguments);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(exitCode);
    }

    private static Optional<Path> home() {
        try {
            return Optional.of(Path.of(UndecodableText.refuse(
                    Messages.text("arguments.undecodable.home"), System.getProperty("user.home"))));
        } catch (DeviceException spoilt) {
            System.err.println(spoilt.getMessage());
            return Optional.empty();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // the property above
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console());
    }

    private static boolean open(URI address) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        // With its full path if possible: Windows looks for a program in the current folder first.
        List<String> command = system.contains("mac")
                ? List.of("/usr/bin/open", address.toString())
                : system.contains("win")
                        ? List.of(
                                System.getenv().getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\rundll32.exe",
                                "url.dll,FileProtocolHandler",
                                address.toString())
                        : List.of("xdg-open", address.toString());
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
