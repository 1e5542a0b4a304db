package cognitosync.durability;

import cognitosync.journey.cloud.Outputs;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with requests to the API of user pools (AWS JSON). */
final class BadUserPoolRequests {
    private static final List<String> WITH_A_CLIENT = List.of(
            "SignUp",
            "ConfirmSignUp",
            "ResendConfirmationCode",
            "ForgotPassword",
            "ConfirmForgotPassword",
            "InitiateAuth",
            "RespondToAuthChallenge",
            "GetTokensFromRefreshToken",
            "RevokeToken");
    private static final List<String> WITH_A_TOKEN = List.of(
            "GetUser",
            "ChangePassword",
            "UpdateUserAttributes",
            "GetUserAttributeVerificationCode",
            "VerifyUserAttribute",
            "DeleteUser",
            "GlobalSignOut");
    private static final List<String> OF_ADMINISTRATORS = List.of(
            "AdminCreateUser", "AdminDeleteUser", "AdminGetUser", "AdminInitiateAuth", "CreateGroup", "ListUsers");
    private static final List<String> NOT_RUN = List.of(
            "AssociateSoftwareToken", "StartWebAuthnRegistration", "CreateUserPool", "ListDevices", "signup", "Signup");
    private static final String BODY = "SerializationException|InvalidParameterException|ValidationException";
    private static final String STRANGE = "ßé€🙂\u0301\u202e\u0000\u00a0 \"'<>&%$\\\n";

    private final Garbage garbage;
    private final int port;
    private final String client;

    BadUserPoolRequests(Garbage garbage, Outputs outputs) {
        this.garbage = garbage;
        this.port = outputs.apiEndpoint().getPort();
        this.client = outputs.stack("UserPoolClientId");
    }

    List<BadRequest> some(int ofEach) {
        List<BadRequest> all = new ArrayList<>();
        for (int i = 0; i < ofEach; i++) {
            all.add(request("broken JSON", any(), garbage.brokenJson(ofUser("sam@example.com")))
                    .answering("SerializationException"));
            all.add(request("wrong types", any(), wrongTypes()).answering(BODY));
            all.add(request("nothing", any(), "{}").answering(BODY));
            all.add(request("deep", any(), "{\"ClientMetadata\":" + nested() + "}")
                    .answering(BODY));
            all.add(request("unknown operation", garbage.word(0, 40), "{}").answering("UnknownOperationException"));
            all.add(request("operation that is not run", garbage.oneOf(NOT_RUN), "{}")
                    .answering("UnknownOperationException"));
            all.add(request("unknown client", garbage.oneOf(WITH_A_CLIENT), ofUnknownClient())
                    .answering(BODY + "|ResourceNotFoundException"));
            all.add(request("not an address", "SignUp", ofUser(strange())).answering("InvalidParameterException"));
            all.add(request(
                            "too long",
                            "SignUp",
                            ofUser("a".repeat(120 + garbage.random().nextInt(90_000)) + "@b.cd"))
                    .answering("InvalidParameterException"));
            all.add(request("flow that is not allowed", "InitiateAuth", byPassword())
                    .answering("InvalidParameterException"));
            all.add(request("session that was not issued", "RespondToAuthChallenge", ofNoSession())
                    .answering("InvalidParameterException|NotAuthorizedException"));
            all.add(request("token that was not issued", garbage.oneOf(WITH_A_TOKEN), ofNoToken())
                    .answering("InvalidParameterException|NotAuthorizedException"));
            all.add(request("no signature", garbage.oneOf(OF_ADMINISTRATORS), "{\"UserPoolId\":\"eu-west-1_a\"}")
                    .answering("MissingAuthenticationTokenException"));
        }
        return all;
    }

    private BadRequest request(String kind, String operation, String body) {
        return new BadRequest(
                "user pools: " + kind,
                port,
                "POST / HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n"
                        + "Content-Type: application/x-amz-json-1.1\r\nX-Amz-Target: AWSCognitoIdentityProviderService."
                        + operation
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body,
                ErrorShape.AWS_JSON);
    }

    private String any() {
        return garbage.oneOf(garbage.random().nextBoolean() ? WITH_A_CLIENT : WITH_A_TOKEN);
    }

    private String ofUser(String name) {
        return "{\"ClientId\":\"" + client + "\",\"Username\":" + JsonNodeFactory.instance.textNode(name)
                + ",\"Password\":\"Correct-horse-9-battery\",\"ConfirmationCode\":\"" + garbage.word(1, 6) + "\"}";
    }

    private String wrongTypes() {
        String wrong = garbage.wrongType();
        return "{\"ClientId\":" + wrong + ",\"Username\":" + wrong + ",\"AccessToken\":" + wrong
                + ",\"AuthParameters\":" + wrong + ",\"UserAttributes\":" + wrong + "}";
    }

    private String nested() {
        int levels = 1 + garbage.random().nextInt(3_000);
        return garbage.random().nextBoolean()
                ? "[".repeat(levels) + "]".repeat(levels)
                : "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    private String ofUnknownClient() {
        return "{\"ClientId\":\"" + garbage.word(1, 140) + "\",\"Username\":\"sam\",\"Password\":\"Correct-horse-9\","
                + "\"ConfirmationCode\":\"1\",\"AuthFlow\":\"USER_SRP_AUTH\",\"AuthParameters\":{\"USERNAME\":\"sam\","
                + "\"SRP_A\":\"a\"},\"ChallengeName\":\"PASSWORD_VERIFIER\",\"RefreshToken\":\"a\",\"Token\":\"a\"}";
    }

    private String strange() {
        return utf8(garbage.text(STRANGE, 1, 20));
    }

    // A request is written as Latin-1.
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private String byPassword() {
        return "{\"ClientId\":\"" + client + "\",\"AuthFlow\":\""
                + garbage.oneOf(List.of(
                        "USER_PASSWORD_AUTH",
                        "USER_AUTH",
                        "CUSTOM_AUTH",
                        "ADMIN_USER_PASSWORD_AUTH",
                        "REFRESH_TOKEN_AUTH",
                        garbage.word(1, 20)))
                + "\",\"AuthParameters\":{\"USERNAME\":\"" + garbage.word(1, 40) + "\",\"PASSWORD\":\""
                + garbage.word(1, 40) + "\",\"REFRESH_TOKEN\":\"" + garbage.word(1, 90) + "\"}}";
    }

    private String ofNoSession() {
        return "{\"ClientId\":\"" + client + "\",\"ChallengeName\":\""
                + garbage.oneOf(List.of("PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED", "SELECT_CHALLENGE", "SMS_MFA"))
                + "\",\"Session\":\"" + garbage.word(20, 900)
                + "\",\"ChallengeResponses\":{\"USERNAME\":\"" + garbage.word(1, 40)
                + "\",\"NEW_PASSWORD\":\"Correct-horse-9\",\"ANSWER\":\"PASSWORD_SRP\",\"SRP_A\":\"a\","
                + "\"TIMESTAMP\":\"" + garbage.word(0, 30) + "\",\"PASSWORD_CLAIM_SIGNATURE\":\""
                + garbage.word(0, 50) + "\",\"PASSWORD_CLAIM_SECRET_BLOCK\":\"" + garbage.word(0, 900) + "\"}}";
    }

    private String ofNoToken() {
        String token = garbage.random().nextBoolean()
                ? "eyJhbGciOiJub25lIn0." + garbage.word(0, 90) + "." + garbage.word(0, 30)
                : utf8(garbage.text("a.b=_-é '", 1, 60));
        return "{\"AccessToken\":\"" + token + "\",\"PreviousPassword\":\"Correct-horse-9\",\"ProposedPassword\":"
                + "\"Correct-horse-8\",\"AttributeName\":\"email\",\"Code\":\"1\",\"UserAttributes\":[{\"Name\":\"name\","
                + "\"Value\":\"Mallory\"}]}";
    }
}
