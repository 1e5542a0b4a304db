package cognitosync.conformance.userpool;

import static cognitosync.conformance.userpool.UserPoolCloud.PASSWORD;
import static cognitosync.conformance.userpool.UserPoolCloud.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.conformance.NodeDriver;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** AWS SDK for JavaScript v3 as it is published: which class of error each refusal becomes, and what the answers hold. */
class JavascriptSdkIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UserPoolCloud CLOUD = UserPoolCloud.shared();
    private static final String WRONG = "Wrong-horse-9-battery";

    @RegisterExtension
    static final Called CALLED = new Called();

    private static NodeDriver driver;

    @BeforeAll
    static void start() {
        driver = NodeDriver.start(Path.of("src", "test", "conformance", "sdk-v3.mjs"));
        AwsCredentials developer = CLOUD.developer();
        driver.ask(
                "connect",
                JSON.valueToTree(Map.of(
                        "as",
                        "it",
                        "service",
                        "CognitoIdentityProvider",
                        "endpoint",
                        CLOUD.endpoint().toString(),
                        "region",
                        UserPoolCloud.REGION,
                        "credentials",
                        Map.of(
                                "accessKeyId",
                                developer.accessKeyId(),
                                "secretAccessKey",
                                developer.secretAccessKey()))));
    }

    @AfterAll
    static void end() {
        driver.close();
    }

    private static ObjectNode send(String operation, Map<String, ?> input) {
        CALLED.add(operation);
        return driver.ask("call", JSON.valueToTree(Map.of("as", "it", "operation", operation, "input", input)));
    }

    private static JsonNode call(String operation, Map<String, ?> input) {
        ObjectNode answer = send(operation, input);
        assertThat(answer.has("output")).as("%s: %s", operation, answer).isTrue();
        return answer.get("output");
    }

    /** Status, class and message; each known error has a class of its own, and the request an id. */
    private static String refusal(String operation, Map<String, ?> input) {
        JsonNode refused = send(operation, input).path("refused");
        assertThat(refused.path("thrown")).as("%s: %s", operation, refused).isEqualTo(refused.path("code"));
        assertThat(refused.path("requestId").asText()).isNotEmpty();
        return refused.path("status").asText() + " " + refused.path("code").asText() + ": "
                + refused.path("message").asText();
    }

    private static Map<String, ?> signUp(String email, String password) {
        return Map.of(
                "ClientId",
                CLOUD.passwordsClientId(),
                "Username",
                email,
                "Password",
                password,
                "UserAttributes",
                List.of(Map.of("Name", "email", "Value", email), Map.of("Name", "name", "Value", "Sam")));
    }

    private static Map<String, ?> password(String clientId, String email, String password) {
        return Map.of(
                "ClientId",
                clientId,
                "AuthFlow",
                "USER_PASSWORD_AUTH",
                "AuthParameters",
                Map.of("USERNAME", email, "PASSWORD", password));
    }

    @Test
    @Calls({"SignUp", "ConfirmSignUp"})
    void signUp_isRefused_byClassesOfErrors() {
        String email = newAddress();
        JsonNode answer = call("SignUp", signUp(email, PASSWORD));
        assertThat(answer.path("UserSub").asText()).isNotEmpty();
        assertThat(answer.path("CodeDeliveryDetails").path("Destination").asText())
                .startsWith("s***@e***");
        assertThat(refusal("SignUp", signUp(email, PASSWORD))).startsWith("400 UsernameExistsException: ");
        assertThat(refusal("SignUp", signUp(newAddress(), "correct-horse-9-battery")))
                .isEqualTo("400 InvalidPasswordException: Password did not conform with policy: Password must have"
                        + " uppercase characters");
        assertThat(refusal("SignUp", signUp("no address", PASSWORD))).startsWith("400 InvalidParameterException: ");
        assertThat(refusal("SignUp", Map.of("ClientId", "nowhere", "Username", email, "Password", PASSWORD)))
                .isEqualTo("400 ResourceNotFoundException: User pool client nowhere does not exist.");
        Map<String, String> code =
                Map.of("ClientId", CLOUD.passwordsClientId(), "Username", email, "ConfirmationCode", "wrong");
        assertThat(refusal("ConfirmSignUp", code))
                .isEqualTo("400 CodeMismatchException: Invalid verification code provided, please try again.");
    }

    @Test
    @Calls({"InitiateAuth", "GetUser", "GetTokensFromRefreshToken", "RevokeToken"})
    void signIn_isAnswered_andRefused_byClassesOfErrors() {
        String client = CLOUD.passwordsClientId();
        String email = CLOUD.newUser();
        JsonNode result =
                call("InitiateAuth", password(client, email, PASSWORD)).path("AuthenticationResult");
        assertThat(result.path("TokenType").asText()).isEqualTo("Bearer");
        assertThat(result.path("ExpiresIn").asInt()).isEqualTo(3600);
        assertThat(call("GetUser", Map.of("AccessToken", result.path("AccessToken")))
                        .path("UserAttributes"))
                .isNotEmpty();
        assertThat(refusal("InitiateAuth", password(client, email, WRONG)))
                .isEqualTo("400 NotAuthorizedException: Incorrect username or password.");
        assertThat(refusal("InitiateAuth", password(CLOUD.output("TellingClientId"), newAddress(), PASSWORD)))
                .isEqualTo("400 UserNotFoundException: User does not exist.");
        assertThat(refusal("InitiateAuth", password(CLOUD.output("UserPoolClientId"), email, PASSWORD)))
                .isEqualTo("400 InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client");
        assertThat(refusal("InitiateAuth", password(CLOUD.output("ConfidentialClientId"), email, PASSWORD)))
                .startsWith("400 NotAuthorizedException: Client ")
                .endsWith(" is configured with secret but SECRET_HASH was not received");
        call("RevokeToken", Map.of("ClientId", client, "Token", result.path("RefreshToken")));
        assertThat(refusal("GetUser", Map.of("AccessToken", result.path("AccessToken"))))
                .isEqualTo("400 NotAuthorizedException: Access Token has been revoked");
        assertThat(refusal(
                        "GetTokensFromRefreshToken",
                        Map.of("ClientId", client, "RefreshToken", result.path("RefreshToken"))))
                .startsWith("400 NotAuthorizedException: ");
    }

    @Test
    @Calls({"AdminGetUser", "ListUsers", "CreateGroup", "GetGroup", "DescribeUserPool"})
    void administration_isAnswered_andRefused_byClassesOfErrors() {
        String pool = CLOUD.poolId();
        String email = CLOUD.newUser();
        JsonNode user = call("AdminGetUser", Map.of("UserPoolId", pool, "Username", email));
        assertThat(user.path("UserStatus").asText()).isEqualTo("CONFIRMED");
        assertThat(user.path("Enabled").asBoolean()).isTrue();
        assertThat(user.path("UserCreateDate").isNumber())
                .as("a Date, sent back as a number")
                .isTrue();
        assertThat(refusal("AdminGetUser", Map.of("UserPoolId", pool, "Username", newAddress())))
                .isEqualTo("400 UserNotFoundException: User does not exist.");
        assertThat(refusal("ListUsers", Map.of("UserPoolId", pool, "Filter", "name like x")))
                .startsWith("400 InvalidParameterException: ");
        assertThat(refusal("ListUsers", Map.of("UserPoolId", pool, "PaginationToken", "made-up")))
                .startsWith("400 InvalidParameterException: ");
        String group = "group-" + email.hashCode();
        call("CreateGroup", Map.of("UserPoolId", pool, "GroupName", group));
        assertThat(refusal("CreateGroup", Map.of("UserPoolId", pool, "GroupName", group)))
                .startsWith("400 GroupExistsException: ");
        assertThat(refusal("GetGroup", Map.of("UserPoolId", pool, "GroupName", "none-" + email.hashCode())))
                .startsWith("400 ResourceNotFoundException: ");
        assertThat(refusal("DescribeUserPool", Map.of("UserPoolId", UserPoolCloud.REGION + "_Nowhere00")))
                .isEqualTo("400 ResourceNotFoundException: User pool eu-west-1_Nowhere00 does not exist.");
    }
}
