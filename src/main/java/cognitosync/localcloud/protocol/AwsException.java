package cognitosync.localcloud.protocol;

/** An error that AWS defines, with its code and HTTP status. Each protocol renders it in its own shape. */
public class AwsException extends RuntimeException {
    private final String code;
    private final int status;

    /**
     * An error.
     *
     * @param code exact name from the service's model, such as {@code ResourceConflictException}
     * @param status HTTP status
     * @param message for the caller; never holds a secret
     */
    public AwsException(String code, int status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    /** The name from the service's model. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
