package cognitosync.device.command;

/** How a command ends, for scripts; the table is in {@code docs/device.md}. */
public enum ExitCode {
    /** Done. */
    DONE(0),
    /** What was asked for was not found, or a check of the doctor failed. */
    NOT_FOUND(1),
    /** The command line itself is wrong. */
    USAGE(2),
    /** No user is signed in here, or the sign-in has ended. */
    NOT_SIGNED_IN(3),
    /** The credentials do not allow it. */
    NOT_ALLOWED(4),
    /** A network error. */
    UNREACHABLE(5),
    /** A conflict with other devices, or a limit exceeded: what the sentence names was not written. */
    NOT_WRITTEN(6),
    /** A file is missing, broken or cannot be written. */
    FILE(7),
    /** The service refuses this AWS account, or has a fault. */
    SERVICE(8),
    /** An internal error. */
    INTERNAL_ERROR(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the process ends with. */
    public int number() {
        return number;
    }
}
