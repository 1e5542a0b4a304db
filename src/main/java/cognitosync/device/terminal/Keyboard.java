package cognitosync.device.terminal;

import java.util.Optional;

/** Asks the person at the terminal. */
public interface Keyboard {
    /** The line that is typed; empty at the end of the input. */
    Optional<String> line(String question);

    /** The same without echo. */
    Optional<String> secret(String question);
}
