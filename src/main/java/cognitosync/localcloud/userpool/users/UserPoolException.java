package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.protocol.AwsException;

/**
 * A refusal of a user pool, for both of its doors: the API answers with Cognito's code and message, a page shows a sentence that
 * also says what to do.
 */
public final class UserPoolException extends AwsException {
    private static final int BAD_REQUEST = 400;

    private final String sentence;

    /**
     * A refusal.
     *
     * @param code from the model of the API, such as {@code CodeMismatchException}
     * @param message of the API
     * @param sentence of the page
     */
    public UserPoolException(String code, String message, String sentence) {
        super(code, BAD_REQUEST, message);
        this.sentence = sentence;
    }

    /** What a page shows for an error. */
    public static String sentence(AwsException error) {
        return error instanceof UserPoolException refusal ? refusal.sentence : error.getMessage();
    }
}
