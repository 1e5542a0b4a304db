package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.B;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import cognitosync.localcloud.gateway.Gate.Access;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A builder of the condition keys of one action. {@code dynamodb:FullTableScan} is never present: it applies only to SELECT in PartiQL.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html#amazondynamodb-policy-keys">Condition keys for Amazon DynamoDB</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Conditions for fine-grained access control</a>
 */
final class ConditionKeys {
    private final Map<String, List<String>> values = new HashMap<>();

    /**
     * Adds the partition key of the addressed items. Without a value, or with one of a type that cannot be a key, the condition key is
     * absent. It is never present for a scan.
     */
    ConditionKeys leadingKey(Optional<AttributeValue> partition) {
        partition.flatMap(ConditionKeys::text).ifPresent(text -> values.put("dynamodb:LeadingKeys", List.of(text)));
        return this;
    }

    private static Optional<String> text(AttributeValue value) {
        if (value instanceof S s) {
            return Optional.of(s.text());
        } else if (value instanceof N n) {
            return Optional.of(n.number().toString());
        }
        return value instanceof B b ? Optional.of(b.bytes().toBase64()) : Optional.empty();
    }

    /** Adds the names of all attributes in the request, including those of keys and whole items. */
    ConditionKeys attributes(Collection<String> names) {
        if (!names.isEmpty()) {
            values.put("dynamodb:Attributes", List.copyOf(names));
        }
        return this;
    }

    /** Adds a value of {@code Select}. */
    ConditionKeys select(String select) {
        values.put("dynamodb:Select", List.of(select));
        return this;
    }

    ConditionKeys returnValues(String word) {
        values.put("dynamodb:ReturnValues", List.of(word));
        return this;
    }

    ConditionKeys returnConsumedCapacity(Input input) {
        values.put(
                "dynamodb:ReturnConsumedCapacity",
                List.of(input.text("ReturnConsumedCapacity").orElse("NONE")));
        return this;
    }

    /** Adds the name of the transaction that contains the action. */
    ConditionKeys enclosingOperation(String operation) {
        values.put("dynamodb:EnclosingOperation", List.of(operation));
        return this;
    }

    /** Builds the required access: this action on this table. */
    Access of(String action, String arn) {
        return new Access(action, arn, Optional.empty(), new RequestContext(values));
    }
}
