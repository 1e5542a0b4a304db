package cognitosync.localcloud.token;

/** A token that is not accepted; the message says why and never holds the token. */
public final class InvalidTokenException extends RuntimeException {
    /** With the reason, such as {@code Token expired}. */
    public InvalidTokenException(String message) {
        super(message);
    }

    /** With the reason and its cause. */
    public InvalidTokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
