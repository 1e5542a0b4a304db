package cognitosync.localcloud.gateway;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.Gate.Operation;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.RequestId;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;
import java.util.Optional;

/**
 * An API of the query protocol: the form's {@code Action} names the operation, answers are XML.
 *
 * @param signingName such as {@code sts}
 * @param namespace of its answers, which ends in its version
 * @param operations each that is run
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
public record QueryApi(String signingName, String namespace, List<QueryOperation> operations) implements Gate.Api {
    /** Takes a copy. */
    public QueryApi {
        operations = List.copyOf(operations);
    }

    @Override
    public ErrorProtocol errors() {
        return new ErrorProtocol.Query(namespace);
    }

    @Override
    public Gate.Call call(Caller caller, Request request) {
        QueryInput input = QueryInput.of(request);
        QueryOperation operation = operation(input);
        return Gate.Call.of(operation, input, () -> answer(caller, operation, input));
    }

    private QueryOperation operation(QueryInput input) {
        String action = input.required("Action");
        Optional<String> version = input.text("Version");
        if (version.isPresent() && !namespace.endsWith("/" + version.get() + "/")) {
            throw new AwsException(
                    "InvalidAction", 400, "Could not find operation " + action + " for version " + version.get());
        }
        return operations.stream()
                .filter(operation -> operation.name().equals(action))
                .findFirst()
                .orElseThrow(() -> new AwsException(
                        "InvalidAction",
                        400,
                        "The operation " + action + " of " + signingName + " is not supported by the local cloud."));
    }

    private Response answer(Caller caller, QueryOperation operation, QueryInput input) {
        operation.members().check(operation.name(), input);
        String body = Xml.document(operation.name() + "Response", namespace, xml -> {
            xml.element(operation.name() + "Result", result -> operation.answer(caller, input, result));
            xml.element("ResponseMetadata", metadata -> metadata.text("RequestId", RequestId.next()));
        });
        return Response.of(200, "text/xml", body);
    }

    /** One operation of an API that speaks the query protocol. */
    public interface QueryOperation extends Operation<QueryInput> {
        /** The members of its input that are known here. */
        InputMembers members();

        /** Does it, and writes the members of its result. */
        void answer(Caller caller, QueryInput input, Xml result);
    }
}
