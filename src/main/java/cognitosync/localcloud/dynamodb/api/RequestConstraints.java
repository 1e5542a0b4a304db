package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.protocol.Constraints;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects constraint violations of request members. Nested members are named by path. */
final class RequestConstraints {
    private static final int LONGEST_TABLE = 1_024;

    private final Constraints constraints = new Constraints(DynamoDbException::validation);

    /** Requires the table, by name or ARN. */
    RequestConstraints table(Input input, String path) {
        required(input, path, "TableName");
        input.text("TableName").ifPresent(name -> constraints.length(path + "tableName", name, 1, LONGEST_TABLE));
        return this;
    }

    /** Requires a member. */
    RequestConstraints required(Input input, String path, String name) {
        if (!input.has(name)) {
            constraints.present(path + lowerFirst(name), Optional.empty());
        }
        return this;
    }

    /** Requires one of these words, if present. */
    RequestConstraints oneOf(Input input, String path, String name, List<String> words) {
        input.text(name).ifPresent(word -> constraints.oneOf(path + lowerFirst(name), word, words));
        return this;
    }

    /** Requires an integer within bounds, if present. */
    RequestConstraints between(Input input, String name, int least, int most) {
        input.integer(name).ifPresent(number -> constraints.between(lowerFirst(name), number, least, most));
        return this;
    }

    /** Requires a length within bounds, if present. */
    RequestConstraints length(Input input, String name, int least, int most) {
        input.text(name).ifPresent(text -> constraints.length(lowerFirst(name), text, least, most));
        return this;
    }

    /** Checks {@code ReturnConsumedCapacity}, a parameter of every operation on items. */
    RequestConstraints returnConsumedCapacity(Input input) {
        return oneOf(input, "", "ReturnConsumedCapacity", List.of("INDEXES", "TOTAL", "NONE"));
    }

    /** Checks {@code ReturnItemCollectionMetrics}, a parameter of every write. Tables without local indexes have no such metrics. */
    RequestConstraints returnItemCollectionMetrics(Input input) {
        return oneOf(input, "", "ReturnItemCollectionMetrics", List.of("SIZE", "NONE"));
    }

    /** Requires at least one element of a list, if present. */
    RequestConstraints notEmpty(Input input, String name) {
        if (input.at(name).isArray() && input.at(name).isEmpty()) {
            constraints.elements(lowerFirst(name), List.of(), 1, Integer.MAX_VALUE);
        }
        return this;
    }

    /** Adds a violation without its value. */
    RequestConstraints violated(String member, String constraint) {
        constraints.violated(member, constraint);
        return this;
    }

    void verify() {
        constraints.verify();
    }

    private static String lowerFirst(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
