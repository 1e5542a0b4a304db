package cognitosync.localcloud.userpool.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An administrator who calls the API of a pool, through a gate that writes down what policies are asked. */
final class AdminClient {
    final List<String> judged = new ArrayList<>();
    final PoolFixture pool;
    boolean isSigned = true;
    boolean isAllowed = true;
    private final Endpoint endpoint;

    /** One with developer credentials. */
    AdminClient(PoolFixture pool) {
        this.pool = pool;
        this.endpoint = endpoint(
                new Caller.Developer("arn:aws:iam::123456789012:root", "123456789012"),
                (who, action, resource, policy, keys) -> {
                    judged.add(action + " " + resource);
                    if (!isAllowed) {
                        throw new AwsException("AccessDeniedException", 400, "not authorized");
                    }
                });
    }

    /** One whom an authorizer judges. */
    AdminClient(PoolFixture pool, Caller caller, Authorizer authorizer) {
        this.pool = pool;
        this.endpoint = endpoint(caller, authorizer);
    }

    private Endpoint endpoint(Caller caller, Authorizer authorizer) {
        return pool.userPools.endpoint(
                new Gate(
                        (request, service) -> {
                            if (!isSigned) {
                                throw new AwsException(
                                        "MissingAuthenticationTokenException", 403, "Missing Authentication Token");
                            }
                            return new Authenticator.Signed(caller, request);
                        },
                        authorizer),
                TestAccount.ACCOUNT);
    }

    /** Calls with a body in JSON with single quotes, in which {@code POOL} stands for the id of the pool. */
    Response call(String operation, String body) {
        return endpoint.respond(new Request(
                "POST",
                "/",
                "",
                Headers.of("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation),
                body.replace('\'', '"').replace("POOL", pool.poolId).getBytes(StandardCharsets.UTF_8)));
    }

    /** The answer, which must be a success. */
    JsonNode ask(String operation, String body) {
        Response response = call(operation, body);
        assertThat(response.status()).as(operation + " " + json(response)).isEqualTo(200);
        return json(response);
    }

    void refused(String operation, String body, String code, String message) {
        Response response = call(operation, body);
        assertThat(response.headers().first("x-amzn-ErrorType"))
                .as("%s", json(response))
                .contains(code);
        assertThat(json(response).path("message").asText()).isEqualTo(message);
        assertThat(response.status()).isEqualTo(400);
    }

    /** The user of that address as AdminGetUser describes it. */
    JsonNode user(String username) {
        return ask("AdminGetUser", "{'UserPoolId': 'POOL', 'Username': '%s'}".formatted(username));
    }

    /** The value of an attribute in a list, empty where it is not in it. */
    static String attribute(JsonNode attributes, String name) {
        for (JsonNode attribute : attributes) {
            if (attribute.path("Name").asText().equals(name)) {
                return attribute.path("Value").asText();
            }
        }
        return "";
    }

    static JsonNode json(Response response) {
        try {
            return response.body().length == 0
                    ? JsonProtocol.MAPPER.createObjectNode()
                    : JsonProtocol.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object(String text) {
        return PoolFixture.json(text);
    }
}
