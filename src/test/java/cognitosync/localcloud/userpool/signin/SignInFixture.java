package cognitosync.localcloud.userpool.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sign-in operations of the API without sockets, over a pool with some users. */
final class SignInFixture implements AutoCloseable {
    static final String EMAIL = "sam@example.com";
    static final String PASSWORD = "Correct-horse-1";

    final PoolFixture pool = new PoolFixture();
    final List<String> judged = new ArrayList<>();
    Caller caller;
    private final Endpoint api;

    SignInFixture() {
        api = pool.userPools.endpoint(
                new Gate(
                        (request, service) -> {
                            if (caller == null) {
                                throw new AwsException(
                                        "MissingAuthenticationTokenException", 403, "Missing Authentication Token");
                            }
                            return new Authenticator.Signed(caller, request);
                        },
                        (who, action, resource, policy, keys) -> judged.add(action + " " + resource)),
                TestAccount.ACCOUNT);
        signUp(EMAIL);
        status(EMAIL, "CONFIRMED");
    }

    /** Another app client: the product's with other properties. */
    String client(String changed) {
        ObjectNode properties = pool.client("code");
        properties.remove("RefreshTokenRotation");
        properties.setAll(PoolFixture.json("{" + changed + "}"));
        return pool.deploy("AWS::Cognito::UserPoolClient", properties, Optional.empty())
                .physicalId();
    }

    /** A client that allows these flows. */
    String allowing(String... flows) {
        return client("'ExplicitAuthFlows': ['" + String.join("', '", flows) + "']");
    }

    String signUp(String email) {
        JsonNode answer = call(
                "SignUp",
                PoolFixture.json(
                        "{'ClientId': '%1$s', 'Username': '%2$s', 'Password': '%3$s', 'UserAttributes': [{'Name': 'email', 'Value': '%2$s'}, {'Name': 'name', 'Value': 'Sam'}]}"
                                .formatted(pool.clientId, email, PASSWORD)));
        return answer.path("UserSub").asText();
    }

    void status(String email, String status) {
        change("UPDATE pool_user SET status = ? WHERE name_key = ?", status, email);
    }

    void change(String sql, Object... values) {
        assertThat(pool.database.<Integer>write(transaction -> transaction.update(sql, values)))
                .isPositive();
    }

    JsonNode initiate(String client, String flow, Map<String, String> parameters) {
        return call("InitiateAuth", initiation(client, flow, parameters));
    }

    static ObjectNode initiation(String client, String flow, Map<String, String> parameters) {
        ObjectNode body = PoolFixture.json("{}").put("ClientId", client).put("AuthFlow", flow);
        ObjectNode all = body.putObject("AuthParameters");
        parameters.forEach(all::put);
        return body;
    }

    static ObjectNode response(String client, String challenge, String session, Map<String, String> responses) {
        ObjectNode body = PoolFixture.json("{}").put("ClientId", client).put("ChallengeName", challenge);
        if (session != null) {
            body.put("Session", session);
        }
        ObjectNode all = body.putObject("ChallengeResponses");
        responses.forEach(all::put);
        return body;
    }

    /** Signs in by SRP to the end. */
    JsonNode srp(String client, String username, String password) {
        SrpClient srp = new SrpClient();
        JsonNode challenge = initiate(client, "USER_SRP_AUTH", Map.of("USERNAME", username, "SRP_A", srp.srpA()));
        return call("RespondToAuthChallenge", proof(client, srp, challenge, password));
    }

    /** The proof of a password for an exchange. */
    ObjectNode proof(String client, SrpClient srp, JsonNode challenge, String password) {
        return response(
                client,
                "PASSWORD_VERIFIER",
                challenge.path("Session").asText(null),
                srp.responses(
                        pool.poolId, challenge.path("ChallengeParameters"), password, SrpClient.timestamp(pool.now())));
    }

    String refusedSrp(String client, String username, String password) {
        SrpClient srp = new SrpClient();
        JsonNode challenge = initiate(client, "USER_SRP_AUTH", Map.of("USERNAME", username, "SRP_A", srp.srpA()));
        return refusal("RespondToAuthChallenge", proof(client, srp, challenge, password));
    }

    JsonNode call(String operation, ObjectNode body) {
        Response response = send(operation, body);
        assertThat(response.status()).as(BrowserClient.text(response)).isEqualTo(200);
        return BrowserClient.json(response);
    }

    /** The error of an operation that is refused, as {@code code: message}. */
    String refusal(String operation, ObjectNode body) {
        Response response = send(operation, body);
        assertThat(response.status()).as(BrowserClient.text(response)).isBetween(400, 403);
        JsonNode error = BrowserClient.json(response);
        return error.path("__type").asText() + ": " + error.path("message").asText();
    }

    Response send(String operation, ObjectNode body) {
        return api.respond(new Request(
                "POST",
                "/",
                "",
                Headers.of("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation),
                body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static JsonNode claims(JsonNode answer, String token) {
        String jwt = answer.path("AuthenticationResult").path(token).asText();
        byte[] claims = java.util.Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
        return PoolFixture.json(new String(claims, StandardCharsets.UTF_8).replace("'", "\\u0027"));
    }

    @Override
    public void close() {
        pool.close();
    }
}
