package cognitosync.device.command;

import cognitosync.device.terminal.Terminal;

/** How far a transfer has come: a bar that a person watches, nothing for scripts. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final Terminal terminal;
    private final String what;
    private int shown = -1;

    ProgressBar(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
    }

    void show(long done, long total) {
        int thousandths = total == 0 ? 1000 : (int) (done * 1000 / total);
        if (!terminal.interactive() || thousandths == shown) {
            return;
        }
        shown = thousandths;
        int full = WIDTH * thousandths / 1000;
        terminal.err()
                .print("\r[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + done + " of " + total + " " + what
                        + (done == total ? System.lineSeparator() : ""));
        terminal.err().flush();
    }
}
