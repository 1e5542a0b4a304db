package cognitosync.device;

import cognitosync.device.signin.UserPoolApi;
import cognitosync.device.signin.UserPoolApi.Answer;
import cognitosync.localcloud.TestCloud;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * The users of a stack without sign-in pages.
 *
 * @param cloud where the stack is
 */
record UserDirectory(DeviceCloud cloud) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Somebody signs up, and enters the code that was mailed. */
    void signUp(String email, String password) {
        signUpOnly(email, password);
        JsonNode mails = json(DeviceCloud.get(URI.create(endpoint() + "/_local/mail?to=" + email.replace("@", "%40"))));
        call(
                "ConfirmSignUp",
                Map.of(
                        "Username",
                        email,
                        "ConfirmationCode",
                        mails.path("messages").path(0).path("code").asText()));
    }

    /** Somebody signs up, and enters no code. */
    void signUpOnly(String email, String password) {
        call(
                "SignUp",
                Map.of(
                        "Username", email,
                        "Password", password,
                        "UserAttributes", List.of(attribute("email", email), attribute("name", "Sam"))));
    }

    /** An administrator adds somebody without a name. */
    void add(String email, String temporaryPassword) {
        String body = text(Map.of(
                "UserPoolId",
                cloud.output("UserPoolId"),
                "Username",
                email,
                "TemporaryPassword",
                temporaryPassword,
                "MessageAction",
                "SUPPRESS",
                "UserAttributes",
                List.of(attribute("email", email), attribute("email_verified", "true"))));
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(
                                TestCloud.developer(cloud.cloud()).resolveCredentials())
                        .request(SdkHttpRequest.builder()
                                .uri(URI.create(endpoint() + "/"))
                                .method(SdkHttpMethod.POST)
                                .putHeader("Content-Type", "application/x-amz-json-1.1")
                                .putHeader("X-Amz-Target", "AWSCognitoIdentityProviderService.AdminCreateUser")
                                .build())
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cognito-idp")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, cloud.output("Region")))
                .request();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(signed.getUri()).POST(HttpRequest.BodyPublishers.ofString(body));
        signed.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        send(request.build());
    }

    private static Map<String, String> attribute(String name, String value) {
        return Map.of("Name", name, "Value", value);
    }

    private String endpoint() {
        return cloud.cloud().outputs().get("LocalCloud").get("ApiEndpoint");
    }

    private void call(String operation, Map<String, ?> input) {
        Answer answer = new UserPoolApi(endpoint(), cloud.output("UserPoolClientId"), Duration.ofSeconds(20))
                .call(operation, input);
        if (answer instanceof Answer.Refused) {
            throw new AssertionError(operation + ": " + answer);
        }
    }

    private static void send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an administrator worked", e);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
