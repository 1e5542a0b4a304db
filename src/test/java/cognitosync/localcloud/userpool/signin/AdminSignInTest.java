package cognitosync.localcloud.userpool.signin;

import static cognitosync.localcloud.userpool.signin.SignInFixture.EMAIL;
import static cognitosync.localcloud.userpool.signin.SignInFixture.PASSWORD;
import static cognitosync.localcloud.userpool.signin.SignInFixture.initiation;
import static cognitosync.localcloud.userpool.signin.SignInFixture.response;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-in by the program of an administrator. */
class AdminSignInTest {
    private static final Map<String, String> BY_PASSWORD = Map.of("USERNAME", EMAIL, "PASSWORD", PASSWORD);

    @AutoClose
    private final SignInFixture api = new SignInFixture();

    private final String client =
            api.allowing("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH");

    @BeforeEach
    void sign() {
        api.caller = TestAccount.OWNER;
    }

    private ObjectNode initiate(String flow, Map<String, String> parameters) {
        return initiation(client, flow, parameters).put("UserPoolId", api.pool.poolId);
    }

    @Test
    void adminUserPasswordAuth_answersTokens_underThePolicyOfThePool() {
        for (String flow : new String[] {"ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"}) {
            assertThat(api.call("AdminInitiateAuth", initiate(flow, BY_PASSWORD))
                            .path("AuthenticationResult")
                            .has("IdToken"))
                    .isTrue();
        }
        assertThat(api.judged)
                .contains("cognito-idp:AdminInitiateAuth arn:aws:cognito-idp:eu-west-1:123456789012:userpool/"
                        + api.pool.poolId);
    }

    @Test
    void adminOperations_withoutDeveloperCredentials_areRefused() {
        api.caller = null;

        for (String operation : new String[] {"AdminInitiateAuth", "AdminRespondToAuthChallenge"}) {
            assertThat(api.refusal(operation, initiate("ADMIN_USER_PASSWORD_AUTH", BY_PASSWORD)))
                    .startsWith("MissingAuthenticationTokenException");
        }
    }

    @Test
    void userPasswordAuth_isNotAFlowOfAdministrators() {
        assertThat(api.refusal("AdminInitiateAuth", initiate("USER_PASSWORD_AUTH", BY_PASSWORD)))
                .isEqualTo("InvalidParameterException: Initiate Auth method not supported");
    }

    @Test
    void adminFlow_thatTheClientDoesNotAllow_isRefused() {
        assertThat(api.refusal(
                        "AdminInitiateAuth",
                        initiate("ADMIN_USER_PASSWORD_AUTH", BY_PASSWORD).put("ClientId", api.pool.clientId)))
                .isEqualTo("InvalidParameterException: Auth flow not enabled for this client");
    }

    @Test
    void adminSrp_answersItsChallenge() {
        SrpClient srp = new SrpClient();
        JsonNode challenge = api.call(
                "AdminInitiateAuth", initiate("USER_SRP_AUTH", Map.of("USERNAME", EMAIL, "SRP_A", srp.srpA())));

        assertThat(api.call(
                                "AdminRespondToAuthChallenge",
                                api.proof(client, srp, challenge, PASSWORD).put("UserPoolId", api.pool.poolId))
                        .path("AuthenticationResult")
                        .has("AccessToken"))
                .isTrue();
    }

    @Test
    void foreignPoolOrClient_doesNotExist() {
        String other = api.pool
                .deploy("AWS::Cognito::UserPool", PoolFixture.pool(), Optional.empty())
                .physicalId();

        assertThat(api.refusal(
                        "AdminInitiateAuth",
                        initiate("ADMIN_USER_PASSWORD_AUTH", BY_PASSWORD).put("UserPoolId", other)))
                .isEqualTo("ResourceNotFoundException: User pool client " + client + " does not exist.");
        assertThat(api.refusal(
                        "AdminInitiateAuth",
                        initiate("ADMIN_USER_PASSWORD_AUTH", BY_PASSWORD).put("UserPoolId", "eu-west-1_nothing")))
                .startsWith("ResourceNotFoundException: User pool eu-west-1_nothing");
    }

    @Test
    void createdUser_replacesTheTemporaryPasswordWhileItLasts() {
        ObjectNode creation = PoolFixture.json(
                        "{'MessageAction': 'SUPPRESS', 'UserAttributes': [{'Name': 'name', 'Value': 'New'}]}")
                .put("UserPoolId", api.pool.poolId)
                .put("Username", "new@example.com")
                .put("TemporaryPassword", PASSWORD);
        api.call("AdminCreateUser", creation);
        JsonNode challenge = api.srp(client, "new@example.com", PASSWORD);
        assertThat(challenge.path("ChallengeName").asText()).isEqualTo("NEW_PASSWORD_REQUIRED");
        api.pool.later(Duration.ofDays(7));
        assertThat(api.refusedSrp(client, "new@example.com", PASSWORD))
                .isEqualTo(
                        "NotAuthorizedException: Temporary password has expired and must be reset by an administrator.");
        creation.put("MessageAction", "RESEND").put("TemporaryPassword", "Another-horse-2");
        api.call("AdminCreateUser", creation);

        String session = api.srp(client, "new@example.com", "Another-horse-2")
                .path("Session")
                .asText();
        assertThat(api.call(
                                "AdminRespondToAuthChallenge",
                                response(
                                                client,
                                                "NEW_PASSWORD_REQUIRED",
                                                session,
                                                Map.of(
                                                        "USERNAME",
                                                        "new@example.com",
                                                        "NEW_PASSWORD",
                                                        "Battery-staple-2"))
                                        .put("UserPoolId", api.pool.poolId))
                        .path("AuthenticationResult")
                        .has("IdToken"))
                .isTrue();
        api.srp(client, "new@example.com", "Battery-staple-2");
    }

    @Test
    void passwordSetByAnAdministrator_signsInBySrp() {
        api.call(
                "AdminSetUserPassword",
                PoolFixture.json("{'Permanent': true}")
                        .put("UserPoolId", api.pool.poolId)
                        .put("Username", EMAIL)
                        .put("Password", "Battery-staple-2"));

        api.srp(client, EMAIL, "Battery-staple-2");
        assertThat(api.refusedSrp(client, EMAIL, PASSWORD))
                .isEqualTo("NotAuthorizedException: Incorrect username or password.");
    }
}
