package cognitosync.localcloud.dynamodb.item;

/**
 * Input that DynamoDB refuses, with its message.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/CommonErrors.html">Common errors</a>
 */
public abstract sealed class InputException extends RuntimeException {
    private InputException(String message) {
        super(message);
    }

    /** The error's name in the API. */
    public abstract String code();

    /** A value or an expression is invalid. */
    public static final class ValidationException extends InputException {
        public ValidationException(String message) {
            super(message);
        }

        /** An invalid value, with the prefix that AWS uses in most of these messages. */
        public static ValidationException invalidParameter(String rule) {
            return new ValidationException("One or more parameter values were invalid: " + rule);
        }

        /** The same exception, with its message inside another one. */
        public ValidationException within(String before, String after) {
            return new ValidationException(before + getMessage() + after);
        }

        @Override
        public String code() {
            return "ValidationException";
        }
    }

    /** A JSON value does not have the type in the API's model. */
    public static final class SerializationException extends InputException {
        public SerializationException(String message) {
            super(message);
        }

        @Override
        public String code() {
            return "SerializationException";
        }
    }
}
