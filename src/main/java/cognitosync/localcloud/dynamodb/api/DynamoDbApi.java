package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.dynamodb.api.DynamoDbOperation.PreparedCall;
import cognitosync.localcloud.dynamodb.item.InputException;
import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The API. Checks are made in this order: signature, operation, the request by itself, policies, and only then existence of the tables and
 * validity of the keys.
 */
public final class DynamoDbApi implements Gate.Api {
    // Prefix of operation names in X-Amz-Target.
    private static final String TARGET = "DynamoDB_20120810.";
    private static final String NO_BATCHES = "Use GetItem, PutItem, DeleteItem or a transaction instead.";
    private static final String NO_PARTIQL = "Use the operations on items instead of PartiQL.";
    private static final String FROM_THE_TEMPLATE = "Define tables in the template and deploy it.";
    private static final Map<String, String> REMEDIES = Map.of(
            "BatchGetItem", NO_BATCHES,
            "BatchWriteItem", NO_BATCHES,
            "BatchExecuteStatement", NO_PARTIQL,
            "ExecuteStatement", NO_PARTIQL,
            "ExecuteTransaction", NO_PARTIQL,
            "CreateTable", FROM_THE_TEMPLATE,
            "DeleteTable", FROM_THE_TEMPLATE,
            "UpdateTable", FROM_THE_TEMPLATE,
            "UpdateTimeToLive", FROM_THE_TEMPLATE);

    private final DynamoDbProtocol protocol = new DynamoDbProtocol();
    private final Map<String, DynamoDbOperation> operations;

    public DynamoDbApi(List<DynamoDbOperation> operations) {
        this.operations = operations.stream().collect(Collectors.toMap(DynamoDbOperation::name, Function.identity()));
    }

    @Override
    public String signingName() {
        return "dynamodb";
    }

    @Override
    public ErrorProtocol errors() {
        return protocol;
    }

    @Override
    public Gate.Call call(Caller caller, Request request) {
        DynamoDbOperation operation = operation(request);
        Input input = new Input(operation.name(), protocol.body(request));
        PreparedCall prepared = convertingErrors(() -> operation.prepare(input));
        return new Gate.Call(prepared.accesses(), () -> protocol.success(convertingErrors(prepared.answer())));
    }

    private DynamoDbOperation operation(Request request) {
        String target = request.headers().first("X-Amz-Target").orElse("");
        String name = target.startsWith(TARGET) ? target.substring(TARGET.length()) : target;
        DynamoDbOperation operation = operations.get(name);
        if (operation == null || !request.method().equals("POST")) {
            String remedy = REMEDIES.containsKey(name) ? " " + REMEDIES.get(name) : "";
            throw DynamoDbException.unknownOperation("The local cloud does not support the operation " + target + " ("
                    + request.method() + ")." + remedy);
        }
        return operation;
    }

    /** Converts exceptions of the pure packages to errors of the API. */
    static <T> T convertingErrors(Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException e) {
            throw DynamoDbException.of(e);
        }
    }
}
