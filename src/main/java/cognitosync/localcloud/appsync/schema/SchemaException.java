package cognitosync.localcloud.appsync.schema;

/** A schema that AppSync does not take. */
public final class SchemaException extends RuntimeException {
    SchemaException(String message) {
        super(message);
    }

    SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
