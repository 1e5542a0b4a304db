package cognitosync.localcloud.account;

/** An option or a folder that cannot be used, in a sentence for the person who started the local cloud. */
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
