package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.api.GraphqlApis;
import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * GraphQL over HTTP: {@code POST /appsync-api/ID/graphql}. Who is authenticated may call it; policies decide about each field.
 *
 * @param apis that exist
 * @param executor of their queries and mutations
 * @see <a href="https://github.com/graphql/graphql-over-http/issues/81">AppSync's HTTP behaviour</a>
 */
public record GraphqlHttp(GraphqlApis apis, GraphqlExecutor executor) implements Gate.Api {
    /** What paths begin with, before the id in the API's host names. */
    public static final String PATH = "/appsync-api/";

    private static final int LARGEST = 1024 * 1024;
    private static final String SIGNED = "AWS4-HMAC-SHA256";
    private static final List<String> OTHER_MODES = List.of("x-api-key", "Authorization");

    @Override
    public String signingName() {
        return "appsync";
    }

    @Override
    public ErrorProtocol errors() {
        return new GraphqlErrors();
    }

    /** Nothing is unsigned, which AppSync says in other words than other services. */
    @Override
    public Optional<Supplier<Response>> unsigned(Request request) {
        boolean isSigned = request.headers()
                .first("Authorization")
                .filter(value -> value.startsWith(SIGNED))
                .isPresent();
        if (isSigned) {
            return Optional.empty();
        }
        boolean hasOther = OTHER_MODES.stream()
                .anyMatch(name -> request.headers().first(name).isPresent());
        throw GraphqlException.unauthorized(
                hasOther ? "You are not authorized to make this call." : "Missing authorization header");
    }

    @Override
    public Gate.Call call(Caller caller, Request request) {
        GraphqlApi api = api(request);
        if (!request.method().equals("POST")) {
            throw GraphqlException.badRequest(
                    "The local cloud takes GraphQL by POST only, not by " + request.method() + ".");
        }
        GraphqlRequest graphql = GraphqlRequest.read(body(request));
        return new Gate.Call(List.of(), () -> answer(executor.execute(api, caller, request, graphql)));
    }

    private GraphqlApi api(Request request) {
        List<String> segments = request.segments();
        boolean isEndpoint = segments.size() == 3 && segments.get(2).equals("graphql");
        return Optional.of(segments)
                .filter(path -> isEndpoint)
                .flatMap(path -> apis.ofEndpoint(path.get(1)))
                .orElseThrow(() -> new AwsException(
                        "NotFoundException", 404, "There is no GraphQL API at " + request.rawPath() + "."));
    }

    private static JsonNode body(Request request) {
        if (request.body().length == 0) {
            throw GraphqlException.malformed("Request body is empty.");
        }
        if (request.body().length > LARGEST) {
            throw GraphqlException.badRequest("Request body exceeds the limit of 1 MB.");
        }
        try {
            return JsonProtocol.MAPPER.readTree(request.body());
        } catch (IOException e) {
            throw GraphqlException.malformed("Unable to parse GraphQL query.");
        }
    }

    private static Response answer(GraphqlAnswer answer) {
        Response response = GraphqlErrors.response(200, answer.body());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }
}
