package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import java.util.List;

/** Restrictions on key attributes in expressions. */
public final class KeyPaths {
    private KeyPaths() {}

    /** Refuses paths into a key attribute, which is not a document. */
    public static void requireScalars(List<DocumentPath> paths, KeySchema schema) {
        for (KeyAttribute key : schema.attributes()) {
            for (DocumentPath path : paths) {
                if (path.isNested() && path.attribute().equals(key.name())) {
                    throw new ValidationException(
                            "Key attributes must be scalars; list random access '[]' and map lookup '.'"
                                    + " are not allowed: Key: " + key.name());
                }
            }
        }
    }

    /** Refuses a query's filter that uses a key attribute, which belongs in the key condition. */
    public static void requireNone(ConditionExpression filter, KeySchema schema) {
        for (KeyAttribute key : schema.attributes()) {
            if (filter.paths().stream().anyMatch(path -> path.attribute().equals(key.name()))) {
                throw new ValidationException("Filter Expression can only contain non-primary key attributes: "
                        + "Primary key attribute: " + key.name());
            }
        }
    }

    /** Refuses an update of a key attribute. */
    public static void requireUntouched(UpdateExpression update, KeySchema schema) {
        for (KeyAttribute key : schema.attributes()) {
            if (update.targets().stream().anyMatch(path -> path.attribute().equals(key.name()))) {
                throw ValidationException.invalidParameter(
                        "Cannot update attribute " + key.name() + ". This attribute is part of the key");
            }
        }
    }
}
