package cognitosync.device.terminal;

import java.io.Console;
import java.util.Optional;

/**
 * The keyboard of a console.
 *
 * @param console which reads from the terminal itself
 */
public record ConsoleKeyboard(Console console) implements Keyboard {
    @Override
    public Optional<String> line(String question) {
        return Optional.ofNullable(console.readLine("%s ", question));
    }

    @Override
    public Optional<String> secret(String question) {
        return Optional.ofNullable(console.readPassword("%s ", question)).map(String::new);
    }
}
