package cognitosync.device.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.stack.Backend;
import cognitosync.device.stack.Stack;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user pool whose answers a test chooses. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UserPoolApiIT {
    private static final String TOKENS =
            "{\"AuthenticationResult\":{\"IdToken\":\"a.e30.c\",\"RefreshToken\":\"rotated\"}}";

    private record Given(int status, String body) {}

    private final Map<String, Given> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer pool;

    @BeforeEach
    void listen() throws IOException {
        pool = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pool.createContext("/", exchange -> {
            String operation = exchange.getRequestHeaders()
                    .getFirst("X-Amz-Target")
                    .replace("AWSCognitoIdentityProviderService.", "");
            heard.add(operation + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Given answer = answers.get(operation);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "http://localhost/");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        pool.start();
    }

    @AfterEach
    void end() {
        pool.stop(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | <html>Sign in to this network</html>
            200 | null
            307 | {}
            403 | <html>Forbidden</html>
            407 | ''
            503 | {}
            """)
    void answerInPlaceOfTheUserPool_endsNoSignIn(int status, String body) {
        answers.put("GetTokensFromRefreshToken", new Given(status, body));
        answers.put("RevokeToken", new Given(status, body));
        for (ThrowingCallable use : List.<ThrowingCallable>of(() -> api().refresh("t"), () -> api().revoke("t"))) {
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(use)
                    .withMessageContaining("responded instead (HTTP " + status + ")")
                    .returns(DeviceException.Kind.NETWORK, DeviceException::kind);
        }
    }

    @Test
    void outputWithoutTokens_isNotTheUserPools() {
        answers.put("GetTokensFromRefreshToken", new Given(200, "{}"));
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> api().refresh("t"))
                .withMessageContaining("responded instead (HTTP 200)");
    }

    @Test
    void refreshToken_rotates_orStays() {
        answers.put("GetTokensFromRefreshToken", new Given(200, TOKENS));
        assertThat(api().refresh("before").orElseThrow().refreshToken()).isEqualTo("rotated");
        answers.put("GetTokensFromRefreshToken", new Given(200, TOKENS.replace(",\"RefreshToken\":\"rotated\"", "")));
        assertThat(api().refresh("before").orElseThrow().refreshToken()).isEqualTo("before");
        assertThat(heard.get(0))
                .isEqualTo("GetTokensFromRefreshToken {\"RefreshToken\":\"before\",\"ClientId\":\"client\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotAuthorizedException", "RefreshTokenReuseException", "UserNotFoundException"})
    void refreshTokenThatIsRefused_isNoLongerValid(String code) {
        refuse("GetTokensFromRefreshToken", "com.amazonaws#" + code);
        assertThat(api().refresh("t")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TooManyRequestsException", "ResourceNotFoundException", "InvalidParameterException"})
    void otherRefusal_endsNoSignIn(String code) {
        refuse("GetTokensFromRefreshToken", code);
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> api().refresh("t"))
                .withMessageContaining(code)
                .returns(DeviceException.Kind.SERVICE, DeviceException::kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void revocation_hasNoOutput(String body) {
        answers.put("RevokeToken", new Given(200, body));
        api().revoke("t");
        assertThat(heard).containsExactly("RevokeToken {\"Token\":\"t\",\"ClientId\":\"client\"}");
    }

    @Test
    void challengeThatIsNotSupported_isNamed() {
        answers.put("InitiateAuth", new Given(200, "{\"ChallengeName\":\"CUSTOM_CHALLENGE\",\"Session\":\"s\"}"));
        refusesSignIn(
                "The user pool asks for CUSTOM_CHALLENGE, which this program does not support. Sign in at https://site.example/ instead.");
        answers.put("InitiateAuth", challenge("2"));
        answers.put("RespondToAuthChallenge", new Given(200, "{\"ChallengeName\":\"SMS_MFA\",\"Session\":\"s\"}"));
        refusesSignIn("The user pool asks for SMS_MFA,");
    }

    /** Zero modulo the prime, and no number at all. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "", "zz"})
    void serverValueThatIsNotPossible_getsNoProof(String serverValue) {
        answers.put("InitiateAuth", challenge(serverValue));
        refusesSignIn("Something between this machine and the user pool API");
        assertThat(heard).singleElement().asString().startsWith("InitiateAuth ");
    }

    @Test
    void password_isSentToNobody() {
        answers.put("InitiateAuth", challenge("2"));
        answers.put("RespondToAuthChallenge", new Given(200, TOKENS));
        assertThat(signIn().refreshToken()).isEqualTo("rotated");
        assertThat(heard).hasSize(2).noneMatch(request -> request.contains("pass-word"));
        assertThat(heard.get(1))
                .contains(
                        "\"USERNAME\":\"sub\"",
                        "\"TIMESTAMP\":\"Thu Jan 1 00:00:00 UTC 2026\"",
                        "\"Session\":\"session\"",
                        "\"PASSWORD_CLAIM_SECRET_BLOCK\":\"YQ==\"");
    }

    @ParameterizedTest
    @CsvSource({
        "NotAuthorizedException, The user pool did not wait any longer for a new password.",
        "InvalidPasswordException, 'The user pool does not take this password: InvalidPasswordException, No.'",
        "InvalidParameterException, The user pool API"
    })
    void newPasswordThatIsRefused_isASentence(String code, String sentence) {
        answers.put("InitiateAuth", challenge("2"));
        pool.removeContext("/");
        pool.createContext("/", exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(request);
            boolean isNew = request.contains("NEW_PASSWORD");
            byte[] bytes = (isNew
                            ? refusal(code)
                            : request.contains("InitiateAuth") || request.contains("USER_SRP_AUTH")
                                    ? challenge("2").body()
                                    : "{\"ChallengeName\":\"NEW_PASSWORD_REQUIRED\",\"Session\":\"s\",\"ChallengeParameters\":{}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isNew ? 400 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        refusesSignIn(sentence);
        assertThat(heard).hasSize(code.startsWith("InvalidPassword") ? 5 : 3);
    }

    private static Given challenge(String serverValue) {
        return new Given(200, """
                {"ChallengeName":"PASSWORD_VERIFIER","Session":"session","ChallengeParameters":{"SALT":"1f",
                 "SECRET_BLOCK":"YQ==","SRP_B":"%s","USERNAME":"sub","USER_ID_FOR_SRP":"sub"}}""".formatted(serverValue));
    }

    private void refuse(String operation, String code) {
        answers.put(operation, new Given(400, refusal(code)));
    }

    private static String refusal(String code) {
        return "{\"__type\":\"" + code + "\",\"message\":\"No.\"}";
    }

    private void refusesSignIn(String sentence) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(this::signIn)
                .withMessageStartingWith(sentence)
                .withMessageEndingWith(".");
    }

    private Tokens signIn() {
        Stack stack = new Stack(
                "CognitoSync",
                URI.create("https://site.example/"),
                URI.create("https://site.example/"),
                Optional.empty(),
                "eu-west-1_AbC",
                "client",
                "eu-west-1:0",
                "eu-west-1",
                new Backend.CognitoSync(),
                Optional.empty(),
                Optional.empty());
        return new PasswordSignIn(stack, api(), () -> Instant.parse("2026-01-01T00:00:00Z")).run(new PasswordPrompt() {
            @Override
            public String email() {
                return "sam@example.com";
            }

            @Override
            public String password() {
                return "pass-word";
            }

            @Override
            public String newPassword(Optional<String> refusal) {
                return "new";
            }

            @Override
            public String attribute(String name) {
                return name;
            }
        });
    }

    private UserPoolApi api() {
        return new UserPoolApi("http://localhost:" + pool.getAddress().getPort(), "client", Duration.ofSeconds(20));
    }
}
