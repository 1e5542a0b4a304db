package cognitosync.localcloud.gateway;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.Gate.Operation;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An API that speaks AWS JSON: {@code X-Amz-Target} names the operation.
 *
 * @param signingName such as {@code ssm}
 * @param target what its operations are named behind, with the dot
 * @param errors its codes
 * @param operations each that is run
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a>
 */
public record JsonApi(String signingName, String target, ErrorProtocol errors, List<JsonOperation> operations)
        implements Gate.Api {
    /** Takes a copy. */
    public JsonApi {
        operations = List.copyOf(operations);
    }

    @Override
    public Optional<Supplier<Response>> unsigned(Request request) {
        if (operations.stream().allMatch(JsonOperation::isSigned)) {
            // Without a key, the names of operations are not disclosed.
            return Optional.empty();
        }
        JsonOperation operation = operation(request);
        return operation.isSigned()
                ? Optional.empty()
                : Optional.of(() -> answer(operation, JsonProtocol.AWS_JSON.body(request)));
    }

    @Override
    public Gate.Call call(Caller caller, Request request) {
        JsonOperation operation = operation(request);
        ObjectNode input = JsonProtocol.AWS_JSON.body(request);
        return Gate.Call.of(operation, input, () -> answer(operation, input));
    }

    private static Response answer(JsonOperation operation, ObjectNode input) {
        return JsonProtocol.AWS_JSON.success(operation.answer(input));
    }

    private JsonOperation operation(Request request) {
        String named = request.headers().first("X-Amz-Target").orElse("");
        return operations.stream()
                .filter(operation -> named.equals(target + operation.name()))
                .filter(operation -> request.method().equals("POST"))
                .findFirst()
                .orElseThrow(() -> new AwsException(
                        "UnknownOperationException",
                        400,
                        "The operation " + named + " (" + request.method() + ") is not supported by the local cloud."));
    }

    /** One operation of an API that speaks AWS JSON. */
    public interface JsonOperation extends Operation<ObjectNode> {
        /** Whether it must be signed. */
        default boolean isSigned() {
            return true;
        }

        /** Those without a resource of their own must be allowed on all. */
        @Override
        default Optional<String> resource(ObjectNode input) {
            return Optional.of("*");
        }

        /**
         * Does it.
         *
         * @throws cognitosync.localcloud.protocol.AwsException with a code that AWS defines
         */
        ObjectNode answer(ObjectNode input);
    }

    /** An operation of users: it needs no signature, and no policy is asked. */
    public interface UnsignedOperation extends JsonOperation {
        @Override
        default boolean isSigned() {
            return false;
        }

        @Override
        default Optional<String> resource(ObjectNode input) {
            return Optional.empty();
        }
    }
}
