package cognitosync.localcloud.userpool.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.ApiFixture;
import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Requests that have something of everything, to every operation. {@code generated.seed} repeats a run. */
class GeneratedRequestsTest {
    private static final int REQUESTS = 2_000;

    @AutoClose
    private final ApiFixture api = new ApiFixture();

    @Test
    void generatedRequests_areAnsweredOrRefused_andNeverFail() {
        long seed = Long.getLong("generated.seed", new SecureRandom().nextInt(Integer.MAX_VALUE));
        api.caller = new Caller.Developer("arn:aws:iam::123456789012:root", "123456789012");
        api.signUpAndConfirm(ApiFixture.EMAIL);
        String token = api.accessToken(ApiFixture.EMAIL);
        GeneratedRequests generated = new GeneratedRequests(
                new Random(seed),
                name -> !code(api.send(name, "{}")).equals("UnknownOperationException"),
                Map.ofEntries(
                        Map.entry("UserPoolId", List.of(api.pool.poolId)),
                        Map.entry("ClientId", List.of(api.clientId)),
                        Map.entry("Username", List.of(ApiFixture.EMAIL, "other@example.com", "nobody@example.com")),
                        Map.entry("AccessToken", List.of(token)),
                        Map.entry("Password", List.of(ApiFixture.PASSWORD, "Battery-staple-2")),
                        Map.entry("PreviousPassword", List.of(ApiFixture.PASSWORD)),
                        Map.entry("ProposedPassword", List.of("Battery-staple-3", "short")),
                        Map.entry("GroupName", List.of("readers", "writers")),
                        Map.entry("Name", List.of("email", "name", "phone_number", "custom:a", "email_verified")),
                        Map.entry("AttributeName", List.of("email", "phone_number")),
                        Map.entry("AuthFlow", List.of("USER_SRP_AUTH", "USER_AUTH", "REFRESH_TOKEN_AUTH")),
                        Map.entry("ChallengeName", List.of("PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED")),
                        Map.entry("Session", List.of("s".repeat(30))),
                        Map.entry("SecretHash", List.of()),
                        Map.entry("Filter", List.of("email = \"a\"", "name ^= \"S\"", "status = \"Enabled\"")),
                        Map.entry("Domain", List.of(PoolFixture.DOMAIN))));
        String created =
                "{'UserPoolId': '%1$s', 'Username': '%2$s', 'UserAttributes': [{'Name': 'email', 'Value': '%2$s'}]}"
                        .formatted(api.pool.poolId, ApiFixture.EMAIL);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> codes = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            if (i % 100 == 0) {
                // Requests before may have deleted the user, which is then made again.
                api.send("AdminCreateUser", created);
            }
            GeneratedRequests.Generated request = generated.next();
            Response response = api.sendRaw(request.target(), request.body());
            codes.merge(code(response), 1, Integer::sum);
            if (!isRight(response)) {
                wrong.add(request + "\n→ " + response.status() + " " + BrowserClient.text(response));
            }
        }
        assertThat(wrong).as("answers with -Dgenerated.seed=%d", seed).isEmpty();
        assertThat(codes)
                .as("the requests get past the first check, and not all the same way")
                .containsKeys("200", "SerializationException", "InvalidParameterException", "UnknownOperationException")
                .hasSizeGreaterThan(6);
    }

    private static String code(Response response) {
        return response.status() == 200
                ? "200"
                : BrowserClient.json(response).path("__type").asText();
    }

    private static boolean isRight(Response response) {
        if (response.status() == 200) {
            return BrowserClient.json(response).isObject();
        }
        JsonNode error = BrowserClient.json(response);
        return response.status() >= 400
                && response.status() < 500
                && error.path("__type").asText().matches("[A-Z]\\w+Exception")
                && !error.path("message").asText().isBlank();
    }
}
