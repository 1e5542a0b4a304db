package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonBytes;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.protocol.RequestId;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Requests that are refused as a whole: {@code errors} without {@code data}, and the type in a header. */
final class GraphqlErrors implements ErrorProtocol {
    @Override
    public Response of(AwsException error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errors").addObject().put("errorType", error.code()).put("message", error.getMessage());
        return response(error.status(), body).with("x-amzn-ErrorType", error.code());
    }

    static Response response(int status, ObjectNode body) {
        return new Response(
                status,
                Headers.of("Content-Type", "application/json;charset=UTF-8", "x-amzn-RequestId", RequestId.next()),
                JsonBytes.of(JsonProtocol.MAPPER, body));
    }

    @Override
    public Response malformed(MalformedRequestException error) {
        return of(GraphqlException.malformed(error.getMessage()));
    }

    @Override
    public String internalCode() {
        return "InternalFailure";
    }
}
