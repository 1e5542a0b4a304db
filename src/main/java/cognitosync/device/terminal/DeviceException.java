package cognitosync.device.terminal;

/** Ends a command with one sentence for the person at the terminal: what happened, and what to do about it. */
public final class DeviceException extends IllegalStateException {
    private final ExitCode exitCode;

    /** Ends the command with this sentence. */
    public DeviceException(ExitCode exitCode, String sentence) {
        this(exitCode, sentence, null);
    }

    /** Ends the command with this sentence; the cause is shown with {@code --verbose} only. */
    public DeviceException(ExitCode exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** What the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
