package cognitosync.device.terminal;

/** How a command ends, for scripts; the table is in {@code docs/device.md}. */
public enum ExitCode {
    /** Done. */
    DONE(0),
    /** What was asked for is not there, or the doctor found something. */
    FOUND_WANTING(1),
    /** The command line itself is wrong. */
    USAGE(2),
    /** Nobody is signed in here, or the sign-in has ended. */
    NOT_SIGNED_IN(3),
    /** The credentials do not allow it. */
    NOT_ALLOWED(4),
    /** Nobody answered. */
    UNREACHABLE(5),
    /** Other devices kept writing, or a limit stands in the way: nothing was written. */
    NOT_WRITTEN(6),
    /** A file is missing, broken or cannot be written. */
    FILE(7),
    /** The service refuses this AWS account, or has a fault. */
    SERVICE(8),
    /** A mistake in this program. */
    DEFECT(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the process ends with. */
    public int number() {
        return number;
    }
}
