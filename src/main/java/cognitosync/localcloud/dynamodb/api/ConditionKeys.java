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
 * The condition keys of one action. {@code dynamodb:FullTableScan} is never there: it is a key of PartiQL's SELECT alone.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html#amazondynamodb-policy-keys">Condition keys for Amazon DynamoDB</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Conditions for fine-grained access control</a>
 */
final class ConditionKeys {
    private final Map<String, List<String>> values = new HashMap<>();

    /**
     * The partition key of what is addressed; a value that can be none, and the absence of one, leave the key out. Of a scan it is never
     * there.
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

    /** Names of the attributes that the request names, those of keys and whole items among them. */
    ConditionKeys attributes(Collection<String> names) {
        if (!names.isEmpty()) {
            values.put("dynamodb:Attributes", List.copyOf(names));
        }
        return this;
    }

    /** What of the items is asked for, in words of {@code Select}. */
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

    /** The transaction that the action is part of. */
    ConditionKeys enclosingOperation(String operation) {
        values.put("dynamodb:EnclosingOperation", List.of(operation));
        return this;
    }

    /** What a caller must be allowed: this action on this table. */
    Access of(String action, String arn) {
        return new Access(action, arn, Optional.empty(), new RequestContext(values));
    }
}
