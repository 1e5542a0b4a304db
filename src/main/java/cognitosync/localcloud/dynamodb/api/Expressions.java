package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.expression.ConditionExpression;
import cognitosync.localcloud.dynamodb.expression.DocumentPath;
import cognitosync.localcloud.dynamodb.expression.ExpressionAttributes;
import cognitosync.localcloud.dynamodb.expression.KeyConditionExpression;
import cognitosync.localcloud.dynamodb.expression.KeyConditions;
import cognitosync.localcloud.dynamodb.expression.KeyPaths;
import cognitosync.localcloud.dynamodb.expression.ProjectionExpression;
import cognitosync.localcloud.dynamodb.expression.UpdateExpression;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The expressions of a request. They are parsed together because they share placeholders.
 *
 * @param update of an item
 * @param condition of a write
 * @param filter of a query or scan
 * @param key of a query
 * @param projection of a read
 */
record Expressions(
        Optional<UpdateExpression> update,
        Optional<ConditionExpression> condition,
        Optional<ConditionExpression> filter,
        Optional<KeyConditions> key,
        Optional<ProjectionExpression> projection) {
    static final String UPDATE = "UpdateExpression";
    static final String CONDITION = "ConditionExpression";
    static final String FILTER = "FilterExpression";
    static final String KEY_CONDITION = "KeyConditionExpression";
    static final String PROJECTION = "ProjectionExpression";

    /**
     * Parses the expressions of a request.
     *
     * @param parameters that the operation accepts, in the order in its error messages
     */
    static Expressions parse(Input input, String... parameters) {
        List<String> all = List.of(parameters);
        requireUse(input, all);
        ExpressionAttributes attributes = ExpressionAttributes.read(
                input.at("ExpressionAttributeNames"),
                all.equals(List.of(PROJECTION)) ? MissingNode.getInstance() : input.at("ExpressionAttributeValues"));
        Optional<UpdateExpression> update =
                text(input, all, UPDATE).map(text -> UpdateExpression.parse(text, attributes));
        Optional<ConditionExpression> condition =
                text(input, all, CONDITION).map(text -> ConditionExpression.condition(text, attributes));
        Optional<ConditionExpression> filter =
                text(input, all, FILTER).map(text -> ConditionExpression.filter(text, attributes));
        Optional<KeyConditionExpression> key =
                text(input, all, KEY_CONDITION).map(text -> KeyConditionExpression.parse(text, attributes));
        Optional<ProjectionExpression> projection =
                text(input, all, PROJECTION).map(text -> ProjectionExpression.parse(text, attributes));
        attributes.requireAllUsed();
        return new Expressions(update, condition, filter, key.map(KeyConditionExpression::conditions), projection);
    }

    private static Optional<String> text(Input input, List<String> parameters, String name) {
        return parameters.contains(name) ? input.text(name) : Optional.empty();
    }

    private static void requireUse(Input input, List<String> parameters) {
        if (input.has("ExpressionAttributeNames") && !hasAny(input, parameters)) {
            throw DynamoDbException.validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        if (!input.has("ExpressionAttributeValues")) {
            return;
        }
        List<String> withValues = new ArrayList<>(parameters);
        withValues.remove(PROJECTION);
        if (!withValues.isEmpty() && !hasAny(input, withValues)) {
            throw DynamoDbException.validation(
                    "ExpressionAttributeValues can only be specified when using expressions: "
                            + String.join(" and ", withValues) + (withValues.size() > 1 ? " are" : " is") + " null");
        }
    }

    private static boolean hasAny(Input input, List<String> parameters) {
        for (String parameter : parameters) {
            if (input.has(parameter)) {
                return true;
            }
        }
        return false;
    }

    /** Names of all attributes that the expressions read or change. */
    Set<String> attributes() {
        Set<String> names = new LinkedHashSet<>();
        key.ifPresent(conditions -> names.addAll(conditions.byAttribute().keySet()));
        for (DocumentPath path : paths()) {
            names.add(path.attribute());
        }
        return names;
    }

    /** Refuses paths into key attributes. */
    void requireScalarKeys(KeySchema schema) {
        KeyPaths.requireScalars(paths(), schema);
    }

    private List<DocumentPath> paths() {
        List<DocumentPath> paths = new ArrayList<>();
        update.ifPresent(parsed -> paths.addAll(parsed.paths()));
        condition.ifPresent(parsed -> paths.addAll(parsed.paths()));
        filter.ifPresent(parsed -> paths.addAll(parsed.paths()));
        projection.ifPresent(parsed -> paths.addAll(parsed.paths()));
        return paths;
    }
}
