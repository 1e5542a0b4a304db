package cognitosync.localcloud.dynamodb.item;

/**
 * Input that DynamoDB refuses, in its own words.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/CommonErrors.html">Common errors</a>
 */
public abstract sealed class InputException extends RuntimeException {
    private InputException(String message) {
        super(message);
    }

    /** The name that the API gives the error. */
    public abstract String code();

    /** A value or an expression breaks a rule. */
    public static final class ValidationException extends InputException {
        public ValidationException(String message) {
            super(message);
        }

        /** A broken rule of values, with the words that AWS puts before most of them. */
        public static ValidationException invalidParameter(String rule) {
            return new ValidationException("One or more parameter values were invalid: " + rule);
        }

        /** The same refusal, where it is part of another sentence. */
        public ValidationException within(String before, String after) {
            return new ValidationException(before + getMessage() + after);
        }

        @Override
        public String code() {
            return "ValidationException";
        }
    }

    /** JSON of another type than the API's model has at that place. */
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
