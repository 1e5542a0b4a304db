package cognitosync.localcloud.account;

/** Invalid option or unusable data folder; the message says how to fix it. */
public final class OptionException extends RuntimeException {
    /** With the sentence. */
    public OptionException(String message) {
        super(message);
    }

    /** With the sentence and its cause. */
    public OptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
