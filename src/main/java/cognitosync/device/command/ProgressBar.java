package cognitosync.device.command;

import cognitosync.device.terminal.Terminal;
import java.util.function.BiFunction;

/** Progress of a transfer, printed on interactive terminals only. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final Terminal terminal;
    private final BiFunction<Long, Long, String> text;
    private int shown = -1;

    ProgressBar(Terminal terminal, BiFunction<Long, Long, String> text) {
        this.terminal = terminal;
        this.text = text;
    }

    void show(long done, long total) {
        int thousandths = total == 0 ? 1000 : (int) (done * 1000 / total);
        if (!terminal.interactive() || thousandths == shown) {
            return;
        }
        shown = thousandths;
        int full = WIDTH * thousandths / 1000;
        terminal.err()
                .print("\r[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + text.apply(done, total)
                        + (done == total ? System.lineSeparator() : ""));
        terminal.err().flush();
    }
}
