package cognitosync.localcloud.gateway;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One API: finds out who calls, asks whether they may, and has the operation of that name answer.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html">Common errors</a>
 */
public final class QueryEndpoint implements Endpoint {
    /**
     * What it is.
     *
     * @param service signing name and prefix of IAM actions, such as {@code sts}
     * @param namespace of its answers
     * @param authenticator finds who signed
     * @param authorizer judges the caller's policies
     */
    public record Api(String service, String namespace, Authenticator authenticator, Authorizer authorizer) {}

    // The query protocol has its own names for what goes wrong before an operation is reached.
    private static final Map<String, String> CODES = Map.of(
            "MissingAuthenticationTokenException", "MissingAuthenticationToken",
            "IncompleteSignatureException", "IncompleteSignature",
            "InvalidSignatureException", "SignatureDoesNotMatch",
            "UnrecognizedClientException", "InvalidClientTokenId",
            "ExpiredTokenException", "ExpiredToken",
            "AccessDeniedException", "AccessDenied");

    private final Api api;
    private final Map<String, QueryOperation> operations = new LinkedHashMap<>();

    /** Answers with these operations. */
    public QueryEndpoint(Api api, List<QueryOperation> operations) {
        this.api = api;
        operations.forEach(operation -> this.operations.put(operation.name(), operation));
    }

    @Override
    public Response respond(Request request) {
        try {
            Caller caller =
                    api.authenticator().authenticate(request, api.service()).caller();
            QueryInput input = QueryInput.of(request);
            return answer(caller, operation(input), input);
        } catch (AwsException e) {
            return error(api.namespace(), e);
        } catch (MalformedRequestException e) {
            return error(api.namespace(), new AwsException("MalformedQueryString", 400, e.getMessage()));
        }
    }

    private QueryOperation operation(QueryInput input) {
        String action = input.required("Action");
        Optional<String> version = input.text("Version");
        if (version.isPresent() && !api.namespace().endsWith("/" + version.get() + "/")) {
            throw new AwsException(
                    "InvalidAction", 400, "Could not find operation " + action + " for version " + version.get());
        }
        QueryOperation operation = operations.get(action);
        if (operation == null) {
            throw new AwsException(
                    "InvalidAction",
                    400,
                    "The operation " + action + " of " + api.service() + " is not run by the local cloud.");
        }
        return operation;
    }

    private Response answer(Caller caller, QueryOperation operation, QueryInput input) {
        operation.resource(input).ifPresent(arn -> api.authorizer()
                .authorize(caller, api.service() + ":" + operation.name(), arn));
        operation.members().check(operation.name(), input);
        String body = Xml.document(operation.name() + "Response", api.namespace(), xml -> {
            xml.element(operation.name() + "Result", result -> operation.answer(caller, input, result));
            xml.element("ResponseMetadata", metadata -> metadata.text("RequestId", UUID.randomUUID()));
        });
        return Response.of(200, "text/xml", body);
    }

    /** An error in this protocol's shape. */
    public static Response error(String namespace, AwsException error) {
        String body = Xml.document("ErrorResponse", namespace, xml -> xml.element(
                        "Error", inside -> inside.text("Type", error.status() < 500 ? "Sender" : "Receiver")
                                .text("Code", CODES.getOrDefault(error.code(), error.code()))
                                .text("Message", error.getMessage()))
                .text("RequestId", UUID.randomUUID()));
        return Response.of(error.status(), "text/xml", body);
    }
}
