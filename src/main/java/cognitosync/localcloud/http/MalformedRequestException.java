package cognitosync.localcloud.http;

/** A request that does not follow HTTP's or the protocol's grammar; each protocol answers it with its own 400. */
public final class MalformedRequestException extends RuntimeException {
    /** With a sentence for the caller. */
    public MalformedRequestException(String message) {
        super(message);
    }

    /** With a sentence for the caller and what was found. */
    public MalformedRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
