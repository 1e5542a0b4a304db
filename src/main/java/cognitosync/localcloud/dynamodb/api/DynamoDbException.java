package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.item.InputException;
import cognitosync.localcloud.dynamodb.store.StoredItem;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits.Use;
import cognitosync.localcloud.protocol.AwsException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An error of the API, with additional members of its body.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error handling</a>
 */
public final class DynamoDbException extends AwsException {
    static final String CONDITION_FAILED = "ConditionalCheckFailedException";

    private static final String CANCELED = "TransactionCanceledException";

    private static final int BAD_REQUEST = 400;

    private final transient ObjectNode members;
    private final int existingBytes;

    private DynamoDbException(String code, String message, ObjectNode members) {
        this(code, message, members, 0);
    }

    private DynamoDbException(String code, String message, ObjectNode members, int existingBytes) {
        super(code, BAD_REQUEST, message);
        this.members = members;
        this.existingBytes = existingBytes;
    }

    private DynamoDbException(String code, String message) {
        this(code, message, JsonNodeFactory.instance.objectNode());
    }

    /** Members of the body, other than type and message. */
    ObjectNode members() {
        return members;
    }

    /** Size of the existing item if a condition on it failed, which determines the cost; otherwise 0. */
    int existingBytes() {
        return existingBytes;
    }

    /** Whether a transaction was canceled. */
    boolean isCancellation() {
        return code().equals(CANCELED);
    }

    static DynamoDbException validation(String message) {
        return new DynamoDbException("ValidationException", message);
    }

    static DynamoDbException of(InputException e) {
        return new DynamoDbException(e.code(), e.getMessage());
    }

    static DynamoDbException unknownOperation(String message) {
        return new DynamoDbException("UnknownOperationException", message);
    }

    static DynamoDbException tableNotFound() {
        return new DynamoDbException("ResourceNotFoundException", "Requested resource not found");
    }

    /** A missing table, in operations on tables. */
    static DynamoDbException tableNotFound(String name) {
        return new DynamoDbException(
                "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found");
    }

    /**
     * A condition evaluated to false.
     *
     * @param existing the item, if it exists
     * @param showsItem whether the error contains the item
     */
    static DynamoDbException conditionFailed(Optional<StoredItem> existing, boolean showsItem) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        existing.filter(item -> showsItem).ifPresent(item -> members.putRawValue("Item", item.raw()));
        return new DynamoDbException(
                CONDITION_FAILED,
                CancellationReason.CONDITION_FAILED,
                members,
                existing.map(StoredItem::size).orElse(0));
    }

    static DynamoDbException conflict() {
        return new DynamoDbException("TransactionConflictException", CancellationReason.CONFLICT);
    }

    /** The transaction with this client request token is not complete. The message is that of the service, not of the documentation. */
    static DynamoDbException inProgress() {
        return new DynamoDbException(
                "TransactionInProgressException", "Transaction from previous request is still in progress");
    }

    static DynamoDbException otherRequest() {
        return new DynamoDbException(
                "IdempotentParameterMismatchException",
                "DynamoDB rejected the request because you retried a request with a different payload but with an"
                        + " idempotent token that was already used.");
    }

    static DynamoDbException throttled(Table table, String arn, Use use) {
        boolean onDemand = table.settings().throughput().isOnDemand();
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        // The model capitalizes this member differently in the two errors.
        members.putArray(onDemand ? "throttlingReasons" : "ThrottlingReasons")
                .addObject()
                .put(
                        "reason",
                        "Table" + use.word()
                                + (onDemand ? "MaxOnDemandThroughputExceeded" : "ProvisionedThroughputExceeded"))
                .put("resource", arn);
        return onDemand
                ? new DynamoDbException(
                        "ThrottlingException",
                        "Throughput exceeds the maximum OnDemandThroughput configured on table or index",
                        members)
                : new DynamoDbException(
                        "ProvisionedThroughputExceededException",
                        "The level of configured provisioned throughput for the table was exceeded. Consider increasing"
                                + " your provisioning level with the UpdateTable API.",
                        members);
    }

    /** A canceled transaction, with the reason for each action. */
    static DynamoDbException canceled(List<CancellationReason> reasons) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        ArrayNode list = members.putArray("CancellationReasons");
        reasons.forEach(reason -> list.add(reason.toJson()));
        return new DynamoDbException(
                CANCELED,
                "Transaction cancelled, please refer cancellation reasons for specific reasons "
                        + reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]")),
                members);
    }

    /**
     * Why a transaction was canceled, for one of its actions.
     *
     * @param code such as {@code ConditionalCheckFailed}; {@code None} if this action is not the reason
     * @param message as on AWS
     * @param members additional members: the existing item, if requested
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors">Cancellation reasons</a>
     */
    record CancellationReason(String code, String message, ObjectNode members) {
        static final CancellationReason NONE =
                new CancellationReason("None", "", JsonNodeFactory.instance.objectNode());

        private static final String CONDITION_FAILED = "The conditional request failed";
        private static final String CONFLICT = "Transaction is ongoing for the item";

        static CancellationReason conflictOf(boolean isTaken) {
            return isTaken
                    ? new CancellationReason("TransactionConflict", CONFLICT, JsonNodeFactory.instance.objectNode())
                    : NONE;
        }

        /** The reason for an error of one action. */
        static CancellationReason of(DynamoDbException e) {
            return switch (e.code()) {
                case DynamoDbException.CONDITION_FAILED ->
                    new CancellationReason("ConditionalCheckFailed", e.getMessage(), e.members());
                case "ThrottlingException" -> without("ThrottlingError", e);
                case "ProvisionedThroughputExceededException" -> without("ProvisionedThroughputExceeded", e);
                default -> without("ValidationError", e);
            };
        }

        private static CancellationReason without(String code, DynamoDbException e) {
            return new CancellationReason(code, e.getMessage(), JsonNodeFactory.instance.objectNode());
        }

        boolean isNone() {
            return equals(NONE);
        }

        ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("Code", code);
            if (!message.isEmpty()) {
                json.put("Message", message);
            }
            return json.setAll(members);
        }
    }
}
