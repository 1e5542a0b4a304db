package cognitosync.localcloud.userpool.oauth;

/** An error of RFC 6749, section 5.2, with its code; the message is its {@code error_description}. */
final class OauthException extends RuntimeException {
    private final String code;
    private final int status;

    OauthException(String code, String description) {
        this(code, 400, description);
    }

    OauthException(String code, int status, String description) {
        super(description);
        this.code = code;
        this.status = status;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }
}
