package cognitosync.localcloud.userpool;

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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API of a user pool without sockets: a pool as the product's template declares it, and a client for forms of one's own. */
public final class ApiFixture implements AutoCloseable {
    public static final String EMAIL = BrowserClient.EMAIL;
    public static final String PASSWORD = BrowserClient.PASSWORD;
    public static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    public final PoolFixture pool = new PoolFixture();
    /** What developers' calls were judged by, as {@code action resource}. */
    public final List<String> judged = new ArrayList<>();
    /** Who signs the calls; without one, they are unsigned. */
    public Caller caller;

    public final String clientId;
    private final Endpoint api;

    public ApiFixture() {
        clientId = client("'PreventUserExistenceErrors': 'ENABLED'");
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
    }

    /** Another app client that may ask for the scope of the API. */
    public String client(String changed) {
        ObjectNode properties = pool.client("code");
        properties.withArray("AllowedOAuthScopes").add(SELF_SERVICE);
        properties.setAll(PoolFixture.json("{" + changed + "}"));
        return pool.deploy("AWS::Cognito::UserPoolClient", properties, Optional.empty())
                .physicalId();
    }

    /** Changes what the template says of the pool; users stay. */
    public void redeploy(String changed) {
        ObjectNode properties = PoolFixture.pool();
        properties.setAll(PoolFixture.json("{" + changed + "}"));
        pool.deploy(
                "AWS::Cognito::UserPool",
                properties,
                Optional.of(new cognitosync.localcloud.cloudformation.resource.Resource(pool.poolId, Map.of())));
    }

    /** The answer of an operation that succeeds; JSON with single quotes, {@code %s} for the client. */
    public JsonNode call(String operation, String json) {
        Response response = send(operation, json);
        assertThat(response.status()).as(BrowserClient.text(response)).isEqualTo(200);
        return BrowserClient.json(response);
    }

    /** The error of an operation that is refused, as {@code code: message}. */
    public String refusal(String operation, String json) {
        Response response = send(operation, json);
        assertThat(response.status()).as(BrowserClient.text(response)).isEqualTo(400);
        JsonNode error = BrowserClient.json(response);
        return error.path("__type").asText() + ": " + error.path("message").asText();
    }

    public Response send(String operation, String json) {
        String body = json.replace("CLIENT", clientId).replace('\'', '"');
        return sendRaw("AWSCognitoIdentityProviderService." + operation, body);
    }

    /** Sends a body as it is, whatever it is. */
    public Response sendRaw(String target, String body) {
        return api.respond(new Request(
                "POST", "/", "", Headers.of("X-Amz-Target", target), body.getBytes(StandardCharsets.UTF_8)));
    }

    public JsonNode signUp(String email) {
        return call(
                "SignUp",
                "{'ClientId': 'CLIENT', 'Username': '%1$s', 'Password': '%2$s', 'UserAttributes': [{'Name': 'email', 'Value': '%1$s'}, {'Name': 'name', 'Value': 'Ada'}]}"
                        .formatted(email, PASSWORD));
    }

    public void signUpAndConfirm(String email) {
        signUp(email);
        call(
                "ConfirmSignUp",
                "{'ClientId': 'CLIENT', 'Username': '%s', 'ConfirmationCode': '%s'}"
                        .formatted(email, pool.lastCode(email)));
    }

    /** Access and ID token of a confirmed user, by a sign-in at the pages for those scopes. */
    public JsonNode tokens(String email, String scope) {
        BrowserClient browser = new BrowserClient(pool);
        Map<String, String> query = new LinkedHashMap<>(browser.authorization());
        query.put("client_id", clientId);
        query.put("scope", scope);
        pool.brandFor(clientId);
        Response back = browser.submit("/login", query, Map.of("username", email, "password", PASSWORD));
        return BrowserClient.json(browser.redeem(BrowserClient.parameter(back, "code"), Map.of("client_id", clientId)));
    }

    /** An access token of a confirmed user that opens the API. */
    public String accessToken(String email) {
        return tokens(email, "openid " + SELF_SERVICE).path("access_token").asText();
    }

    @Override
    public void close() {
        pool.close();
    }
}
