package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.protocol.Constraints;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects the members of a request that violate their constraints; a member in a structure is named with the path to it. */
final class RequestConstraints {
    private static final int LONGEST_TABLE = 1_024;

    private final Constraints constraints = new Constraints(DynamoDbException::validation);

    /** The table, by name or ARN. */
    RequestConstraints table(Input input, String path) {
        required(input, path, "TableName");
        input.text("TableName").ifPresent(name -> constraints.length(path + "tableName", name, 1, LONGEST_TABLE));
        return this;
    }

    /** A member that must be there. */
    RequestConstraints required(Input input, String path, String name) {
        constraints.present(path + lowerFirst(name), input.has(name) ? Optional.of(name) : Optional.empty());
        return this;
    }

    /** One of some words, where it is there at all. */
    RequestConstraints oneOf(Input input, String path, String name, List<String> words) {
        input.text(name).ifPresent(word -> constraints.oneOf(path + lowerFirst(name), word, words));
        return this;
    }

    /** A whole number within bounds, where it is there at all. */
    RequestConstraints between(Input input, String name, int least, int most) {
        input.integer(name).ifPresent(number -> constraints.between(lowerFirst(name), number, least, most));
        return this;
    }

    /** A text within bounds, where it is there at all. */
    RequestConstraints length(Input input, String name, int least, int most) {
        input.text(name).ifPresent(text -> constraints.length(lowerFirst(name), text, least, most));
        return this;
    }

    /** What every operation of items may ask for. */
    RequestConstraints returnConsumedCapacity(Input input) {
        return oneOf(input, "", "ReturnConsumedCapacity", List.of("INDEXES", "TOTAL", "NONE"));
    }

    /** What every write may ask for; tables without local indexes have none. */
    RequestConstraints returnItemCollectionMetrics(Input input) {
        return oneOf(input, "", "ReturnItemCollectionMetrics", List.of("SIZE", "NONE"));
    }

    /** A list, where it is there at all, of at least one element. */
    RequestConstraints notEmpty(Input input, String name) {
        if (input.at(name).isArray() && input.at(name).isEmpty()) {
            constraints.elements(lowerFirst(name), List.of(), 1, Integer.MAX_VALUE);
        }
        return this;
    }

    /** A violation whose value need not be repeated. */
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
