package cognitosync.localcloud.userpool.signin;

import static cognitosync.localcloud.userpool.signin.SignInFixture.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Requests that nobody would write: each is answered, or refused as the caller's mistake. */
class GeneratedSignInsTest {
    private static final int REQUESTS = 2_000;
    private static final List<String> OPERATIONS = List.of(
            "InitiateAuth", "RespondToAuthChallenge", "GetTokensFromRefreshToken", "RevokeToken", "GlobalSignOut");
    private static final List<String> MEMBERS = List.of(
            "ClientId",
            "AuthFlow",
            "ChallengeName",
            "Session",
            "AuthParameters",
            "ChallengeResponses",
            "RefreshToken",
            "Token",
            "AccessToken",
            "ClientSecret");
    private static final List<String> PARAMETERS = List.of(
            "USERNAME",
            "SRP_A",
            "PREFERRED_CHALLENGE",
            "ANSWER",
            "SECRET_HASH",
            "REFRESH_TOKEN",
            "NEW_PASSWORD",
            "PASSWORD_CLAIM_SECRET_BLOCK",
            "PASSWORD_CLAIM_SIGNATURE",
            "TIMESTAMP",
            "userAttributes.email");

    @AutoClose
    private final SignInFixture api = new SignInFixture();

    private final Random random = new Random(20);
    private final String client =
            api.allowing("ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_CUSTOM_AUTH");

    @Test
    void generatedRequests_neverFailInside() {
        for (int i = 0; i < REQUESTS; i++) {
            String operation = any(OPERATIONS);
            ObjectNode body = body();

            Response response = api.send(operation, body);

            assertThat(response.status())
                    .as("%s %s: %s", operation, body, BrowserClient.text(response))
                    .isLessThan(500);
        }
    }

    private ObjectNode body() {
        ObjectNode body = PoolFixture.json("{}");
        for (String member : MEMBERS) {
            if (random.nextInt(5) > 0) {
                if (member.startsWith("AuthP") || member.startsWith("ChallengeR")) {
                    ObjectNode map = body.putObject(member);
                    PARAMETERS.stream()
                            .filter(name -> random.nextInt(6) > 0)
                            .forEach(name -> map.put(name, text(name)));
                } else {
                    body.put(member, text(member));
                }
            } else if (random.nextInt(10) == 0) {
                body.putArray(member).add(random.nextInt());
            }
        }
        return body;
    }

    private String text(String name) {
        if (random.nextInt(10) == 0) {
            return any(List.of("", " ", "\u0000", "\ud83d\ude00", "x".repeat(5_000), "-1", "a.b.c", "null", "%", "'"));
        }
        return switch (name) {
            case "ClientId" -> client;
            case "AuthFlow" -> any(AuthFlow.names());
            case "ChallengeName", "ANSWER", "PREFERRED_CHALLENGE" ->
                any(List.of(
                        "PASSWORD_VERIFIER", "SELECT_CHALLENGE", "NEW_PASSWORD_REQUIRED", "PASSWORD_SRP", "WEB_AUTHN"));
            case "USERNAME" -> any(List.of(EMAIL, "nobody" + random.nextInt(500) + "@example.com"));
            case "SRP_A" -> Long.toHexString(random.nextLong());
            case "TIMESTAMP" -> SrpClient.timestamp(api.pool.now().plusSeconds(random.nextInt(700) - 350));
            default -> Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        };
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
